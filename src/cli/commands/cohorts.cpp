// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/text_table.h"
#include "cli/words.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct CohortsOptions {
    QueryOptions query;
    bool json = false;
};

std::string monthOf(const Cohort& cohort)
{
    return isoDate(cohort.month.from).substr(0, 7);
}

Json cohortsJson(const std::vector<Cohort>& cohorts)
{
    Json json;
    json["unit"] = "month";
    json["cohorts"] = Json::array();
    for (const Cohort& cohort : cohorts) {
        Json one;
        one["cohort"] = monthOf(cohort);
        one["size"] = cohort.size;
        one["active"] = Json::array();
        for (const auto& active : cohort.active)
            one["active"].push_back(active ? Json(*active) : Json(nullptr));
        one["partial"] = cohort.partial ? Json(*cohort.partial) : Json(nullptr);
        json["cohorts"].push_back(std::move(one));
    }
    return json;
}

void printTable(std::ostream& out, const std::vector<Cohort>& cohorts)
{
    if (cohorts.empty()) {
        out << "No customer bought anything yet.\n";
        return;
    }
    TextTable table;
    table.addColumn("first bought", Align::Left);
    table.addColumn("customers", Align::Right);
    for (std::size_t k = 1; k < cohorts.front().active.size(); ++k)
        table.addColumn("+" + std::to_string(k), Align::Right);
    bool partial = false;
    for (const Cohort& cohort : cohorts) {
        if (cohort.size == 0)
            continue;
        std::vector<std::string> row{monthOf(cohort), decimal(static_cast<double>(cohort.size), 0)};
        for (std::size_t k = 1; k < cohort.active.size(); ++k) {
            const bool cut = cohort.partial == k;
            partial = partial || cut;
            row.push_back(cohort.active[k] ? decimal(static_cast<double>(*cohort.active[k]), 0) +
                                                 (cut ? "*" : "")
                                           : "");
        }
        table.addRow(row);
    }
    out << "Customers by month of their first purchase, and how many bought again 1, 2 ... months "
           "later.\n\n";
    table.print(out);
    if (partial)
        out << "\n* the month is not over in the data\n";
}

int runCohorts(const CohortsOptions& options, const Session& session)
{
    const Expected<Analysis> analysis = analyse(options.query);
    if (!analysis.ok())
        return session.fail(analysis.error());
    const auto cohorts = analysis.value().engine->cohorts(analysis.value().query);
    if (!cohorts.ok())
        return session.fail(cohorts.error());
    if (options.json)
        session.out << cohortsJson(cohorts.value()).dump(2) << '\n';
    else
        printTable(session.out, cohorts.value());
    return kDone;
}

} // namespace

void addCohorts(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "cohorts", "Customers by month of their first purchase, month by month.");
    auto options = std::make_shared<CohortsOptions>();
    options->query.store.addTo(*command);
    options->query.addWhereTo(*command);
    options->query.addNowTo(*command);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runCohorts(*options, session); };
    });
}

} // namespace regard::cli
