// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/domain/kpi.h>
#include <regard/metrics/figure.h>
#include <regard/statistics/intervals.h>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace regard::metrics {

struct Share {
    double k = 0;
    double n = 0;
};

/// Sums over units (customers) of a numerator y and a denominator x; mergeable.
struct RatioSums {
    double units = 0;
    double y = 0;
    double x = 0;
    double yy = 0;
    double xy = 0;
    double xx = 0;
    void add(double numerator, double denominator);
    void combine(const RatioSums& other);
};

/// A value with a standard error, where no closer form exists. df 0: normal.
struct Approximate {
    double value = 0;
    std::optional<double> error;
    double df = 0;
    double n = 0;
};

/// The ratio of sums with its linearised standard error (Cochran 1977, 6.4).
[[nodiscard]] std::optional<Approximate> ratioOf(const RatioSums& sums);

/// Counts and sums of squares of plain values; mergeable and exact for whole numbers.
struct ValueSums {
    double n = 0;
    double sum = 0;
    double squares = 0;
    void add(double value);
    void combine(const ValueSums& other);
    [[nodiscard]] stats::Moments moments() const;
};

/// What a figure was computed from, as far as comparing two of them needs it. monostate: nothing
/// that can be tested.
using Sample = std::variant<std::monostate, Share, stats::NpsCounts, stats::Moments, Approximate>;

[[nodiscard]] double sizeOf(const Sample& sample);
/// Value and interval, times `factor` (100 for percent). None for an empty sample.
[[nodiscard]] std::optional<double> valueOf(const Sample& sample, double factor);
[[nodiscard]] std::optional<stats::Interval> intervalOf(const Sample& sample, double factor,
                                                        double level);
/// Second minus first, times `factor`; none where it cannot be judged.
[[nodiscard]] std::optional<stats::Difference> compare(const Sample& before, const Sample& after,
                                                       double factor, double level);
/// n per period needed to see a change of `change` (in the unit of the factor) from `before` with
/// power 80 %.
[[nodiscard]] std::optional<double> neededFor(const Sample& before, double change, double factor);

/// What a slot still waits for, and the samples at both ends of where it may come to.
struct Unsettled {
    Day on = kNoDay;     ///< settled from this day on
    double pending = 0;  ///< rows that are open, or answers that are expected
    double share = 1;    ///< of what will count, how much has come
    std::string waits{}; ///< "the follow-up of 212 contacts is not over"
    Sample low{};
    Sample high{};
};

/// One KPI in one slot before it is judged.
struct Measured {
    Estimate estimate;
    Sample sample;
    double factor = 1;
    std::vector<std::string> notes;
    std::optional<Unsettled> unsettled{}; ///< none: settled
};

} // namespace regard::metrics
