// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/statistics/intervals.h>

#include <optional>
#include <span>

namespace regard::stats {

/// `count` units (customers) that are alike: what each adds to the two sums of a ratio.
struct RatioUnits {
    double numerator = 0;
    double denominator = 0; ///< above 0
    double count = 1;
    auto operator<=>(const RatioUnits&) const = default;
};

struct BootstrapEstimate {
    Interval interval; ///< percentiles of the resampled ratios
    double error = 0;  ///< their standard deviation
};

/// Interval of sum(numerator) / sum(denominator) by resampling whole units (Efron and Tibshirani
/// 1993, chapters 6 and 13): 1,000 resamples from a fixed seed, the same whatever the order of the
/// units. More than 400 units are dealt at random into 400 bundles, which are resampled in their
/// place: the sums of the bundles vary as those of the units do, at a cost that does not grow.
/// None for fewer than two units, or where all resamples give the same.
[[nodiscard]] std::optional<BootstrapEstimate> bootstrapRatio(std::span<const RatioUnits> units,
                                                              double level = 0.95);

} // namespace regard::stats
