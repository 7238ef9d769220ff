// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"
#include "cli/words.h"
#include "support/catch.h"
#include <regard/base/csv_text.h>

#include <sstream>

using namespace regard;
using namespace regard::cli;

TEST_CASE("numbers are grouped and rounded, and no zero has a sign")
{
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(-1000) == "-1,000");
    CHECK(grouped(1234567) == "1,234,567");
    CHECK(decimal(1234.5678, 2) == "1,234.57");
    CHECK(decimal(-0.04, 1) == "0.0");
    CHECK(decimal(-0.06, 1) == "-0.1");
    CHECK(decimal(999999.99, 0) == "1,000,000");
}

TEST_CASE("values carry their unit")
{
    CHECK(valueText(Unit::Percent, 82.068, "EUR") == "82.1 %");
    CHECK(valueText(Unit::Points, 39.84, "EUR") == "39.8");
    CHECK(valueText(Unit::Score, 4.0643, "EUR") == "4.06");
    CHECK(valueText(Unit::Money, 2046, "GBP") == "2,046.00 GBP");
    CHECK(valueText(Unit::Count, 2746, "EUR") == "2,746");
    CHECK(valueText(Unit::Seconds, 4.25, "") == "4.2 s");
    CHECK(valueText(Unit::Seconds, 59.4, "") == "59 s");
    CHECK(valueText(Unit::Seconds, 200, "") == "3 min 20 s");
    CHECK(valueText(Unit::Seconds, 5400, "") == "1 h 30 min");
    CHECK(valueText(Unit::Seconds, 259200, "") == "3.0 days");
    // Half the width of the interval takes the digits that mean nothing.
    CHECK(valueText(Unit::Percent, 82.068, "EUR", 14) == "82 %");
    CHECK(valueText(Unit::Money, 2046.4, "GBP", 61) == "2,046 GBP");
    CHECK(valueText(Unit::Score, 4.0643, "EUR", 0.3) == "4.1");
    CHECK(valueText(Unit::Seconds, 412, "", 75) == "7 min");
    CHECK(changeText(Unit::Points, 0.3, "", 4) == "0");
    CHECK(changeText(Unit::Points, -5.2, "", 4) == "-5");
    CHECK(changeText(Unit::Points, 5, "") == "+5.0");
    CHECK(changeText(Unit::Points, -5, "") == "-5.0");
    CHECK(changeText(Unit::Percent, 2.14, "") == "+2.1 points");
}

TEST_CASE("groups and verdicts are words")
{
    CHECK(groupText({}).empty());
    CHECK(groupText({{"attributes.plan", "Gold"}, {"channel", ""}}) == "plan Gold, channel (none)");
    Figure figure;
    CHECK(verdictText(figure).empty());
    figure.verdict = Verdict::TooFew;
    figure.needed = 2600.2;
    CHECK(verdictText(figure) == "too few (2,601 needed)");
    CHECK(statusText(TargetStatus::OffTrack) == "off track");
}

TEST_CASE("a table is aligned by characters, and drops empty columns")
{
    TextTable table;
    table.addColumn("name", Align::Left);
    table.addColumn("empty", Align::Left);
    table.addColumn("n", Align::Right);
    table.addRow({"Käse", "", "5"});
    table.addRow({"Tee und mehr", "", "1,000"});
    std::ostringstream out;
    table.print(out);
    CHECK(out.str() == "name              n\n"
                       "Käse              5\n"
                       "Tee und mehr  1,000\n");
}

TEST_CASE("CSV fields are quoted where they have to be")
{
    CHECK(csvLine({"a", "", "b,c", "d\"e", "f\ng"}) == "a,,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n");
}

TEST_CASE("a small p is not said to be zero")
{
    CHECK(chanceText(0.0194) == "p 0.019");
    CHECK(chanceText(0.0004) == "p < 0.001");
    CHECK(chanceText(0) == "p < 0.001");
}
