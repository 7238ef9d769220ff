// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/statistics/intervals.h>

#include <optional>
#include <span>

namespace regard::stats {

/// A straight line through equally spaced values (one a period), robust against outliers.
struct TrendLine {
    /// Change per period: median of all pairwise slopes (Theil 1950, Sen 1968)
    double slope = 0;
    double intercept = 0;   ///< at the first value: median(y) - slope * median(t), t from 0
    Interval slopeInterval; ///< Sen's interval by ranks
};

/// None below three values.
[[nodiscard]] std::optional<TrendLine> theilSen(std::span<const double> values,
                                                double level = 0.95);

struct MannKendall {
    double s = 0;        ///< concordant minus discordant pairs
    double variance = 0; ///< of s, ties allowed for
    double z = 0;        ///< with continuity correction
    double p = 1;        ///< two-sided, normal
};

/// Test for a monotone trend (Mann 1945, Kendall 1975). None below three values. Overstates on
/// autocorrelated series: use mannKendallAutocorrelated() there.
[[nodiscard]] std::optional<MannKendall> mannKendall(std::span<const double> values);

/// Variance widened by the significant rank autocorrelations of the detrended series (Hamed and
/// Rao 1998).
[[nodiscard]] std::optional<MannKendall> mannKendallAutocorrelated(std::span<const double> values,
                                                                   double level = 0.95);

} // namespace regard::stats
