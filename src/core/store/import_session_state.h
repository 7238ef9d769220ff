// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/table_writer.h"
#include "core/store/sqlite/database.h"
#include "core/store/sqlite/transaction.h"

#include <regard/store/store.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace regard {

/// What an ImportSession holds. The write transaction is begun with the first row, so that a
/// session that only waits keeps nobody out.
struct ImportSession::State {
    State(sqlite::Database&& opened, ImportHeader importHeader);
    State(const State&) = delete;

    Status begin();
    Status findSameFile();
    Status writeSetAside();
    Status writeMended();
    Status writeDigest(const ImportRecord& record);
    Status writeFound();
    TableWriter& writer(Table table);
    /// Counts an ordinary row that stands as the same, and remembers that this import holds it too.
    RowState foundSame(Table table, std::int64_t id);

    sqlite::Database database;
    ImportHeader header;
    CustomerKeys customers;
    CategoryCodes categories;
    ImportContext context;
    std::optional<sqlite::WriteTransaction>
        transaction; ///< after `database`: rolled back before it closes
    std::optional<sqlite::ReadTransaction> reading; ///< of a dry run, in its place
    std::map<Table, std::unique_ptr<TableWriter>> writers;
    RowCounts ordinary;                     ///< benchmarks and events
    std::vector<Benchmark> triedBenchmarks; ///< of a dry run
    std::vector<Event> triedEvents;
    std::map<Table, std::vector<Confirmation>> found; ///< ordinary rows of others
    std::map<Table, std::vector<RowOutcome>> ordinaryOutcomes;
    ImportReading importReading;
    struct Mended {
        std::int64_t line = 0;
        std::vector<SetAsideRow> still;
    };
    std::vector<Mended> mended;
    std::set<std::int64_t> erasedLines; ///< that were told
    std::vector<SetAsideRow> setAside;
    std::int64_t setAsideCount = 0;
    Status setAsideStatus;
    std::int64_t startedAt = 0;
    bool finished = false;
};

} // namespace regard
