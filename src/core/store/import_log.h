// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>
#include <regard/domain/records.h>

#include <cstdint>
#include <span>

namespace regard {

// What an import leaves in the ordinary tables. All of it runs inside the caller's transaction.

/// Writes the record (its id is ignored) and gives the new id.
[[nodiscard]] Expected<std::int64_t> insertImport(const sqlite::Database& database,
                                                  const ImportRecord& record);
/// Writes the counts and the header of a record that is there.
[[nodiscard]] Status updateImportCounts(const sqlite::Database& database,
                                        const ImportRecord& record);
[[nodiscard]] Status insertSetAside(const sqlite::Database& database, std::int64_t importId,
                                    std::span<const SetAsideRow> rows);
/// Adds (id 0) or replaces; gives the id.
[[nodiscard]] Expected<std::int64_t> writeBenchmark(const sqlite::Database& database,
                                                    const Benchmark& benchmark);
[[nodiscard]] Expected<std::int64_t> writeEvent(const sqlite::Database& database,
                                                const Event& event);
/// Marks the import as undone and removes its benchmarks, events and rows set aside. Gives how many
/// benchmarks and events that were.
[[nodiscard]] Expected<std::int64_t> takeBackOrdinaryRows(const sqlite::Database& database,
                                                          std::int64_t importId);

} // namespace regard
