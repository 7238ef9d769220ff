// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/date_text.h"

namespace regard::values {

using parts::Cursor;

namespace {

/// "13th", "1er", and the "de" between the parts of a date in Spanish and Portuguese.
void takeOrdinal(Cursor& cursor)
{
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "\xC2\xBA", "\xC2\xB0"}) {
        const std::string_view rest = cursor.rest();
        if (rest.starts_with(ending) && rest.size() > ending.size() &&
            (rest[ending.size()] == ' ' || rest[ending.size()] == ',')) {
            cursor.skip(ending.size());
            return;
        }
    }
}

void takeOf(Cursor& cursor)
{
    cursor.skipBlanks();
    for (const std::string_view word : {"de ", "del ", "of "})
        if (cursor.rest().starts_with(word)) {
            cursor.skip(word.size());
            cursor.skipBlanks();
            return;
        }
}

} // namespace

bool takeDate(Cursor& cursor, DateText& date)
{
    if (!isDigit(cursor.peek())) {
        std::string_view word = cursor.takeWord();
        // "mar." is Tuesday before a day in figures and March before one that a year follows.
        if (parts::isDayName(word)) { // "Saturday, 13 May 2017"
            Cursor behind = cursor;
            const bool comma = behind.take(',');
            behind.skipBlanks();
            if (isDigit(behind.peek())) {
                DateText inner;
                Cursor attempt = behind;
                if ((comma || parts::monthByName(word) == 0 ||
                     behind.rest().find(',') == std::string_view::npos) &&
                    takeDate(attempt, inner)) {
                    cursor = attempt;
                    date = inner;
                    return true;
                }
            }
            if (parts::monthByName(word) == 0) {
                cursor = behind;
                word = cursor.takeWord();
            }
        }
        date.month = parts::monthByName(word);
        date.form = DateText::Form::NamedDay; // "May 13, 2017"
        if (date.month == 0)
            return false;
        if (!cursor.take('-') && !cursor.take('/'))
            cursor.skipBlanks();
        date.firstDigits = cursor.takeDigits(2, date.first);
        if (isDigit(cursor.peek())) // "May 2017" has no day
            return false;
        takeOrdinal(cursor);
        if (!cursor.take('-') && !cursor.take('/')) {
            cursor.take(',');
            cursor.skipBlanks();
        }
        date.thirdDigits = cursor.takeDigits(4, date.third);
        return date.firstDigits > 0 && (date.thirdDigits == 4 || date.thirdDigits == 2);
    }
    date.firstDigits = cursor.takeDigits(8, date.first);
    if (date.firstDigits == 8) {
        date.form = DateText::Form::Compact;
        return true;
    }
    if (date.firstDigits > 4 || date.firstDigits == 3)
        return false;
    takeOrdinal(cursor);
    const char behind = cursor.peek();
    date.separator = behind == '/' || behind == '-' || behind == '.' ? behind : ' ';
    if (date.separator != ' ')
        cursor.skip(1);
    const bool blank = cursor.peek() == ' ' || cursor.peek() == '\xC2' || cursor.peek() == '\xE2';
    cursor.skipBlanks();
    if (!isDigit(cursor.peek())) {
        takeOf(cursor);
        date.month = parts::monthByName(cursor.takeWord());
        date.form = DateText::Form::DayNamed; // "13-May-17", "13. Mai 2017"
        if (date.month == 0)
            return false;
        if (date.firstDigits == 4) { // "2024-Mar-12"
            if (date.separator != ' ' && !cursor.take(date.separator))
                return false;
            cursor.skipBlanks();
            date.form = DateText::Form::YearNamed;
            date.thirdDigits = cursor.takeDigits(2, date.third);
            return date.thirdDigits > 0;
        }
        cursor.take(date.separator);
        cursor.take(',');
        takeOf(cursor);
        date.thirdDigits = cursor.takeDigits(4, date.third);
        return date.firstDigits <= 2 && (date.thirdDigits == 4 || date.thirdDigits == 2);
    }
    if (blank && date.separator != ' ' && date.separator != '.')
        return false;
    date.secondDigits = cursor.takeDigits(2, date.second);
    if (date.secondDigits == 0)
        return false;
    if (date.separator == ' ' ? cursor.peek() != ' ' : !cursor.take(date.separator))
        return false;
    cursor.skipBlanks();
    if (date.firstDigits == 4) {
        date.form = DateText::Form::YearFront;
        date.thirdDigits = cursor.takeDigits(2, date.third);
        return date.thirdDigits > 0;
    }
    date.thirdDigits = cursor.takeDigits(4, date.third);
    return date.firstDigits <= 2 && (date.thirdDigits == 4 || date.thirdDigits == 2);
}

} // namespace regard::values
