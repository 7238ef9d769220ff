// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/columns/packed_codes.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

namespace regard::columns {

/// Smallest and largest value that is not blank.
struct IntegerRange {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

/// Frame of reference: the smallest value, the greatest common divisor of the distances to it, and
/// for each value its number of steps. `blank` is the value that means none; it has code 0 and the
/// others move up by one. Gives nothing where all are blank. Layout: flags (1: there are values,
/// 2: some are blank), then smallest (zigzag), divisor, packed codes.
template <class T>
std::optional<IntegerRange> writeIntegers(ByteWriter& out, std::span<const T> values, T blank)
{
    std::int64_t low = std::numeric_limits<std::int64_t>::max();
    std::int64_t high = std::numeric_limits<std::int64_t>::min();
    bool anyBlank = false;
    bool anyValue = false;
    for (const T value : values) {
        if (value == blank) {
            anyBlank = true;
            continue;
        }
        anyValue = true;
        low = std::min<std::int64_t>(low, value);
        high = std::max<std::int64_t>(high, value);
    }
    out.byte(static_cast<std::uint8_t>((anyValue ? 1 : 0) | (anyBlank ? 2 : 0)));
    if (!anyValue)
        return std::nullopt;
    const auto base = static_cast<std::uint64_t>(low);
    std::uint64_t divisor = 0;
    for (const T value : values) {
        if (value == blank)
            continue;
        const std::uint64_t distance = static_cast<std::uint64_t>(std::int64_t{value}) - base;
        if (divisor == 0 || distance % divisor != 0)
            divisor = std::gcd(divisor, distance);
        if (divisor == 1)
            break;
    }
    divisor = std::max<std::uint64_t>(divisor, 1);
    std::uint64_t largest = (static_cast<std::uint64_t>(high) - base) / divisor;
    // The full 64-bit range leaves no code for blank; INT64_MIN then lies outside low..high, so
    // that one step fewer is always free.
    const std::uint64_t shift = anyBlank ? 1 : 0;
    largest += shift;
    std::vector<std::uint64_t> codes(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        codes[i] =
            values[i] == blank
                ? 0
                : (static_cast<std::uint64_t>(std::int64_t{values[i]}) - base) / divisor + shift;
    out.zigzag(low);
    out.varint(divisor);
    packCodes(out, codes, largest);
    return IntegerRange{low, high};
}

/// Calls take(i, value) for each value that writeIntegers wrote, in order, with `blank` for none.
/// The reader fails, and nothing more is called, where the bytes do not fit.
template <class T, class Take>
void readIntegers(ByteReader& in, std::size_t count, T blank, Take&& take)
{
    const std::uint8_t flags = in.byte();
    if (in.failed() || flags > 3 || (count > 0 && flags == 0)) {
        in.fail();
        return;
    }
    if ((flags & 1) == 0) {
        for (std::size_t i = 0; i < count; ++i)
            take(i, blank);
        return;
    }
    const auto base = static_cast<std::uint64_t>(in.zigzag());
    const std::uint64_t divisor = in.varint();
    const PackedCodes codes(in, count);
    if (in.failed())
        return;
    if ((flags & 2) == 0)
        codes.unpack([&](std::size_t i, std::uint64_t code) {
            take(i, static_cast<T>(static_cast<std::int64_t>(base + divisor * code)));
        });
    else
        codes.unpack([&](std::size_t i, std::uint64_t code) {
            take(i, code == 0
                        ? blank
                        : static_cast<T>(static_cast<std::int64_t>(base + divisor * (code - 1))));
        });
}

} // namespace regard::columns
