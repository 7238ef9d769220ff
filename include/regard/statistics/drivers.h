// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/statistics/intervals.h>

#include <cstdint>
#include <span>
#include <vector>

namespace regard::stats {

/// What one driver has to do with the outcome. Importance is association, not cause.
struct Driver {
    /// Share of R^2 (Lindeman, Merenda & Gold 1980): the Shapley value.
    double lmg = 0;
    double johnson = 0;          ///< relative weight (Johnson 2000), sums to R^2 too
    double standardizedBeta = 0; ///< coefficient with all columns in standard deviations
    double vif = 1;              ///< variance inflation: above 5 the coefficients mean little
    Interval lmgInterval;        ///< percentile bootstrap; both 0 before bootstrapDrivers()
};

struct DriverModel {
    double n = 0;
    double rSquared = 0;
    double adjustedRSquared = 0;
    std::vector<Driver> drivers; ///< in the order of the columns
};

/// Explains `outcome` by `columns` (each as long as the outcome, no blanks). Refused with a
/// sentence for more than 12 columns, a constant or repeated column, or fewer rows than columns +
/// 2.
[[nodiscard]] Expected<DriverModel> driverModel(std::span<const double> outcome,
                                                std::span<const std::vector<double>> columns);

/// The same with intervals for the LMG shares from `draws` resampled data sets; equal seeds give
/// equal intervals on every system. Resamples in which a column is constant are drawn again.
[[nodiscard]] Expected<DriverModel> bootstrapDrivers(std::span<const double> outcome,
                                                     std::span<const std::vector<double>> columns,
                                                     int draws = 1000, std::uint64_t seed = 1,
                                                     double level = 0.95);

} // namespace regard::stats
