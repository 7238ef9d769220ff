// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/moved_by.h"
#include "cli/nonresponse.h"
#include "cli/text_table.h"
#include "cli/words.h"
#include <regard/base/csv_text.h>

#include <regard/domain/precision.h>
#include <regard/insight/method_breaks.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>

namespace regard::cli {

namespace {

struct ExplainOptions {
    QueryOptions query;
    std::string kpi;
    std::string rows;
    bool json = false;
};

std::string checkKpi(const std::string& id)
{
    if (kpiById(id) != nullptr)
        return {};
    std::string known;
    for (const KpiDefinition& kpi : kpiDefinitions())
        known += (known.empty() ? "" : ", ") + std::string(kpi.id);
    return "there is no KPI \"" + id + "\"; KPIs are " + known;
}

/// An explanation with what is worked out beside it.
struct Answer {
    Explanation explanation;
    std::vector<MovedBy> movedBy;
    std::vector<Nonresponse> nonresponse;
    std::vector<Figure> groups; ///< with --by: the same figure, group by group
};

Json explanationJson(const Answer& answer)
{
    const Explanation& explanation = answer.explanation;
    const KpiDefinition& kpi = *explanation.figure.kpi;
    Json json = figureJson(explanation.figure);
    json["formula"] = kpi.formula;
    json["meaning"] = kpi.meaning;
    json["source"] = kpi.source;
    json["needs"] = kpi.needs;
    json["conventions"] = Json::object();
    for (const auto& [key, value] : explanation.figure.conventions)
        json["conventions"][key] = value;
    json["sources"] = Json::array();
    for (const auto& [file, rows] : explanation.sources)
        json["sources"].push_back({{"file", file}, {"rows", rows}});
    json["moved_by"] = movedByJson(answer.movedBy);
    json["nonresponse"] = nonresponseJson(answer.nonresponse);
    if (!answer.groups.empty()) {
        json["groups"] = Json::array();
        for (const Figure& group : answer.groups)
            json["groups"].push_back(figureJson(group));
    }
    return json;
}

void printCounts(std::ostream& out, const Estimate& estimate)
{
    for (const auto& [name, count] : estimate.parts)
        out << "  " << name << ": " << decimal(count, count == std::floor(count) ? 0 : 2) << '\n';
    out << "  n: " << decimal(estimate.n, 0) << '\n';
    out << "  rows in scope: " << grouped(estimate.rowsInScope) << '\n';
    for (const auto& [reason, count] : estimate.setAside)
        out << "  not counted, " << reason << ": " << grouped(count) << '\n';
}

/// The groups of --by, each with the rows that it stands on.
void printGroups(std::ostream& out, const std::vector<Figure>& groups, const std::string& currency)
{
    if (groups.empty())
        return;
    out << "\nGroups\n";
    TextTable table;
    for (const char* left : {" ", "group"})
        table.addColumn(left, Align::Left);
    for (const char* right : {"value", "n", "rows in scope", "not counted"})
        table.addColumn(right, Align::Right);
    table.addColumn("why no value", Align::Left);
    for (const Figure& group : groups) {
        std::int64_t aside = 0;
        for (const auto& [reason, count] : group.estimate.setAside)
            aside += count;
        table.addRow({" ", groupText(group.group), valueText(group, currency),
                      decimal(group.estimate.n, 0), grouped(group.estimate.rowsInScope),
                      grouped(aside), group.estimate.reason});
    }
    table.print(out);
}

void printText(std::ostream& out, const Answer& answer, const Analysis& analysis)
{
    const Explanation& explanation = answer.explanation;
    const Figure& figure = explanation.figure;
    const KpiDefinition& kpi = *figure.kpi;
    const std::string& currency = analysis.query.conventions.currency;
    out << kpi.name << ", " << describe(figure.period, analysis.context)
        << (figure.complete ? "" : ", not over yet") << ": ";
    if (figure.estimate.value) {
        out << valueText(figure, currency);
        if (figure.estimate.interval)
            out << " (" << intervalText(figure, currency) << ", " << decimal(100 * figure.level, 0)
                << " % interval, " << figure.method << ")";
        out << '\n';
    } else {
        out << "no value. " << figure.estimate.reason << '\n';
    }
    out << "\n"
        << kpi.meaning << "\n\nFormula: " << kpi.formula << "\nSource: " << kpi.source
        << "\nNeeds: " << kpi.needs << "\n\nCounts\n";
    printCounts(out, figure.estimate);
    if (figure.previous && figure.previous->value) {
        out << "\nBefore: "
            << valueText(kpi.unit, *figure.previous->value, currency, halfWidth(*figure.previous))
            << ", n " << decimal(figure.previous->n, 0);
        if (figure.difference)
            out << "; change " << changeText(figure, currency) << " ("
                << changeText(kpi.unit, figure.difference->low, currency, finer(halfWidth(figure)))
                << " to "
                << changeText(kpi.unit, figure.difference->high, currency, finer(halfWidth(figure)))
                << "), " << chanceText(figure.difference->p);
        if (const std::string verdict = verdictText(figure); !verdict.empty())
            out << ": " << verdict;
        out << '\n';
    }
    if (!figure.verdictReason.empty())
        out << "Verdict: " << figure.verdictReason << '\n';
    if (figure.target)
        out << "Target: " << valueText(kpi.unit, figure.target->value, currency) << " by "
            << isoDate(figure.target->due) << ". " << figure.target->statusReason << '\n';
    printMovedBy(out, answer.movedBy, figure, currency);
    printNonresponse(out, answer.nonresponse, figure, currency);
    printGroups(out, answer.groups, currency);
    if (!answer.movedBy.empty() || !answer.nonresponse.empty() || !answer.groups.empty())
        out << '\n';
    if (figure.settling)
        out << "Settling: " << settlingText(figure, currency) << '\n';
    if (figure.definition.version > 1)
        out << "Definition: version " << figure.definition.version << ", since "
            << isoDate(figure.definition.since) << ". Earlier periods are recomputed under it.\n";
    for (const auto& [key, value] : figure.conventions)
        out << "Convention: " << key << " = " << value << '\n';
    for (const std::string& note : figure.notes)
        out << "Note: " << note << '\n';
    if (!explanation.sources.empty())
        out << "\nSources\n";
    for (const auto& [file, rows] : explanation.sources)
        out << "  " << file << ": " << grouped(rows) << (rows == 1 ? " row\n" : " rows\n");
}

/// How long customers take to come back, where the days without a purchase decide who is lost.
std::optional<PurchaseGaps> gapsBehind(const Explanation& explanation, const Analysis& analysis)
{
    const auto& settings = explanation.figure.conventions;
    const bool decides = std::ranges::any_of(
        settings, [](const auto& entry) { return entry.first == "churn.inactive_days"; });
    if (!decides)
        return std::nullopt;
    const auto gaps = analysis.engine->purchaseGaps(analysis.query);
    return gaps.ok() ? std::optional(gaps.value()) : std::nullopt;
}

Json gapsJson(const PurchaseGaps& gaps)
{
    Json json{{"n", gaps.gaps}, {"days", Json::object()}};
    for (const PurchaseGaps::Point& point : gaps.points)
        json["days"][std::to_string(point.percent)] = point.days;
    return json;
}

void printGaps(std::ostream& out, const PurchaseGaps& gaps)
{
    out << "\nCustomers who came back did so within\n";
    for (const PurchaseGaps::Point& point : gaps.points)
        out << "  " << decimal(point.days, 0) << " days: " << point.percent << " %\n";
    out << "  of " << grouped(gaps.gaps)
        << " gaps between purchases, biased short: a gap that has not ended yet is not in it.\n"
           "  A setting such as churn.inactive_days="
        << decimal(std::ceil(gaps.points[2].days), 0)
        << " calls one in ten of them lost too early.\n";
}

Status writeRowsTo(const std::string& path, const Explanation& explanation, const Engine& engine)
{
    std::ofstream file(path, std::ios::binary);
    file << csvLine(explanation.columns);
    for (std::size_t i = 0; i < explanation.rows.size(); ++i)
        file << csvLine(engine.rowText(explanation, i));
    file.close();
    if (!file)
        return Error{ErrorKind::Io, "The file cannot be written.", path};
    return {};
}

Expected<Answer> answerOf(const std::string& kpi, const Analysis& analysis)
{
    const Engine& engine = *analysis.engine;
    const Query& query = analysis.query;
    Expected<Explanation> explanation = engine.explain(kpi, query, analysis.yardsticks);
    if (!explanation.ok())
        return explanation.error();
    const auto imports = analysis.store.imports();
    if (!imports.ok())
        return imports.error();
    const auto breaks = methodBreaks(engine.dataset(), imports.value(), query.conventions);
    if (!breaks.ok())
        return breaks.error();
    noteBreaks(explanation.value().figure, breaks.value(), query, analysis.context);
    Answer answer{std::move(explanation).value(), {}, {}, {}};
    if (!query.by.empty()) {
        Query byGroup = query;
        byGroup.kpis = {kpi};
        auto groups = engine.figures(byGroup, analysis.yardsticks);
        if (!groups.ok())
            return groups.error();
        answer.groups = std::move(groups.value().figures);
    }
    std::vector<std::string> dimensions;
    for (const std::string& name : query.by)
        if (!calendarByName(name))
            dimensions.push_back(name);
    // A calendar unit splits nothing; without a comparison there is nothing to split.
    if (query.compare != Comparison::None && (query.by.empty() || !dimensions.empty())) {
        auto moved = movedBy(engine, kpi, query, dimensions);
        if (!moved.ok())
            return moved.error();
        answer.movedBy = std::move(moved).value();
    }
    if (query.by.empty() || !dimensions.empty()) {
        auto response = nonresponse(engine, kpi, query, dimensions);
        if (!response.ok())
            return response.error();
        answer.nonresponse = std::move(response).value();
    }
    return answer;
}

int runExplain(const ExplainOptions& options, const Session& session)
{
    const Expected<Analysis> analysis = analyse(options.query);
    if (!analysis.ok())
        return session.fail(analysis.error());
    const Engine& engine = *analysis.value().engine;
    Expected<Answer> answer = answerOf(options.kpi, analysis.value());
    if (!answer.ok())
        return session.fail(answer.error());
    const Explanation& explanation = answer.value().explanation;
    if (!options.rows.empty()) {
        if (Status written = writeRowsTo(options.rows, explanation, engine); !written.ok())
            return session.fail(written.error());
    }
    const auto gaps = gapsBehind(explanation, analysis.value());
    if (options.json) {
        Json json = explanationJson(answer.value());
        if (gaps)
            json["gaps"] = gapsJson(*gaps);
        session.out << json.dump(2) << '\n';
    } else {
        printText(session.out, answer.value(), analysis.value());
        if (gaps)
            printGaps(session.out, *gaps);
    }
    return kDone;
}

} // namespace

void addExplain(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "explain", "How a number came about: formula, counts, rows used and set aside, sources.");
    auto options = std::make_shared<ExplainOptions>();
    command->add_option("KPI", options->kpi, "such as nps")->required()->check(checkKpi, "");
    options->query.addTo(*command);
    command->add_option("--rows", options->rows, "write the rows behind it as CSV")
        ->type_name("FILE");
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runExplain(*options, session); };
    });
}

} // namespace regard::cli
