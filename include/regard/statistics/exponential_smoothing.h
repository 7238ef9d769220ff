// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace regard::stats {

/// Additive exponential smoothing as innovations state space models (Hyndman, Koehler, Ord & Snyder
/// 2008, class 1), without season.
enum class Smoothing : std::uint8_t {
    Level,      ///< ETS(A,N,N): simple exponential smoothing
    Trend,      ///< ETS(A,A,N): Holt
    DampedTrend ///< ETS(A,Ad,N): Gardner & McKenzie
};

struct SmoothingParameters {
    double alpha = 0; ///< of the level, 0.0001 .. 0.9999
    double beta = 0;  ///< of the trend, 0.0001 .. alpha
    double phi = 1;   ///< damping, 0.8 .. 0.98
};

/// Level and change per period.
struct SmoothingState {
    double level = 0;
    double trend = 0;
};

struct SmoothingFit {
    Smoothing model = Smoothing::Level;
    SmoothingParameters parameters;
    SmoothingState first;       ///< before the first value
    SmoothingState last;        ///< after the last one
    std::vector<double> fitted; ///< one step ahead, one a value
    std::size_t n = 0;
    double sse = 0;
    double sigma2 = 0;        ///< SSE / (n - parameters, first states included)
    double logLikelihood = 0; ///< -n/2 ln SSE, constants left out
    double aic = 0;
};

/// Runs the model at given parameters from a given state. None when there are not more values than
/// parameters.
[[nodiscard]] std::optional<SmoothingFit> smooth(std::span<const double> values, Smoothing model,
                                                 const SmoothingParameters& parameters,
                                                 const SmoothingState& first);

/// How long the search for the parameters may take: `Coarse` is for refits at many origins.
enum class SearchEffort : std::uint8_t { Coarse, Full };

/// Least squares fit. The errors are linear in the first state, which is solved for; the parameters
/// are searched on a grid that narrows, so that the result is the same every time. None for fewer
/// than three values more than the model has parameters.
[[nodiscard]] std::optional<SmoothingFit> fitSmoothing(std::span<const double> values,
                                                       Smoothing model,
                                                       SearchEffort effort = SearchEffort::Full);

/// Mean and standard deviation of a value `steps` >= 1 periods after the last one.
struct Outlook {
    double mean = 0;
    double sd = 0;
};
[[nodiscard]] Outlook outlook(const SmoothingFit& fit, int steps);

} // namespace regard::stats
