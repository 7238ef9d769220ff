// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "core/store/columns/column_codec.h"
#include "core/store/columns/exact_divisor.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace regard;
using namespace regard::columns;

namespace {

constexpr std::int64_t kBlank = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
const double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<std::int64_t> throughIntegers(const std::vector<std::int64_t>& values)
{
    std::vector<std::int64_t> back(values.size(), 77);
    REQUIRE(decodeIntegers(encodeIntegers(values).data, back).ok());
    return back;
}

/// Every bit of every number, so that -0.0 differs from 0.0 and NaN is equal to itself.
std::vector<std::uint64_t> bitsOf(const std::vector<double>& values)
{
    std::vector<std::uint64_t> bits(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = std::isnan(values[i]) ? kNaN : values[i];
        std::memcpy(&bits[i], &value, sizeof value);
    }
    return bits;
}

std::vector<double> throughNumbers(const std::vector<double>& values)
{
    std::vector<double> back(values.size(), 77);
    REQUIRE(decodeNumbers(encodeNumbers(values).data, back).ok());
    return back;
}

TextColumn textColumn(const std::vector<std::string>& values)
{
    TextColumn column;
    for (const std::string& value : values)
        column.push(value);
    return column;
}

std::vector<std::string> throughTexts(const std::vector<std::string>& values)
{
    const Expected<TextColumn> back =
        decodeTexts(encodeTexts(textColumn(values)).data, values.size());
    REQUIRE(back.ok());
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < back.value().size(); ++i)
        texts.emplace_back(back.value().at(i));
    return texts;
}

} // namespace

TEST_CASE("whole numbers come back", "[columns]")
{
    const auto values = GENERATE(std::vector<std::int64_t>{}, std::vector<std::int64_t>{0},
                                 std::vector<std::int64_t>{kBlank, kBlank, kBlank},
                                 std::vector<std::int64_t>{kLargest, kBlank + 1, kBlank, 0, -1},
                                 std::vector<std::int64_t>{kLargest, kBlank + 1},
                                 std::vector<std::int64_t>{-100, -100, -100},
                                 std::vector<std::int64_t>{86400, 0, kBlank, 172800, -86400},
                                 std::vector<std::int64_t>(70000, 5));
    CHECK(throughIntegers(values) == values);
}

TEST_CASE("random whole numbers of every width come back", "[columns]")
{
    std::mt19937_64 random(20260930);
    for (unsigned width = 0; width <= 64; ++width) {
        std::vector<std::int64_t> values(700);
        for (auto& value : values) {
            const std::uint64_t bits = width == 0 ? 0 : random() >> (64 - width);
            value = random() % 9 == 0 ? kBlank : static_cast<std::int64_t>(bits - 1000);
        }
        CAPTURE(width);
        CHECK(throughIntegers(values) == values);
    }
}

TEST_CASE("a multiplication divides as a division does", "[columns]")
{
    // 84 = 4 * 21: by a shift and the inverse of an odd number.
    const ExactDivisor by84(84);
    CHECK(by84.divides(0));
    CHECK(by84.divides(84 * 5));
    CHECK(by84.quotient(84 * 5) == 5);
    CHECK_FALSE(by84.divides(42));
    CHECK_FALSE(by84.divides(84 * 5 + 4));
    std::mt19937_64 random(7);
    constexpr std::uint64_t kMost = ~std::uint64_t{0};
    for (int i = 0; i < 100'000; ++i) {
        const std::uint64_t divisor = std::max<std::uint64_t>(1, random() >> random() % 64);
        const std::uint64_t value = random() >> random() % 64;
        const ExactDivisor by(divisor);
        REQUIRE(by.divides(value) == (value % divisor == 0));
        const std::uint64_t quotient = random() % std::max<std::uint64_t>(1, kMost / divisor);
        REQUIRE(by.divides(quotient * divisor));
        REQUIRE(by.quotient(quotient * divisor) == quotient);
    }
}

TEST_CASE("a column costs what its values need", "[columns]")
{
    // 65,536 equal values: one run.
    CHECK(encodeIntegers(std::vector<std::int64_t>(65536, 1'700'000'000)).data.size() < 32);
    CHECK(encodeCodes(std::vector<std::int32_t>(65536, 3)).data.size() < 32);
    // Whole days as raw moments (steps of 172,800) within 1,000 days: 10 bits a value.
    std::mt19937_64 random(7);
    std::vector<std::int64_t> days(65536);
    for (auto& day : days)
        day = static_cast<std::int64_t>(random() % 1000) * 172800 + 1;
    CHECK(encodeIntegers(days).data.size() < 65536 * 10 / 8 + 64);
    // Three states: two bits.
    std::vector<std::int8_t> flags(65536);
    for (auto& flag : flags)
        flag = static_cast<std::int8_t>(static_cast<int>(random() % 3) - 1);
    CHECK(encodeFlags(flags).data.size() < 65536 / 4 + 64);
    // Scores 0..10 are numbers, and still four bits.
    std::vector<double> scores(65536);
    for (auto& score : scores)
        score = static_cast<double>(random() % 11);
    CHECK(encodeNumbers(scores).data.size() < 65536 / 2 + 64);
    // Invoice numbers 536365..562365: 15 bits.
    std::vector<std::string> invoices;
    for (int i = 0; i < 20000; ++i)
        invoices.push_back(std::to_string(536365 + random() % 26000));
    CHECK(encodeTexts(textColumn(invoices)).data.size() < 20000 * 15 / 8 + 64);
}

TEST_CASE("smallest and largest value are told", "[columns]")
{
    const EncodedColumn whole = encodeIntegers(std::vector<std::int64_t>{5, kBlank, -3});
    CHECK(std::get<std::int64_t>(whole.low) == -3);
    CHECK(std::get<std::int64_t>(whole.high) == 5);
    const EncodedColumn decimals = encodeNumbers(std::vector<double>{2.5, kNaN, -0.25});
    CHECK(std::get<double>(decimals.low) == -0.25);
    CHECK(std::get<double>(decimals.high) == 2.5);
    const EncodedColumn raw = encodeNumbers(std::vector<double>{M_PI, kNaN, -M_E});
    CHECK(std::get<double>(raw.low) == -M_E);
    CHECK(std::get<double>(raw.high) == M_PI);
    CHECK(std::holds_alternative<std::monostate>(encodeCodes(std::vector<std::int32_t>{-1}).low));
}

TEST_CASE("codes and flags come back", "[columns]")
{
    std::mt19937_64 random(1);
    std::vector<std::int32_t> codes(3000);
    for (auto& code : codes)
        code = static_cast<std::int32_t>(random() % 50) - 1;
    codes[5] = std::numeric_limits<std::int32_t>::max();
    std::vector<std::int32_t> codesBack(codes.size());
    REQUIRE(decodeCodes(encodeCodes(codes).data, codesBack).ok());
    CHECK(codesBack == codes);

    std::vector<std::int8_t> flags(3001);
    for (auto& flag : flags)
        flag = static_cast<std::int8_t>(static_cast<int>(random() % 3) - 1);
    std::vector<std::int8_t> flagsBack(flags.size());
    REQUIRE(decodeFlags(encodeFlags(flags).data, flagsBack).ok());
    CHECK(flagsBack == flags);
}

TEST_CASE("numbers come back to the last bit", "[columns]")
{
    const auto values = GENERATE(
        std::vector<double>{}, std::vector<double>{kNaN, kNaN}, std::vector<double>{0.0, -0.0},
        std::vector<double>{0.1, 0.2, 0.3}, std::vector<double>{0.1 + 0.2},
        std::vector<double>{1e300, -1e-300}, std::vector<double>{HUGE_VAL, -HUGE_VAL, kNaN},
        std::vector<double>{12.3456, 7, kNaN, -1.5},
        std::vector<double>{5e-324, 1.7976931348623157e308});
    CHECK(bitsOf(throughNumbers(values)) == bitsOf(values));
}

TEST_CASE("random numbers come back to the last bit", "[columns]")
{
    std::mt19937_64 random(11);
    for (const double power : {1.0, 10.0, 100.0, 1000.0, 10000.0, 3.0}) {
        std::vector<double> values(2000);
        for (auto& value : values)
            value =
                static_cast<double>(static_cast<std::int64_t>(random() % 2'000'000) - 1'000'000) /
                power;
        CAPTURE(power);
        CHECK(bitsOf(throughNumbers(values)) == bitsOf(values));
    }
}

TEST_CASE("texts come back to the last character", "[columns]")
{
    const auto values = GENERATE(
        std::vector<std::string>{}, std::vector<std::string>{"", "", ""},
        std::vector<std::string>{"1", "22", "", "333"},
        std::vector<std::string>{"007", "8"}, // not the same as "7"
        std::vector<std::string>{"007", "008", "123"}, std::vector<std::string>{"0", "00"},
        std::vector<std::string>{"-1", "+2", "3 ", " 4"},
        std::vector<std::string>{"INC0000045", "INC0000046", ""},
        std::vector<std::string>{"INC45", "INC046"}, std::vector<std::string>{"C581587", "581587"},
        std::vector<std::string>{"9223372036854775807", "18446744073709551616"},
        std::vector<std::string>{"123456789012345678901234567890"},
        std::vector<std::string>{std::string("a\0b", 3), "\n\"", "\xF0\x9F\x98\x80"},
        std::vector<std::string>(5000, "the parcel came late"));
    CHECK(throughTexts(values) == values);
}

TEST_CASE("random texts come back", "[columns]")
{
    std::mt19937_64 random(3);
    for (int round = 0; round < 50; ++round) {
        std::vector<std::string> values(random() % 300);
        const std::size_t alphabet = 1 + random() % 12;
        for (auto& value : values)
            for (std::size_t n = random() % 6; n > 0; --n)
                value.push_back("0123456789aZ"[random() % alphabet]);
        CHECK(throughTexts(values) == values);
    }
}

TEST_CASE("damaged columns are told, and never read past their end", "[columns]")
{
    std::mt19937_64 random(99);
    std::vector<std::int64_t> whole(500);
    std::vector<std::int32_t> codes(500);
    std::vector<double> numbers(500);
    std::vector<double> fractions(500);
    std::vector<std::string> ids(500);
    std::vector<std::string> comments(500);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        whole[i] = static_cast<std::int64_t>(random() % 100'000);
        codes[i] = static_cast<std::int32_t>(i / 100);
        numbers[i] = static_cast<double>(random() % 500) / 4;
        fractions[i] = static_cast<double>(random()) / 3;
        ids[i] = "T" + std::to_string(1000 + i);
        comments[i] = "waited " + std::to_string(random() % 60) + " minutes for an answer";
    }
    const std::vector<EncodedColumn> columns{
        encodeIntegers(whole),    encodeCodes(codes),           encodeNumbers(numbers),
        encodeNumbers(fractions), encodeTexts(textColumn(ids)), encodeTexts(textColumn(comments))};
    const auto decode = [&](const EncodedColumn& column, std::string_view data) {
        switch (column.encoding) {
        case Encoding::Integers:
            return decodeIntegers(data, whole).ok();
        case Encoding::Codes:
            return decodeCodes(data, codes).ok();
        case Encoding::Numbers:
            return decodeNumbers(data, numbers).ok();
        case Encoding::Flags:
            break;
        case Encoding::Texts:
            return decodeTexts(data, 500).ok();
        }
        return true;
    };
    for (const EncodedColumn& column : columns) {
        CAPTURE(static_cast<int>(column.encoding));
        REQUIRE(decode(column, column.data));
        for (std::size_t length = 0; length < column.data.size(); ++length) {
            // A heap copy of exactly this length, so that a sanitizer sees every read beyond it.
            const std::vector<char> cut(column.data.begin(),
                                        column.data.begin() + static_cast<std::ptrdiff_t>(length));
            REQUIRE_FALSE(decode(column, std::string_view(cut.data(), cut.size())));
        }
        CHECK_FALSE(decode(column, column.data + 'x'));
        for (int round = 0; round < 3000; ++round) {
            std::vector<char> changed(column.data.begin(), column.data.end());
            for (std::size_t n = 1 + random() % 3; n > 0; --n)
                changed[random() % std::min<std::size_t>(changed.size(), 40)] =
                    static_cast<char>(random());
            // It may decode to other values or be refused; it must not crash.
            (void)decode(column, std::string_view(changed.data(), changed.size()));
        }
    }
}

TEST_CASE("codes that rise by small steps cost the steps", "[columns]")
{
    std::mt19937_64 random(31);
    std::vector<std::int64_t> values(65536, 1'700'000'000);
    for (std::size_t i = 1; i < values.size(); ++i)
        values[i] = values[i - 1] + 1;
    CHECK(encodeIntegers(values).data.size() < 32); // lines, invoice numbers
    CHECK(throughIntegers(values) == values);
    for (std::size_t i = 1; i < values.size(); ++i)
        values[i] = values[i - 1] + 1 + static_cast<std::int64_t>(random() % 4);
    CHECK(encodeIntegers(values).data.size() < 65536 / 4 + 64); // two bits
    CHECK(throughIntegers(values) == values);
    values[40000] = values[40001] + 1; // one that falls: bits of the frame of reference again
    CHECK(throughIntegers(values) == values);
    const std::vector<std::int64_t> far{kBlank + 1, -5, -5, 0, 7, kLargest};
    CHECK(throughIntegers(far) == far);
    const std::vector<std::int64_t> two{3, 9};
    CHECK(throughIntegers(two) == two);
}

TEST_CASE("texts and their numbers are the same column", "[columns]")
{
    std::vector<std::string> texts;
    for (int i = 0; i < 5000; ++i)
        texts.push_back(i % 7 == 0 ? "" : "INC" + std::to_string(1'000'000 + i * 3));
    const std::optional<NumberedColumn> numbers = numbered(textColumn(texts));
    REQUIRE(numbers);
    CHECK(numbers->numbering == Numbering{"INC", 0});
    CHECK(encodeTexts(*numbers).data == encodeTexts(textColumn(texts)).data);
    CHECK(std::get<std::int64_t>(encodeTexts(*numbers).low) == 1'000'003);
    CHECK(throughTexts(texts) == texts);
    CHECK(textsOf(*numbers).bytes == textColumn(texts).bytes);
    texts[4] = "INC07"; // with a leading zero it is not numbered as the others
    CHECK(!numbered(textColumn(texts)));
    CHECK(throughTexts(texts) == texts);
}
