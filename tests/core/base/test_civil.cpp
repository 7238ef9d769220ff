// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/base/civil.h>

using namespace regard;

TEST_CASE("a day is counted from 1970-01-01")
{
    CHECK(toDay({1970, 1, 1}) == 0);
    CHECK(toDay({1969, 12, 31}) == -1);
    CHECK(toDay({2000, 3, 1}) == 11017); // 30 years, 7 leap days before 2000, 31 + 29 days
    CHECK(toCivil(11017) == CivilDate{2000, 3, 1});
}

TEST_CASE("every day of four centuries survives the way to a date and back")
{
    for (Day day = toDay({1800, 1, 1}); day < toDay({2200, 1, 1}); ++day)
        REQUIRE(toDay(toCivil(day)) == day);
}

TEST_CASE("leap years follow the Gregorian rule")
{
    CHECK(isValid({2000, 2, 29}));
    CHECK(isValid({2024, 2, 29}));
    CHECK_FALSE(isValid({1900, 2, 29}));
    CHECK_FALSE(isValid({2023, 2, 29}));
    CHECK_FALSE(isValid({2023, 4, 31}));
    CHECK_FALSE(isValid({2023, 13, 1}));
    CHECK_FALSE(isValid({2023, 0, 1}));
}

TEST_CASE("weekdays begin with Monday, before 1970 too")
{
    CHECK(weekday(toDay({2026, 9, 14})) == 0); // a Monday
    CHECK(weekday(toDay({2026, 9, 20})) == 6);
    CHECK(weekday(toDay({1969, 12, 28})) == 6); // a Sunday
}

TEST_CASE("ISO dates are read strictly")
{
    CHECK(parseIsoDate("2026-09-30") == toDay({2026, 9, 30}));
    CHECK(isoDate(toDay({2026, 9, 30})) == "2026-09-30");
    for (const char* wrong :
         {"2026-9-30", "2026-02-30", "30-09-2026", "2026-09-30 ", "2026-09-3x", "-026-09-30", ""})
        CHECK_FALSE(parseIsoDate(wrong).has_value());
}

TEST_CASE("months are counted across years")
{
    CHECK(firstOfMonth(toDay({2026, 1, 31}), -1) == toDay({2025, 12, 1}));
    CHECK(firstOfMonth(toDay({2026, 12, 5}), 1) == toDay({2027, 1, 1}));
    CHECK(firstOfMonth(toDay({2026, 5, 17}), -17) == toDay({2024, 12, 1}));
}

TEST_CASE("a moment keeps whether it is an instant or a civil date, and its order")
{
    const Moment date = Moment::date(toDay({2026, 9, 30}));
    CHECK(date.isDateOnly());
    CHECK(date.seconds() == std::int64_t{toDay({2026, 9, 30})} * 86400);
    const Moment instant = Moment::instant(-5);
    CHECK_FALSE(instant.isDateOnly());
    CHECK(instant.seconds() == -5);
    CHECK(Moment::instant(10) < Moment::instant(11));
    CHECK(Moment().isNull());
}
