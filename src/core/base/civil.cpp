// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/base/civil.h>

#include <charconv>
#include <chrono>
#include <cstdio>

namespace regard {

namespace {

std::chrono::year_month_day asChrono(CivilDate date)
{
    return std::chrono::year{date.year} / std::chrono::month(static_cast<unsigned>(date.month)) /
           std::chrono::day(static_cast<unsigned>(date.day));
}

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, failure] = std::from_chars(text.data(), end, value);
    if (failure != std::errc{} || stopped != end || text.empty() || text.front() == '-')
        return std::nullopt;
    return value;
}

} // namespace

Day toDay(CivilDate date)
{
    return static_cast<Day>(std::chrono::sys_days(asChrono(date)).time_since_epoch().count());
}

CivilDate toCivil(Day day)
{
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    return {int(date.year()), static_cast<int>(unsigned(date.month())),
            static_cast<int>(unsigned(date.day()))};
}

bool isValid(CivilDate date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31 &&
           asChrono(date).ok();
}

int weekday(Day day)
{
    // 1970-01-01 was a Thursday, three days after a Monday.
    const int shifted = (day + 3) % 7;
    return shifted < 0 ? shifted + 7 : shifted;
}

std::string isoDate(Day day)
{
    const CivilDate date = toCivil(day);
    if (date.year < 0 || date.year > 9999) {
        char text[32];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
        return text;
    }
    // Millions of them are written for SQL and exports.
    const auto digit = [](int number) { return static_cast<char>('0' + number % 10); };
    return {digit(date.year / 1000),
            digit(date.year / 100),
            digit(date.year / 10),
            digit(date.year),
            '-',
            digit(date.month / 10),
            digit(date.month),
            '-',
            digit(date.day / 10),
            digit(date.day)};
}

std::optional<Day> parseIsoDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || !isValid({*year, *month, *day}))
        return std::nullopt;
    return toDay({*year, *month, *day});
}

Day firstOfMonth(Day day, int months)
{
    const CivilDate date = toCivil(day);
    int index = date.year * 12 + (date.month - 1) + months;
    const int year = index >= 0 ? index / 12 : (index - 11) / 12;
    return toDay({year, index - year * 12 + 1, 1});
}

} // namespace regard
