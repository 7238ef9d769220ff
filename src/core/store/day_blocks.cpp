// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/day_blocks.h"

#include <algorithm>
#include <limits>

namespace regard {

DayBlocks::DayBlocks(const Column<Day>& days) : m_rows(days.size())
{
    days.visit([&](const auto& values) {
        for (std::size_t begin = 0; begin < m_rows; begin += kBlock) {
            Block block{std::numeric_limits<Day>::max(), kNoDay};
            for (std::size_t row = begin; row < std::min(m_rows, begin + kBlock); ++row) {
                const Day day = values[row];
                block.first = day == kNoDay ? block.first : std::min(block.first, day);
                block.last = std::max(block.last, day);
            }
            m_blocks.push_back(block);
        }
    });
}

std::pair<std::size_t, std::size_t> DayBlocks::within(Day from, Day to) const
{
    const auto meets = [&](const Block& block) { return block.first <= to && from <= block.last; };
    const auto first = std::find_if(m_blocks.begin(), m_blocks.end(), meets);
    if (first == m_blocks.end())
        return {0, 0};
    const auto last = std::find_if(m_blocks.rbegin(), m_blocks.rend(), meets).base();
    return {static_cast<std::size_t>(first - m_blocks.begin()) * kBlock,
            std::min(m_rows, static_cast<std::size_t>(last - m_blocks.begin()) * kBlock)};
}

} // namespace regard
