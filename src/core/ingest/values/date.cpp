// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/date.h"
#include "core/ingest/values/date_parts.h"
#include "core/ingest/values/date_text.h"
#include "core/ingest/values/number.h"

#include <regard/base/civil.h>

#include <cmath>
#include <cstring>

namespace regard::values {

namespace {

using parts::ClockTime;
using parts::Cursor;

/// The time of day behind a date, if any. False when something else stands there.
bool takeRest(Cursor& cursor, ReadMoment& out)
{
    if (!cursor.take('T'))
        cursor.take(',');
    cursor.skipBlanks();
    for (const std::string_view word : {"at ", "um ", "\xC3\xA0 "})
        if (cursor.rest().starts_with(word))
            cursor.skip(word.size());
    if (cursor.atEnd())
        return true;
    ClockTime clock;
    if (!parts::takeClock(cursor, clock))
        return false;
    cursor.skipBlanks();
    if (!cursor.atEnd())
        return false;
    out.seconds += clock.seconds - clock.offset;
    out.dateOnly = false;
    out.isUtc = clock.hasOffset;
    return true;
}

struct Candidates {
    ReadMoment dayFirst;
    ReadMoment monthFirst;
    ReadMoment yearFirst;
    OrderEvidence evidence;
};

Candidates candidatesOf(const DateText& date)
{
    Candidates all;
    const int year = parts::fullYear(date.third, date.thirdDigits);
    all.evidence.dayFirst = parts::makeMoment(year, date.second, date.first, all.dayFirst);
    if (date.separator == '.')
        return all;
    all.evidence.monthFirst = parts::makeMoment(year, date.first, date.second, all.monthFirst);
    if (date.firstDigits == 2 && date.secondDigits == 2 && date.thirdDigits == 2)
        all.evidence.yearFirst = parts::makeMoment(parts::fullYear(date.first, 2), date.second,
                                                   date.third, all.yearFirst);
    const auto differ = [](bool a, const ReadMoment& x, bool b, const ReadMoment& y) {
        return a && b && x.seconds != y.seconds;
    };
    all.evidence.differ =
        differ(all.evidence.dayFirst, all.dayFirst, all.evidence.monthFirst, all.monthFirst) ||
        differ(all.evidence.dayFirst, all.dayFirst, all.evidence.yearFirst, all.yearFirst) ||
        differ(all.evidence.monthFirst, all.monthFirst, all.evidence.yearFirst, all.yearFirst);
    return all;
}

Reading choose(const Candidates& all, DateOrder order, ReadMoment& out)
{
    const OrderEvidence& can = all.evidence;
    if (!can.dayFirst && !can.monthFirst && !can.yearFirst)
        return Reading::Unreadable;
    switch (order) {
    case DateOrder::DayFirst:
        out = all.dayFirst;
        return can.dayFirst ? Reading::Ok : Reading::Opposed;
    case DateOrder::MonthFirst:
        out = all.monthFirst;
        return can.monthFirst ? Reading::Ok : Reading::Opposed;
    case DateOrder::YearFirst:
        out = all.yearFirst;
        return can.yearFirst ? Reading::Ok : Reading::Opposed;
    case DateOrder::Open:
        break;
    }
    if (can.differ)
        return Reading::Undecided;
    out = can.dayFirst ? all.dayFirst : can.monthFirst ? all.monthFirst : all.yearFirst;
    return Reading::Ok;
}

/// "T083122Z" behind "20260930".
bool takeCompactClock(Cursor cursor, ReadMoment& out)
{
    std::int64_t digits = 0;
    std::int64_t offset = 0;
    if (!cursor.take('T'))
        return false;
    const int count = cursor.takeDigits(6, digits);
    if (count != 4 && count != 6)
        return false;
    if (count == 4)
        digits *= 100;
    const std::int64_t hour = digits / 10000;
    const std::int64_t minute = digits / 100 % 100;
    const bool hasOffset = !cursor.atEnd() && parts::takeOffset(cursor, offset);
    if (!cursor.atEnd() || hour > 23 || minute > 59 || digits % 100 > 59)
        return false;
    out.seconds += (hour * 60 + minute) * 60 + digits % 100 - offset;
    out.dateOnly = false;
    out.isUtc = hasOffset;
    return true;
}

bool allDigits(std::string_view text)
{
    for (const char c : text)
        if (!isDigit(c))
            return false;
    return !text.empty();
}

bool isSerial(std::string_view text)
{
    const std::size_t point = text.find_first_of(".,");
    const std::string_view whole = text.substr(0, point);
    return whole.size() == 5 && allDigits(whole) && whole >= "20000" && whole <= "80000" &&
           (point == std::string_view::npos || allDigits(text.substr(point + 1)));
}

/// Digits only: a compact date, Unix time or an Excel serial.
Reading readDigits(std::string_view text, ReadMoment& out)
{
    if (isSerial(text))
        return readExcelSerial(text, out);
    if (text.size() > 11 && text[10] == '.' && allDigits(text.substr(0, 10)) &&
        allDigits(text.substr(11)))
        return readUnixTime(text.substr(0, 10), out); // seconds with a fraction
    if (!allDigits(text))
        return Reading::Unreadable;
    if (text.size() == 10 || text.size() == 13 || text.size() == 16)
        return readUnixTime(text, out);
    if (text.size() != 8 && text.size() != 14 && text.size() != 12)
        return Reading::Unreadable;
    const auto number = [&](std::size_t from, std::size_t size) {
        std::int64_t value = 0;
        for (const char c : text.substr(from, size))
            value = value * 10 + (c - '0');
        return value;
    };
    if (!parts::makeMoment(static_cast<int>(number(0, 4)), number(4, 2), number(6, 2), out) ||
        number(0, 4) < 1900 || number(0, 4) > 2199)
        return Reading::Unreadable;
    if (text.size() == 8)
        return Reading::Ok;
    const std::int64_t second = text.size() == 14 ? number(12, 2) : 0;
    if (number(8, 2) > 23 || number(10, 2) > 59 || second > 59)
        return Reading::Unreadable;
    out.seconds += (number(8, 2) * 60 + number(10, 2)) * 60 + second;
    out.dateOnly = false;
    return Reading::Ok;
}

constexpr int two(const char* at)
{
    return (at[0] - '0') * 10 + (at[1] - '0');
}

/// "2026-09-30" and "2026-09-30 08:31:22" (or with T), the two most usual ways, without detours.
bool readIsoQuickly(std::string_view text, ReadMoment& out)
{
    if (text.size() != 10 && text.size() != 19)
        return false;
    constexpr std::string_view kShape = "0000-00-00 00:00:00";
    for (std::size_t i = 0; i < text.size(); ++i)
        if (kShape[i] == '0' ? !isDigit(text[i])
                             : (text[i] != kShape[i] && !(i == 10 && text[i] == 'T')))
            return false;
    const char* at = text.data();
    if (!parts::makeMoment(two(at) * 100 + two(at + 2), two(at + 5), two(at + 8), out))
        return false;
    if (text.size() == 10)
        return true;
    const int hour = two(at + 11);
    const int minute = two(at + 14);
    const int second = two(at + 17);
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    out.seconds += (hour * 60 + minute) * 60 + second;
    out.dateOnly = false;
    return true;
}

} // namespace

Reading readDate(std::string_view text, DateOrder order, ReadMoment& out)
{
    if (readIsoQuickly(text, out))
        return Reading::Ok;
    text = trimmed(text);
    if (text.empty())
        return Reading::Unreadable;
    const Reading digits = readDigits(text, out);
    if (digits == Reading::Ok)
        return digits;
    Cursor cursor(text);
    DateText date;
    if (!takeDate(cursor, date))
        return Reading::Unreadable;
    Reading reading = Reading::Ok;
    switch (date.form) {
    case DateText::Form::Compact:
        if (cursor.atEnd() || readDigits(text.substr(0, 8), out) != Reading::Ok)
            return Reading::Unreadable;
        if (takeCompactClock(cursor, out))
            return Reading::Ok;
        break;
    case DateText::Form::YearFront:
        if (!parts::makeMoment(static_cast<int>(date.first), date.second, date.third, out))
            return Reading::Unreadable;
        break;
    case DateText::Form::YearNamed:
        if (!parts::makeMoment(static_cast<int>(date.first), date.month, date.third, out))
            return Reading::Unreadable;
        break;
    case DateText::Form::DayNamed:
    case DateText::Form::NamedDay:
        if (!parts::makeMoment(parts::fullYear(date.third, date.thirdDigits), date.month,
                               date.first, out))
            return Reading::Unreadable;
        break;
    case DateText::Form::Numbers:
        reading = choose(candidatesOf(date), order, out);
        break;
    }
    return takeRest(cursor, out) ? reading : Reading::Unreadable;
}

OrderEvidence evidenceOfOrder(std::string_view text)
{
    text = trimmed(text);
    Cursor cursor(text);
    DateText date;
    ReadMoment rest;
    if (text.empty() || !takeDate(cursor, date) || date.form != DateText::Form::Numbers ||
        date.separator == '.' || !takeRest(cursor, rest))
        return {};
    return candidatesOf(date).evidence;
}

Reading readUnixTime(std::string_view text, ReadMoment& out)
{
    Decimal value;
    if (readDecimal(text, DecimalMark::Point, value) != Reading::Ok)
        return Reading::Unreadable;
    std::int64_t whole = value.digits;
    for (int i = 0; i < value.scale; ++i)
        whole /= 10;
    const std::int64_t size = whole < 0 ? -whole : whole;
    if (size >= 100'000'000'000'000)
        whole /= 1'000'000;
    else if (size >= 100'000'000'000)
        whole /= 1000;
    out = {whole, false, true};
    return Reading::Ok;
}

Reading readExcelSerial(std::string_view text, ReadMoment& out)
{
    double serial = 0;
    const DecimalMark mark =
        text.find(',') != std::string_view::npos && text.find('.') == std::string_view::npos
            ? DecimalMark::Comma
            : DecimalMark::Point;
    if (readNumber(text, mark, serial) != Reading::Ok || serial < 1 || serial >= 2958466)
        return Reading::Unreadable;
    const double day = std::floor(serial);
    // Excel counts a 29 February 1900 that never was; serials before it are one day off.
    const std::int64_t epoch = day < 60 ? -25568 : -25569;
    const auto seconds = static_cast<std::int64_t>(std::llround((serial - day) * 86400));
    out.seconds = (static_cast<std::int64_t>(day) + epoch) * 86400 + seconds;
    out.dateOnly = serial == day;
    out.isUtc = false;
    return Reading::Ok;
}

std::string patternOf(std::string_view text, DateOrder order)
{
    text = trimmed(text);
    ReadMoment moment;
    const Reading reading = readDate(text, order, moment);
    if (reading == Reading::Unreadable)
        return "";
    if (allDigits(text) || isSerial(text)) {
        if (isSerial(text))
            return "excel";
        if (text.size() == 10 || text.size() == 13 || text.size() == 16)
            return "unix";
        return text.size() == 8    ? "yyyyMMdd"
               : text.size() == 12 ? "yyyyMMddHHmm"
                                   : "yyyyMMddHHmmss";
    }
    Cursor cursor(text);
    DateText date;
    if (!takeDate(cursor, date))
        return "";
    const auto digits = [](char letter, int count) {
        return std::string(static_cast<std::size_t>(count), letter);
    };
    const std::string separator = date.separator != 0 ? std::string(1, date.separator) : " ";
    const std::string year = date.thirdDigits == 2 ? "yy" : "yyyy";
    const auto part = [&](char letter, int count) { return digits(letter, count == 2 ? 2 : 1); };
    std::string pattern;
    switch (date.form) {
    case DateText::Form::Compact:
        pattern = "yyyyMMdd";
        break;
    case DateText::Form::YearFront:
        pattern = "yyyy" + separator + part('M', date.secondDigits) + separator +
                  part('d', date.thirdDigits);
        break;
    case DateText::Form::YearNamed:
        pattern = "yyyy" + separator + "MMM" + separator + part('d', date.thirdDigits);
        break;
    case DateText::Form::DayNamed:
        pattern = part('d', date.firstDigits) + separator + "MMM" + separator + year;
        break;
    case DateText::Form::NamedDay:
        pattern = "MMM " + part('d', date.firstDigits) + ", " + year;
        break;
    case DateText::Form::Numbers:
        if (order == DateOrder::MonthFirst)
            pattern = part('M', date.firstDigits) + separator + part('d', date.secondDigits) +
                      separator + year;
        else if (order == DateOrder::YearFirst)
            pattern = "yy" + separator + "MM" + separator + "dd";
        else
            pattern = part('d', date.firstDigits) + separator + part('M', date.secondDigits) +
                      separator + year;
        break;
    }
    if (moment.dateOnly)
        return pattern;
    pattern += cursor.peek() == 'T' ? "'T'" : " ";
    const std::string_view rest = cursor.rest();
    const bool half = rest.find_first_of("mM") != std::string_view::npos &&
                      rest.find_first_of("aApP") != std::string_view::npos;
    const std::size_t colon = rest.find(':');
    const bool wide = colon >= 2 && colon != std::string_view::npos && isDigit(rest[colon - 2]);
    pattern += half ? (wide ? "hh" : "h") : (wide ? "HH" : "H");
    if (colon != std::string_view::npos) {
        pattern += ":mm";
        const std::size_t second = rest.find(':', colon + 1);
        if (second != std::string_view::npos && second == colon + 3)
            pattern += ":ss";
        if (rest.find('.', colon) == colon + 6)
            pattern += ".SSS";
    }
    if (half)
        pattern += " a";
    if (!moment.isUtc)
        return pattern;
    const Expected<DatePattern> close = DatePattern::parse(pattern + "Z");
    return pattern + (close.ok() && close.value().read(text, moment) == Reading::Ok ? "Z" : " Z");
}

} // namespace regard::values
