// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/settling/settling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace regard::metrics {
namespace {

/// Middle of `sorted` with `below` values in front and `above` behind it.
double middle(const OrderedValues& sorted, std::size_t below, std::size_t above)
{
    const std::size_t all = below + sorted.size() + above;
    const auto at = [&](std::size_t place) {
        if (place < below) {
            return 0.0; // no duration is shorter
        }
        return place - below < sorted.size() ? sorted[place - below]
                                             : std::numeric_limits<double>::infinity();
    };
    return (at((all - 1) / 2) + at(all / 2)) / 2;
}

} // namespace

Settling settlingOf(const Unsettled& unsettled, double factor, Day today)
{
    Settling settling;
    settling.on = unsettled.on;
    settling.low = valueOf(unsettled.low, factor).value_or(0);
    settling.high = valueOf(unsettled.high, factor).value_or(0);
    settling.shareExpected = unsettled.share;
    settling.pending = std::llround(unsettled.pending);
    settling.awaitsData = unsettled.on <= today;
    settling.sentence =
        settling.awaitsData
            ? "Not settled: " + unsettled.waits +
                  " when the data stop. It settles when they reach " + isoDate(unsettled.on - 1) +
                  "."
            : "Not settled before " + isoDate(unsettled.on) + ": " + unsettled.waits + ".";
    return settling;
}

stats::Difference surestDifference(stats::Difference now, const Sample& before,
                                   const std::optional<Unsettled>& beforeEnds, const Sample& after,
                                   const std::optional<Unsettled>& afterEnds, double factor,
                                   double level)
{
    const auto ends = [](const Sample& sample, const std::optional<Unsettled>& range) {
        return range ? std::array{&range->low, &range->high} : std::array{&sample, &sample};
    };
    stats::Difference surest = now;
    for (const Sample* first : ends(before, beforeEnds)) {
        for (const Sample* second : ends(after, afterEnds)) {
            const auto other = compare(*first, *second, factor, level);
            if (!other || !std::isfinite(other->change) || other->change * now.change <= 0) {
                surest.p = 1;
                return surest;
            }
            surest.p = std::max(surest.p, other->p);
        }
    }
    return surest;
}

std::optional<Unsettled> stillAnswered(double answered, double asked, double expected,
                                       double expectedSquares, Day on, double level)
{
    // Less than half an answer: as good as settled.
    if (expected < 0.5) {
        return std::nullopt;
    }
    const double spread = stats::normalQuantile(0.5 + level / 2) *
                          std::sqrt(std::max(0.0, expected - expectedSquares));
    Unsettled unsettled;
    unsettled.on = on;
    unsettled.pending = expected;
    unsettled.share = answered / (answered + expected);
    unsettled.low = Share{answered + std::max(0.0, expected - spread), asked};
    unsettled.high = Share{std::min(asked, answered + expected + spread), asked};
    return unsettled;
}

std::optional<Unsettled> stillOpen(const OrderedValues& sorted, double open, Day on, double error)
{
    if (open < 1) {
        return std::nullopt;
    }
    const auto extra = static_cast<std::size_t>(open);
    const double n = static_cast<double>(sorted.size());
    Unsettled unsettled;
    unsettled.on = on;
    unsettled.pending = open;
    unsettled.share = n / (n + open);
    unsettled.low = Approximate{middle(sorted, extra, 0), error, 0, n + open};
    unsettled.high = Approximate{middle(sorted, 0, extra), error, 0, n + open};
    return unsettled;
}

} // namespace regard::metrics
