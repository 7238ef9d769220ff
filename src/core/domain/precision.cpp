// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/domain/precision.h>

#include <algorithm>
#include <cmath>

namespace regard {
namespace {

constexpr double kMinute = 60;
constexpr double kHour = 3600;
constexpr double kDay = 86400;

/// Decimals of a value that has no interval to limit them.
int plainDecimals(Unit unit, double value)
{
    switch (unit) {
    case Unit::Percent:
    case Unit::Points:
        return 1;
    case Unit::Score:
    case Unit::Ratio:
        return 2;
    case Unit::Money:
        return std::abs(value) >= 1000 ? 0 : 2;
    case Unit::Seconds:
    case Unit::Count:
        break;
    }
    return 0;
}

} // namespace

int decimalsFor(double halfWidth)
{
    if (!(halfWidth > 0)) {
        return 1;
    }
    if (halfWidth >= 2) {
        return 0;
    }
    if (halfWidth >= 0.1) {
        return 1;
    }
    return std::min(4, static_cast<int>(std::ceil(-std::log10(halfWidth) - 1e-9)));
}

int exactDecimals(double value)
{
    for (int decimals = 0; decimals < 3; ++decimals) {
        const double scaled = value * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6) {
            return decimals;
        }
    }
    return 3;
}

int shownDecimals(Unit unit, double value, std::optional<double> halfWidth)
{
    const int decimals = halfWidth ? decimalsFor(*halfWidth) : plainDecimals(unit, value);
    if (unit == Unit::Money) {
        return std::min(decimals, 2);
    }
    return unit == Unit::Count ? std::min(decimals, exactDecimals(value)) : decimals;
}

std::optional<double> finer(std::optional<double> halfWidth)
{
    return halfWidth ? std::optional(*halfWidth / 10) : std::nullopt;
}

double shownSeconds(double seconds, std::optional<double> halfWidth)
{
    const double size = std::abs(seconds);
    const double wide = halfWidth.value_or(0);
    const auto to = [&](double step) {
        return std::copysign(std::round(size / step) * step, seconds);
    };
    if (size < kMinute - 0.05) {
        return seconds;
    }
    if (size < kHour - 0.5) {
        return to(wide >= kMinute ? kMinute : 1);
    }
    if (size < kDay - 30) {
        return to(wide >= kHour ? kHour : kMinute);
    }
    return to(wide >= kDay ? kDay : kHour);
}

} // namespace regard
