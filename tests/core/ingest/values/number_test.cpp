// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/number.h"
#include "support/catch.h"

#include <string_view>

using namespace regard::values;

namespace {

double number(std::string_view text, DecimalMark mark)
{
    double value = 0;
    INFO(text);
    REQUIRE(readNumber(text, mark, value) == Reading::Ok);
    return value;
}

Reading outcome(std::string_view text, DecimalMark mark)
{
    double value = 0;
    return readNumber(text, mark, value);
}

std::int64_t cents(std::string_view text, DecimalMark mark = DecimalMark::Point)
{
    std::int64_t value = 0;
    INFO(text);
    REQUIRE(readMoney(text, mark, 2, value) == Reading::Ok);
    return value;
}

} // namespace

TEST_CASE("numbers are read by their decimal mark")
{
    CHECK(number("42", DecimalMark::Open) == 42.0);
    CHECK(number("-0.5", DecimalMark::Point) == -0.5);
    CHECK(number("2.55", DecimalMark::Open) == 2.55);
    CHECK(number("2,55", DecimalMark::Open) == 2.55);
    CHECK(number("1,234.5", DecimalMark::Open) == 1234.5);
    CHECK(number("1.234,5", DecimalMark::Open) == 1234.5);
    CHECK(number("1.234.567", DecimalMark::Open) == 1234567.0);
    CHECK(number("1 234 567,89", DecimalMark::Comma) == 1234567.89);
    CHECK(number("1\xC2\xA0"
                 "234,5",
                 DecimalMark::Comma) == 1234.5);
    CHECK(number("1'234.50", DecimalMark::Point) == 1234.5);
    CHECK(number("1,234", DecimalMark::Point) == 1234.0);
    CHECK(number("1,234", DecimalMark::Comma) == 1.234);
    CHECK(number("0,234", DecimalMark::Open) == 0.234); // no group begins with 0
    CHECK(number(".5", DecimalMark::Point) == 0.5);
    CHECK(number("5.", DecimalMark::Point) == 5.0);
    CHECK(number("  7  ", DecimalMark::Open) == 7.0);
}

TEST_CASE("a number with two readings is undecided, never guessed")
{
    CHECK(outcome("1,234", DecimalMark::Open) == Reading::Undecided);
    CHECK(outcome("1.234", DecimalMark::Open) == Reading::Undecided);
    CHECK(outcome("12,50", DecimalMark::Point) == Reading::Opposed);
    CHECK(outcome("12.50", DecimalMark::Comma) == Reading::Opposed);
    CHECK(evidenceOfMark("1,234").differ);
    CHECK(evidenceOfMark("12.50").point);
    CHECK_FALSE(evidenceOfMark("12.50").comma);
    CHECK_FALSE(evidenceOfMark("12").differ);
}

TEST_CASE("signs, brackets, currencies and percent")
{
    CHECK(number("+3", DecimalMark::Point) == 3.0);
    CHECK(number("(1,234.50)", DecimalMark::Point) == -1234.5);
    CHECK(number("12-", DecimalMark::Point) == -12.0);
    CHECK(number("\xE2\x88\x92"
                 "7",
                 DecimalMark::Point) == -7.0);
    CHECK(number("$ 1,200.50", DecimalMark::Point) == 1200.5);
    CHECK(number("-$12", DecimalMark::Point) == -12.0);
    CHECK(number("12,50 \xE2\x82\xAC", DecimalMark::Comma) == 12.5);
    CHECK(number("EUR 3.00", DecimalMark::Point) == 3.0);
    CHECK(number("73.9 %", DecimalMark::Point) == 73.9);
    CHECK(number("1.5E+3", DecimalMark::Point) == 1500.0);
    CHECK(number("25e-2", DecimalMark::Point) == 0.25);
    CHECK(number("'-5", DecimalMark::Point) == -5.0); // a guard against formulas
}

TEST_CASE("money as tools and shops write it")
{
    CHECK(number("$(12.50)", DecimalMark::Point) == -12.5);
    CHECK(number("($12.50)", DecimalMark::Point) == -12.5);
    CHECK(number("$-12.50", DecimalMark::Point) == -12.5);
    CHECK(number("12.50 EUR-", DecimalMark::Point) == -12.5);
    CHECK(number("12,50- \xE2\x82\xAC", DecimalMark::Comma) == -12.5);
    CHECK(number("US$ 1,234.50", DecimalMark::Point) == 1234.5);
    CHECK(number("$12.50 USD", DecimalMark::Point) == 12.5);
    CHECK(number("1234.50 usd", DecimalMark::Point) == 1234.5);
    CHECK(number("R$ 1.234,50", DecimalMark::Comma) == 1234.5);
    CHECK(number("CHF 1'234.50", DecimalMark::Point) == 1234.5);
    CHECK(number("1 234,50 kr", DecimalMark::Comma) == 1234.5);
    CHECK(number("250 K\xC4\x8D", DecimalMark::Comma) == 250.0);
    CHECK(number("\xE2\x82\xBD 99", DecimalMark::Point) == 99.0);
    // No cents: "12,-" is twelve and not minus twelve.
    CHECK(number("12,-", DecimalMark::Comma) == 12.0);
    CHECK(number("CHF 12.--", DecimalMark::Point) == 12.0);
    CHECK(number("12,\xE2\x80\x93 \xE2\x82\xAC", DecimalMark::Comma) == 12.0);
    CHECK(outcome("($5", DecimalMark::Point) == Reading::Unreadable);
    CHECK(outcome("12 XYZ", DecimalMark::Point) == Reading::Unreadable);
}

TEST_CASE("a number that a spreadsheet has shortened is known by its exponent")
{
    for (const std::string_view text :
         {"5.70306E+17", "5,70306E+17", "1E+12", "7.2104e+12", "2.1E+09"}) {
        INFO(text);
        CHECK(isShortened(text));
    }
    for (const std::string_view text :
         {"", "E+17", "5.7", "57.0306E+17", "5.70306E-17", "5E10", "1.5E+3", "5.E+17", "12E+05",
          "5.70306E+170", "A5.7E+17", "5.7E+1a"}) {
        INFO(text);
        CHECK_FALSE(isShortened(text));
    }
}

TEST_CASE("what is no number is not read")
{
    for (const std::string_view text :
         {"",   " ",  "abc", "1.2.3", "1,23,4", "12 ABC", "--1", "1-2", "0x1F", "nan",  "inf",
          "1e", "e5", "(5",  "12:30", "1 23",   ",",      ".",   "-",   "%",    "4 / 5"}) {
        INFO(text);
        CHECK(outcome(text, DecimalMark::Point) == Reading::Unreadable);
    }
}

TEST_CASE("numbers are the nearest double")
{
    CHECK(number("0.1", DecimalMark::Point) == 0.1);
    CHECK(number("0.2847177143", DecimalMark::Point) == 0.2847177143);
    CHECK(number("123456789.123456789", DecimalMark::Point) == 123456789.123456789);
    CHECK(number("12345678901234567890", DecimalMark::Point) == 12345678901234567890.0);
    CHECK(number("1e300", DecimalMark::Point) == 1e300);
}

TEST_CASE("money is exact in minor units")
{
    CHECK(cents("2.55") == 255);
    CHECK(cents("19") == 1900);
    CHECK(cents("-11062.06") == -1106206);
    CHECK(cents("27.5") == 2750);
    CHECK(cents("1.234,56", DecimalMark::Comma) == 123456);
    CHECK(cents("0.005") == 1); // half away from zero
    CHECK(cents("-0.005") == -1);
    CHECK(cents("0.0049") == 0);
    CHECK(cents("9007199254740993.01") == 900719925474099301); // beyond what a double can hold
    std::int64_t value = 0;
    CHECK(readMoney("999999999999999999", DecimalMark::Point, 2, value) == Reading::Unreadable);
    REQUIRE(readMoney("1234", DecimalMark::Point, 0, value) == Reading::Ok);
    CHECK(value == 1234);
}

TEST_CASE("quantity times price is rounded once")
{
    std::int64_t value = 0;
    // 3 * 0.335 = 1.005 -> 1.01; rounding the price first would give 3 * 0.34 = 1.02.
    REQUIRE(multiplied({3, 0}, {335, 3}, 2, value) == Reading::Ok);
    CHECK(value == 101);
    REQUIRE(multiplied({-12, 0}, {255, 2}, 2, value) == Reading::Ok);
    CHECK(value == -3060);
    REQUIRE(multiplied({80995, 0}, {208, 2}, 2, value) == Reading::Ok);
    CHECK(value == 16846960);
    CHECK(multiplied({900000000000000000, 0}, {900000000000000000, 0}, 2, value) ==
          Reading::Unreadable);
}
