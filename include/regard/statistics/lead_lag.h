// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace regard::stats {

/// Differences of neighbours: one value less, and without a straight trend.
[[nodiscard]] std::vector<double> differences(std::span<const double> values);
/// Differences of values one season apart.
[[nodiscard]] std::vector<double> seasonalDifferences(std::span<const double> values,
                                                      std::size_t season);

/// Autoregression by Yule-Walker, its order chosen by AIC up to 10 log10(n) (as R's ar()).
struct Autoregression {
    std::vector<double> coefficients; ///< of lags 1, 2 ...; empty: white noise
    double mean = 0;
    double variance = 0; ///< of the innovations
};
/// None below three values or for a constant.
[[nodiscard]] std::optional<Autoregression> autoregression(std::span<const double> values);

/// What is left of the values when the autoregression is taken out; the first ones, which lack
/// predecessors, are left out.
[[nodiscard]] std::vector<double> filtered(std::span<const double> values,
                                           const Autoregression& model);

/// How two series move together when one is shifted against the other.
struct CrossCorrelation {
    /// correlations[i]: of the early series with the late one `lag = i - mostLag` periods later;
    /// at a positive lag the first series leads.
    std::vector<double> correlations;
    int mostLag = 0;
    double bound = 0; ///< 1.96 / sqrt(n): beyond it with one lag looked at
    std::size_t n = 0;
    [[nodiscard]] double at(int lag) const
    {
        return correlations[static_cast<std::size_t>(lag + mostLag)];
    }
};
/// Series of equal length, as they are. None below mostLag + 3 values or for a constant.
[[nodiscard]] std::optional<CrossCorrelation>
crossCorrelation(std::span<const double> early, std::span<const double> late, int mostLag);
/// Both filtered by the autoregression of the first, so that its own memory does not show as a
/// relation (Box & Jenkins). Take trend and season out before.
[[nodiscard]] std::optional<CrossCorrelation>
preWhitened(std::span<const double> early, std::span<const double> late, int mostLag);

/// F test whether the past of `cause` helps to predict `effect` beyond its own past.
struct GrangerTest {
    int lags = 0;
    double f = 0;
    double df1 = 0;
    double df2 = 0;
    double p = 1;
};
/// The number of lags is to be chosen before looking. None when fewer than 2 degrees of freedom are
/// left.
[[nodiscard]] std::optional<GrangerTest> granger(std::span<const double> cause,
                                                 std::span<const double> effect, int lags);

} // namespace regard::stats
