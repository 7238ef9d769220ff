// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/statistics/intervals.h>

#include <boost/math/distributions/beta.hpp>

#include <algorithm>
#include <cmath>

namespace regard::stats {

std::optional<Interval> wilson(double k, double n, double level)
{
    if (!(n > 0) || k < 0 || k > n) {
        return std::nullopt;
    }
    const double z = normalQuantile(0.5 + level / 2);
    const double z2 = z * z;
    const double centre = (k + z2 / 2) / (n + z2);
    const double half = z / (n + z2) * std::sqrt(k * (n - k) / n + z2 / 4);
    // The limits at 0 and n are exactly 0 and 1; rounding must not say otherwise.
    return Interval{k == 0 ? 0.0 : std::max(0.0, centre - half),
                    k == n ? 1.0 : std::min(1.0, centre + half)};
}

std::optional<Interval> clopperPearson(double k, double n, double level)
{
    if (!(n > 0) || k < 0 || k > n) {
        return std::nullopt;
    }
    const double tail = (1 - level) / 2;
    Interval interval{0, 1};
    if (k > 0) {
        interval.low = boost::math::quantile(boost::math::beta_distribution<>(k, n - k + 1), tail);
    }
    if (k < n) {
        interval.high =
            boost::math::quantile(boost::math::beta_distribution<>(k + 1, n - k), 1 - tail);
    }
    return interval;
}

std::optional<Difference> compareProportions(double k1, double n1, double k2, double n2,
                                             double level)
{
    const auto first = wilson(k1, n1, level);
    const auto second = wilson(k2, n2, level);
    if (!first || !second) {
        return std::nullopt;
    }
    const double p1 = k1 / n1;
    const double p2 = k2 / n2;
    Difference difference;
    difference.change = p2 - p1;
    difference.low = difference.change - std::hypot(p2 - second->low, first->high - p1);
    difference.high = difference.change + std::hypot(second->high - p2, p1 - first->low);
    const double n = n1 + n2;
    const double pooled = (k1 + k2) / n;
    const double variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
    if (variance > 0 && n > 1) {
        const double z = std::abs(difference.change) / std::sqrt(variance) * std::sqrt((n - 1) / n);
        difference.p = twoSided(z, 0);
    }
    return difference;
}

} // namespace regard::stats
