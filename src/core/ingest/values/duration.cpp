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

constexpr double kMinute = 60;
constexpr double kHour = 3600;
constexpr double kDay = 86400;

// English, German, French, Spanish, Italian, Dutch, Portuguese.
constexpr std::array kUnits{Unit{"ms", 0.001},
                            Unit{"msec", 0.001},
                            Unit{"millis", 0.001},
                            Unit{"milliseconds", 0.001},
                            Unit{"s", 1},
                            Unit{"sec", 1},
                            Unit{"secs", 1},
                            Unit{"second", 1},
                            Unit{"seconds", 1},
                            Unit{"sek", 1},
                            Unit{"sekunde", 1},
                            Unit{"sekunden", 1},
                            Unit{"seconde", 1},
                            Unit{"secondes", 1},
                            Unit{"segundo", 1},
                            Unit{"segundos", 1},
                            Unit{"secondi", 1},
                            Unit{"seconden", 1},
                            Unit{"m", kMinute},
                            Unit{"min", kMinute},
                            Unit{"mins", kMinute},
                            Unit{"minute", kMinute},
                            Unit{"minutes", kMinute},
                            Unit{"minuten", kMinute},
                            Unit{"minuto", kMinute},
                            Unit{"minutos", kMinute},
                            Unit{"minuti", kMinute},
                            Unit{"h", kHour},
                            Unit{"hr", kHour},
                            Unit{"hrs", kHour},
                            Unit{"hour", kHour},
                            Unit{"hours", kHour},
                            Unit{"std", kHour},
                            Unit{"stunde", kHour},
                            Unit{"stunden", kHour},
                            Unit{"heure", kHour},
                            Unit{"heures", kHour},
                            Unit{"hora", kHour},
                            Unit{"horas", kHour},
                            Unit{"ora", kHour},
                            Unit{"ore", kHour},
                            Unit{"uur", kHour},
                            Unit{"uren", kHour},
                            Unit{"d", kDay},
                            Unit{"day", kDay},
                            Unit{"days", kDay},
                            Unit{"tag", kDay},
                            Unit{"tage", kDay},
                            Unit{"tagen", kDay},
                            Unit{"jour", kDay},
                            Unit{"jours", kDay},
                            Unit{"dia", kDay},
                            Unit{"dias", kDay},
                            Unit{"d\xC3\xAD"
                                 "a",
                                 kDay},
                            Unit{"d\xC3\xAD"
                                 "as",
                                 kDay},
                            Unit{"giorno", kDay},
                            Unit{"giorni", kDay},
                            Unit{"dag", kDay},
                            Unit{"dagen", kDay},
                            Unit{"w", 7 * kDay},
                            Unit{"week", 7 * kDay},
                            Unit{"weeks", 7 * kDay}};

} // namespace

double unitSeconds(std::string_view name)
{
    if (name.ends_with('.'))
        name.remove_suffix(1);
    for (const Unit& unit : kUnits)
        if (equalIgnoringCase(unit.name, name))
            return unit.seconds;
    return 0;
}

namespace {

/// "12:34:56", "12:34:56.5", "34:56" or, with days in front, "1:12:34:56"; nothing else may follow.
bool takeColons(Cursor cursor, double& seconds)
{
    std::int64_t first = 0;
    std::int64_t second = 0;
    std::int64_t third = 0;
    std::int64_t days = 0;
    if (cursor.takeDigits(9, first) == 0 || !cursor.take(':') ||
        cursor.takeDigits(2, second) != 2 || second > 59)
        return false;
    if (!cursor.take(':')) {
        seconds = static_cast<double>(first * 60 + second);
        return cursor.atEnd();
    }
    if (cursor.takeDigits(2, third) != 2 || third > 59)
        return false;
    if (cursor.take(':')) {
        days = first;
        first = second;
        second = third;
        if (cursor.takeDigits(2, third) != 2 || third > 59 || first > 23)
            return false;
    }
    seconds =
        static_cast<double>(days) * kDay + static_cast<double>((first * 60 + second) * 60 + third);
    if (cursor.take('.') || cursor.take(',')) {
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
        if (unit == 0)
            return false;
        seconds += unit < 1 ? amount / 1000 : amount * unit;
        any = true;
        cursor.take(',');
        cursor.skipBlanks();
        for (const std::string_view joint : {"and ", "und ", "et ", "y ", "e ", "en "})
            if (cursor.rest().starts_with(joint)) {
                cursor.skip(joint.size());
                break;
            }
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
