// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/statistics/intervals.h>

#include <algorithm>
#include <cmath>

namespace regard::stats {
namespace {

/// Net share and its variance per answer, on the unit scale.
struct Net {
    double value = 0;
    double variance = 0;
    double n = 0;
    [[nodiscard]] double standardError() const { return std::sqrt(variance / n); }
};

Net raw(const NpsCounts& counts)
{
    const double n = counts.n();
    const double p = counts.promoters / n;
    const double d = counts.detractors / n;
    return {p - d, std::max(0.0, p + d - (p - d) * (p - d)), n};
}

/// Three quarters of an answer added to promoters and to detractors, one and a half to passives
/// (Rocks 2016).
Net adjusted(const NpsCounts& counts)
{
    const double n = counts.n() + 3;
    const double p = (counts.promoters + 0.75) / n;
    const double d = (counts.detractors + 0.75) / n;
    return {p - d, p + d - (p - d) * (p - d), n};
}

Interval points(double low, double high)
{
    return {100 * std::clamp(low, -1.0, 1.0), 100 * std::clamp(high, -1.0, 1.0)};
}

bool usable(const NpsCounts& counts)
{
    return counts.n() > 0 && counts.promoters >= 0 && counts.passives >= 0 &&
           counts.detractors >= 0;
}

/// Tango's score statistic of the hypothesis that the net share is delta: falls with delta.
double scoreStatistic(const NpsCounts& counts, double delta)
{
    const double n = counts.n();
    const double a = 2 * n;
    const double b = -counts.detractors - counts.promoters +
                     (2 * n - counts.promoters + counts.detractors) * delta;
    const double c = -counts.detractors * delta * (1 - delta);
    const double q = (std::sqrt(std::max(0.0, b * b - 4 * a * c)) - b) / (2 * a);
    const double variance = n * (2 * q + delta * (1 - delta));
    const double distance = counts.promoters - counts.detractors - n * delta;
    if (variance <= 0) {
        return distance == 0 ? 0 : std::copysign(INFINITY, distance);
    }
    return distance / std::sqrt(variance);
}

/// Where the statistic falls through `level` between two values of delta.
double crossing(const NpsCounts& counts, double from, double to, double level)
{
    for (int step = 0; step < 200 && to - from > 1e-16; ++step) {
        const double middle = from + (to - from) / 2;
        if (scoreStatistic(counts, middle) > level) {
            from = middle;
        } else {
            to = middle;
        }
    }
    return from + (to - from) / 2;
}

} // namespace

std::optional<double> nps(const NpsCounts& counts)
{
    if (!usable(counts)) {
        return std::nullopt;
    }
    return 100 * (counts.promoters - counts.detractors) / counts.n();
}

std::optional<double> npsStandardError(const NpsCounts& counts)
{
    if (!usable(counts)) {
        return std::nullopt;
    }
    return 100 * raw(counts).standardError();
}

std::optional<Interval> npsAdjustedWald(const NpsCounts& counts, double level)
{
    if (!usable(counts)) {
        return std::nullopt;
    }
    const Net net = adjusted(counts);
    const double half = normalQuantile(0.5 + level / 2) * net.standardError();
    return points(net.value - half, net.value + half);
}

std::optional<Interval> npsWald(const NpsCounts& counts, double level)
{
    if (!usable(counts)) {
        return std::nullopt;
    }
    const Net net = raw(counts);
    const double half = normalQuantile(0.5 + level / 2) * net.standardError();
    return points(net.value - half, net.value + half);
}

std::optional<Interval> npsTango(const NpsCounts& counts, double level)
{
    if (!usable(counts)) {
        return std::nullopt;
    }
    const double z = normalQuantile(0.5 + level / 2);
    const double estimate = raw(counts).value;
    const double low = estimate <= -1 ? -1 : crossing(counts, -1, estimate, z);
    const double high = estimate >= 1 ? 1 : crossing(counts, estimate, 1, -z);
    return points(low, high);
}

std::optional<Interval> npsTrinomialT(const NpsCounts& counts, double level)
{
    if (!usable(counts) || counts.n() < 2) {
        return std::nullopt;
    }
    const Net net = raw(counts);
    const double deviation = std::sqrt(net.variance * net.n / (net.n - 1));
    const double half = studentQuantile(0.5 + level / 2, net.n - 1) * deviation / std::sqrt(net.n);
    // Not clamped: this is the textbook interval of a mean.
    return Interval{100 * (net.value - half), 100 * (net.value + half)};
}

std::optional<Difference> compareNps(const NpsCounts& before, const NpsCounts& after, double level)
{
    if (!usable(before) || !usable(after)) {
        return std::nullopt;
    }
    const Net first = adjusted(before);
    const Net second = adjusted(after);
    const double centre = second.value - first.value;
    const double error = std::hypot(first.standardError(), second.standardError());
    const double half = normalQuantile(0.5 + level / 2) * error;
    Difference difference;
    difference.change = *nps(after) - *nps(before);
    difference.low = 100 * (centre - half);
    difference.high = 100 * (centre + half);
    difference.p = twoSided(centre / error, 0);
    return difference;
}

} // namespace regard::stats
