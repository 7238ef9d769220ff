// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/health_json.h"
#include "cli/text_table.h"
#include "cli/words.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct HealthOptions {
    QueryOptions query;
    bool json = false;
};

std::string freshText(const Freshness& freshness)
{
    switch (freshness.state) {
    case FreshnessState::Late:
        return "late by " + counted(freshness.lateBy, "day");
    case FreshnessState::OnTime:
        return "on time";
    case FreshnessState::Ended:
        return "ended";
    case FreshnessState::Unknown:
        break;
    }
    return freshness.lastRow == kNoDay ? "" : "rhythm not known";
}

std::string matchText(const std::optional<SourceMatch>& match)
{
    return match ? decimal(100 * static_cast<double>(match->matched) /
                               static_cast<double>(match->customers),
                           1) +
                       " %"
                 : "";
}

void printSources(std::ostream& out, const DataHealth& health)
{
    TextTable table;
    table.addColumn("source", Align::Left);
    table.addColumn("rows", Align::Right);
    table.addColumn("last row", Align::Left);
    table.addColumn("freshness", Align::Left);
    table.addColumn("set aside", Align::Right);
    table.addColumn("matched", Align::Right);
    for (const SourceHealth& source : health.sources) {
        std::int64_t aside = 0;
        for (const auto& [reason, rows] : source.setAside)
            aside += rows;
        const Day last = source.freshness.lastRow;
        table.addRow({source.source, grouped(source.rows), last == kNoDay ? "" : isoDate(last),
                      freshText(source.freshness), aside > 0 ? grouped(aside) : "",
                      matchText(source.match)});
    }
    table.print(out);
    for (const SourceHealth& source : health.sources) {
        if (source.concerns.empty())
            continue;
        out << '\n' << source.source << ":\n";
        for (const std::string& concern : source.concerns)
            out << "  " << concern << '\n';
    }
}

void printHealth(std::ostream& out, const DataHealth& health)
{
    out << health.sentence << "\n\n";
    if (!health.sources.empty())
        printSources(out, health);
    if (!health.breaks.empty())
        out << "\nBreaks of method:\n";
    for (const MethodBreak& one : health.breaks)
        out << "  " << isoDate(one.day) << "  " << one.sentence << '\n';
    if (!health.setAside.empty())
        out << "\nRows set aside:\n";
    for (const auto& [reason, rows] : health.setAside)
        out << "  " << grouped(rows) << "  " << reason << '\n';
    out << '\n'
        << counted(static_cast<std::int64_t>(health.unlocked.size()), "KPI")
        << (health.unlocked.size() == 1 ? " has" : " have") << " data today.\n";
    for (const Unlock& unlock : health.unlocks)
        out << "  " << unlock.sentence << '\n';
}

int runHealth(const HealthOptions& options, const Session& session)
{
    const Expected<Analysis> analysis = analyse(options.query);
    if (!analysis.ok())
        return session.fail(analysis.error());
    const Analysis& found = analysis.value();
    const auto input = healthInput(found.store, found.query.conventions, found.context.today);
    if (!input.ok())
        return session.fail(input.error());
    auto health = dataHealth(found.engine->dataset(), input.value());
    if (!health.ok())
        return session.fail(health.error());
    const auto matches = found.store.customerMatches();
    if (!matches.ok())
        return session.fail(matches.error());
    addMatches(health.value(), matches.value());
    if (options.json)
        session.out << healthJson(health.value()).dump(2) << '\n';
    else
        printHealth(session.out, health.value());
    return kDone;
}

} // namespace

void addHealth(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "health", "How sound the data are: freshness, volume, completeness, duplicates, breaks of"
                  " method, and what the next file would add.");
    auto options = std::make_shared<HealthOptions>();
    options->query.store.addTo(*command);
    options->query.addNowTo(*command);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runHealth(*options, session); };
    });
}

} // namespace regard::cli
