// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace regard::presentation {

/// The values an axis shows.
struct AxisRange {
    double low = 0;
    double high = 1;
    double step = 0.2;
    int decimals = 0;
    bool startsAtZero = false;

    /// low, low + step, ... high.
    [[nodiscard]] std::vector<double> ticks() const;
};

/// A range with round ends that holds all values with a little room, in about `wanted` steps of 1,
/// 2 or 5 times a power of ten. `floor` and `ceiling` are the smallest and largest possible values:
/// the axis never goes beyond. A small distance to zero is closed.
[[nodiscard]] AxisRange axisRange(std::span<const double> values, int wanted, double floor,
                                  double ceiling);
/// The same for durations in seconds: steps of whole seconds, minutes, hours and days.
[[nodiscard]] AxisRange durationRange(std::span<const double> values, int wanted);

/// Where a value lies in pixels, between `begin` (low) and `end` (high).
[[nodiscard]] double toPixel(double value, double low, double high, double begin, double end);

/// Every how many labels of width `label` fit into `room` pixels for `count` of them: 1, 2, 3, 6,
/// 12...
[[nodiscard]] int labelStride(int count, double label, double room);

} // namespace regard::presentation
