// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/category_codes.h"
#include "core/store/facts/cells.h"
#include "core/store/facts/customer_keys.h"

#include <regard/store/import_session.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace regard {

/// One cell as a value for people. Customers are still ordinals: nameCustomers() names them.
[[nodiscard]] Expected<StoredValue> storedValue(const OpenCells& cells, std::size_t at,
                                                std::string_view field, FieldType type,
                                                CategoryCodes& categories);
[[nodiscard]] Expected<StoredValue> storedValue(const ReadCells& cells, std::size_t at,
                                                std::string_view field, FieldType type,
                                                CategoryCodes& categories);

/// Puts the names of customers in the place of their ordinals.
void nameCustomers(std::vector<RowChange>& rows, const CustomerKeys& customers);

/// The changed rows of a table with the smallest lines, at most kMost of them. A row that waits may
/// change again: it is known by the row that it replaces.
class RowChanges final {
public:
    static constexpr std::size_t kMost = 1000;

    /// Whether a row of this line would be among them.
    [[nodiscard]] bool wants(std::int64_t line) const;
    void add(std::int64_t older, RowChange&& row);
    void forget(std::int64_t older);
    [[nodiscard]] const RowChange* of(std::int64_t older) const;
    [[nodiscard]] std::vector<RowChange> rows() const; ///< by line

private:
    std::map<std::pair<std::int64_t, std::int64_t>, RowChange> m_rows; ///< by line and older row
    std::unordered_map<std::int64_t, std::int64_t> m_lines;            ///< of each older row
};

} // namespace regard
