// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/statistics/exponential_smoothing.h>
#include <regard/statistics/intervals.h>
#include <regard/statistics/trend.h>

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace regard::stats {

/// Fewer complete periods than this have no probability, only a line (see forecast()).
inline constexpr std::size_t kLeastForForecast = 8;

/// The values that a figure can take.
struct ForecastRange {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

/// One period ahead. Means and bands are cut to the figure's range, `sd` is not.
struct ForecastStep {
    double mean = 0;
    double sd = 0; ///< calibrated; 0 where the series is too short for one
    std::optional<Interval> band80{};
    std::optional<Interval> band95{};
};

struct Forecast {
    std::optional<SmoothingFit> fit{}; ///< none: too few values
    std::optional<TrendLine> line{};   ///< in its place: Theil-Sen through what there is
    /// Smallest and largest change from one of the last values to the next, where there is no fit.
    std::optional<Interval> recentSteps{};
    std::vector<ForecastStep> steps;
    double inflation = 1;      ///< of the model's own sd one step ahead
    std::size_t ownErrors = 0; ///< one-step errors of earlier forecasts that the inflation is from
    /// Forecasts of one step made at earlier origins, and how many of what came lay in their bands
    /// (before inflation): the forecast's own record.
    std::size_t looked = 0;
    std::size_t inside80 = 0;
    std::size_t inside95 = 0;
    ForecastRange range{};
};

/// Forecasts `horizon` periods after the last value of a series without gaps, partial periods left
/// out. A damped trend, since undamped ones run away. A model's own band is too narrow on short
/// series: its sd is multiplied by the root mean square of the standardised errors that forecasts
/// from earlier origins made (24 or more, at least 1), else by 1.2 below 36 values and 1.1 below
/// 60, as measured on the monthly series of the M3 competition. Below kLeastForForecast values
/// there
/// is no model, only the Theil-Sen line without a band. None below three values.
[[nodiscard]] std::optional<Forecast> forecast(std::span<const double> values, int horizon,
                                               const ForecastRange& range = {});

/// Chance that the value `step` (1-based) periods ahead reaches the target on that date (not at any
/// time before it), in steps of 0.05 from 0.05 to 0.95: finer would be false precision. None where
/// there is no fit or no such step.
[[nodiscard]] std::optional<double> chanceToReach(const Forecast& forecast, int step, double target,
                                                  bool higherIsBetter);
/// The same for a band: between `low` and `high`.
[[nodiscard]] std::optional<double> chanceWithin(const Forecast& forecast, int step, double low,
                                                 double high);

/// The first step whose chance to reach the target is at least even; none within the forecast.
[[nodiscard]] std::optional<int> firstEvenChance(const Forecast& forecast, double target,
                                                 bool higherIsBetter);

} // namespace regard::stats
