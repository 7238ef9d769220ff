// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/statistics/intervals.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace regard::stats {

/// One term of a fitted model.
struct Estimate {
    double value = 0;
    double standardError = 0;
    Interval interval;
    double p = 1;
};

/// Before and after with a trend on each side:
/// y = level + slope t + step post + bend (t - t0) post, t counted from 1, t0 the first period after.
struct InterruptedSeries {
    Estimate level;
    Estimate slope; ///< per period, before
    Estimate step;  ///< at once with the initiative
    Estimate bend;  ///< change of the slope
    std::vector<double> fitted;
    std::vector<double> without; ///< what the trend before would have given
    double rSquared = 0;
    double durbinWatson = 2;
    std::optional<Estimate> carriedOver{}; ///< with autoregressive errors: which part of an error
    std::optional<double> logLikelihood{}; ///< the same
};

/// What is believed of the errors of a series.
enum class SeriesErrors : std::uint8_t {
    NeweyWest,     ///< least squares, variances that hold under autocorrelation
    Autoregressive ///< each error carries over in part; exact maximum likelihood, normal intervals
};

struct InterruptedOptions {
    SeriesErrors errors = SeriesErrors::NeweyWest;
    int neweyWestLags =
        -1; ///< Bartlett kernel; -1: floor(4 (n / 100)^(2/9)); 0: as ordinary least squares with robust variances
    bool smallSample = true; ///< variances times n / (n - k)
    std::size_t season =
        0; ///< periods of a year; two harmonics when 4 or more and two years are there
    double level = 0.95;
};

/// Segmented regression with Newey-West errors (Newey & West 1987) and t intervals, or with
/// autoregressive errors of the first order. `firstAfter` is the index of the first period after.
/// None with fewer than 8 periods on either side.
[[nodiscard]] std::optional<InterruptedSeries>
interruptedSeries(std::span<const double> values, std::size_t firstAfter,
                  const InterruptedOptions& options = {});

/// The same for counts with an exposure (contacts per customer): Poisson regression on a step, with
/// the variance scaled by the dispersion (quasi-Poisson) or not.
struct RateChange {
    double ratio = 1; ///< rate after / rate that the trend before gives
    Interval interval;
    double p = 1;
    double dispersion = 1; ///< Pearson chi-squared / degrees of freedom; 1 is Poisson
};
enum class CountVariance : std::uint8_t { Poisson, Quasi };
/// log rate = level + slope t + step post (+ two harmonics when season > 0). None when fewer than 8
/// periods lie on either side, an exposure is not above 0, or the fit does not settle.
[[nodiscard]] std::optional<RateChange>
interruptedCounts(std::span<const double> counts, std::span<const double> exposure,
                  std::size_t firstAfter, CountVariance variance, std::size_t season = 0,
                  double level = 0.95);

/// One row of a panel: a unit (team, region) in a period.
struct PanelRow {
    std::int32_t unit = 0;
    bool treated = false; ///< the unit belongs to those who got the initiative
    bool after = false;
    double value = 0;
};
/// Difference in differences: (treated after - before) - (others after - before), standard error
/// clustered by unit (HC1-scaled sandwich). None with fewer than two units in either group or with
/// an empty cell.
[[nodiscard]] std::optional<Estimate> differenceInDifferences(std::span<const PanelRow> rows,
                                                              double level = 0.95);

} // namespace regard::stats
