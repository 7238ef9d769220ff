// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/health_json.h"
#include "cli/moved_by.h"
#include "cli/text_table.h"
#include "cli/words.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct KpisOptions {
    QueryOptions query;
    std::vector<std::string> movedBy;
    bool json = false;
};

std::string rangeText(Period period, const PeriodContext& context)
{
    return describe(period, context) + " (" + isoDate(period.from) + " to " + isoDate(period.to) +
           ")";
}

std::vector<std::string> rowOf(const Figure& figure, const std::string& currency,
                               const std::string& group)
{
    const Unit unit = figure.kpi->unit;
    const Estimate& estimate = figure.estimate;
    std::vector<std::string> row{std::string(figure.kpi->name), group};
    if (!estimate.value) {
        row.insert(row.end(), {"–", "", "", "", "", "", estimate.reason});
        return row;
    }
    row.push_back(valueText(figure, currency));
    row.push_back(intervalText(figure, currency));
    row.push_back(decimal(estimate.n, 0));
    row.push_back(changeText(figure, currency));
    row.push_back(verdictText(figure));
    row.push_back(figure.target
                      ? valueText(unit, figure.target->value, currency) + " by " +
                            isoDate(figure.target->due) + ": " + statusText(figure.target->status)
                      : "");
    row.emplace_back();
    return row;
}

/// What cannot be shown, said once a reason and not once a KPI.
void printMissing(std::ostream& out, const std::vector<const Figure*>& missing)
{
    std::vector<std::pair<std::string, std::string>> byReason;
    for (const Figure* figure : missing) {
        auto known = std::find_if(byReason.begin(), byReason.end(), [&](const auto& entry) {
            return entry.first == figure->estimate.reason;
        });
        if (known == byReason.end())
            known = byReason.insert(byReason.end(), {figure->estimate.reason, ""});
        known->second += (known->second.empty() ? "" : ", ") + std::string(figure->kpi->name);
    }
    for (std::size_t i = 0; i < byReason.size(); ++i)
        out << (i == 0 ? "\n" : "") << "No value for " << byReason[i].second << ". "
            << byReason[i].first << '\n';
}

void printTable(std::ostream& out, const FigureSet& set, const Analysis& analysis)
{
    out << rangeText(set.period, analysis.context) << (set.complete ? "" : ", not over yet");
    if (set.comparedWith)
        out << ", compared with " << rangeText(*set.comparedWith, analysis.context);
    out << ".\nAs of " << isoDate(set.asOf) << ", " << set.timeZone << ".\n\n";
    TextTable table;
    table.addColumn("KPI", Align::Left);
    table.addColumn("group", Align::Left);
    table.addColumn("value", Align::Right);
    table.addColumn("interval", Align::Right);
    table.addColumn("n", Align::Right);
    table.addColumn("change", Align::Right);
    table.addColumn("verdict", Align::Left);
    table.addColumn("target", Align::Left);
    table.addColumn("why no value", Align::Left);
    std::vector<const Figure*> missing;
    for (const Figure& figure : set.figures) {
        if (figure.group.empty() && !figure.estimate.value)
            missing.push_back(&figure);
        else
            table.addRow(
                rowOf(figure, analysis.query.conventions.currency, groupText(figure.group)));
    }
    table.print(out);
    printMissing(out, missing);
    bool settles = false;
    for (const Figure& figure : set.figures) {
        if (!figure.settling)
            continue;
        const std::string group = groupText(figure.group);
        out << (std::exchange(settles, true) ? "" : "\n") << figure.kpi->name
            << (group.empty() ? "" : ", " + group) << ": "
            << settlingText(figure, analysis.query.conventions.currency) << '\n';
    }
    if (set.comparisons > 0)
        out << "\n"
            << set.comparisons << (set.comparisons == 1 ? " comparison" : " comparisons")
            << " made; of the changes called better or worse at most "
            << decimal(100 * set.falseDiscoveryRate, 0) << " % are expected to be chance.\n";
}

/// The breaks that the figures on show touch.
void printBreaks(std::ostream& out, const FigureSet& set, const std::vector<MethodBreak>& breaks)
{
    for (const MethodBreak& one : breaks) {
        const bool noted =
            std::any_of(set.figures.begin(), set.figures.end(), [&](const Figure& figure) {
                return std::any_of(figure.notes.begin(), figure.notes.end(),
                                   [&](const std::string& note) {
                                       return note.find(one.sentence) != std::string::npos;
                                   });
            });
        if (noted)
            out << "\nBreak of method: " << one.sentence << '\n';
    }
}

/// What moved each KPI that has a change to split.
void printMoved(std::ostream& out, const FigureSet& set,
                const std::vector<std::vector<MovedBy>>& moved, const std::string& currency)
{
    for (std::size_t i = 0; i < moved.size(); ++i) {
        const Figure& figure = set.figures[i];
        if (!figure.estimate.value || !figure.previous || !figure.previous->value)
            continue;
        out << "\n" << figure.kpi->name;
        printMovedBy(out, moved[i], figure, currency);
    }
}

int runKpis(const KpisOptions& options, const Session& session)
{
    const Expected<Analysis> analysis = analyse(options.query);
    if (!analysis.ok())
        return session.fail(analysis.error());
    const Analysis& found = analysis.value();
    Expected<FigureSet> set = found.engine->figures(found.query, found.yardsticks);
    if (!set.ok())
        return session.fail(set.error());
    const auto imports = found.store.imports();
    if (!imports.ok())
        return session.fail(imports.error());
    auto breaks = methodBreaks(found.engine->dataset(), imports.value(), found.query.conventions);
    if (!breaks.ok())
        return session.fail(breaks.error());
    addDefinitionBreaks(breaks.value(), found.yardsticks.settingChanges);
    noteBreaks(set.value(), breaks.value(), found.query, found.context);
    std::vector<std::vector<MovedBy>> moved;
    if (!options.movedBy.empty()) {
        for (const Figure& figure : set.value().figures) {
            auto split = movedBy(*found.engine, figure.kpi->id, found.query, options.movedBy);
            if (!split.ok())
                return session.fail(split.error());
            moved.push_back(std::move(split).value());
        }
    }
    if (options.json) {
        Json json = figureSetJson(set.value());
        for (std::size_t i = 0; i < moved.size(); ++i)
            json["kpis"][i]["moved_by"] = movedByJson(moved[i]);
        json["breaks"] = breaksJson(breaks.value());
        session.out << json.dump(2) << '\n';
    } else {
        printTable(session.out, set.value(), found);
        printMoved(session.out, set.value(), moved, found.query.conventions.currency);
        printBreaks(session.out, set.value(), breaks.value());
    }
    return kDone;
}

} // namespace

void addKpis(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("kpis", "Every KPI that the data allows.");
    auto options = std::make_shared<KpisOptions>();
    options->query.addTo(*command);
    // With groups every figure would be split by groups of its own: filter to one instead.
    command
        ->add_option("--moved-by", options->movedBy,
                     "split each change into mix and performance by segment, channel or another"
                     " dimension; may be repeated")
        ->type_name("DIM")
        ->allow_extra_args(false)
        ->excludes(command->get_option("--by"));
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runKpis(*options, session); };
    });
}

} // namespace regard::cli
