// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/domain/period.h>

using namespace regard;

namespace {

PeriodContext context()
{
    return {toDay({2026, 10, 14}), {toDay({2023, 10, 1}), toDay({2026, 9, 30})}, 1, 0};
}

std::string read(std::string_view text, const PeriodContext& where)
{
    const auto period = parsePeriod(text, where);
    return period.ok() ? isoDate(period.value().from) + ".." + isoDate(period.value().to)
                       : "refused";
}

} // namespace

TEST_CASE("periods are read in every form of the command line")
{
    const PeriodContext c = context();
    CHECK(read("2026", c) == "2026-01-01..2026-12-31");
    CHECK(read("2026-Q3", c) == "2026-07-01..2026-09-30");
    CHECK(read("2026-02", c) == "2026-02-01..2026-02-28");
    CHECK(read("2024-02", c) == "2024-02-01..2024-02-29");
    CHECK(read("2026-09-01..2026-09-30", c) == "2026-09-01..2026-09-30");
    CHECK(read("last-quarter", c) == "2026-07-01..2026-09-30");
    CHECK(read("last-12-months", c) == "2025-10-01..2026-09-30");
    CHECK(read("last-month", c) == "2026-09-01..2026-09-30");
    CHECK(read("this-quarter", c) == "2026-10-01..2026-12-31");
    CHECK(read("all", c) == "2023-10-01..2026-09-30");
    for (const char* wrong :
         {"2026-Q5", "2026-13", "2026-W54", "26", "last-decade", "2026-09-31..2026-10-01",
          "2026-09-30..2026-09-01", "", "2026-9", "2026/09", "2025-W53", "last-0-months"})
        CHECK(read(wrong, c) == "refused");
}

TEST_CASE("ISO weeks belong to the year of their Thursday")
{
    const PeriodContext c = context();
    // ISO 8601: 2026-01-01 is a Thursday, so week 1 of 2026 begins on 29 December 2025, and 2026
    // has 53 weeks.
    CHECK(read("2026-W01", c) == "2025-12-29..2026-01-04");
    CHECK(read("2026-W53", c) == "2026-12-28..2027-01-03");
    CHECK(read("2026-W37", c) == "2026-09-07..2026-09-13");
    const Period week = unitOf(toDay({2027, 1, 1}), Calendar::Week, c);
    CHECK(unitLabel(week, Calendar::Week, c) == "2026-W53");
}

TEST_CASE("a label read back gives the unit it names, for ten years of days and all conventions")
{
    for (const int firstMonth : {1, 4, 10}) {
        for (const int firstDay : {0, 5, 6}) {
            PeriodContext c = context();
            c.fiscalFirstMonth = firstMonth;
            c.weekFirstDay = firstDay;
            for (Day day = toDay({2019, 12, 20}); day < toDay({2029, 1, 10}); day += 3) {
                for (const Calendar kind :
                     {Calendar::Week, Calendar::Month, Calendar::Quarter, Calendar::Year}) {
                    const Period unit = unitOf(day, kind, c);
                    REQUIRE(unit.contains(day));
                    const auto again = parsePeriod(unitLabel(unit, kind, c), c);
                    REQUIRE(again.ok());
                    REQUIRE(again.value() == unit);
                }
            }
        }
    }
}

TEST_CASE("units of a period join without gap and are cut to it")
{
    const PeriodContext c = context();
    for (const Calendar kind :
         {Calendar::Day, Calendar::Week, Calendar::Month, Calendar::Quarter, Calendar::Year}) {
        const Period period{toDay({2024, 2, 10}), toDay({2026, 5, 3})};
        const auto units = unitsIn(period, kind, c);
        REQUIRE_FALSE(units.empty());
        CHECK(units.front().from == period.from);
        CHECK(units.back().to == period.to);
        for (std::size_t i = 1; i < units.size(); ++i)
            REQUIRE(units[i].from == units[i - 1].to + 1);
    }
    CHECK(unitsIn({toDay({2024, 2, 10}), toDay({2026, 5, 3})}, Calendar::Month, c).size() == 28);
}

TEST_CASE("fiscal years are named after the calendar year in which they end")
{
    PeriodContext c = context();
    c.fiscalFirstMonth = 4;
    CHECK(read("2026", c) == "2025-04-01..2026-03-31");
    CHECK(read("2026-Q1", c) == "2025-04-01..2025-06-30");
    CHECK(read("2026-Q4", c) == "2026-01-01..2026-03-31");
    CHECK(describe(parsePeriod("2026-Q4", c).value(), c) == "Q4 FY2026");
}

TEST_CASE("the period before is of the same kind, a year ago keeps month ends")
{
    const PeriodContext c = context();
    const auto shift = [&](std::string_view text) {
        return previousPeriod(parsePeriod(text, c).value(), c);
    };
    CHECK(shift("2026-03") == parsePeriod("2026-02", c).value());
    CHECK(shift("2026-Q1") == parsePeriod("2025-Q4", c).value());
    CHECK(shift("2026-W01") == parsePeriod("2025-W52", c).value());
    CHECK(shift("2026-09-11..2026-09-20") == parsePeriod("2026-09-01..2026-09-10", c).value());
    CHECK(yearAgo(parsePeriod("2025-02", c).value()) == parsePeriod("2024-02", c).value());
    CHECK(yearAgo(parsePeriod("2024-02", c).value()) == parsePeriod("2023-02", c).value());
    CHECK(yearAgo(parsePeriod("2026-W37", c).value()) == parsePeriod("2025-W37", c).value());
}

TEST_CASE("what opens first is the newest complete quarter that the data covers")
{
    PeriodContext c = context();
    CHECK(defaultPeriod(c) == parsePeriod("2026-Q3", c).value());
    c.today = toDay({2026, 9, 30}); // the last day of the quarter is not over
    CHECK(defaultPeriod(c) == parsePeriod("2026-Q2", c).value());
    c.data = {toDay({2026, 9, 1}), toDay({2026, 9, 29})}; // no complete quarter has data
    CHECK(defaultPeriod(c) == c.data);
    c.data = {};
    CHECK(defaultPeriod(c) == parsePeriod("2026-Q2", c).value());
}

TEST_CASE("a quarter whose data breaks off does not open first")
{
    PeriodContext c = context();
    c.data = {toDay({2010, 12, 1}), toDay({2011, 12, 9})}; // three weeks short of the quarter's end
    CHECK(defaultPeriod(c) == parsePeriod("2011-Q3", c).value());
    c.data.to = toDay({2011, 12, 24}); // the shop closed for the holidays
    CHECK(defaultPeriod(c) == parsePeriod("2011-Q4", c).value());
}

TEST_CASE("a quarter without any data does not open, a single wave of answers does")
{
    PeriodContext c = context();
    c.data = {toDay({2010, 12, 1}), toDay({2017, 5, 30})};
    c.busyMonths = {toDay({2010, 12, 1}), toDay({2011, 11, 1}), toDay({2017, 5, 1})};
    CHECK(defaultPeriod(c) == parsePeriod("2017-Q2", c).value()); // not the empty 2017-Q1
}

TEST_CASE("periods are described in words")
{
    const PeriodContext c = context();
    CHECK(describe(parsePeriod("2026-Q3", c).value(), c) == "Q3 2026");
    CHECK(describe(parsePeriod("2026", c).value(), c) == "2026");
    CHECK(describe(parsePeriod("2026-09", c).value(), c) == "September 2026");
    CHECK(describe(parsePeriod("2026-W07", c).value(), c) == "Week 7, 2026");
    CHECK(describe({toDay({2026, 7, 1}), toDay({2026, 9, 12})}, c) == "1 Jul 2026 to 12 Sep 2026");
    CHECK(describe({toDay({2026, 7, 1}), toDay({2026, 7, 1})}, c) == "1 Jul 2026");
}

TEST_CASE("a period is complete when its last day is over")
{
    CHECK(isComplete({0, 10}, 11));
    CHECK_FALSE(isComplete({0, 10}, 10));
}
