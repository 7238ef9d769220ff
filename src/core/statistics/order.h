// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Order statistics that several files of this folder need.
#include <algorithm>
#include <span>
#include <vector>

namespace regard::stats {

/// Median of values in any order; the mean of the middle two. values must not be empty.
[[nodiscard]] inline double median(std::span<const double> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::ranges::nth_element(sorted, middle);
    if (sorted.size() % 2 == 1) {
        return *middle;
    }
    return (*middle + *std::max_element(sorted.begin(), middle)) / 2;
}

/// Ranks from 1, ties share the mean of their ranks.
[[nodiscard]] std::vector<double> ranks(std::span<const double> values);

/// Sizes of the groups of equal values, groups of one left out.
[[nodiscard]] std::vector<double> tieSizes(std::span<const double> values);

} // namespace regard::stats
