// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace regard::cli {

// The commands below `regard targets` (commands/targets_<name>.cpp).
void addTargetsList(CLI::App& targets, Session& session);
void addTargetsSet(CLI::App& targets, Session& session);
void addTargetsRemove(CLI::App& targets, Session& session);

} // namespace regard::cli
