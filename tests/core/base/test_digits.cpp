// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include <regard/base/digits.h>

#include <charconv>
#include <random>
#include <string>

using namespace regard;

namespace {

/// The same by the standard library.
std::int64_t slowly(std::string_view text)
{
    if (text.empty() || text.size() > kMostDigits ||
        text.find_first_not_of("0123456789") != std::string_view::npos)
        return -1;
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

TEST_CASE("whole numbers of every length are read as the standard library reads them", "[digits]")
{
    std::mt19937 random(18);
    for (std::size_t size = 0; size <= 20; ++size)
        for (int round = 0; round < 300; ++round) {
            std::string text;
            for (std::size_t i = 0; i < size; ++i)
                text += static_cast<char>('0' + random() % 10);
            if (round % 3 == 0 && size > 0) // the neighbours of the digits, and bytes beyond ASCII
                text[random() % size] = "/: -.\xC3\xFF\x7F"[random() % 8];
            CAPTURE(text);
            REQUIRE(wholeNumber(text) == slowly(text));
        }
}

TEST_CASE("nothing behind the digits is looked at", "[digits]")
{
    const std::string text = "12345678901234567890";
    for (std::size_t size = 1; size <= kMostDigits; ++size)
        CHECK(wholeNumber(std::string_view(text).substr(0, size)) == slowly(text.substr(0, size)));
}
