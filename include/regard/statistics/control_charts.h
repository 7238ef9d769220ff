// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace regard::stats {

/// Mean of the range of two normal values in standard deviations, 2 / sqrt(pi), unrounded.
inline constexpr double kD2 = 1.1283791670955126;

enum class XmrBasis { Mean, Median };

/// Limits of natural process variation of single values (XmR chart; Shewhart, Wheeler).
struct XmrLimits {
    double centre = 0;     ///< mean, or median of the values
    double sigma = 0;      ///< from the moving range
    double lower = 0;      ///< centre - 3 sigma
    double upper = 0;      ///< centre + 3 sigma
    double rangeUpper = 0; ///< limit of the moving range
};

/// Mean basis: sigma = mean moving range / d2. Median basis: Wheeler's 3.145 and 3.865 times the
/// median moving range. None below two values. Fewer than twelve values give weak limits: say so.
[[nodiscard]] std::optional<XmrLimits> xmrLimits(std::span<const double> values,
                                                 XmrBasis basis = XmrBasis::Mean);

/// Why a point of a process chart is a signal.
enum class Signal { None, Outside, LongRun };

/// Outside: beyond a limit. LongRun: the eighth or later value in a row on one side of the centre.
[[nodiscard]] std::vector<Signal> processSignals(std::span<const double> values,
                                                 const XmrLimits& limits);

/// One period of a proportion: `hits` of `n`.
struct Proportion {
    double hits = 0;
    double n = 0;
};

struct ProportionLimits {
    double centre = 0;         ///< sum of hits / sum of n
    double sigmaZ = 1;         ///< 1 for the p chart; Laney's between-period factor for p'
    std::vector<double> lower; ///< one for each period, by its own n, cut to 0..1
    std::vector<double> upper;
};

/// p chart, 3 sigma. None without answers.
[[nodiscard]] std::optional<ProportionLimits> pChart(std::span<const Proportion> periods);
/// Laney's p' (2002): widened by the variation between periods; for n in the thousands.
[[nodiscard]] std::optional<ProportionLimits> laneyChart(std::span<const Proportion> periods);

struct Cusum {
    std::vector<double> above; ///< sums of what lies above target + k, in standard deviations
    std::vector<double> below;
    std::optional<std::size_t> firstSignal{}; ///< index of the first value with a sum above h
};

/// Two-sided tabular CUSUM (Page 1954). sigma > 0.
[[nodiscard]] Cusum cusum(std::span<const double> values, double target, double sigma,
                          double k = 0.5, double h = 5);

/// Indexes at which the mean of the series shifts (each the first value of a new level), ascending.
/// Optimal partitioning under squared error with a penalty of 3 log(n) sigma^2 a shift, sigma from
/// the moving range; a level lasts at least `shortest` values.
[[nodiscard]] std::vector<std::size_t> changePoints(std::span<const double> values,
                                                    std::size_t shortest = 4);

} // namespace regard::stats
