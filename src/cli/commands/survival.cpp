// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/text_table.h"
#include "cli/words.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace regard::cli {

namespace {

struct SurvivalOptions {
    QueryOptions query;
    bool json = false;
};

Json survivalJson(const Survival& survival)
{
    Json json;
    json["unit"] = "months";
    json["groups"] = Json::array();
    for (const SurvivalGroup& group : survival.groups) {
        const stats::SurvivalCurve& curve = group.curve;
        Json one;
        one["group"] = Json(group.group);
        one["n"] = countJson(curve.n);
        one["events"] = countJson(curve.events);
        one["median"] = {{"value", numberOrNull(curve.median)},
                         {"low", numberOrNull(curve.medianLow)},
                         {"high", numberOrNull(curve.medianHigh)}};
        one["points"] = Json::array();
        for (const stats::SurvivalPoint& point : curve.points) {
            const auto& interval = point.interval;
            one["points"].push_back({{"t", point.time},
                                     {"at_risk", countJson(point.atRisk)},
                                     {"events", countJson(point.events)},
                                     {"survival", point.survival},
                                     {"low", interval ? Json(interval->low) : Json(nullptr)},
                                     {"high", interval ? Json(interval->high) : Json(nullptr)}});
        }
        json["groups"].push_back(std::move(one));
    }
    json["log_rank"] = nullptr;
    if (const auto& test = survival.logRank)
        json["log_rank"] = {{"chi2", test->chi2}, {"df", test->df}, {"p", test->p}};
    json["interval"] = "log-log";
    json["without_time"] = survival.withoutTime;
    json["seen_late"] = survival.seenLate;
    return json;
}

/// The last point at or before a time.
const stats::SurvivalPoint* at(const stats::SurvivalCurve& curve, double time)
{
    const auto after = std::upper_bound(
        curve.points.begin(), curve.points.end(), time,
        [](double value, const stats::SurvivalPoint& point) { return value < point.time; });
    return after == curve.points.begin() ? nullptr : &*std::prev(after);
}

std::string medianText(const stats::SurvivalCurve& curve)
{
    if (!curve.median)
        return "not reached";
    return decimal(*curve.median, 1) + " (" +
           (curve.medianLow ? decimal(*curve.medianLow, 1) : std::string("not reached")) + " to " +
           (curve.medianHigh ? decimal(*curve.medianHigh, 1) : std::string("not reached")) + ")";
}

void printSurvival(std::ostream& out, const Survival& survival, double level)
{
    constexpr double kShown[] = {3, 6, 12, 24, 36, 60};
    double longest = 0;
    for (const SurvivalGroup& group : survival.groups)
        if (!group.curve.points.empty())
            longest = std::max(longest, group.curve.points.back().time);
    TextTable table;
    table.addColumn("group", Align::Left);
    table.addColumn("customers", Align::Right);
    table.addColumn("left", Align::Right);
    for (const double month : kShown)
        if (month <= longest)
            table.addColumn("after " + decimal(month, 0), Align::Right);
    table.addColumn("half have left after", Align::Left);
    for (const SurvivalGroup& group : survival.groups) {
        std::vector<std::string> row{groupText(group.group), decimal(group.curve.n, 0),
                                     decimal(group.curve.events, 0)};
        for (const double month : kShown) {
            if (month > longest)
                continue;
            const bool seen =
                !group.curve.points.empty() && month <= group.curve.points.back().time;
            const stats::SurvivalPoint* point = at(group.curve, month);
            row.push_back(
                !seen ? "" : decimal(100 * (point != nullptr ? point->survival : 1), 1) + " %");
        }
        row.push_back(medianText(group.curve));
        table.addRow(row);
    }
    out << "Share of customers still there after so many months (Kaplan-Meier; interval of the "
           "median: log-log, "
        << decimal(100 * level, 0) << " %).\n\n";
    table.print(out);
    out << '\n';
    if (const auto& test = survival.logRank)
        out << "Do the groups differ? Log-rank chi-squared " << decimal(test->chi2, 2) << ", "
            << test->df << (test->df == 1 ? " degree" : " degrees") << " of freedom, "
            << chanceText(test->p) << ".\n";
    if (survival.seenLate > 0)
        out << grouped(survival.seenLate)
            << " customers had joined before anybody's leaving was recorded; they count from the "
               "age they had then.\n";
    if (survival.withoutTime > 0)
        out << grouped(survival.withoutTime)
            << " customers are left out: neither dates nor tenure are known of them.\n";
}

int runSurvival(const SurvivalOptions& options, const Session& session)
{
    const Expected<Analysis> analysis = analyse(options.query);
    if (!analysis.ok())
        return session.fail(analysis.error());
    const Query& query = analysis.value().query;
    const Expected<Survival> survival = analysis.value().engine->survival(query);
    if (!survival.ok())
        return session.fail(survival.error());
    if (options.json)
        session.out << survivalJson(survival.value()).dump(2) << '\n';
    else
        printSurvival(session.out, survival.value(), query.conventions.level);
    return kDone;
}

} // namespace

void addSurvival(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("survival", "How long customers stay, by group.");
    auto options = std::make_shared<SurvivalOptions>();
    options->query.store.addTo(*command);
    command
        ->add_option("--by", options->query.by,
                     "segment, region, country or attributes.X; may be repeated")
        ->type_name("DIM")
        ->allow_extra_args(false);
    options->query.addWhereTo(*command);
    options->query.addNowTo(*command);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runSurvival(*options, session); };
    });
}

} // namespace regard::cli
