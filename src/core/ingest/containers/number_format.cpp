// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/number_format.h"

#include <regard/base/civil.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace regard {
namespace {

constexpr std::int64_t kDayMillis = 86'400'000;
/// Behind this the calendar of spreadsheets ends (9999-12-31).
constexpr double kLastSerial = 2'958'466;
/// A time of day without a date is a duration when it goes beyond a day; beyond a year it is a
/// moment of which only the clock is shown.
constexpr double kLongestTime = 366;

/// What a code is made of, quoted text, colours and conditions apart.
struct CodeParts {
    bool day = false;
    bool month = false; ///< an m that cannot be minutes
    bool openM = false; ///< an m that is a month or minutes
    bool clock = false;
    bool elapsed = false;
    bool percent = false;
    int zeros = 0;
    bool other = false; ///< digits, signs, text
};

/// Steps over what is shown as it stands; npos when `at` is no such thing.
std::size_t behindLiteral(std::string_view code, std::size_t at)
{
    switch (code[at]) {
    case '"': {
        const std::size_t end = code.find('"', at + 1);
        return end == std::string_view::npos ? code.size() : end + 1;
    }
    case '\\':
    case '_':
    case '*':
        return at + 2;
    default:
        return std::string_view::npos;
    }
}

bool isElapsed(std::string_view inBrackets)
{
    return !inBrackets.empty() && inBrackets.find_first_not_of(inBrackets[0]) == inBrackets.npos &&
           std::string_view("hHmMsS").find(inBrackets[0]) != std::string_view::npos;
}

std::size_t takeLetters(std::string_view code, std::size_t at, CodeParts& parts)
{
    const auto lower = static_cast<char>(code[at] | 0x20);
    std::size_t end = at;
    while (end < code.size() && static_cast<char>(code[end] | 0x20) == lower)
        ++end;
    if (code.substr(at).starts_with("AM/PM") || code.substr(at).starts_with("am/pm")) {
        parts.clock = true;
        return at + 5;
    }
    if (code.substr(at).starts_with("A/P") || code.substr(at).starts_with("a/p")) {
        parts.clock = true;
        return at + 3;
    }
    switch (lower) {
    case 'y':
    case 'd':
        parts.day = true;
        break;
    case 'm':
        (end - at >= 3 ? parts.month : parts.openM) = true;
        break;
    case 'h':
    case 's':
        parts.clock = true;
        break;
    default:
        parts.other = true;
        break;
    }
    return end;
}

CodeParts partsOf(std::string_view code)
{
    CodeParts parts;
    for (std::size_t at = 0; at < code.size() && code[at] != ';';) {
        const char c = code[at];
        const auto lower = static_cast<char>(c | 0x20);
        if (const std::size_t behind = behindLiteral(code, at); behind != std::string_view::npos) {
            parts.other = parts.other || c == '"' || c == '\\';
            at = behind;
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', at), code.size());
            parts.elapsed = parts.elapsed || isElapsed(code.substr(at + 1, end - at - 1));
            at = end + 1;
        } else if (lower >= 'a' && lower <= 'z') {
            at = takeLetters(code, at, parts);
        } else {
            parts.percent = parts.percent || c == '%';
            parts.zeros += c == '0' ? 1 : 0;
            parts.other = parts.other || c != '0';
            ++at;
        }
    }
    return parts;
}

std::string plainNumber(double value)
{
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 15);
    std::string number(text, end.ptr);
    for (char& c : number)
        if (c == 'e')
            c = 'E';
    return number;
}

std::string padded(double value, int digits)
{
    char text[40];
    std::snprintf(text, sizeof text, "%0*lld", digits, static_cast<long long>(value));
    return text;
}

std::string clockText(std::int64_t millis)
{
    char text[48];
    const std::int64_t seconds = millis / 1000;
    int size = std::snprintf(
        text, sizeof text, "%02lld:%02lld:%02lld", static_cast<long long>(seconds / 3600),
        static_cast<long long>(seconds / 60 % 60), static_cast<long long>(seconds % 60));
    if (millis % 1000 != 0)
        size += std::snprintf(text + size, sizeof text - static_cast<std::size_t>(size), ".%03lld",
                              static_cast<long long>(millis % 1000));
    return {text, static_cast<std::size_t>(size)};
}

std::string momentText(double value, bool withClock, bool from1904)
{
    const auto millis = static_cast<std::int64_t>(std::llround(value * kDayMillis));
    std::int64_t serial = millis / kDayMillis;
    static const Day kFirst1900 = toDay({1899, 12, 30});
    static const Day kFirst1904 = toDay({1904, 1, 1});
    // The 1900 calendar has a 29 February 1900 that never was; the days before it are one off.
    if (!from1904 && serial < 60)
        ++serial;
    const Day day = (from1904 ? kFirst1904 : kFirst1900) + static_cast<Day>(serial);
    std::string text = isoDate(day);
    if (withClock || millis % kDayMillis != 0)
        text += ' ' + clockText(millis % kDayMillis);
    return text;
}

} // namespace

NumberFormat numberFormat(std::string_view code)
{
    const CodeParts parts = partsOf(code);
    NumberFormat format;
    const bool day = parts.day || parts.month || (parts.openM && !parts.clock && !parts.elapsed);
    if (day)
        format.style = parts.clock || parts.elapsed ? NumberStyle::DateTime : NumberStyle::Date;
    else if (parts.elapsed)
        format.style = NumberStyle::Duration;
    else if (parts.clock)
        format.style = NumberStyle::Time;
    else if (parts.percent)
        format.style = NumberStyle::Percent;
    else if (parts.zeros > 1 && !parts.other)
        format.leadingZeros = parts.zeros;
    return format;
}

NumberFormat builtinNumberFormat(int id)
{
    NumberFormat format;
    if (id == 9 || id == 10)
        format.style = NumberStyle::Percent;
    else if (id == 22)
        format.style = NumberStyle::DateTime;
    else if ((id >= 18 && id <= 21) || id == 45 || id == 47)
        format.style = NumberStyle::Time;
    else if (id == 46)
        format.style = NumberStyle::Duration;
    else if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 ||
             (id >= 50 && id <= 54) || id == 57 || id == 58)
        format.style = NumberStyle::Date;
    else if ((id >= 32 && id <= 35) || id == 55 || id == 56)
        format.style = NumberStyle::Time; // the clocks of East Asian locales
    return format;
}

std::string numberText(double value, const NumberFormat& format, bool from1904)
{
    NumberStyle style = format.style;
    const bool isSerial = value >= 0 && value < kLastSerial;
    if (style == NumberStyle::Time && value >= kLongestTime)
        style = NumberStyle::DateTime;
    switch (style) {
    case NumberStyle::Date:
    case NumberStyle::DateTime:
        if (isSerial && value >= 1)
            return momentText(value, style == NumberStyle::DateTime, from1904);
        if (isSerial && value > 0)
            return clockText(std::llround(value * kDayMillis));
        break;
    case NumberStyle::Time:
    case NumberStyle::Duration:
        if (isSerial)
            return clockText(std::llround(value * kDayMillis));
        break;
    case NumberStyle::Percent:
        return plainNumber(value * 100) + '%';
    case NumberStyle::Number:
        if (format.leadingZeros > 0 && value >= 0 && value < 1e15 && value == std::floor(value))
            return padded(value, format.leadingZeros);
        break;
    }
    return plainNumber(value);
}

} // namespace regard
