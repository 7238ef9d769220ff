// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/statistics/intervals.h>

#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <cmath>

namespace regard::stats {

void Moments::add(double x)
{
    n += 1;
    const double delta = x - mean;
    mean += delta / n;
    m2 += delta * (x - mean);
}

void Moments::combine(const Moments& other)
{
    if (other.n == 0) {
        return;
    }
    const double total = n + other.n;
    const double delta = other.mean - mean;
    mean += delta * other.n / total;
    m2 += other.m2 + delta * delta * n * other.n / total;
    n = total;
}

std::optional<double> Moments::variance() const
{
    if (n < 2) {
        return std::nullopt;
    }
    return std::max(0.0, m2) / (n - 1);
}

std::optional<Interval> meanInterval(const Moments& moments, double level)
{
    const auto variance = moments.variance();
    if (!variance) {
        return std::nullopt;
    }
    const double half =
        studentQuantile(0.5 + level / 2, moments.n - 1) * std::sqrt(*variance / moments.n);
    return Interval{moments.mean - half, moments.mean + half};
}

std::optional<Difference> compareMeans(const Moments& before, const Moments& after, double level)
{
    const auto v1 = before.variance();
    const auto v2 = after.variance();
    if (!v1 || !v2) {
        return std::nullopt;
    }
    const double e1 = *v1 / before.n;
    const double e2 = *v2 / after.n;
    const double error = std::sqrt(e1 + e2);
    Difference difference;
    difference.change = after.mean - before.mean;
    if (error == 0) {
        // Every answer of both periods is the same number: there is no spread to judge with.
        difference.low = difference.high = difference.change;
        difference.p = difference.change == 0 ? 1 : 0;
        return difference;
    }
    // Welch-Satterthwaite.
    const double df = (e1 + e2) * (e1 + e2) / (e1 * e1 / (before.n - 1) + e2 * e2 / (after.n - 1));
    const double half = studentQuantile(0.5 + level / 2, df) * error;
    difference.low = difference.change - half;
    difference.high = difference.change + half;
    difference.p = twoSided(difference.change / error, df);
    return difference;
}

std::optional<MedianEstimate> medianOfSorted(std::span<const double> sorted, double level)
{
    return medianOfSorted(
        sorted.size(), [&](std::size_t rank) { return sorted[rank]; }, level);
}

std::optional<MedianEstimate>
medianOfSorted(std::size_t n, const std::function<double(std::size_t)>& at, double level)
{
    if (n == 0) {
        return std::nullopt;
    }
    MedianEstimate estimate;
    estimate.value = n % 2 == 1 ? at(n / 2) : (at(n / 2 - 1) + at(n / 2)) / 2;
    // The number of values below the median is binomial(n, 1/2): the r-th smallest and r-th largest
    // value enclose it with probability 1 - 2 P(X <= r - 1).
    const boost::math::binomial_distribution<> below(static_cast<double>(n), 0.5);
    const double tail = (1 - level) / 2;
    auto rank = static_cast<std::int64_t>(boost::math::quantile(below, tail)) + 1;
    rank = std::min<std::int64_t>(rank, static_cast<std::int64_t>(n / 2) + 1);
    while (rank > 0 && boost::math::cdf(below, static_cast<double>(rank - 1)) > tail) {
        --rank;
    }
    if (rank > 0) {
        const auto r = static_cast<std::size_t>(rank);
        estimate.interval = Interval{at(r - 1), at(n - r)};
    }
    return estimate;
}

} // namespace regard::stats
