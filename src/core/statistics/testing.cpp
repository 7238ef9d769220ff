// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/statistics/intervals.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace regard::stats {
namespace {

constexpr double kPower = 0.8;
constexpr double kSignificance = 0.05;

double upperQuantile()
{
    return normalQuantile(1 - kSignificance / 2);
}

} // namespace

std::vector<bool> benjaminiHochberg(std::span<const double> p, double rate)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::size_t rejected = 0;
    for (std::size_t rank = 1; rank <= order.size(); ++rank) {
        const double limit = rate * static_cast<double>(rank) / static_cast<double>(order.size());
        if (p[order[rank - 1]] <= limit) {
            rejected = rank;
        }
    }
    std::vector<bool> result(p.size(), false);
    for (std::size_t i = 0; i < rejected; ++i) {
        result[order[i]] = true;
    }
    return result;
}

double neededForProportions(double p1, double p2)
{
    const double change = std::abs(p2 - p1);
    if (change == 0) {
        return INFINITY;
    }
    const double mean = (p1 + p2) / 2;
    const double sum = upperQuantile() * std::sqrt(2 * mean * (1 - mean)) +
                       normalQuantile(kPower) * std::sqrt(p1 * (1 - p1) + p2 * (1 - p2));
    return std::ceil(sum * sum / (change * change));
}

double neededForNps(double p1, double d1, double p2, double d2)
{
    const double before = p1 - d1;
    const double after = p2 - d2;
    if (before == after) {
        return INFINITY;
    }
    const double variance = p1 + d1 - before * before + p2 + d2 - after * after;
    const double sum = upperQuantile() + normalQuantile(kPower);
    return std::ceil(sum * sum * variance / ((after - before) * (after - before)));
}

double neededForMeans(double variance, double change)
{
    if (change == 0) {
        return INFINITY;
    }
    const double sum = upperQuantile() + normalQuantile(kPower);
    return std::ceil(2 * sum * sum * variance / (change * change));
}

} // namespace regard::stats
