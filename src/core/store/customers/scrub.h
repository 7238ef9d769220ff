// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <string>

namespace regard {

/// Before a transaction that removes what must not be found again: bytes that it frees are
/// overwritten, and the store remembers to scrub itself, also after a crash.
[[nodiscard]] Status prepareScrub(const sqlite::Database& database);
/// To be run within that transaction.
[[nodiscard]] Status demandScrub(const sqlite::Database& database);
[[nodiscard]] Expected<bool> needsScrub(const sqlite::Database& database);

/// Writes the file anew without what was freed earlier, and empties the log. Gives what could not
/// be done now, in a sentence (another program reads, the disk is full), empty when all is gone;
/// then the next Store::open() tries again.
[[nodiscard]] std::string scrub(const sqlite::Database& database);

} // namespace regard
