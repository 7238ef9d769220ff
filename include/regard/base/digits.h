// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace regard {

/// The most digits that wholeNumber() reads; so many always fit an int64.
inline constexpr std::size_t kMostDigits = 18;

namespace digits {

static_assert(std::endian::native == std::endian::little,
              "texts are loaded as little-endian words");

inline constexpr std::int64_t kPowersOfTen[] = {1,
                                                10,
                                                100,
                                                1'000,
                                                10'000,
                                                100'000,
                                                1'000'000,
                                                10'000'000,
                                                100'000'000,
                                                1'000'000'000,
                                                10'000'000'000,
                                                100'000'000'000,
                                                1'000'000'000'000,
                                                10'000'000'000'000,
                                                100'000'000'000'000,
                                                1'000'000'000'000'000,
                                                10'000'000'000'000'000,
                                                100'000'000'000'000'000,
                                                1'000'000'000'000'000'000};

/// The number that eight characters write, the first in the lowest byte; -1 where one of them is no
/// digit. Pairs are joined to tens, those to hundreds and so on: three multiplications.
[[nodiscard]] inline std::int64_t ofEight(std::uint64_t word)
{
    constexpr std::uint64_t kHigh = 0xF0F0F0F0F0F0F0F0U;
    if (((word & kHigh) | (((word + 0x0606060606060606U) & kHigh) >> 4U)) != 0x3333333333333333U)
        return -1;
    word = ((word & 0x0F0F0F0F0F0F0F0FU) * (10 * 256 + 1)) >> 8U;
    word = ((word & 0x00FF00FF00FF00FFU) * (100 * 65536 + 1)) >> 16U;
    word = ((word & 0x0000FFFF0000FFFFU) * (10000 * (std::uint64_t{1} << 32U) + 1)) >> 32U;
    return static_cast<std::int64_t>(word);
}

template <class Word>
[[nodiscard]] inline Word load(const char* at)
{
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

} // namespace digits

namespace digits {

/// Of nine to eighteen digits.
[[nodiscard]] inline std::int64_t ofMany(std::string_view text);

} // namespace digits

/// The number that the digits of a text write; -1 where anything else stands in it, where it is
/// empty, and for more than 18 digits.
[[nodiscard]] inline std::int64_t wholeNumber(std::string_view text)
{
    const char* at = text.data();
    const std::size_t size = text.size();
    if (size >= 4 && size < 8) {
        // The last four characters above, those before them below, and zeros in front.
        const auto gap = static_cast<unsigned>(8 - size) * 8;
        const std::uint64_t front = std::uint64_t{digits::load<std::uint32_t>(at)} << gap;
        const std::uint64_t zeros = 0x3030303030303030U >> (64 - gap);
        const std::uint64_t back = digits::load<std::uint32_t>(at + size - 4);
        return digits::ofEight(back << 32U | (front & 0xFFFFFFFFU) | zeros);
    }
    if (size < 4) {
        std::int64_t value = size == 0 ? -1 : 0;
        for (std::size_t i = 0; i < size; ++i) {
            if (at[i] < '0' || at[i] > '9')
                return -1;
            value = value * 10 + (at[i] - '0');
        }
        return value;
    }
    if (size == 8)
        return digits::ofEight(digits::load<std::uint64_t>(at));
    return size > kMostDigits ? -1 : digits::ofMany(text);
}

inline std::int64_t digits::ofMany(std::string_view text)
{
    const std::size_t size = text.size();
    const std::int64_t first = ofEight(load<std::uint64_t>(text.data()));
    const std::int64_t rest =
        size >= 16 ? ofEight(load<std::uint64_t>(text.data() + 8)) : wholeNumber(text.substr(8));
    if (first < 0 || rest < 0)
        return -1;
    if (size <= 16)
        return first * kPowersOfTen[size - 8] + rest;
    const std::int64_t tail = wholeNumber(text.substr(16));
    return tail < 0 ? -1 : (first * kPowersOfTen[8] + rest) * kPowersOfTen[size - 16] + tail;
}

} // namespace regard
