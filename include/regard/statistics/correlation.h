// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/statistics/intervals.h>

#include <optional>
#include <span>

namespace regard::stats {

/// A correlation in -1..1 with how sure it is.
struct Correlation {
    double value = 0;
    std::optional<Interval> interval{}; ///< Fisher's z; none below four pairs or at -1 and 1
    double p = 1;                       ///< two-sided, that there is none (t with n - 2)
};

// Both spans are of equal length; pairs with a blank are left out by the caller. None below three
// pairs and where either side is constant.

[[nodiscard]] std::optional<Correlation> pearson(std::span<const double> x,
                                                 std::span<const double> y, double level = 0.95);
/// Pearson's correlation of the ranks, ties sharing their mean rank (Spearman 1904).
[[nodiscard]] std::optional<double> spearman(std::span<const double> x, std::span<const double> y);
/// tau-b, ties allowed for (Kendall 1945), in n log n (Knight 1966).
[[nodiscard]] std::optional<double> kendall(std::span<const double> x, std::span<const double> y);

} // namespace regard::stats
