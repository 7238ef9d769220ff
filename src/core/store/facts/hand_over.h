// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/confirmed.h"
#include "core/store/facts/marks.h"
#include "core/store/facts/segments.h"
#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <span>
#include <vector>

namespace regard {

/// A row of an import that is taken back, which another import holds too.
struct HeldRow {
    std::int64_t row = 0;
    std::int64_t holder = 0; ///< the earliest import that found it the same
    std::int64_t line = 0;   ///< in the holder's file
};

/// A row's number before and after it was given to its holder.
struct Moved {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::int64_t holder = 0;
};

/// The rows of `own` segments that other imports hold, by row.
[[nodiscard]] std::vector<HeldRow> heldRows(std::span<const Segment> own, std::int64_t importId,
                                            std::span<const StoredConfirmations> confirmed);

/// Gives rows to their holders and removes the segments. A segment that one holder has whole
/// changes hands as it is; other rows are copied into segments of their holders, under new numbers.
/// The result is ordered by old number.
[[nodiscard]] Expected<std::vector<Moved>> handOver(const sqlite::Database& database, int tableId,
                                                    std::span<const Segment> own,
                                                    std::span<const HeldRow> held);

/// Where a row is after the hand-over; -1 for one that is gone.
[[nodiscard]] const Moved* movedRow(std::span<const Moved> moved, std::int64_t row);

} // namespace regard
