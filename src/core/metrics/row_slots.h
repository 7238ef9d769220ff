// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace regard::metrics {

/// The slot of each row of a table, -1 outside. Kept for the stretch of rows only in which there can
/// be others: tables are mostly in order of time, and most questions are about a quarter.
class RowSlots final {
public:
    RowSlots() = default;
    RowSlots(std::size_t begin, std::vector<std::int32_t>&& slots)
        : m_begin(begin), m_slots(std::move(slots))
    {
    }

    /// Rows before begin() and from end() on have none.
    [[nodiscard]] std::size_t begin() const { return m_begin; }
    [[nodiscard]] std::size_t end() const { return m_begin + m_slots.size(); }
    [[nodiscard]] std::int32_t operator[](std::size_t row) const
    {
        const std::size_t place = row - m_begin; // a row before the first wraps to a large number
        return place < m_slots.size() ? m_slots[place] : -1;
    }

    /// The part of ascending rows that lies within, as places in `rows`.
    [[nodiscard]] std::pair<std::size_t, std::size_t>
    within(const std::vector<std::uint32_t>& rows) const
    {
        const auto from = std::lower_bound(rows.begin(), rows.end(), begin());
        const auto to = std::lower_bound(from, rows.end(), end());
        return {static_cast<std::size_t>(from - rows.begin()),
                static_cast<std::size_t>(to - rows.begin())};
    }

private:
    std::size_t m_begin = 0;
    std::vector<std::int32_t> m_slots;
};

/// The rows that have a slot, ascending, where a filter leaves few of them.
struct SlottedRows {
    std::vector<std::uint32_t> rows;
    std::vector<std::int32_t> slots;
};

} // namespace regard::metrics
