// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/words.h"

#include <regard/audit/figure_audit.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>
#include <unistd.h>

namespace regard::cli {

namespace {

struct CheckOptions {
    QueryOptions query;
    bool figures = false;
    bool json = false;
};

/// All digits that tell two figures apart.
std::string allDigits(const CheckedValue& value)
{
    if (!value.value)
        return "no value";
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), *value.value);
    return std::string(text.data(), end.ptr) + " (n " + decimal(value.n, 0) + ")";
}

Json valueJson(const CheckedValue& value)
{
    return value.value ? Json{{"value", *value.value}, {"n", value.n}}
                       : Json{{"value", nullptr}, {"n", value.n}};
}

Json auditJson(const FigureAudit& audit)
{
    Json kpis = Json::array();
    for (const CheckedKpi& kpi : audit.kpis) {
        Json one{{"id", kpi.kpi}, {"compared", kpi.compared}};
        if (!kpi.reason.empty())
            one["reason"] = kpi.reason;
        kpis.push_back(std::move(one));
    }
    Json differences = Json::array();
    for (const FigureDifference& difference : audit.differences)
        differences.push_back({{"kpi", difference.kpi},
                               {"group", difference.group},
                               {"figure", valueJson(difference.figure)},
                               {"checked", valueJson(difference.checked)}});
    return {{"compared", audit.compared()},
            {"tolerance", kAuditTolerance},
            {"kpis", std::move(kpis)},
            {"differences", std::move(differences)}};
}

void printAudit(std::ostream& out, const FigureAudit& audit)
{
    const auto kpis =
        std::ranges::count_if(audit.kpis, [](const CheckedKpi& kpi) { return kpi.compared > 0; });
    out << grouped(audit.compared()) << " figures of " << kpis
        << " KPIs were computed a second time, by SQL over the rows: "
        << (audit.differences.empty() ? "all are the same"
                                      : std::to_string(audit.differences.size()) + " differ")
        << ".\n";
    for (const FigureDifference& difference : audit.differences) {
        const std::string group = groupText(difference.group);
        out << "  " << difference.kpi << (group.empty() ? "" : ", ") << group << ": "
            << allDigits(difference.figure) << " by the figures, " << allDigits(difference.checked)
            << " by the rows\n";
    }
    for (const CheckedKpi& kpi : audit.kpis)
        if (kpi.compared == 0)
            out << "  not compared: " << kpi.kpi << ". " << kpi.reason << "\n";
}

/// All figures over all data, unless a period is named.
Expected<FigureAudit> auditOf(const QueryOptions& options)
{
    QueryOptions asked = options;
    if (asked.period.empty())
        asked.period = "all";
    const Expected<Analysis> analysis = analyse(asked);
    if (!analysis.ok())
        return analysis.error();
    // Counting millions of rows by SQL takes a while: whoever looks on sees how far it is.
    Control control;
    const bool watched = isatty(STDERR_FILENO) == 1;
    if (watched)
        control.report = [](const Progress& progress) {
            std::cerr << "\r\x1b[K" << progress.phase << std::flush;
        };
    auto audit = auditFigures(*analysis.value().engine, analysis.value().query, control);
    if (watched)
        std::cerr << "\r\x1b[K" << std::flush;
    return audit;
}

int runCheck(const CheckOptions& options, const Session& session)
{
    const Expected<Store> store = options.query.store.open();
    if (!store.ok())
        return session.fail(store.error());
    const Expected<std::vector<std::string>> findings = store.value().check();
    if (!findings.ok())
        return session.fail(findings.error());
    const bool sound = findings.value().empty();
    Json json{{"sound", sound}, {"findings", findings.value()}};
    if (!options.json && sound)
        session.out << "The store is sound.\n";
    for (const std::string& finding : options.json ? std::vector<std::string>() : findings.value())
        session.out << finding << '\n';
    bool same = true;
    // Figures of a damaged store say nothing.
    if (options.figures && sound) {
        const Expected<FigureAudit> audit = auditOf(options.query);
        if (!audit.ok())
            return session.fail(audit.error());
        same = audit.value().differences.empty();
        json["figures"] = auditJson(audit.value());
        if (!options.json)
            printAudit(session.out, audit.value());
    }
    if (options.json)
        session.out << json.dump(2) << '\n';
    const std::string path = store.value().path().string();
    if (!sound)
        return session.fail(
            {ErrorKind::Corrupt, "The store is not sound; go back to a backup.", path});
    if (!same)
        return session.fail({ErrorKind::Corrupt,
                             "Figures differ from what the rows give; this is a fault of the "
                             "program. Please report it with the lines above.",
                             path});
    return kDone;
}

} // namespace

void addCheck(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("check", "Looks whether the store is sound.");
    auto options = std::make_shared<CheckOptions>();
    options->query.store.addTo(*command);
    command->add_flag("--figures", options->figures,
                      "compute all figures a second time, by SQL over the rows, and compare");
    options->query.addPeriodTo(*command);
    options->query.addNowTo(*command);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runCheck(*options, session); };
    });
}

} // namespace regard::cli
