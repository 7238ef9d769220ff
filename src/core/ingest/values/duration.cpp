// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/duration.h"
#include "core/ingest/values/date_parts.h"

#include <array>

namespace regard::values {

namespace {

using parts::Cursor;

struct Unit {
    std::string_view name;
    double seconds;
};

constexpr std::array kUnits{
    Unit{"s", 1},         Unit{"sec", 1},       Unit{"secs", 1},     Unit{"second", 1},
    Unit{"seconds", 1},   Unit{"m", 60},        Unit{"min", 60},     Unit{"mins", 60},
    Unit{"minute", 60},   Unit{"minutes", 60},  Unit{"h", 3600},     Unit{"hr", 3600},
    Unit{"hrs", 3600},    Unit{"hour", 3600},   Unit{"hours", 3600}, Unit{"std", 3600},
    Unit{"d", 86400},     Unit{"day", 86400},   Unit{"days", 86400}, Unit{"w", 604800},
    Unit{"week", 604800}, Unit{"weeks", 604800}};

double unitSeconds(std::string_view name)
{
    if (name.ends_with('.'))
        name.remove_suffix(1);
    for (const Unit& unit : kUnits)
        if (equalIgnoringCase(unit.name, name))
            return unit.seconds;
    return 0;
}

/// "12:34:56", "12:34:56.5" or "34:56"; nothing else may follow.
bool takeColons(Cursor cursor, double& seconds)
{
    std::int64_t first = 0;
    std::int64_t second = 0;
    std::int64_t third = 0;
    if (cursor.takeDigits(9, first) == 0 || !cursor.take(':') ||
        cursor.takeDigits(2, second) != 2 || second > 59)
        return false;
    if (!cursor.take(':')) {
        seconds = static_cast<double>(first * 60 + second);
        return cursor.atEnd();
    }
    if (cursor.takeDigits(2, third) != 2 || third > 59)
        return false;
    seconds = static_cast<double>((first * 60 + second) * 60 + third);
    if (cursor.take('.')) {
        std::int64_t fraction = 0;
        double part = 1;
        for (int digits = cursor.takeDigits(9, fraction); digits > 0; --digits)
            part *= 10;
        seconds += static_cast<double>(fraction) / part;
    }
    return cursor.atEnd();
}

std::size_t numberSize(std::string_view text)
{
    std::size_t size = 0;
    while (size < text.size() && (isDigit(text[size]) || text[size] == '.' || text[size] == ','))
        ++size;
    return size;
}

/// "2 days 03:04:05", "5 min 13s". False when a part is not number and unit.
bool takeUnits(Cursor cursor, DecimalMark mark, double& seconds)
{
    seconds = 0;
    bool any = false;
    for (cursor.skipBlanks(); !cursor.atEnd(); cursor.skipBlanks()) {
        double rest = 0;
        if (any && takeColons(cursor, rest)) {
            seconds += rest;
            return true;
        }
        const std::size_t size = numberSize(cursor.rest());
        double amount = 0;
        if (size == 0 || readNumber(cursor.rest().substr(0, size), mark, amount) != Reading::Ok)
            return false;
        cursor.skip(size);
        cursor.skipBlanks();
        const std::string_view name = cursor.takeWord();
        const double unit = unitSeconds(name);
        const bool thousandths = equalIgnoringCase(name, "ms") || equalIgnoringCase(name, "msec");
        if (unit == 0 && !thousandths)
            return false;
        seconds += thousandths ? amount / 1000 : amount * unit;
        any = true;
        cursor.take(',');
    }
    return any;
}

/// "P1DT2H3M4S" without years and months, which have no fixed length.
bool takeIso(Cursor cursor, double& seconds)
{
    if (!cursor.take('P'))
        return false;
    seconds = 0;
    bool timed = false;
    bool any = false;
    while (!cursor.atEnd()) {
        if (!timed && cursor.take('T')) {
            timed = true;
            continue;
        }
        const std::size_t size = numberSize(cursor.rest());
        double amount = 0;
        if (size == 0 ||
            readNumber(cursor.rest().substr(0, size), DecimalMark::Point, amount) != Reading::Ok)
            return false;
        cursor.skip(size);
        double unit = 0;
        if (timed)
            unit = cursor.take('H') ? 3600 : cursor.take('M') ? 60 : cursor.take('S') ? 1 : 0;
        else
            unit = cursor.take('D') ? 86400 : cursor.take('W') ? 604800 : 0;
        if (unit == 0)
            return false;
        seconds += amount * unit;
        any = true;
    }
    return any;
}

} // namespace

Reading readDuration(std::string_view text, DecimalMark mark, double& seconds)
{
    text = trimmed(text);
    if (text.find_first_not_of("0123456789.,+-eE' ") == std::string_view::npos) {
        const Reading plain = readNumber(text, mark, seconds);
        if (plain != Reading::Unreadable)
            return plain;
    }
    Cursor cursor(text);
    const bool negative = cursor.take('-');
    if (!takeColons(cursor, seconds) && !takeIso(cursor, seconds) &&
        !takeUnits(cursor, mark, seconds))
        return Reading::Unreadable;
    if (negative)
        seconds = -seconds;
    return Reading::Ok;
}

} // namespace regard::values
