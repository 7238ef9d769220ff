// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace regard {

/// Spreads the bits of a number; different numbers stay different.
[[nodiscard]] inline std::uint64_t spread(std::uint64_t value)
{
    value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93U;
    value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93U;
    return value ^ (value >> 32);
}

/// A 64-bit hash of a text, for tables in memory; never stored.
[[nodiscard]] inline std::uint64_t hashText(std::string_view text, std::uint64_t seed = 0)
{
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U; // 2^64 / golden ratio
    std::uint64_t hash = spread(seed ^ (text.size() * kOdd));
    while (text.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), 8);
        hash = spread(hash ^ word) + kOdd;
        text.remove_prefix(8);
    }
    std::uint64_t rest = 0;
    if (!text.empty())
        std::memcpy(&rest, text.data(), text.size());
    return spread(hash ^ rest);
}

/// Tells fields apart in the hash of a row's content.
[[nodiscard]] inline std::uint64_t fieldSeed(std::string_view field)
{
    return hashText(field, 1);
}

} // namespace regard
