// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/date.h"
#include "support/catch.h"

#include <regard/base/civil.h>

#include <string>
#include <string_view>

using namespace regard;
using namespace regard::values;

namespace {

/// "2026-09-30", "2026-09-30 08:31:22" or with " UTC" behind, as understood.
std::string shown(const ReadMoment& moment)
{
    std::int64_t day = moment.seconds / 86400;
    std::int64_t second = moment.seconds % 86400;
    if (second < 0) {
        second += 86400;
        --day;
    }
    std::string text = isoDate(static_cast<Day>(day));
    if (moment.dateOnly)
        return text;
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    text += " " + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
    return moment.isUtc ? text + " UTC" : text;
}

std::string read(std::string_view text, DateOrder order = DateOrder::Open)
{
    ReadMoment moment;
    switch (readDate(text, order, moment)) {
    case Reading::Ok:
        return shown(moment);
    case Reading::Undecided:
        return "undecided";
    case Reading::Opposed:
        return "opposed";
    default:
        return "unreadable";
    }
}

std::string readBy(std::string_view pattern, std::string_view text)
{
    const Expected<DatePattern> parsed = DatePattern::parse(pattern);
    INFO(pattern);
    REQUIRE(parsed.ok());
    ReadMoment moment;
    return parsed.value().read(text, moment) == Reading::Ok ? shown(moment) : "unreadable";
}

} // namespace

TEST_CASE("dates that speak for themselves")
{
    CHECK(read("2026-09-30") == "2026-09-30");
    CHECK(read("2026-09-30 08:31:22") == "2026-09-30 08:31:22");
    CHECK(read("2026-09-30T08:31:22") == "2026-09-30 08:31:22");
    CHECK(read("2024-05-01T10:00:00.000Z") == "2024-05-01 10:00:00 UTC");
    CHECK(read("2012-01-01 11:13:25 -0500") == "2012-01-01 16:13:25 UTC");
    CHECK(read("2026-09-30T23:30:00+02:00") == "2026-09-30 21:30:00 UTC");
    CHECK(read("2026-08-22 13:41:54 UTC") == "2026-08-22 13:41:54 UTC");
    CHECK(read("2026/09/27 3:00:00 PM GMT+3") == "2026-09-27 12:00:00 UTC");
    CHECK(read("2026-03-01 15:17") == "2026-03-01 15:17:00");
    CHECK(read("2026/9/7") == "2026-09-07");
    CHECK(read("20260930") == "2026-09-30");
    CHECK(read("20260930083122") == "2026-09-30 08:31:22");
    CHECK(read("12/Mar/24 9:41 AM") == "2024-03-12 09:41:00");
    CHECK(read("13 May 2017") == "2017-05-13");
    CHECK(read("May 13, 2017") == "2017-05-13");
    CHECK(read("Saturday, 13 May 2017 12:05 AM") == "2017-05-13 00:05:00");
    CHECK(read("13. M\xC3\xA4rz 2026") == "2026-03-13");
    CHECK(read("5 ao\xC3\xBBt 2026") == "2026-08-05");
    CHECK(read("30.09.2026 14:05") == "2026-09-30 14:05:00");
    CHECK(read("03.04.2026") == "2026-04-03"); // dates with dots are day first everywhere
    CHECK(read(" 2026-09-30 ") == "2026-09-30");
    CHECK(read("2026-02-28 12:00:00 AM") == "2026-02-28 00:00:00");
    CHECK(read("2026-02-28 12:00 pm") == "2026-02-28 12:00:00");
}

TEST_CASE("dates with words of many languages")
{
    CHECK(read("2 gennaio 2026") == "2026-01-02");
    CHECK(read("13 maggio 2026") == "2026-05-13");
    CHECK(read("1 januari 2026") == "2026-01-01");
    CHECK(read("5 mrt 2026") == "2026-03-05");
    CHECK(read("13 de mayo de 2017") == "2017-05-13");
    CHECK(read("7 de setembro de 2026") == "2026-09-07");
    CHECK(read("3 wrze\xC5\x9Bnia 2026") == "2026-09-03");
    CHECK(read("24 des 2026") == "2026-12-24");
    CHECK(read("1er mars 2026") == "2026-03-01");
    CHECK(read("May 13th, 2017") == "2017-05-13");
    CHECK(read("13th May 2017") == "2017-05-13");
    CHECK(read("2024-Mar-12 10:00") == "2024-03-12 10:00:00");
    // "mar" begins March and, in French and Spanish, Tuesday.
    CHECK(read("Mar 13, 2017") == "2017-03-13");
    CHECK(read("Mar 13 2017") == "2017-03-13");
    CHECK(read("mar. 16 mai 2017") == "2017-05-16");
    CHECK(read("lundi 15 mai 2017 \xC3\xA0 15h30") == "2017-05-15 15:30:00");
    CHECK(read("30.09.2026 um 14:05 Uhr") == "2026-09-30 14:05:00");
    CHECK(read("30.09.2026, 14:05 Uhr") == "2026-09-30 14:05:00");
}

TEST_CASE("zones behind a clock time")
{
    CHECK(read("2026/01/27 3:00:00 PM EET") == "2026-01-27 13:00:00 UTC"); // two hours ahead
    CHECK(read("2026-07-01 10:00:00 CEST") == "2026-07-01 08:00:00 UTC");
    CHECK(read("2026-01-01 10:00:00 EST") == "2026-01-01 15:00:00 UTC");
    CHECK(read("2026-01-01 10:00:00 CST") == "2026-01-01 16:00:00 UTC"); // RFC 2822: North America
    CHECK(read("2026-09-30T10:00:00+02:00[Europe/Berlin]") == "2026-09-30 08:00:00 UTC");
    CHECK(read("2026-09-30 10:00:00 GMT+0200 (CEST)") == "2026-09-30 08:00:00 UTC");
    CHECK(read("20260930T083122Z") == "2026-09-30 08:31:22 UTC");
    CHECK(read("20260930T0831") == "2026-09-30 08:31:00");
    // Three countries call another time so: it is not guessed.
    CHECK(read("2026-01-01 10:00:00 IST") == "unreadable");
    CHECK(read("20260930T2561") == "unreadable");
}

TEST_CASE("counted dates")
{
    CHECK(read("42059,5") == "2015-02-24 12:00:00"); // where decimals have a comma
    CHECK(read("1391392020.25") == "2014-02-03 01:47:00 UTC");
    CHECK(read("1391392020") == "2014-02-03 01:47:00 UTC");
    CHECK(read("1391392020000") == "2014-02-03 01:47:00 UTC");
    CHECK(read("42059") == "2015-02-24"); // Excel: 42,059 days after 1899-12-30
    CHECK(read("42059.5") == "2015-02-24 12:00:00");
    ReadMoment moment;
    REQUIRE(readExcelSerial("1", moment) == Reading::Ok);
    CHECK(shown(moment) == "1900-01-01");
    REQUIRE(readExcelSerial("61", moment) == Reading::Ok);
    CHECK(shown(moment) == "1900-03-01");
    REQUIRE(readExcelSerial("42059.4832", moment) == Reading::Ok);
    CHECK(shown(moment) == "2015-02-24 11:35:48"); // .4832 * 86,400 = 41,748.48 s
    REQUIRE(readUnixTime("-86400", moment) == Reading::Ok);
    CHECK(shown(moment) == "1969-12-31 00:00:00 UTC");
}

TEST_CASE("the order of day and month is proven or undecided")
{
    CHECK(read("03/04/2026") == "undecided");
    CHECK(read("05/05/2026") == "2026-05-05");
    CHECK(read("13/05/2026") == "2026-05-13");
    CHECK(read("05/13/2026") == "2026-05-13");
    CHECK(read("03/04/2026", DateOrder::DayFirst) == "2026-04-03");
    CHECK(read("03/04/2026", DateOrder::MonthFirst) == "2026-03-04");
    CHECK(read("13/05/2026", DateOrder::MonthFirst) == "opposed");
    CHECK(read("05/13/2026", DateOrder::DayFirst) == "opposed");
    CHECK(read("26-09-30") == "undecided"); // 2026-09-30 or 26 September 2030
    CHECK(read("26-09-30", DateOrder::YearFirst) == "2026-09-30");
    CHECK(read("3/4/26 9:05 PM", DateOrder::MonthFirst) == "2026-03-04 21:05:00");
    CHECK(evidenceOfOrder("13/05/2026").proves());
    CHECK(evidenceOfOrder("13/05/2026").dayFirst);
    CHECK(evidenceOfOrder("05/13/2026").monthFirst);
    CHECK(evidenceOfOrder("03/04/2026").differ);
    CHECK_FALSE(evidenceOfOrder("03/04/2026").proves());
    CHECK_FALSE(evidenceOfOrder("2026-09-30").proves());
}

TEST_CASE("what is no date is not read")
{
    for (const std::string_view text : {"",
                                        "13",
                                        "2026",
                                        "SAT",
                                        "May 2017",
                                        "31/04/2026",
                                        "2026-13-01",
                                        "2026-02-29",
                                        "6:00:00",
                                        "2026-09-30 25:00",
                                        "2026-09-30 08:61",
                                        "2026-09-30x",
                                        "30/02/2026",
                                        "1/2",
                                        "123456",
                                        "?",
                                        "0000-00-00",
                                        "2026-09-30 13:00 PM",
                                        "1.5",
                                        "-5",
                                        "99/99/9999"}) {
        INFO(text);
        CHECK(read(text) == "unreadable");
    }
    CHECK(read("2024-02-29") == "2024-02-29");
}

TEST_CASE("patterns")
{
    CHECK(readBy("dd/MM/yyyy HH:mm", "29/2/2016 01:16") == "2016-02-29 01:16:00");
    CHECK(readBy("d/M/yyyy HH:mm", "5/3/2016 12:00") == "2016-03-05 12:00:00");
    CHECK(readBy("MM/dd/yyyy", "03/04/2026") == "2026-03-04");
    CHECK(readBy("dd.MM.yy", "03.04.26") == "2026-04-03");
    CHECK(readBy("d/MMM/yy h:mm a", "12/Mar/24 9:41 PM") == "2024-03-12 21:41:00");
    CHECK(readBy("yyyy-MM-dd'T'HH:mm:ss.SSSZ", "2024-05-01T10:00:00.123+0200") ==
          "2024-05-01 08:00:00 UTC");
    CHECK(readBy("yyyyMMdd", "20260930") == "2026-09-30");
    CHECK(readBy("DD/MM/YYYY", "13/05/2026") == "2026-05-13");
    CHECK(readBy("MM/dd/yyyy hh:mm:ss AP", "12/31/1899 09:30:00 AM") == "1899-12-31 09:30:00");
    CHECK(readBy("dd/MM/yyyy HH:mm", "05/03/2016") == "2016-03-05"); // no time of day: a date only
    CHECK(readBy("dd/MM/yyyy", "05/13/2026") == "unreadable");
    CHECK(readBy("dd/MM/yyyy", "05/03/2026 10:00") == "unreadable");
    CHECK(readBy("dd/MM/yyyy HH:mm", "05-03-2026 10:00") == "unreadable");
    CHECK(readBy("EEE d MMM yyyy", "Sat 13 May 2017") == "2017-05-13");
}

TEST_CASE("the pattern of a date with a zone reads it again")
{
    for (const std::string_view text :
         {"2026/09/27 3:00:00 PM GMT+3", "2026-08-22 13:41:54 UTC", "2024-05-01T10:00:00.000Z",
          "12/Mar/24 9:41 AM", "2012-01-01 11:13:25 -0500", "2024-Mar-12 10:00"}) {
        CAPTURE(text);
        const std::string pattern = patternOf(text, DateOrder::Open);
        CAPTURE(pattern);
        CHECK(readBy(pattern, text) == read(text));
    }
}

TEST_CASE("patterns that cannot work are refused with a reason")
{
    CHECK_FALSE(DatePattern::parse("dd").ok());
    CHECK_FALSE(DatePattern::parse("").ok());
    CHECK_FALSE(DatePattern::parse("yyyy-MM").ok());
    const Expected<DatePattern> odd = DatePattern::parse("dd/MM/yyyy Q");
    REQUIRE_FALSE(odd.ok());
    CHECK(odd.error().message.find("Q") != std::string::npos);
    CHECK(DatePattern::parse("dd/MM/yyyy 'at").error().message.find("never closed") !=
          std::string::npos);
}

TEST_CASE("the way a date is written is shown as a pattern that reads it again")
{
    CHECK(patternOf("2026-09-30 08:31:22", DateOrder::Open) == "yyyy-MM-dd HH:mm:ss");
    CHECK(patternOf("29/2/2016 01:16", DateOrder::DayFirst) == "dd/M/yyyy HH:mm");
    CHECK(patternOf("12/Mar/24 9:41 AM", DateOrder::Open) == "dd/MMM/yy h:mm a");
    CHECK(patternOf("05/13/2026", DateOrder::MonthFirst) == "MM/dd/yyyy");
    CHECK(patternOf("20260930", DateOrder::Open) == "yyyyMMdd");
    CHECK(patternOf("nonsense", DateOrder::Open).empty());
    for (const std::string_view text :
         {"2026-09-30 08:31:22", "29/2/2016 01:16", "12/Mar/24 9:41 AM", "30.09.2026",
          "2012-01-01 11:13:25 -0500", "May 13, 2017", "2026-09-30T08:31:22"}) {
        INFO(text);
        CHECK(readBy(patternOf(text, DateOrder::DayFirst), text) ==
              read(text, DateOrder::DayFirst));
    }
}
