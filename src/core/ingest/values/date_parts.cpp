// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/date_parts.h"

#include <array>
#include <cstdlib>
#include <string>
#include <utility>

namespace regard::values::parts {

namespace {

struct MonthName {
    std::string_view start; ///< in small letters; the word may go on with letters of `whole`
    std::string_view whole;
    int month;
};

// English, German, French, Spanish. A word stands for a month when it is a beginning of the whole
// name that is at least as long as `start`.
constexpr std::array kMonths{MonthName{"jan", "january", 1},
                             MonthName{"jan", "januar", 1},
                             MonthName{"j\xC3\xA4n", "j\xC3\xA4nner", 1},
                             MonthName{"janv", "janvier", 1},
                             MonthName{"ene", "enero", 1},
                             MonthName{"feb", "february", 2},
                             MonthName{"feb", "februar", 2},
                             MonthName{"f\xC3\xA9v", "f\xC3\xA9vrier", 2},
                             MonthName{"fev", "fevrier", 2},
                             MonthName{"feb", "febrero", 2},
                             MonthName{"mar", "march", 3},
                             MonthName{"m\xC3\xA4r", "m\xC3\xA4rz", 3},
                             MonthName{"mrz", "mrz", 3},
                             MonthName{"mars", "mars", 3},
                             MonthName{"mar", "marzo", 3},
                             MonthName{"apr", "april", 4},
                             MonthName{"avr", "avril", 4},
                             MonthName{"abr", "abril", 4},
                             MonthName{"may", "may", 5},
                             MonthName{"mai", "mai", 5},
                             MonthName{"may", "mayo", 5},
                             MonthName{"jun", "june", 6},
                             MonthName{"jun", "juni", 6},
                             MonthName{"juin", "juin", 6},
                             MonthName{"jun", "junio", 6},
                             MonthName{"jul", "july", 7},
                             MonthName{"jul", "juli", 7},
                             MonthName{"juil", "juillet", 7},
                             MonthName{"jul", "julio", 7},
                             MonthName{"aug", "august", 8},
                             MonthName{"ao\xC3\xBB", "ao\xC3\xBBt", 8},
                             MonthName{"ago", "agosto", 8},
                             MonthName{"sep", "september", 9},
                             MonthName{"sept", "septembre", 9},
                             MonthName{"sep", "septiembre", 9},
                             MonthName{"oct", "october", 10},
                             MonthName{"okt", "oktober", 10},
                             MonthName{"oct", "octobre", 10},
                             MonthName{"oct", "octubre", 10},
                             MonthName{"nov", "november", 11},
                             MonthName{"nov", "novembre", 11},
                             MonthName{"nov", "noviembre", 11},
                             MonthName{"dec", "december", 12},
                             MonthName{"dez", "dezember", 12},
                             MonthName{"d\xC3\xA9"
                                       "c",
                                       "d\xC3\xA9"
                                       "cembre",
                                       12},
                             MonthName{"dic", "diciembre", 12}};

constexpr std::array<std::string_view, 14> kDays{
    "monday", "tuesday",  "wednesday", "thursday",   "friday",  "saturday", "sunday",
    "montag", "dienstag", "mittwoch",  "donnerstag", "freitag", "samstag",  "sonntag"};

std::string plainWord(std::string_view word)
{
    if (word.ends_with('.'))
        word.remove_suffix(1);
    return lowered(word);
}

} // namespace

bool Cursor::take(char c)
{
    if (m_rest.empty() || m_rest.front() != c)
        return false;
    m_rest.remove_prefix(1);
    return true;
}

void Cursor::skipBlanks()
{
    while (!m_rest.empty()) {
        if (m_rest.front() == ' ' || m_rest.front() == '\t')
            m_rest.remove_prefix(1);
        else if (m_rest.starts_with("\xC2\xA0"))
            m_rest.remove_prefix(2);
        else if (m_rest.starts_with("\xE2\x80\xAF"))
            m_rest.remove_prefix(3);
        else
            break;
    }
}

int Cursor::takeDigits(int most, std::int64_t& value)
{
    int count = 0;
    value = 0;
    while (count < most && !m_rest.empty() && isDigit(m_rest.front())) {
        value = value * 10 + (m_rest.front() - '0');
        m_rest.remove_prefix(1);
        ++count;
    }
    return count;
}

std::string_view Cursor::takeWord()
{
    std::size_t size = 0;
    const auto isBlank = [&](std::size_t at) {
        const std::string_view from = m_rest.substr(at);
        return from.starts_with("\xC2\xA0") || from.starts_with("\xE2\x80\xAF");
    };
    while (size < m_rest.size() &&
           (isLetter(m_rest[size]) ||
            (static_cast<unsigned char>(m_rest[size]) >= 0x80 && !isBlank(size))))
        ++size;
    if (size > 0 && size < m_rest.size() && m_rest[size] == '.')
        ++size;
    const std::string_view word = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return word;
}

int monthByName(std::string_view word)
{
    if (word.size() < 3 || word.size() > 12)
        return 0;
    const std::string name = plainWord(word);
    for (const MonthName& month : kMonths)
        if (name.size() >= month.start.size() && month.whole.starts_with(name))
            return month.month;
    return name == "sept" ? 9 : 0;
}

bool isDayName(std::string_view word)
{
    const std::string name = plainWord(word);
    for (const std::string_view day : kDays)
        if (name.size() >= 2 && day.starts_with(name))
            return true;
    return false;
}

bool takeHalfOfDay(Cursor& cursor, std::int64_t& hour)
{
    const std::string_view rest = cursor.rest();
    if (rest.size() < 2)
        return false;
    const char half = static_cast<char>(rest[0] | 32);
    std::size_t size = 0;
    if ((half == 'a' || half == 'p') && (rest[1] | 32) == 'm')
        size = 2;
    else if ((half == 'a' || half == 'p') && rest.size() >= 4 && rest[1] == '.' &&
             (rest[2] | 32) == 'm' && rest[3] == '.')
        size = 4;
    if (size == 0 || hour < 1 || hour > 12 || (rest.size() > size && isLetter(rest[size])))
        return false;
    hour = hour % 12 + (half == 'p' ? 12 : 0);
    cursor.skip(size);
    return true;
}

bool takeOffset(Cursor& cursor, std::int64_t& offset)
{
    Cursor at = cursor;
    bool named = false;
    offset = 0;
    const std::string_view rest = at.rest();
    if (rest.size() >= 3 && (equalIgnoringCase(rest.substr(0, 3), "UTC") ||
                             equalIgnoringCase(rest.substr(0, 3), "GMT"))) {
        at.skip(3);
        named = true;
    } else if (at.take('Z') || at.take('z')) {
        if (isLetter(at.peek()))
            return false;
        cursor = at;
        return true;
    }
    const char sign = at.peek();
    if (sign != '+' && sign != '-') {
        if (named)
            cursor = at;
        return named;
    }
    at.skip(1);
    std::int64_t hours = 0;
    std::int64_t minutes = 0;
    const int digits = at.takeDigits(4, hours);
    if (digits == 4 || digits == 3) {
        minutes = hours % 100;
        hours /= 100;
    } else if (digits == 0 || (at.take(':') && at.takeDigits(2, minutes) != 2)) {
        return false;
    }
    if (hours > 15 || minutes > 59)
        return false;
    offset = (hours * 60 + minutes) * 60 * (sign == '-' ? -1 : 1);
    cursor = at;
    return true;
}

bool takeClock(Cursor& cursor, ClockTime& clock)
{
    std::int64_t hour = 0;
    std::int64_t minute = 0;
    std::int64_t second = 0;
    if (cursor.takeDigits(2, hour) == 0)
        return false;
    const bool minutes = cursor.take(':');
    if (minutes) {
        if (cursor.takeDigits(2, minute) != 2)
            return false;
        if (cursor.take(':') && cursor.takeDigits(2, second) != 2)
            return false;
        const char mark = cursor.peek();
        if (mark == '.' || mark == ',') {
            cursor.skip(1);
            std::int64_t fraction = 0;
            if (cursor.takeDigits(9, fraction) == 0)
                return false;
        }
    }
    cursor.skipBlanks();
    const bool half = takeHalfOfDay(cursor, hour);
    if ((!minutes && !half) || hour > 23 || minute > 59 || second > 59)
        return false;
    cursor.skipBlanks();
    clock.seconds = (hour * 60 + minute) * 60 + second;
    clock.hasOffset = takeOffset(cursor, clock.offset);
    return true;
}

int fullYear(std::int64_t year, int digits)
{
    if (digits > 2)
        return static_cast<int>(year);
    return static_cast<int>(year < 70 ? 2000 + year : 1900 + year);
}

bool makeMoment(int year, std::int64_t month, std::int64_t day, ReadMoment& out)
{
    if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1000 || year > 9999)
        return false;
    const CivilDate date{year, static_cast<int>(month), static_cast<int>(day)};
    if (!isValid(date))
        return false;
    out.seconds = std::int64_t{toDay(date)} * 86400;
    out.dateOnly = true;
    out.isUtc = false;
    return true;
}

} // namespace regard::values::parts
