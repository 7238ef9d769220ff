// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/csv_text.h"
#include "cli/figure_json.h"
#include "cli/words.h"

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

Json explanationJson(const Explanation& explanation)
{
    const KpiDefinition& kpi = *explanation.figure.kpi;
    Json json = figureJson(explanation.figure);
    json["formula"] = kpi.formula;
    json["meaning"] = kpi.meaning;
    json["source"] = kpi.source;
    json["needs"] = kpi.needs;
    json["conventions"] = Json::object();
    for (const auto& [key, value] : explanation.figure.conventions)
        json["conventions"][key] = value;
    json["notes"] = explanation.figure.notes;
    json["rows_in_scope"] = explanation.figure.estimate.rowsInScope;
    json["sources"] = Json::array();
    for (const auto& [file, rows] : explanation.sources)
        json["sources"].push_back({{"file", file}, {"rows", rows}});
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

void printText(std::ostream& out, const Explanation& explanation, const Analysis& analysis)
{
    const Figure& figure = explanation.figure;
    const KpiDefinition& kpi = *figure.kpi;
    const std::string& currency = analysis.query.conventions.currency;
    out << kpi.name << ", " << describe(figure.period, analysis.context)
        << (figure.complete ? "" : ", not over yet") << ": ";
    if (figure.estimate.value) {
        out << valueText(kpi.unit, *figure.estimate.value, currency);
        if (figure.estimate.interval)
            out << " (" << valueText(kpi.unit, figure.estimate.interval->low, currency) << " to "
                << valueText(kpi.unit, figure.estimate.interval->high, currency) << ", "
                << decimal(100 * figure.level, 0) << " % interval, " << figure.method << ")";
        out << '\n';
    } else {
        out << "no value. " << figure.estimate.reason << '\n';
    }
    out << "\n"
        << kpi.meaning << "\n\nFormula: " << kpi.formula << "\nSource: " << kpi.source
        << "\nNeeds: " << kpi.needs << "\n\nCounts\n";
    printCounts(out, figure.estimate);
    if (figure.previous && figure.previous->value) {
        out << "\nBefore: " << valueText(kpi.unit, *figure.previous->value, currency) << ", n "
            << decimal(figure.previous->n, 0);
        if (figure.difference)
            out << "; change " << changeText(kpi.unit, figure.difference->change, currency) << " ("
                << changeText(kpi.unit, figure.difference->low, currency) << " to "
                << changeText(kpi.unit, figure.difference->high, currency) << "), "
                << chanceText(figure.difference->p);
        if (const std::string verdict = verdictText(figure); !verdict.empty())
            out << ": " << verdict;
        out << '\n';
    }
    if (!figure.verdictReason.empty())
        out << "Verdict: " << figure.verdictReason << '\n';
    if (figure.target)
        out << "Target: " << valueText(kpi.unit, figure.target->value, currency) << " by "
            << isoDate(figure.target->due) << ". " << figure.target->statusReason << '\n';
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

int runExplain(const ExplainOptions& options, const Session& session)
{
    const Expected<Analysis> analysis = analyse(options.query);
    if (!analysis.ok())
        return session.fail(analysis.error());
    const Engine& engine = *analysis.value().engine;
    Expected<Explanation> explanation =
        engine.explain(options.kpi, analysis.value().query, analysis.value().yardsticks);
    if (!explanation.ok())
        return session.fail(explanation.error());
    const auto imports = analysis.value().store.imports();
    if (!imports.ok())
        return session.fail(imports.error());
    const auto breaks =
        methodBreaks(engine.dataset(), imports.value(), analysis.value().query.conventions);
    if (!breaks.ok())
        return session.fail(breaks.error());
    noteBreaks(explanation.value().figure, breaks.value(), analysis.value().query,
               analysis.value().context);
    if (!options.rows.empty()) {
        if (Status written = writeRowsTo(options.rows, explanation.value(), engine); !written.ok())
            return session.fail(written.error());
    }
    const auto gaps = gapsBehind(explanation.value(), analysis.value());
    if (options.json) {
        Json json = explanationJson(explanation.value());
        if (gaps)
            json["gaps"] = gapsJson(*gaps);
        session.out << json.dump(2) << '\n';
    } else {
        printText(session.out, explanation.value(), analysis.value());
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
