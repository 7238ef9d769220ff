// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/order.h"

#include <numeric>

namespace regard::stats {

std::vector<double> ranks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> result(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from;
        while (to < order.size() && values[order[to]] == values[order[from]]) {
            ++to;
        }
        for (std::size_t i = from; i < to; ++i) {
            result[order[i]] = static_cast<double>(from + to + 1) / 2;
        }
        from = to;
    }
    return result;
}

std::vector<double> tieSizes(std::span<const double> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    std::vector<double> sizes;
    for (std::size_t from = 0; from < sorted.size();) {
        std::size_t to = from;
        while (to < sorted.size() && sorted[to] == sorted[from]) {
            ++to;
        }
        if (to - from > 1) {
            sizes.push_back(static_cast<double>(to - from));
        }
        from = to;
    }
    return sizes;
}

} // namespace regard::stats
