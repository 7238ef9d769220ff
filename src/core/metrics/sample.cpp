// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/sample.h"

#include <algorithm>
#include <cmath>

namespace regard::metrics {
namespace {

/// Quantile and distribution function of t, or of the normal where df is 0.
double upperQuantile(double level, double df)
{
    const double p = 0.5 + level / 2;
    return df > 0 ? stats::studentQuantile(p, df) : stats::normalQuantile(p);
}

std::optional<stats::Difference> compareApproximate(const Approximate& before,
                                                    const Approximate& after, double level)
{
    if (!before.error || !after.error) {
        return std::nullopt;
    }
    const double v1 = *before.error * *before.error;
    const double v2 = *after.error * *after.error;
    const double error = std::sqrt(v1 + v2);
    stats::Difference difference;
    difference.change = after.value - before.value;
    difference.low = difference.high = difference.change;
    if (error == 0) {
        difference.p = difference.change == 0 ? 1 : 0;
        return difference;
    }
    double df = 0;
    if (before.df > 0 && after.df > 0) {
        df = (v1 + v2) * (v1 + v2) / (v1 * v1 / before.df + v2 * v2 / after.df);
    }
    const double half = upperQuantile(level, df) * error;
    difference.low -= half;
    difference.high += half;
    difference.p = stats::twoSided(difference.change / error, df);
    return difference;
}

stats::Interval scaled(stats::Interval interval, double factor)
{
    return {interval.low * factor, interval.high * factor};
}

} // namespace

void RatioSums::add(double numerator, double denominator)
{
    units += 1;
    y += numerator;
    x += denominator;
    yy += numerator * numerator;
    xy += numerator * denominator;
    xx += denominator * denominator;
}

void RatioSums::combine(const RatioSums& other)
{
    units += other.units;
    y += other.y;
    x += other.x;
    yy += other.yy;
    xy += other.xy;
    xx += other.xx;
}

std::optional<Approximate> ratioOf(const RatioSums& sums)
{
    if (!(sums.x > 0)) {
        return std::nullopt;
    }
    Approximate ratio;
    ratio.value = sums.y / sums.x;
    ratio.n = sums.units;
    if (sums.units >= 2) {
        const double squares = std::max(0.0, sums.yy - 2 * ratio.value * sums.xy +
                                                 ratio.value * ratio.value * sums.xx);
        ratio.error = std::sqrt(squares * sums.units / (sums.units - 1)) / sums.x;
        ratio.df = sums.units - 1;
    }
    return ratio;
}

void ValueSums::add(double value)
{
    n += 1;
    sum += value;
    squares += value * value;
}

void ValueSums::combine(const ValueSums& other)
{
    n += other.n;
    sum += other.sum;
    squares += other.squares;
}

stats::Moments ValueSums::moments() const
{
    if (n == 0) {
        return {};
    }
    return {n, sum / n, std::max(0.0, squares - sum * sum / n)};
}

double sizeOf(const Sample& sample)
{
    if (const auto* share = std::get_if<Share>(&sample)) {
        return share->n;
    }
    if (const auto* counts = std::get_if<stats::NpsCounts>(&sample)) {
        return counts->n();
    }
    if (const auto* moments = std::get_if<stats::Moments>(&sample)) {
        return moments->n;
    }
    if (const auto* value = std::get_if<Approximate>(&sample)) {
        return value->n;
    }
    return 0;
}

std::optional<double> valueOf(const Sample& sample, double factor)
{
    if (const auto* share = std::get_if<Share>(&sample)) {
        return share->n > 0 ? std::optional(factor * share->k / share->n) : std::nullopt;
    }
    if (const auto* counts = std::get_if<stats::NpsCounts>(&sample)) {
        return stats::nps(*counts);
    }
    if (const auto* moments = std::get_if<stats::Moments>(&sample)) {
        return moments->n > 0 ? std::optional(factor * moments->mean) : std::nullopt;
    }
    if (const auto* value = std::get_if<Approximate>(&sample)) {
        return factor * value->value;
    }
    return std::nullopt;
}

std::optional<stats::Interval> intervalOf(const Sample& sample, double factor, double level)
{
    std::optional<stats::Interval> interval;
    if (const auto* share = std::get_if<Share>(&sample)) {
        interval = stats::wilson(share->k, share->n, level);
    } else if (const auto* counts = std::get_if<stats::NpsCounts>(&sample)) {
        return stats::npsAdjustedWald(*counts, level);
    } else if (const auto* moments = std::get_if<stats::Moments>(&sample)) {
        // Without any spread there is nothing to judge from; a width of 0 would claim certainty.
        interval = moments->m2 > 0 ? stats::meanInterval(*moments, level) : std::nullopt;
    } else if (const auto* value = std::get_if<Approximate>(&sample);
               value != nullptr && value->error && *value->error > 0) {
        const double half = upperQuantile(level, value->df) * *value->error;
        interval = stats::Interval{value->value - half, value->value + half};
    }
    return interval ? std::optional(scaled(*interval, factor)) : std::nullopt;
}

std::optional<stats::Difference> compare(const Sample& before, const Sample& after, double factor,
                                         double level)
{
    if (before.index() != after.index()) {
        return std::nullopt;
    }
    std::optional<stats::Difference> difference;
    if (const auto* share = std::get_if<Share>(&before)) {
        const auto& other = std::get<Share>(after);
        difference = stats::compareProportions(share->k, share->n, other.k, other.n, level);
    } else if (const auto* counts = std::get_if<stats::NpsCounts>(&before)) {
        return stats::compareNps(*counts, std::get<stats::NpsCounts>(after), level);
    } else if (const auto* moments = std::get_if<stats::Moments>(&before)) {
        difference = stats::compareMeans(*moments, std::get<stats::Moments>(after), level);
    } else if (const auto* value = std::get_if<Approximate>(&before)) {
        difference = compareApproximate(*value, std::get<Approximate>(after), level);
    }
    if (difference) {
        difference->change *= factor;
        difference->low *= factor;
        difference->high *= factor;
    }
    return difference;
}

std::optional<double> neededFor(const Sample& before, double change, double factor)
{
    const double step = change / factor;
    if (!(step > 0)) {
        return std::nullopt;
    }
    if (const auto* share = std::get_if<Share>(&before)) {
        if (!(share->n > 0)) {
            return std::nullopt;
        }
        const double p = share->k / share->n;
        return stats::neededForProportions(p, p + step <= 1 ? p + step : p - step);
    }
    if (const auto* counts = std::get_if<stats::NpsCounts>(&before)) {
        if (!(counts->n() > 0)) {
            return std::nullopt;
        }
        // Half of the change by more promoters, half by fewer detractors, as far as there are any.
        const double p = counts->promoters / counts->n();
        const double d = counts->detractors / counts->n();
        const double points = change / 100;
        const double fewer = std::min(d, points / 2);
        const double more = std::min(1 - p - (d - fewer), points - fewer);
        return more + fewer > 0 ? std::optional(stats::neededForNps(p, d, p + more, d - fewer))
                                : std::nullopt;
    }
    if (const auto* moments = std::get_if<stats::Moments>(&before)) {
        const auto variance = moments->variance();
        return variance ? std::optional(stats::neededForMeans(*variance, step)) : std::nullopt;
    }
    if (const auto* value = std::get_if<Approximate>(&before); value != nullptr && value->error) {
        return stats::neededForMeans(*value->error * *value->error * value->n, step);
    }
    return std::nullopt;
}

} // namespace regard::metrics
