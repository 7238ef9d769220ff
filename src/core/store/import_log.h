// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>
#include <regard/domain/records.h>
#include <regard/store/store.h>

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
[[nodiscard]] Status updateImportReading(const sqlite::Database& database, std::int64_t importId,
                                         const ImportReading& reading);
[[nodiscard]] Status insertSetAside(const sqlite::Database& database, std::int64_t importId,
                                    std::span<const SetAsideRow> rows);
/// Takes the rows of a line off the list of an import, because `mending` read them again; `still`
/// stands in their place.
[[nodiscard]] Status replaceSetAside(const sqlite::Database& database, std::int64_t importId,
                                     std::int64_t line, std::int64_t mending,
                                     std::span<const SetAsideRow> still);
/// Writes how many rows of an import stand on its list.
[[nodiscard]] Status recountSetAside(const sqlite::Database& database, std::int64_t importId);
/// Adds (id 0) or replaces; gives the id.
[[nodiscard]] Expected<std::int64_t> writeBenchmark(const sqlite::Database& database,
                                                    const Benchmark& benchmark);
[[nodiscard]] Expected<std::int64_t> writeEvent(const sqlite::Database& database,
                                                const Event& event);
/// Marks the import as undone and removes its benchmarks, events and rows set aside. Benchmarks and
/// events that another import found the same become its own. Rows that the import had mended are
/// set aside again.
[[nodiscard]] Expected<UndoReport> takeBackOrdinaryRows(const sqlite::Database& database,
                                                        std::int64_t importId);

} // namespace regard
