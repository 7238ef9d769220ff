// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace regard {

/// A newer version of a row: while the import that owns the mark stands, `older` is not valid. A row
/// that was erased on request has a mark of its own import beside any others, with nothing newer.
struct Mark {
    static constexpr std::int64_t kErased = -1;
    std::int64_t older = 0;
    std::int64_t newer = 0; ///< kErased: nothing
    bool operator==(const Mark&) const = default;
};

/// Marks of one import and table as they are stored.
struct StoredMarks {
    std::int64_t id = 0;
    std::int64_t importId = 0;
    std::vector<Mark> marks;
};

[[nodiscard]] Status writeMarks(const sqlite::Database& database, std::int64_t importId,
                                int tableId, std::span<const Mark> marks);
/// All marks of a table; those of undone imports are gone from the store.
[[nodiscard]] Expected<std::vector<StoredMarks>> readMarks(const sqlite::Database& database,
                                                           int tableId);
[[nodiscard]] Status removeMarks(const sqlite::Database& database, std::int64_t storedId);

/// The rows that marks make invalid.
class DeadRows final {
public:
    DeadRows() = default;
    explicit DeadRows(std::span<const StoredMarks> stored);
    /// Those in [first, first + count), in order.
    [[nodiscard]] std::span<const std::int64_t> within(std::int64_t first,
                                                       std::int64_t count) const;
    [[nodiscard]] bool contains(std::int64_t row) const;

private:
    std::vector<std::int64_t> m_rows;
};

struct Moved;

/// What taking an import back does to a table's rows.
struct Rewired {
    /// The marks of other imports that change, whole: written in place of those with the same id.
    std::vector<StoredMarks> changed;
    /// Marks of rows that other imports hold, which are theirs from now on. Without ids.
    std::vector<StoredMarks> given;
    std::int64_t restored = 0; ///< rows of other imports that are valid again
    std::int64_t replacedLater =
        0; ///< rows of the import that were invalid already: later imports'
};

/// Takes an import out of the chains of versions. Where a later import replaced one of its rows,
/// the later row now replaces what the row had replaced, so that no older version comes back beside
/// it. Rows that were handed over (`moved`) stay in their chains under their new numbers.
/// `ownRow(row)` tells rows of the import that is taken back.
[[nodiscard]] Rewired rewire(std::span<const StoredMarks> stored, std::int64_t importId,
                             const std::function<bool(std::int64_t row)>& ownRow,
                             std::span<const Moved> moved = {});

} // namespace regard
