// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include <regard/sample/company.h>
#include <regard/store/recent_stores.h>

#include <CLI/CLI.hpp>

namespace regard::cli {

void addDemo(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "demo", "Makes a store with the sample company in it, the same every time.");
    auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, "the store to make; it must not exist yet")->required();
    command->callback([file, &session] {
        session.action = [file, &session] {
            if (Status made = makeSampleCompany(*file); !made.ok())
                return session.fail(made.error());
            rememberStore(*file);
            session.out << "The sample company is in " << *file
                        << ". Its figures: regard kpis --as-of 2026-10-01\n";
            return kDone;
        };
    });
}

} // namespace regard::cli
