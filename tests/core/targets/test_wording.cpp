// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/wording.h"
#include "support/catch.h"

using namespace regard;

TEST_CASE("Numbers in sentences")
{
    CHECK(numberInWords(0, 2) == "0");
    CHECK(numberInWords(-0.001, 2) == "0");
    CHECK(numberInWords(1234567.5, 1) == "1,234,567.5");
    CHECK(numberInWords(1000, 2) == "1,000");
    CHECK(numberInWords(-999, 0) == "-999");
    CHECK(numberInWords(-1000.25, 2) == "-1,000.25");
    CHECK(numberInWords(4.10, 2) == "4.1");
}

TEST_CASE("Values with their unit")
{
    CHECK(valueInWords(*kpiById("csat"), 84.25, 1) == "84.2 %");
    CHECK(valueInWords(*kpiById("nps"), 47, 1) == "47");
    CHECK(valueInWords(*kpiById("clv"), 2046.4, 0, "EUR") == "EUR 2,046");
    CHECK(valueInWords(*kpiById("average_handle_time"), 200, 1) == "3 min 20 s");
    CHECK(valueInWords(*kpiById("average_handle_time"), 59.6, 1) == "60 s");
    CHECK(valueInWords(*kpiById("average_handle_time"), 3599.9, 1) == "60 min");
    CHECK(valueInWords(*kpiById("resolution_time"), 7500, 1) == "2 h 5 min");
    CHECK(valueInWords(*kpiById("resolution_time"), 100800, 1) == "1 d 4 h");
    CHECK(valueInWords(*kpiById("median_wait"), 4.26, 1) == "4.3 s");
}

TEST_CASE("Digits do not outrun the interval")
{
    CHECK(decimalsFor(3.1) == 0);
    CHECK(decimalsFor(1.4) == 1);
    CHECK(decimalsFor(0.1) == 1);
    CHECK(decimalsFor(61) == 0);
    CHECK(decimalsFor(0) == 1);
}

TEST_CASE("Names and groups inside a sentence")
{
    CHECK(nameInSentence(*kpiById("nps")) == "NPS");
    CHECK(nameInSentence(*kpiById("churn")) == "churn");
    CHECK(nameInSentence(*kpiById("csat_mean")) == "CSAT mean");
    CHECK(groupInWords({}) == "all customers");
    CHECK(groupInWords({{"channel", "Chat"}, {"segment", "Enterprise"}}) ==
          "channel Chat and segment Enterprise");
    CHECK(groupInWords({{"attributes.plan", "Basic"}}) == "plan Basic");
    CHECK(dayInWords(*parseIsoDate("2026-12-31")) == "31 December 2026");
}
