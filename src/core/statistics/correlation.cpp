// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/correlation.h>

#include "core/statistics/order.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace regard::stats {

namespace {

std::optional<double> productMoment(std::span<const double> x, std::span<const double> y)
{
    const auto n = static_cast<double>(x.size());
    const double meanX = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double meanY = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - meanX) * (x[i] - meanX);
        yy += (y[i] - meanY) * (y[i] - meanY);
        xy += (x[i] - meanX) * (y[i] - meanY);
    }
    if (xx <= 0 || yy <= 0) {
        return std::nullopt;
    }
    return std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
}

/// Sorts and returns how many pairs stood in the wrong order.
std::int64_t sortCountingSwaps(std::span<double> values, std::span<double> scratch)
{
    if (values.size() < 2) {
        return 0;
    }
    const std::size_t middle = values.size() / 2;
    std::int64_t swaps = sortCountingSwaps(values.first(middle), scratch.first(middle)) +
                         sortCountingSwaps(values.subspan(middle), scratch.subspan(middle));
    std::size_t left = 0;
    std::size_t right = middle;
    for (double& place : scratch.first(values.size())) {
        if (right == values.size() || (left < middle && values[left] <= values[right])) {
            place = values[left++];
        } else {
            place = values[right++];
            swaps += static_cast<std::int64_t>(middle - left);
        }
    }
    std::ranges::copy(scratch.first(values.size()), values.begin());
    return swaps;
}

double pairsWithin(const std::vector<double>& sizes)
{
    double pairs = 0;
    for (const double size : sizes) {
        pairs += size * (size - 1) / 2;
    }
    return pairs;
}

} // namespace

std::optional<Correlation> pearson(std::span<const double> x, std::span<const double> y,
                                   double level)
{
    if (x.size() < 3) {
        return std::nullopt;
    }
    const auto r = productMoment(x, y);
    if (!r) {
        return std::nullopt;
    }
    const auto n = static_cast<double>(x.size());
    Correlation result{*r, std::nullopt, 0};
    if (std::abs(*r) < 1) {
        result.p = twoSided(*r * std::sqrt((n - 2) / (1 - *r * *r)), n - 2);
        if (n > 3) {
            const double reach = normalQuantile(0.5 + level / 2) / std::sqrt(n - 3);
            result.interval =
                Interval{std::tanh(std::atanh(*r) - reach), std::tanh(std::atanh(*r) + reach)};
        }
    }
    return result;
}

std::optional<double> spearman(std::span<const double> x, std::span<const double> y)
{
    return x.size() < 3 ? std::nullopt : productMoment(ranks(x), ranks(y));
}

std::optional<double> kendall(std::span<const double> x, std::span<const double> y)
{
    const std::size_t n = x.size();
    if (n < 3) {
        return std::nullopt;
    }
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return x[a] != x[b] ? x[a] < x[b] : y[a] < y[b];
    });

    // Pairs that are tied in both: runs of equal (x, y) in this order.
    std::vector<double> both;
    for (std::size_t from = 0; from < n;) {
        std::size_t to = from;
        while (to < n && x[order[to]] == x[order[from]] && y[order[to]] == y[order[from]]) {
            ++to;
        }
        both.push_back(static_cast<double>(to - from));
        from = to;
    }
    std::vector<double> byX;
    for (const std::size_t i : order) {
        byX.push_back(y[i]);
    }
    std::vector<double> scratch(n);
    const auto discordant = static_cast<double>(sortCountingSwaps(byX, scratch));

    const auto count = static_cast<double>(n);
    const double pairs = count * (count - 1) / 2;
    const double tiedX = pairsWithin(tieSizes(x));
    const double tiedY = pairsWithin(tieSizes(y));
    const double concordant = pairs - tiedX - tiedY + pairsWithin(both) - discordant;
    const double scale = std::sqrt((pairs - tiedX) * (pairs - tiedY));
    if (scale <= 0) {
        return std::nullopt;
    }
    return (concordant - discordant) / scale;
}

} // namespace regard::stats
