// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/words.h"

#include <regard/domain/precision.h>
#include <regard/domain/schema.h>

#include <array>
#include <charconv>
#include <cmath>

namespace regard::cli {

namespace {

/// Commas between thousands of a run of digits.
std::string withCommas(std::string_view digits)
{
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text += ',';
        text += digits[i];
    }
    return text;
}

std::string duration(double seconds, std::optional<double> halfWidth)
{
    const double size = shownSeconds(std::abs(seconds), halfWidth);
    const std::string sign = seconds < 0 ? "-" : "";
    if (size < 10)
        return sign + decimal(size, halfWidth.value_or(0) < 2 ? 1 : 0) + " s";
    const auto whole = static_cast<std::int64_t>(std::llround(size));
    const auto two = [&](std::int64_t step, const char* big, std::int64_t smallStep,
                         const char* small) {
        const std::int64_t rest = whole % step / smallStep;
        return sign + std::to_string(whole / step) + big +
               (rest > 0 ? " " + std::to_string(rest) + small : "");
    };
    if (whole < 60)
        return sign + std::to_string(whole) + " s";
    if (whole < 3600)
        return two(60, " min", 1, " s");
    if (whole < std::int64_t{48} * 3600)
        return two(3600, " h", 60, " min");
    return sign + decimal(size / 86400, halfWidth.value_or(0) >= 86400 ? 0 : 1) + " days";
}

} // namespace

std::string grouped(std::int64_t value)
{
    const std::string digits = std::to_string(value);
    return value < 0 ? "-" + withCommas(std::string_view(digits).substr(1)) : withCommas(digits);
}

std::string counted(std::int64_t count, std::string_view noun)
{
    return grouped(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string decimal(double value, int digits)
{
    std::array<char, 400> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), std::abs(value),
                                   std::chars_format::fixed, digits);
    const std::string_view number(text.data(), static_cast<std::size_t>(end.ptr - text.data()));
    const std::size_t point = std::min(number.find('.'), number.size());
    const bool isZero = number.find_first_not_of("0.") == std::string_view::npos;
    return (value < 0 && !isZero ? "-" : "") + withCommas(number.substr(0, point)) +
           std::string(number.substr(point));
}

std::string valueText(Unit unit, double value, std::string_view currency,
                      std::optional<double> halfWidth)
{
    if (unit == Unit::Seconds)
        return duration(value, halfWidth);
    // A column of amounts keeps its cents where no interval says that they mean nothing.
    const int digits =
        unit == Unit::Money && !halfWidth ? 2 : shownDecimals(unit, value, halfWidth);
    const std::string number = decimal(value, digits);
    if (unit == Unit::Percent)
        return number + " %";
    return unit == Unit::Money ? number + " " + std::string(currency) : number;
}

std::string changeText(Unit unit, double value, std::string_view currency,
                       std::optional<double> halfWidth)
{
    // A difference of shares is in points: from 40 % to 50 % is not a change of 10 %.
    const Unit shown = unit == Unit::Percent ? Unit::Points : unit;
    std::string text = valueText(shown, value, currency, halfWidth);
    if (unit == Unit::Percent)
        text += " points";
    const bool nothing = text.find_first_of("123456789") == std::string::npos;
    return text.starts_with("-") || nothing ? text : "+" + text;
}

std::optional<double> halfWidth(const Estimate& estimate)
{
    if (!estimate.interval)
        return std::nullopt;
    return (estimate.interval->high - estimate.interval->low) / 2;
}

std::optional<double> halfWidth(const Figure& figure)
{
    if (!figure.difference)
        return halfWidth(figure.estimate);
    return (figure.difference->high - figure.difference->low) / 2;
}

std::string valueText(const Figure& figure, std::string_view currency)
{
    const Estimate& estimate = figure.estimate;
    return estimate.value
               ? valueText(figure.kpi->unit, *estimate.value, currency, halfWidth(estimate))
               : "\u2013";
}

std::string intervalText(const Figure& figure, std::string_view currency)
{
    const auto& interval = figure.estimate.interval;
    if (!interval)
        return {};
    const auto wide = finer(halfWidth(figure.estimate));
    return valueText(figure.kpi->unit, interval->low, currency, wide) + " to " +
           valueText(figure.kpi->unit, interval->high, currency, wide);
}

std::string changeText(const Figure& figure, std::string_view currency)
{
    return figure.difference ? changeText(figure.kpi->unit, figure.difference->change, currency,
                                          halfWidth(figure))
                             : "";
}

std::string chanceText(double p)
{
    return p < 0.001 ? "p < 0.001" : "p " + decimal(p, 3);
}

std::string verdictText(const Figure& figure)
{
    switch (figure.verdict) {
    case Verdict::None:
        return {};
    case Verdict::Better:
        return "better";
    case Verdict::Worse:
        return "worse";
    case Verdict::NoChange:
        return "no change";
    case Verdict::TooFew:
        return figure.needed ? "too few (" + decimal(std::ceil(*figure.needed), 0) + " needed)"
                             : "too few";
    }
    return {};
}

std::string settlingText(const Figure& figure, std::string_view currency)
{
    if (!figure.settling)
        return {};
    const Settling& settling = *figure.settling;
    const Unit unit = figure.kpi->unit;
    const auto wide = halfWidth(figure.estimate);
    const std::string low = valueText(unit, settling.low, currency, wide);
    return settling.sentence +
           (std::isfinite(settling.high) ? " It may end between " + low + " and " +
                                               valueText(unit, settling.high, currency, wide)
                                         : " It may end anywhere above " + low) +
           ".";
}

std::string statusText(TargetStatus status)
{
    switch (status) {
    case TargetStatus::None:
        return {};
    case TargetStatus::Met:
        return "met";
    case TargetStatus::OnTrack:
        return "on track";
    case TargetStatus::AtRisk:
        return "at risk";
    case TargetStatus::OffTrack:
        return "off track";
    case TargetStatus::MetAtACost:
        return "met at a cost";
    }
    return {};
}

std::string groupText(const Group& group)
{
    std::string text;
    for (const auto& [dimension, value] : group) {
        const std::string name =
            isAttribute(dimension) ? dimension.substr(kAttributePrefix.size()) : dimension;
        text += (text.empty() ? "" : ", ") + name + " " + (value.empty() ? "(none)" : value);
    }
    return text;
}

} // namespace regard::cli
