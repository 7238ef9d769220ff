// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/ordered_values.h"

#include "core/store/columns/narrow_column.h"

#include <algorithm>
#include <bit>

namespace regard::metrics {
namespace {

/// A whole number that grows with a value of the column.
template <class Code>
std::uint64_t keyOf(Code code)
{
    if constexpr (std::is_same_v<Code, double>) {
        return std::bit_cast<std::uint64_t>(code); // at least 0
    } else {
        return code;
    }
}

} // namespace

OrderedValues::OrderedValues(std::vector<double> values)
    : m_sorted(std::move(values)), m_size(m_sorted.size())
{
    std::sort(m_sorted.begin(), m_sorted.end());
}

OrderedValues::OrderedValues(std::shared_ptr<const NarrowColumn<double>> column)
    : m_column(std::move(column))
{
}

void OrderedValues::add(std::size_t begin, std::size_t end)
{
    if (begin < end) {
        m_lists.emplace_back(begin, end);
        m_size += end - begin;
    }
}

double OrderedValues::operator[](std::size_t rank) const
{
    if (m_column == nullptr) {
        return m_sorted[rank];
    }
    return m_column->view().visit([&](const auto& values) {
        const auto* codes = values.codes;
        std::uint64_t low = UINT64_MAX;
        std::uint64_t high = 0;
        for (const auto& [begin, end] : m_lists) {
            low = std::min(low, keyOf(codes[begin]));
            high = std::max(high, keyOf(codes[end - 1]));
        }
        // The smallest key with more than `rank` values up to it.
        while (low < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            std::size_t upTo = 0;
            for (const auto& [begin, end] : m_lists) {
                const auto* after = std::upper_bound(
                    codes + begin, codes + end, middle,
                    [](std::uint64_t key, auto code) { return key < keyOf(code); });
                upTo += static_cast<std::size_t>(after - (codes + begin));
            }
            if (upTo > rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        using Values = std::decay_t<decltype(values)>;
        if constexpr (Values::kPlain) {
            return std::bit_cast<double>(low);
        } else {
            return values.frame.value(low);
        }
    });
}

} // namespace regard::metrics
