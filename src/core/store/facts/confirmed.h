// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <span>
#include <vector>

namespace regard {

/// A row that an import found to be the same as its own.
struct Confirmation {
    std::int64_t row = 0;
    std::int64_t line = 0; ///< in the file of the import that found it
    bool operator==(const Confirmation&) const = default;
};

/// Confirmations of one import and table as they are stored. An import may have several of these.
struct StoredConfirmations {
    std::int64_t id = 0;
    std::int64_t importId = 0;
    std::vector<Confirmation> rows;
};

[[nodiscard]] Status writeConfirmations(const sqlite::Database& database, std::int64_t importId,
                                        int tableId, std::span<const Confirmation> rows);
/// All confirmations of a table, imports in the order in which they came.
[[nodiscard]] Expected<std::vector<StoredConfirmations>>
readConfirmations(const sqlite::Database& database, int tableId);
[[nodiscard]] Status removeConfirmations(const sqlite::Database& database, std::int64_t storedId);

/// How many imports beside its own hold a row.
class HoldCounts final {
public:
    HoldCounts() = default;
    explicit HoldCounts(std::span<const StoredConfirmations> stored);
    [[nodiscard]] std::int32_t of(std::int64_t row) const;

private:
    std::vector<std::int64_t> m_rows; ///< in order; as often as a row is held
};

} // namespace regard
