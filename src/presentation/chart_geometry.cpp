// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/chart_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace regard::presentation {

namespace {

double roundStep(double rough)
{
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (rough <= factor * power * (1 + 1e-9))
            return factor * power;
    return 10 * power;
}

std::pair<double, double> ends(std::span<const double> values)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low > high)
        return {0, 1};
    return {low, high};
}

AxisRange rangeWithStep(double low, double high, double step, double floor, double ceiling)
{
    AxisRange range;
    range.step = step;
    range.low = std::floor(low / step + 1e-9) * step;
    range.high = std::ceil(high / step - 1e-9) * step;
    if (range.high <= range.low)
        range.high = range.low + step;
    if (std::isfinite(floor))
        range.low = std::max(range.low, floor);
    if (std::isfinite(ceiling))
        range.high = std::min(range.high, ceiling);
    range.decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    range.startsAtZero = range.low == 0;
    return range;
}

} // namespace

std::vector<double> AxisRange::ticks() const
{
    std::vector<double> result;
    const int count = static_cast<int>(std::floor((high - low) / step + 1e-6));
    for (int i = 0; i <= count; ++i)
        result.push_back(low + step * i);
    return result;
}

AxisRange axisRange(std::span<const double> values, int wanted, double floor, double ceiling)
{
    auto [low, high] = ends(values);
    double span = high - low;
    if (span <= 0)
        span = std::max(std::abs(high) * 0.1, 0.5);
    low -= span * 0.06;
    high += span * 0.06;
    // A low end that is close to zero is drawn from zero.
    if (low > 0 && low < (high - low) * 0.25)
        low = 0;
    if (std::isfinite(floor))
        low = std::max(low, floor);
    if (std::isfinite(ceiling))
        high = std::min(high, ceiling);
    if (high <= low)
        high = low + 1;
    const double step = roundStep((high - low) / std::max(1, wanted));
    return rangeWithStep(low, high, step, floor, ceiling);
}

AxisRange durationRange(std::span<const double> values, int wanted)
{
    auto [low, high] = ends(values);
    const double span = high > low ? high - low : std::max(high * 0.1, 1.0);
    low = std::max(0.0, low - span * 0.06);
    high += span * 0.06;
    if (low < (high - low) * 0.4)
        low = 0;
    static constexpr std::array kSteps{1.0,    2.0,    5.0,     10.0,    15.0,    30.0,
                                       60.0,   120.0,  300.0,   600.0,   900.0,   1800.0,
                                       3600.0, 7200.0, 10800.0, 21600.0, 43200.0, 86400.0};
    const double rough = (high - low) / std::max(1, wanted);
    const auto* found = std::ranges::lower_bound(kSteps, rough);
    const double step =
        found != kSteps.end() ? *found : 86400.0 * roundStep(std::max(1.0, rough / 86400.0));
    return rangeWithStep(low, high, step, 0, std::numeric_limits<double>::infinity());
}

double toPixel(double value, double low, double high, double begin, double end)
{
    return high == low ? begin : begin + (value - low) / (high - low) * (end - begin);
}

int labelStride(int count, double label, double room)
{
    for (const int stride : {1, 2, 3, 6, 12, 24})
        if (std::ceil(static_cast<double>(count) / stride) * label <= room)
            return stride;
    return std::max(1, count);
}

} // namespace regard::presentation
