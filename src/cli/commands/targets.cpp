// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/target_commands.h"

#include <CLI/CLI.hpp>

namespace regard::cli {

void addTargets(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("targets", "Lists, sets, changes and removes targets.");
    command->require_subcommand(1);
    addTargetsList(*command, session);
    addTargetsSet(*command, session);
    addTargetsRemove(*command, session);
}

} // namespace regard::cli
