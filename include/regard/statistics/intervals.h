// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace regard::stats {

struct Interval {
    double low = 0;
    double high = 0;
};

/// Two-sided comparison of two estimates: second minus first.
struct Difference {
    double change = 0;
    double low = 0;
    double high = 0;
    double p = 1; ///< two-sided p-value
};

/// Standard normal quantile and distribution function.
[[nodiscard]] double normalQuantile(double p);
[[nodiscard]] double normalCdf(double z);
[[nodiscard]] double studentQuantile(double p, double df);
/// Two-sided p-value of a t statistic; df 0: of a normal one.
[[nodiscard]] double twoSided(double statistic, double df);

// Proportions (unit scale 0..1). n = 0 has no interval.
[[nodiscard]] std::optional<Interval> wilson(double k, double n, double level = 0.95);
[[nodiscard]] std::optional<Interval> clopperPearson(double k, double n, double level = 0.95);
/// Newcombe's method 10 (square-and-add of Wilson limits) with the p-value of the N-1 z test. p2 -
/// p1.
[[nodiscard]] std::optional<Difference> compareProportions(double k1, double n1, double k2,
                                                           double n2, double level = 0.95);

/// Promoters, passives and detractors; weighted counts allowed with n_eff.
struct NpsCounts {
    double promoters = 0;
    double passives = 0;
    double detractors = 0;
    [[nodiscard]] double n() const { return promoters + passives + detractors; }
};
/// In points, -100..100.
[[nodiscard]] std::optional<double> nps(const NpsCounts& counts);
[[nodiscard]] std::optional<double> npsStandardError(const NpsCounts& counts);
[[nodiscard]] std::optional<Interval> npsAdjustedWald(const NpsCounts& counts, double level = 0.95);
[[nodiscard]] std::optional<Interval> npsWald(const NpsCounts& counts, double level = 0.95);
[[nodiscard]] std::optional<Interval> npsTango(const NpsCounts& counts, double level = 0.95);
[[nodiscard]] std::optional<Interval> npsTrinomialT(const NpsCounts& counts, double level = 0.95);
/// Adjusted Wald for the difference (Lewis & Sauro 2021): raw change, adjusted interval and p.
[[nodiscard]] std::optional<Difference> compareNps(const NpsCounts& before, const NpsCounts& after,
                                                   double level = 0.95);

/// Count, mean and sum of squared deviations; mergeable (Chan, Golub & LeVeque).
struct Moments {
    double n = 0;
    double mean = 0;
    double m2 = 0;
    void add(double x);
    void combine(const Moments& other);
    /// N - 1 in the denominator; none below 2.
    [[nodiscard]] std::optional<double> variance() const;
};
[[nodiscard]] std::optional<Interval> meanInterval(const Moments& moments, double level = 0.95);
/// Welch's t.
[[nodiscard]] std::optional<Difference> compareMeans(const Moments& before, const Moments& after,
                                                     double level = 0.95);

/// Median of sorted values and its interval from order statistics (binomial).
struct MedianEstimate {
    double value = 0;
    std::optional<Interval> interval;
};
[[nodiscard]] std::optional<MedianEstimate> medianOfSorted(std::span<const double> sorted,
                                                           double level = 0.95);
/// The same of `n` values: at(rank) gives the one with so many values before it.
[[nodiscard]] std::optional<MedianEstimate>
medianOfSorted(std::size_t n, const std::function<double(std::size_t)>& at, double level = 0.95);

/// Benjamini-Hochberg: which hypotheses are rejected at this false discovery rate.
[[nodiscard]] std::vector<bool> benjaminiHochberg(std::span<const double> p, double rate);

/// n per period needed to see a change with power 80 % (two-sided 5 %).
[[nodiscard]] double neededForProportions(double p1, double p2);
[[nodiscard]] double neededForNps(double p1, double d1, double p2, double d2);
[[nodiscard]] double neededForMeans(double variance, double change);

} // namespace regard::stats
