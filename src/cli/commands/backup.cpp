// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct BackupOptions {
    StoreOption store;
    std::string file;
};

} // namespace

void addBackup(CLI::App& app, Session& session)
{
    CLI::App* command =
        app.add_subcommand("backup", "A consistent copy of the store while others read or write.");
    auto options = std::make_shared<BackupOptions>();
    options->store.addTo(*command);
    command->add_option("FILE", options->file, "the copy; it must not exist yet")->required();
    command->callback([options, &session] {
        session.action = [options, &session] {
            const Expected<Store> store = options->store.open();
            if (!store.ok())
                return session.fail(store.error());
            if (Status copied = store.value().backup(options->file); !copied.ok())
                return session.fail(copied.error());
            session.out << "The copy is in " << options->file << ".\n";
            return kDone;
        };
    });
}

} // namespace regard::cli
