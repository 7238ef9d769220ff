// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/words.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct EraseOptions {
    StoreOption store;
    std::string customer;
    bool dryRun = false;
    bool yes = false;
    bool lift = false;
    bool json = false;
};

Json reportJson(const EraseReport& report, bool erased)
{
    Json rows = Json::object();
    for (const auto& [table, count] : report.rows)
        rows[table] = count;
    return {{"customer", report.customer},
            {"erased", erased},
            {"names", report.names},
            {"rows", rows},
            {"old_versions", report.oldVersions},
            {"set_aside", report.setAside},
            {"values", report.values},
            {"mentions", report.mentions},
            {"copies", report.copies},
            {"pending", report.pending.empty() ? Json(nullptr) : Json(report.pending)}};
}

/// "1 customer record, 2 surveys", what stands in the tables.
std::string rowsText(const EraseReport& report)
{
    std::string text;
    for (const auto& [table, count] : report.rows)
        text += (text.empty() ? "" : ", ") +
                counted(count, table == "customer" ? "customer record" : table);
    return text.empty() ? "no rows" : text;
}

void print(const EraseReport& report, bool erased, std::ostream& out)
{
    std::string names;
    for (const std::string& name : report.names)
        names += (names.empty() ? "" : ", ") + name;
    out << report.customer << (erased ? " was erased" : " would be erased") << ", known as "
        << names << ".\n";
    out << "  " << rowsText(report) << '\n';
    if (report.oldVersions > 0)
        out << "  " << counted(report.oldVersions, "replaced version") << " kept for undo\n";
    if (report.setAside > 0)
        out << "  " << counted(report.setAside, "row") << " set aside\n";
    if (report.values > 0)
        out << "  " << counted(report.values, "value") << " of categories that nobody else has\n";
    if (report.mentions > 0)
        out << (report.mentions == 1
                    ? "1 comment of others or of nobody names the customer and stays"
                    : grouped(report.mentions) +
                          " comments of others or of nobody name the customer and stay")
            << "; read it before it is shown.\n";
    for (const std::string& copy : report.copies)
        out << "The copy " << copy << " still holds the customer; remove it.\n";
    if (!report.pending.empty())
        out << report.pending << '\n';
    if (erased)
        out << "Later imports set rows of this customer aside (regard erase --lift ends that). "
               "Copies, exports and the imported files themselves are not touched.\n";
}

int runErase(const EraseOptions& options, const Session& session)
{
    Expected<Store> store = options.store.open();
    if (!store.ok())
        return session.fail(store.error());
    if (options.lift) {
        const Expected<std::int64_t> keys = store.value().liftErasure(options.customer);
        if (!keys.ok())
            return session.fail(keys.error());
        if (options.json)
            session.out << Json{{"customer", options.customer}, {"keys", keys.value()}}.dump(2)
                        << '\n';
        else
            session.out
                << options.customer
                << " may come back with the next import. A file that stands already must be "
                   "undone and imported again.\n";
        return kDone;
    }
    const bool erase = options.yes && !options.dryRun;
    const Expected<EraseReport> report = erase ? store.value().eraseCustomer(options.customer)
                                               : store.value().customerTraces(options.customer);
    if (!report.ok())
        return session.fail(report.error());
    if (options.json)
        session.out << reportJson(report.value(), erase).dump(2) << '\n';
    else
        print(report.value(), erase, session.out);
    if (erase || options.dryRun)
        return kDone;
    return session.fail(
        {ErrorKind::Refused, "Nothing was erased: it cannot be undone. Add --yes to do it."});
}

} // namespace

void addErase(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("erase", "Removes a person and every trace of them.");
    auto options = std::make_shared<EraseOptions>();
    options->store.addTo(*command);
    command->add_option("CUSTOMER", options->customer, "an id or an e-mail address")->required();
    command->add_flag("--dry-run", options->dryRun, "only says what would go");
    command->add_flag("--yes", options->yes, "does it; it cannot be undone");
    command->add_flag("--lift", options->lift, "lets later imports bring an erased customer back");
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runErase(*options, session); };
    });
}

} // namespace regard::cli
