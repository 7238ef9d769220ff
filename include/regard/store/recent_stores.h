// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace regard {

/// Stores that this person opened last, newest first, at most eight; files that are gone are left
/// out. Shared by the window and the command line, which takes the first when no store is named.
/// Kept in `regard/recent-stores` below $XDG_CONFIG_HOME (else ~/.config), one path a line.
[[nodiscard]] std::vector<std::filesystem::path> recentStores();

/// Puts a store in front. Not being able to remember is no failure: nothing is said.
void rememberStore(const std::filesystem::path& path);
void forgetStore(const std::filesystem::path& path);

} // namespace regard
