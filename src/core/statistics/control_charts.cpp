// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/control_charts.h>

#include "core/statistics/order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace regard::stats {

namespace {

constexpr double kRunLength = 8;

std::vector<double> movingRanges(std::span<const double> values)
{
    std::vector<double> ranges;
    for (std::size_t i = 1; i < values.size(); ++i) {
        ranges.push_back(std::abs(values[i] - values[i - 1]));
    }
    return ranges;
}

double meanOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<ProportionLimits> limitsAround(std::span<const Proportion> periods, bool laney)
{
    double hits = 0;
    double answers = 0;
    for (const Proportion& period : periods) {
        hits += period.hits;
        answers += period.n;
    }
    if (answers <= 0) {
        return std::nullopt;
    }
    ProportionLimits limits;
    limits.centre = hits / answers;
    std::vector<double> z;
    for (const Proportion& period : periods) {
        const double sigma = std::sqrt(limits.centre * (1 - limits.centre) / period.n);
        if (period.n > 0 && sigma > 0) {
            z.push_back((period.hits / period.n - limits.centre) / sigma);
        }
    }
    if (laney && z.size() > 1) {
        limits.sigmaZ = meanOf(movingRanges(z)) / kD2;
    }
    for (const Proportion& period : periods) {
        const double sigma = std::sqrt(limits.centre * (1 - limits.centre) / period.n);
        const double reach = period.n > 0 ? 3 * sigma * limits.sigmaZ : 1;
        limits.lower.push_back(std::max(0.0, limits.centre - reach));
        limits.upper.push_back(std::min(1.0, limits.centre + reach));
    }
    return limits;
}

} // namespace

std::optional<XmrLimits> xmrLimits(std::span<const double> values, XmrBasis basis)
{
    if (values.size() < 2) {
        return std::nullopt;
    }
    const std::vector<double> ranges = movingRanges(values);
    XmrLimits limits;
    double reach = 0;
    if (basis == XmrBasis::Mean) {
        const double meanRange = meanOf(ranges);
        // Standard deviation of the range of two normal values: sqrt(2 - 4 / pi).
        const double d3 = std::sqrt(2 - kD2 * kD2);
        limits.centre = meanOf(values);
        limits.sigma = meanRange / kD2;
        limits.rangeUpper = meanRange * (1 + 3 * d3 / kD2);
        reach = 3 * limits.sigma;
    } else {
        const double medianRange = median(ranges);
        limits.centre = median(values);
        reach = 3.145 * medianRange;
        limits.sigma = reach / 3;
        limits.rangeUpper = 3.865 * medianRange;
    }
    limits.lower = limits.centre - reach;
    limits.upper = limits.centre + reach;
    return limits;
}

std::vector<Signal> processSignals(std::span<const double> values, const XmrLimits& limits)
{
    std::vector<Signal> signals;
    int side = 0;
    int run = 0;
    for (const double value : values) {
        const int now = value > limits.centre ? 1 : value < limits.centre ? -1 : 0;
        run = now == 0 ? 0 : now == side ? run + 1 : 1;
        side = now;
        if (value > limits.upper || value < limits.lower) {
            signals.push_back(Signal::Outside);
        } else {
            signals.push_back(run >= kRunLength ? Signal::LongRun : Signal::None);
        }
    }
    return signals;
}

std::optional<ProportionLimits> pChart(std::span<const Proportion> periods)
{
    return limitsAround(periods, false);
}

std::optional<ProportionLimits> laneyChart(std::span<const Proportion> periods)
{
    return limitsAround(periods, true);
}

Cusum cusum(std::span<const double> values, double target, double sigma, double k, double h)
{
    Cusum sums;
    double above = 0;
    double below = 0;
    for (const double value : values) {
        const double z = (value - target) / sigma;
        above = std::max(0.0, above + z - k);
        below = std::max(0.0, below - z - k);
        if (!sums.firstSignal && (above > h || below > h)) {
            sums.firstSignal = sums.above.size();
        }
        sums.above.push_back(above);
        sums.below.push_back(below);
    }
    return sums;
}

std::vector<std::size_t> changePoints(std::span<const double> values, std::size_t shortest)
{
    const std::size_t n = values.size();
    shortest = std::max<std::size_t>(shortest, 1);
    if (n < 2 * shortest) {
        return {};
    }
    const double sigma = meanOf(movingRanges(values)) / kD2;
    const double penalty = 3 * std::log(static_cast<double>(n)) * sigma * sigma;

    std::vector<double> sum(n + 1, 0);
    std::vector<double> squares(n + 1, 0);
    for (std::size_t i = 0; i < n; ++i) {
        sum[i + 1] = sum[i] + values[i];
        squares[i + 1] = squares[i] + values[i] * values[i];
    }
    const auto errorOf = [&](std::size_t from, std::size_t to) {
        const double total = sum[to] - sum[from];
        return squares[to] - squares[from] - total * total / static_cast<double>(to - from);
    };

    // best[i]: least error and penalties of the first i values; last[i]: where its last level
    // begins.
    std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> last(n + 1, 0);
    best[0] = -penalty;
    for (std::size_t to = shortest; to <= n; ++to) {
        for (std::size_t from = 0; from + shortest <= to; ++from) {
            const double cost = best[from] + penalty + errorOf(from, to);
            if (cost < best[to]) {
                best[to] = cost;
                last[to] = from;
            }
        }
    }
    std::vector<std::size_t> shifts;
    for (std::size_t to = n; last[to] > 0; to = last[to]) {
        shifts.push_back(last[to]);
    }
    std::ranges::reverse(shifts);
    return shifts;
}

} // namespace regard::stats
