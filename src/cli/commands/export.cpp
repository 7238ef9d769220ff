// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

namespace {

struct ExportOptions {
    StoreOption store;
    std::string out;
};

} // namespace

void addExport(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "export", "Everything as plain tables (FILE.sqlite) or as CSV files (a folder).");
    auto options = std::make_shared<ExportOptions>();
    options->store.addTo(*command);
    command->add_option("--out", options->out, "a file that ends in .sqlite, or a folder")
        ->required()
        ->type_name("FILE.sqlite|DIR");
    command->callback([options, &session] {
        session.action = [options, &session] {
            const Expected<Store> store = options->store.open();
            if (!store.ok())
                return session.fail(store.error());
            if (Status written = store.value().exportTo(options->out); !written.ok())
                return session.fail(written.error());
            session.out << "Everything is in " << options->out << ".\n";
            return kDone;
        };
    });
}

} // namespace regard::cli
