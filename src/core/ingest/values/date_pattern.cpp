// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/date.h"
#include "core/ingest/values/date_parts.h"

namespace regard::values {

namespace {

using parts::Cursor;

/// One letter for each meaning; 0 for a letter that has none.
char meaningOf(char letter)
{
    switch (letter) {
    case 'y':
    case 'Y':
        return 'y';
    case 'd':
    case 'D':
        return 'd';
    case 'A':
    case 'a':
        return 'a';
    case 'Z':
    case 'X':
    case 'x':
    case 'z':
        return 'Z';
    case 'M':
    case 'H':
    case 'h':
    case 'm':
    case 's':
    case 'S':
    case 'E':
        return letter;
    default:
        return 0;
    }
}

/// What the parts of a pattern have given so far.
struct Gathered {
    std::int64_t year = 0;
    std::int64_t month = 0;
    std::int64_t day = 0;
    std::int64_t hour = 0;
    std::int64_t minute = 0;
    std::int64_t second = 0;
    std::int64_t offset = 0;
    int yearDigits = 0;
    bool timed = false;
    bool hasOffset = false;
};

/// "d" and "dd" both take one digit or two.
bool takeNumber(Cursor& cursor, std::int64_t& value)
{
    return cursor.takeDigits(2, value) > 0;
}

bool takePart(Cursor& cursor, char letter, int width, Gathered& got)
{
    switch (letter) {
    case 'y':
        got.yearDigits = cursor.takeDigits(width == 2 ? 2 : 4, got.year);
        return got.yearDigits == (width == 2 ? 2 : 4);
    case 'M':
        if (width < 3)
            return takeNumber(cursor, got.month);
        got.month = parts::monthByName(cursor.takeWord());
        return got.month > 0;
    case 'd':
        return takeNumber(cursor, got.day);
    case 'E':
        return parts::isDayName(cursor.takeWord());
    case 'H':
    case 'h':
        got.timed = true;
        return takeNumber(cursor, got.hour);
    case 'm':
        return takeNumber(cursor, got.minute);
    case 's':
        return takeNumber(cursor, got.second);
    case 'S': {
        std::int64_t fraction = 0;
        return cursor.takeDigits(9, fraction) > 0;
    }
    case 'a':
        return parts::takeHalfOfDay(cursor, got.hour);
    default:
        got.hasOffset = parts::takeOffset(cursor, got.offset);
        return got.hasOffset;
    }
}

} // namespace

Expected<DatePattern> DatePattern::parse(std::string_view pattern)
{
    DatePattern result;
    result.m_text = pattern;
    const auto refuse = [&](const std::string& why) {
        return Error{ErrorKind::Invalid, "The date pattern \"" + std::string(pattern) + "\" " +
                                             why + " Write one such as \"dd/MM/yyyy HH:mm\"."};
    };
    bool hasYear = false;
    bool hasMonth = false;
    bool hasDay = false;
    bool halfClock = false;
    bool half = false;
    for (std::size_t i = 0; i < pattern.size();) {
        const char c = pattern[i];
        if (c == '\'') {
            const std::size_t end = pattern.find('\'', i + 1);
            if (end == std::string_view::npos)
                return refuse("has a ' that is never closed.");
            for (const char literal : pattern.substr(i + 1, end - i - 1))
                result.m_parts.push_back({0, 1, literal});
            if (end == i + 1)
                result.m_parts.push_back({0, 1, '\''});
            i = end + 1;
            continue;
        }
        if (!isLetter(c) || c == 'T') {
            result.m_parts.push_back({0, 1, c});
            ++i;
            continue;
        }
        const bool twoLetterHalf =
            (c == 'A' || c == 'a' || c == 't') && i + 1 < pattern.size() &&
            (pattern[i + 1] == 'P' || pattern[i + 1] == 'p' || pattern[i + 1] == 't');
        if (twoLetterHalf) { // "AP", "ap" and "tt" are other tools' words for it
            result.m_parts.push_back({'a', 1, 0});
            half = true;
            i += 2;
            continue;
        }
        std::size_t end = i;
        while (end < pattern.size() && pattern[end] == c)
            ++end;
        int width = static_cast<int>(end - i);
        char letter = meaningOf(c);
        if (letter == 0)
            return refuse(std::string("has a letter without a meaning, ") + c + ".");
        if (c == 'z' && width == 3)
            letter = 'S';
        if (letter == 'd' && width > 2)
            letter = 'E';
        if (letter == 'y' && width != 2)
            width = 4;
        hasYear = hasYear || letter == 'y';
        hasMonth = hasMonth || letter == 'M';
        hasDay = hasDay || letter == 'd';
        halfClock = halfClock || letter == 'h';
        half = half || letter == 'a';
        result.m_parts.push_back({letter, width, 0});
        i = end;
    }
    if (!hasYear || !hasMonth || !hasDay)
        return refuse("lacks the year, the month or the day.");
    if (halfClock && !half) // "hh" without AM or PM can only be the 24-hour clock
        for (Part& part : result.m_parts)
            if (part.letter == 'h')
                part.letter = 'H';
    return result;
}

Reading DatePattern::read(std::string_view text, ReadMoment& out) const
{
    text = trimmed(text);
    Cursor cursor(text);
    Gathered got;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const Part& part = m_parts[i];
        if (cursor.atEnd() && got.day > 0 && got.month > 0 && got.yearDigits > 0 && !got.timed)
            break; // only the time of day is missing
        if (part.letter == 0) {
            if (part.literal == ' ') {
                const std::size_t before = cursor.rest().size();
                cursor.skipBlanks();
                if (cursor.rest().size() == before)
                    return Reading::Unreadable;
            } else if (!cursor.take(part.literal)) {
                return Reading::Unreadable;
            }
            continue;
        }
        if (!takePart(cursor, part.letter, part.width, got))
            return Reading::Unreadable;
    }
    if (!cursor.atEnd() || got.hour > 23 || got.minute > 59 || got.second > 59 ||
        !parts::makeMoment(parts::fullYear(got.year, got.yearDigits), got.month, got.day, out))
        return Reading::Unreadable;
    if (got.timed) {
        out.seconds += (got.hour * 60 + got.minute) * 60 + got.second - got.offset;
        out.dateOnly = false;
        out.isUtc = got.hasOffset;
    }
    return Reading::Ok;
}

} // namespace regard::values
