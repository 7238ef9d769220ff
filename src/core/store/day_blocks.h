// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/store/column.h>

#include <cstddef>
#include <utility>
#include <vector>

namespace regard {

/// The first and the last day in each block of rows of a column of days.
class DayBlocks final {
public:
    explicit DayBlocks(const Column<Day>& days);

    /// From the first to before the second row: none outside has a day from `from` to `to`.
    [[nodiscard]] std::pair<std::size_t, std::size_t> within(Day from, Day to) const;

private:
    static constexpr std::size_t kBlock = 8192;
    struct Block {
        Day first;
        Day last;
    };

    std::size_t m_rows;
    std::vector<Block> m_blocks;
};

} // namespace regard
