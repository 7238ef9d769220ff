// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/target_commands.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct RemoveOptions {
    StoreOption store;
    std::int64_t id = 0;
    std::string reason;
    std::string asOf;
};

int runRemove(const RemoveOptions& options, const Session& session)
{
    Expected<Store> store = options.store.open();
    if (!store.ok())
        return session.fail(store.error());
    const Expected<Conventions> conventions = store.value().conventions();
    const Expected<TimeZone> zone =
        conventions.ok() ? zoneOf(conventions.value()) : Expected<TimeZone>(conventions.error());
    if (!zone.ok())
        return session.fail(zone.error());
    const Day today = zone.value().dayOf(nowFor(options.asOf, zone.value()));
    if (Status removed = store.value().removeTarget(options.id, today, options.reason);
        !removed.ok())
        return session.fail(removed.error());
    session.out << "Target " << options.id << " was removed; its history stays.\n";
    return kDone;
}

} // namespace

void addTargetsRemove(CLI::App& targets, Session& session)
{
    CLI::App* command = targets.add_subcommand("remove", "Takes a target back from today on.");
    auto options = std::make_shared<RemoveOptions>();
    command->add_option("ID", options->id, "see regard targets list")
        ->required()
        ->check(checkId, "");
    command->add_option("--reason", options->reason, "why");
    command->add_option("--as-of", options->asOf, "from which day on (default: today)")
        ->type_name("DATE")
        ->check(checkAsOf, "");
    options->store.addTo(*command);
    command->callback([options, &session] {
        session.action = [options, &session] { return runRemove(*options, session); };
    });
}

} // namespace regard::cli
