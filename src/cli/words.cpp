// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/words.h"

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

std::string duration(double seconds)
{
    const double size = std::abs(seconds);
    const std::string sign = seconds < 0 ? "-" : "";
    if (size < 10)
        return sign + decimal(size, 1) + " s";
    const auto whole = static_cast<std::int64_t>(std::llround(size));
    if (whole < 60)
        return sign + std::to_string(whole) + " s";
    if (whole < 3600)
        return sign + std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    if (whole < std::int64_t{48} * 3600)
        return sign + std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) +
               " min";
    return sign + decimal(size / 86400, 1) + " days";
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

std::string valueText(Unit unit, double value, std::string_view currency)
{
    switch (unit) {
    case Unit::Percent:
        return decimal(value, 1) + " %";
    case Unit::Points:
        return decimal(value, 1);
    case Unit::Score:
        return decimal(value, 2);
    case Unit::Money:
        return decimal(value, 2) + " " + std::string(currency);
    case Unit::Seconds:
        return duration(value);
    case Unit::Count:
        return decimal(value, 0);
    case Unit::Ratio:
        return decimal(value, 2);
    }
    return {};
}

std::string changeText(Unit unit, double value, std::string_view currency)
{
    // A difference of shares is in points: from 40 % to 50 % is not a change of 10 %.
    const std::string text =
        unit == Unit::Percent ? decimal(value, 1) + " points" : valueText(unit, value, currency);
    return text.starts_with("-") ? text : "+" + text;
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
