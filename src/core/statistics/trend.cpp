// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/trend.h>

#include "core/statistics/order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace regard::stats {

namespace {

/// n (n - 1) (2 n + 5), summed for the series minus its ties, over 18: the variance of S.
double varianceOfS(std::span<const double> values)
{
    const auto term = [](double n) { return n * (n - 1) * (2 * n + 5); };
    double sum = term(static_cast<double>(values.size()));
    for (const double size : tieSizes(values)) {
        sum -= term(size);
    }
    return sum / 18;
}

std::vector<double> pairwiseSlopes(std::span<const double> values)
{
    std::vector<double> slopes;
    slopes.reserve(values.size() * (values.size() - 1) / 2);
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t j = i + 1; j < values.size(); ++j) {
            slopes.push_back((values[j] - values[i]) / static_cast<double>(j - i));
        }
    }
    return slopes;
}

void judge(MannKendall& test)
{
    const double error = std::sqrt(test.variance);
    test.z = test.s == 0 || error == 0 ? 0 : (test.s - (test.s > 0 ? 1 : -1)) / error;
    test.p = 2 * normalCdf(-std::abs(test.z));
}

/// Autocorrelations of lags 0 .. n - 1.
std::vector<double> autocorrelations(std::span<const double> values)
{
    const std::size_t n = values.size();
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(n);
    std::vector<double> result(n, 0);
    for (std::size_t lag = 0; lag < n; ++lag) {
        for (std::size_t i = 0; i + lag < n; ++i) {
            result[lag] += (values[i] - mean) * (values[i + lag] - mean);
        }
    }
    const double variance = result[0];
    for (double& value : result) {
        value = variance > 0 ? value / variance : 0;
    }
    return result;
}

} // namespace

std::optional<TrendLine> theilSen(std::span<const double> values, double level)
{
    if (values.size() < 3) {
        return std::nullopt;
    }
    std::vector<double> slopes = pairwiseSlopes(values);
    std::ranges::sort(slopes);
    TrendLine line;
    line.slope = median(slopes);
    line.intercept = median(values) - line.slope * static_cast<double>(values.size() - 1) / 2;

    // The ranks of the slopes that bound the interval (Sen 1968, p. 1384).
    const double reach = normalQuantile(0.5 + level / 2) * std::sqrt(varianceOfS(values));
    const auto count = static_cast<double>(slopes.size());
    const double low = std::max(std::nearbyint((count - reach) / 2) - 1, 0.0);
    const double high = std::min(std::nearbyint((count + reach) / 2), count - 1);
    line.slopeInterval = {slopes[static_cast<std::size_t>(low)],
                          slopes[static_cast<std::size_t>(high)]};
    return line;
}

std::optional<MannKendall> mannKendall(std::span<const double> values)
{
    if (values.size() < 3) {
        return std::nullopt;
    }
    MannKendall test;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t j = i + 1; j < values.size(); ++j) {
            test.s += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0;
        }
    }
    test.variance = varianceOfS(values);
    judge(test);
    return test;
}

std::optional<MannKendall> mannKendallAutocorrelated(std::span<const double> values, double level)
{
    auto test = mannKendall(values);
    if (!test) {
        return test;
    }
    const double slope = median(pairwiseSlopes(values));
    std::vector<double> detrended(values.begin(), values.end());
    for (std::size_t i = 0; i < detrended.size(); ++i) {
        detrended[i] -= slope * static_cast<double>(i);
    }
    const std::vector<double> correlations = autocorrelations(ranks(detrended));
    const auto n = static_cast<double>(values.size());
    const double bound = normalQuantile(0.5 + level / 2) / std::sqrt(n);
    double sum = 0;
    for (std::size_t lag = 1; lag < correlations.size(); ++lag) {
        if (std::abs(correlations[lag]) > bound) {
            const double left = n - static_cast<double>(lag);
            sum += left * (left - 1) * (left - 2) * correlations[lag];
        }
    }
    test->variance *= 1 + 2 / (n * (n - 1) * (n - 2)) * sum;
    judge(*test);
    return test;
}

} // namespace regard::stats
