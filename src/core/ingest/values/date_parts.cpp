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

// English, German, French, Spanish, Italian, Dutch, Portuguese, Polish (also in the genitive),
// Swedish, Danish, Norwegian. A word stands for a month when it is a beginning of the whole
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
                             MonthName{"dic", "diciembre", 12},
                             MonthName{"gen", "gennaio", 1},
                             MonthName{"janu", "januari", 1},
                             MonthName{"jan", "janeiro", 1},
                             MonthName{"sty", "stycznia", 1},
                             MonthName{"sty", "stycze\xC5\x84", 1},
                             MonthName{"febb", "febbraio", 2},
                             MonthName{"febr", "februari", 2},
                             MonthName{"fev", "fevereiro", 2},
                             MonthName{"lut", "lutego", 2},
                             MonthName{"luty", "luty", 2},
                             MonthName{"mrt", "mrt", 3},
                             MonthName{"maart", "maart", 3},
                             MonthName{"mar", "mar\xC3\xA7o", 3},
                             MonthName{"marc", "marco", 3},
                             MonthName{"mar", "marca", 3},
                             MonthName{"mar", "marzec", 3},
                             MonthName{"marts", "marts", 3},
                             MonthName{"apr", "aprile", 4},
                             MonthName{"kwi", "kwietnia", 4},
                             MonthName{"kwi", "kwiecie\xC5\x84", 4},
                             MonthName{"mag", "maggio", 5},
                             MonthName{"mei", "mei", 5},
                             MonthName{"maio", "maio", 5},
                             MonthName{"maj", "maja", 5},
                             MonthName{"giu", "giugno", 6},
                             MonthName{"junh", "junho", 6},
                             MonthName{"cze", "czerwca", 6},
                             MonthName{"cze", "czerwiec", 6},
                             MonthName{"lug", "luglio", 7},
                             MonthName{"julh", "julho", 7},
                             MonthName{"lip", "lipca", 7},
                             MonthName{"lip", "lipiec", 7},
                             MonthName{"augu", "augustus", 8},
                             MonthName{"augu", "augusti", 8},
                             MonthName{"sie", "sierpnia", 8},
                             MonthName{"sie", "sierpie\xC5\x84", 8},
                             MonthName{"set", "settembre", 9},
                             MonthName{"set", "setembro", 9},
                             MonthName{"wrz", "wrze\xC5\x9Bnia", 9},
                             MonthName{"wrz", "wrzesie\xC5\x84", 9},
                             MonthName{"ott", "ottobre", 10},
                             MonthName{"out", "outubro", 10},
                             MonthName{"pa\xC5\xBA",
                                       "pa\xC5\xBA"
                                       "dziernika",
                                       10},
                             MonthName{"pa\xC5\xBA",
                                       "pa\xC5\xBA"
                                       "dziernik",
                                       10},
                             MonthName{"nov", "novembro", 11},
                             MonthName{"lis", "listopada", 11},
                             MonthName{"dicembre", "dicembre", 12},
                             MonthName{"dez", "dezembro", 12},
                             MonthName{"des", "desember", 12},
                             MonthName{"gru", "grudnia", 12},
                             MonthName{"gru", "grudzie\xC5\x84", 12}};

constexpr std::array<std::string_view, 54> kDays{"monday",
                                                 "tuesday",
                                                 "wednesday",
                                                 "thursday",
                                                 "friday",
                                                 "saturday",
                                                 "sunday",
                                                 "montag",
                                                 "dienstag",
                                                 "mittwoch",
                                                 "donnerstag",
                                                 "freitag",
                                                 "samstag",
                                                 "sonntag",
                                                 "lundi",
                                                 "mardi",
                                                 "mercredi",
                                                 "jeudi",
                                                 "vendredi",
                                                 "samedi",
                                                 "dimanche",
                                                 "lunes",
                                                 "martes",
                                                 "mi\xC3\xA9rcoles",
                                                 "jueves",
                                                 "viernes",
                                                 "s\xC3\xA1"
                                                 "bado",
                                                 "domingo",
                                                 "luned\xC3\xAC",
                                                 "marted\xC3\xAC",
                                                 "mercoled\xC3\xAC",
                                                 "gioved\xC3\xAC",
                                                 "venerd\xC3\xAC",
                                                 "sabato",
                                                 "domenica",
                                                 "maandag",
                                                 "dinsdag",
                                                 "woensdag",
                                                 "donderdag",
                                                 "vrijdag",
                                                 "zaterdag",
                                                 "zondag",
                                                 "segunda",
                                                 "quarta",
                                                 "quinta",
                                                 "sexta",
                                                 "poniedzia\xC5\x82"
                                                 "ek",
                                                 "wtorek",
                                                 "\xC5\x9Broda",
                                                 "czwartek",
                                                 "pi\xC4\x85tek",
                                                 "sobota",
                                                 "niedziela",
                                                 "ter\xC3\xA7"
                                                 "a"};

/// Zones by the letters that stand behind clock times: those of RFC 2822 (of North America) and of
/// Europe. Letters with several meanings elsewhere, such as IST, are not read.
struct ZoneLetters {
    std::string_view letters;
    int hours;
};
constexpr std::array kZones{
    ZoneLetters{"EST", -5}, ZoneLetters{"EDT", -4}, ZoneLetters{"CST", -6}, ZoneLetters{"CDT", -5},
    ZoneLetters{"MST", -7}, ZoneLetters{"MDT", -6}, ZoneLetters{"PST", -8}, ZoneLetters{"PDT", -7},
    ZoneLetters{"WET", 0},  ZoneLetters{"WEST", 1}, ZoneLetters{"BST", 1},  ZoneLetters{"CET", 1},
    ZoneLetters{"MEZ", 1},  ZoneLetters{"CEST", 2}, ZoneLetters{"MESZ", 2}, ZoneLetters{"EET", 2},
    ZoneLetters{"EEST", 3}, ZoneLetters{"MSK", 3},  ZoneLetters{"JST", 9},  ZoneLetters{"AEST", 10},
    ZoneLetters{"AEDT", 11}};

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
    if (!named && isLetter(at.peek())) {
        const std::string_view letters = at.takeWord();
        for (const ZoneLetters& zone : kZones)
            if (zone.letters == letters) {
                offset = zone.hours * std::int64_t{3600};
                cursor = at;
                return true;
            }
        return false;
    }
    const char sign = at.peek();
    const bool minus = sign == '-' || at.rest().starts_with("\xE2\x88\x92");
    if (sign != '+' && !minus) {
        if (named)
            cursor = at;
        return named;
    }
    at.skip(sign == '+' || sign == '-' ? 1 : 3);
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
    offset = (hours * 60 + minutes) * 60 * (minus ? -1 : 1);
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
    const bool french = cursor.rest().size() > 2 && cursor.peek() == 'h' &&
                        isDigit(cursor.rest()[1]) && isDigit(cursor.rest()[2]); // "15h30"
    const bool minutes = french ? cursor.take('h') : cursor.take(':');
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
    if (clock.hasOffset) { // "10:00+01:00[Europe/Berlin]", "10:00 GMT+0100 (CET)"
        cursor.skipBlanks();
        const char open = cursor.peek();
        const std::size_t close = cursor.rest().find(open == '[' ? ']' : ')');
        if ((open == '[' || open == '(') && close != std::string_view::npos)
            cursor.skip(close + 1);
    } else if (cursor.rest() == "Uhr") {
        cursor.skip(3);
    }
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
