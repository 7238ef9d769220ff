// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/figure_json.h"
#include "cli/target_commands.h"
#include "cli/text_table.h"
#include "cli/words.h"

#include <regard/targets/status.h>

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct ListOptions {
    QueryOptions query;
    bool json = false;
};

/// A target with where it stands.
struct Standing {
    Target target;
    TargetNow now;
    Estimate estimate;
    std::vector<std::string> guardrails; ///< state of each: held, harmed, unknown
};

/// The figures of a target's group, for its KPI and its guardrails.
Expected<FigureSet> figuresFor(const Analysis& analysis, const Target& target)
{
    Query query = analysis.query;
    query.by.clear();
    query.kpis = {target.kpi};
    for (const Guardrail& guardrail : target.guardrails)
        query.kpis.push_back(guardrail.kpi);
    for (const auto& [dimension, value] : target.group)
        query.where.push_back({dimension, {value}});
    return analysis.engine->figures(query, {});
}

/// Harmed: surely worse than in the period before, by more than the margin.
std::string guardrailState(const FigureSet& set, const Guardrail& guardrail)
{
    const Figure* figure = set.find(guardrail.kpi);
    if (figure == nullptr || !figure->estimate.value || !figure->difference)
        return "unknown";
    const bool beyond = std::abs(figure->difference->change) > guardrail.margin.value_or(0);
    return figure->verdict == Verdict::Worse && beyond ? "harmed" : "held";
}

Expected<Standing> standingOf(const Analysis& analysis, const Target& target)
{
    const Expected<FigureSet> set = figuresFor(analysis, target);
    if (!set.ok())
        return set.error();
    Standing standing{target, {}, {}, {}};
    if (const Figure* figure = set.value().find(target.kpi)) {
        standing.estimate = figure->estimate;
        standing.now =
            judge(target, *figure->kpi, figure->estimate, figure->complete, figure->period.to);
    }
    for (const Guardrail& guardrail : target.guardrails)
        standing.guardrails.push_back(guardrailState(set.value(), guardrail));
    return standing;
}

Json standingJson(const Standing& standing)
{
    const Target& target = standing.target;
    Json json;
    json["id"] = target.id;
    json["kpi"] = target.kpi;
    json["group"] = Json::object();
    for (const auto& [dimension, value] : target.group)
        json["group"][dimension] = value;
    json["baseline"] = target.baseline;
    json["value"] = target.value;
    json["due"] = dayJson(target.due);
    json["owner"] = target.owner;
    json["objective"] = target.objective;
    json["status"] = statusName(standing.now.status);
    json["status_reason"] = standing.now.statusReason;
    json["chance"] = nullptr;
    json["guardrails"] = Json::array();
    for (std::size_t i = 0; i < target.guardrails.size(); ++i)
        json["guardrails"].push_back({{"kpi", target.guardrails[i].kpi},
                                      {"margin", numberOrNull(target.guardrails[i].margin)},
                                      {"state", standing.guardrails[i]}});
    return json;
}

void printStandings(std::ostream& out, const std::vector<Standing>& standings,
                    const Analysis& analysis)
{
    if (standings.empty()) {
        out << "No targets are set. Set one with: regard targets set --kpi nps --value 50 --by"
               " 2026-12-31\n";
        return;
    }
    TextTable table;
    table.addColumn("id", Align::Right);
    table.addColumn("KPI", Align::Left);
    table.addColumn("group", Align::Left);
    table.addColumn("baseline", Align::Right);
    table.addColumn("now", Align::Right);
    table.addColumn("target", Align::Right);
    table.addColumn("due", Align::Left);
    table.addColumn("status", Align::Left);
    table.addColumn("owner", Align::Left);
    const std::string& currency = analysis.query.conventions.currency;
    for (const Standing& standing : standings) {
        const Target& target = standing.target;
        const KpiDefinition* kpi = kpiById(target.kpi);
        const Unit unit = kpi == nullptr ? Unit::Ratio : kpi->unit;
        table.addRow(
            {std::to_string(target.id), kpi == nullptr ? target.kpi : std::string(kpi->shortName),
             groupText(target.group), valueText(unit, target.baseline, currency),
             standing.estimate.value ? valueText(unit, *standing.estimate.value, currency) : "–",
             valueText(unit, target.value, currency), isoDate(target.due),
             statusText(standing.now.status), target.owner});
    }
    table.print(out);
}

int runList(const ListOptions& options, const Session& session)
{
    const Expected<Analysis> analysis = analyse(options.query);
    if (!analysis.ok())
        return session.fail(analysis.error());
    std::vector<Standing> standings;
    for (const Target& target :
         targetsOn(analysis.value().yardsticks.targets, analysis.value().context.today)) {
        Expected<Standing> standing = standingOf(analysis.value(), target);
        if (!standing.ok())
            return session.fail(standing.error());
        standings.push_back(std::move(standing).value());
    }
    if (!options.json) {
        printStandings(session.out, standings, analysis.value());
        return kDone;
    }
    Json list = Json::array();
    for (const Standing& standing : standings)
        list.push_back(standingJson(standing));
    session.out << Json{{"targets", list}}.dump(2) << '\n';
    return kDone;
}

} // namespace

void addTargetsList(CLI::App& targets, Session& session)
{
    CLI::App* command =
        targets.add_subcommand("list", "The targets that hold, and where they stand.");
    auto options = std::make_shared<ListOptions>();
    options->query.store.addTo(*command);
    options->query.addPeriodTo(*command);
    options->query.addNowTo(*command);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runList(*options, session); };
    });
}

} // namespace regard::cli
