// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/number_format.h"

#include "support/catch.h"

using regard::builtinNumberFormat;
using regard::numberFormat;
using regard::NumberStyle;
using regard::numberText;

TEST_CASE("the code of a number format says what its numbers are")
{
    struct Case {
        const char* code;
        NumberStyle style;
    };
    const Case cases[] = {
        {"General", NumberStyle::Number},
        {"0.00", NumberStyle::Number},
        {"#,##0.00 \"days\"", NumberStyle::Number}, // quoted text is no d, a or y
        {"0.00E+00", NumberStyle::Number},
        {"[Red]#,##0;[Blue]-#,##0", NumberStyle::Number},
        {"\\d0", NumberStyle::Number},
        {"@", NumberStyle::Number},
        {"0.0%", NumberStyle::Percent},
        {"yyyy\\-mm\\-dd", NumberStyle::Date},
        {"[$-409]d\\-mmm\\-yy;@", NumberStyle::Date},
        {"mmmm", NumberStyle::Date},
        {"mm/dd/yyyy", NumberStyle::Date},
        {"dd.mm.yyyy hh:mm", NumberStyle::DateTime},
        {"mmm d, h AM/PM", NumberStyle::DateTime},
        {"h:mm", NumberStyle::Time},
        {"[$-F400]h:mm:ss\\ AM/PM", NumberStyle::Time},
        {"mm:ss.0", NumberStyle::Time},
        {"[h]:mm", NumberStyle::Duration},
        {"[mm]:ss", NumberStyle::Duration},
        {"[ss]", NumberStyle::Duration},
    };
    for (const Case& one : cases) {
        CAPTURE(one.code);
        CHECK(numberFormat(one.code).style == one.style);
    }
    CHECK(numberFormat("00000").leadingZeros == 5);
    CHECK(numberFormat("0").leadingZeros == 0);
    CHECK(numberFormat("00.00").leadingZeros == 0);
    // ECMA-376 part 1, 18.8.30
    CHECK(builtinNumberFormat(14).style == NumberStyle::Date);
    CHECK(builtinNumberFormat(20).style == NumberStyle::Time);
    CHECK(builtinNumberFormat(22).style == NumberStyle::DateTime);
    CHECK(builtinNumberFormat(46).style == NumberStyle::Duration);
    CHECK(builtinNumberFormat(10).style == NumberStyle::Percent);
    CHECK(builtinNumberFormat(4).style == NumberStyle::Number);
}

TEST_CASE("a stored number comes out as what it means")
{
    struct Case {
        double value;
        const char* code;
        const char* text;
    };
    const Case cases[] = {
        {0.1 + 0.2, "General", "0.3"}, // fifteen digits, as a spreadsheet shows them
        {1234567.5, "General", "1234567.5"},
        {-3, "General", "-3"},
        {123456789012345, "General", "123456789012345"},
        {570306018253496000, "General", "5.70306018253496E+17"},
        {0.2534, "0%", "25.34%"},
        {7, "00000", "00007"},
        {123456, "00000", "123456"},
        {7.5, "00000", "7.5"},
        // 1900-01-01 is day 1; the calendar has a 29 February 1900 that never was (day 60)
        {1, "yyyy-mm-dd", "1900-01-01"},
        {59, "yyyy-mm-dd", "1900-02-28"},
        {61, "yyyy-mm-dd", "1900-03-01"},
        {46295, "dd/mm/yyyy", "2026-09-30"},
        {46295.5, "dd/mm/yyyy", "2026-09-30 12:00:00"}, // a time that is not shown is not lost
        {46295, "dd/mm/yyyy hh:mm", "2026-09-30 00:00:00"},
        {46295.0000115740741, "yyyy-mm-dd hh:mm:ss.000", "2026-09-30 00:00:01"},
        {2958465, "yyyy-mm-dd", "9999-12-31"},
        {2958466, "yyyy-mm-dd", "2958466"}, // behind the end of the calendar
        {-1, "yyyy-mm-dd", "-1"},
        {0.34375, "h:mm", "08:15:00"},
        {1.5, "h:mm:ss", "36:00:00"}, // more than a day is a duration
        {46295.25, "h:mm", "2026-09-30 06:00:00"},
        {5.1278935185185182, "[h]:mm:ss", "123:04:10"},
        {0.000144675925925926, "mm:ss.0", "00:00:12.500"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.value, one.code);
        CHECK(numberText(one.value, numberFormat(one.code), false) == one.text);
    }
    CHECK(numberText(0.5, numberFormat("yyyy-mm-dd"), true) == "12:00:00");
    CHECK(numberText(1, numberFormat("yyyy-mm-dd"), true) == "1904-01-02");
}
