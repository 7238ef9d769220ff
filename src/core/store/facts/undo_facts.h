// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>
#include <regard/store/store.h>

#include <cstdint>

namespace regard {

/// Takes an import's rows out of the facts: its segments, its marks and the keys of customers that
/// no row names any more. Runs inside the caller's transaction, after the import was marked undone.
[[nodiscard]] Expected<UndoReport> undoFacts(const sqlite::Database& database,
                                             std::int64_t importId);

} // namespace regard
