// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/statistics/bootstrap.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace regard::stats {
namespace {

constexpr std::size_t kDraws = 1000;
constexpr std::size_t kMostUnits = 400;
// Two streams: bundles dealt by the numbers that draw them would be drawn too often.
constexpr std::uint64_t kSeedOfDraws = 20260101;
constexpr std::uint64_t kSeedOfDealing = 20260102;

struct Sums {
    double numerator = 0;
    double denominator = 0;
};

/// The units one by one, or dealt into bundles where there are too many.
std::vector<Sums> bundlesOf(std::span<const RatioUnits> units)
{
    std::vector<RatioUnits> sorted(units.begin(), units.end());
    std::sort(sorted.begin(), sorted.end());
    double count = 0;
    for (const RatioUnits& alike : sorted) {
        count += alike.count;
    }
    std::vector<Sums> bundles;
    if (count <= static_cast<double>(kMostUnits)) {
        for (const RatioUnits& alike : sorted) {
            bundles.insert(bundles.end(), static_cast<std::size_t>(alike.count),
                           Sums{alike.numerator, alike.denominator});
        }
        return bundles;
    }
    bundles.resize(kMostUnits);
    std::mt19937_64 random(kSeedOfDealing);
    for (const RatioUnits& alike : sorted) {
        for (double i = 0; i < alike.count; ++i) {
            // A plain remainder: the bias is below n / 2^64, and every library draws the same.
            Sums& bundle = bundles[random() % kMostUnits];
            bundle.numerator += alike.numerator;
            bundle.denominator += alike.denominator;
        }
    }
    return bundles;
}

/// How often each of `size` units is in each resample, resample by resample.
std::vector<std::uint16_t> resamples(std::size_t size)
{
    std::vector<std::uint16_t> times(kDraws * size, 0);
    std::mt19937_64 random(kSeedOfDraws);
    for (std::size_t draw = 0; draw < kDraws; ++draw) {
        for (std::size_t i = 0; i < size; ++i) {
            ++times[draw * size + random() % size];
        }
    }
    return times;
}

} // namespace

std::optional<BootstrapEstimate> bootstrapRatio(std::span<const RatioUnits> units, double level)
{
    const std::vector<Sums> bundles = bundlesOf(units);
    const std::size_t size = bundles.size();
    if (size < 2) {
        return std::nullopt;
    }
    static const std::vector<std::uint16_t> kOfMost = resamples(kMostUnits);
    const std::vector<std::uint16_t> own =
        size == kMostUnits ? std::vector<std::uint16_t>() : resamples(size);
    const std::vector<std::uint16_t>& times = own.empty() ? kOfMost : own;
    std::vector<double> ratios;
    Moments moments;
    for (std::size_t draw = 0; draw < kDraws; ++draw) {
        Sums sums;
        for (std::size_t i = 0; i < size; ++i) {
            const double often = times[draw * size + i];
            sums.numerator += often * bundles[i].numerator;
            sums.denominator += often * bundles[i].denominator;
        }
        if (sums.denominator > 0) {
            ratios.push_back(sums.numerator / sums.denominator);
            moments.add(ratios.back());
        }
    }
    std::sort(ratios.begin(), ratios.end());
    if (ratios.size() < 2 || ratios.front() == ratios.back()) {
        return std::nullopt;
    }
    const auto at = [&](double p) {
        return ratios[static_cast<std::size_t>(
            std::lround(p * static_cast<double>(ratios.size() - 1)))];
    };
    return BootstrapEstimate{{at((1 - level) / 2), at((1 + level) / 2)},
                             std::sqrt(*moments.variance())};
}

} // namespace regard::stats
