// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/checksum.h"

#include <bit>
#include <cstring>

namespace regard {

std::int64_t checksum(std::span<const std::byte> bytes)
{
    // Four independent lanes of multiply and rotate, so that the processor can overlap them.
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U; // 2^64 / golden ratio
    std::uint64_t lanes[4] = {kOdd, kOdd * 3, kOdd * 5, kOdd * 7};
    std::size_t at = 0;
    for (; at + 32 <= bytes.size(); at += 32) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data() + at + lane * 8, 8);
            lanes[lane] = std::rotl((lanes[lane] ^ word) * kOdd, 29);
        }
    }
    std::uint64_t sum = bytes.size();
    for (const std::uint64_t lane : lanes)
        sum = std::rotl((sum ^ lane) * kOdd, 31);
    for (; at < bytes.size(); ++at)
        sum = std::rotl((sum ^ std::to_integer<std::uint64_t>(bytes[at])) * kOdd, 27);
    sum ^= sum >> 32;
    return static_cast<std::int64_t>(sum * kOdd);
}

} // namespace regard
