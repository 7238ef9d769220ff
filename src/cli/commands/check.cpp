// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct CheckOptions {
    StoreOption store;
    bool json = false;
};

int runCheck(const CheckOptions& options, const Session& session)
{
    const Expected<Store> store = options.store.open();
    if (!store.ok())
        return session.fail(store.error());
    const Expected<std::vector<std::string>> findings = store.value().check();
    if (!findings.ok())
        return session.fail(findings.error());
    const bool sound = findings.value().empty();
    if (options.json)
        session.out << Json{{"sound", sound}, {"findings", findings.value()}}.dump(2) << '\n';
    else if (sound)
        session.out << "The store is sound.\n";
    else
        for (const std::string& finding : findings.value())
            session.out << finding << '\n';
    if (sound)
        return kDone;
    return session.fail({ErrorKind::Corrupt, "The store is not sound; go back to a backup.",
                         store.value().path().string()});
}

} // namespace

void addCheck(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("check", "Looks whether the store is sound.");
    auto options = std::make_shared<CheckOptions>();
    options->store.addTo(*command);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runCheck(*options, session); };
    });
}

} // namespace regard::cli
