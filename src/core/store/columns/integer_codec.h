// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/columns/integer_shape.h"
#include "core/store/columns/packed_codes.h"

#include <cstdint>
#include <optional>
#include <span>

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
    const IntegerShape<T> shape(values, blank);
    const bool anyBlank = shape.blanks > 0;
    const bool anyValue = shape.blanks < values.size();
    out.byte(static_cast<std::uint8_t>((anyValue ? 1 : 0) | (anyBlank ? 2 : 0)));
    if (!anyValue)
        return std::nullopt;
    const auto base = static_cast<std::uint64_t>(shape.low);
    const std::uint64_t divisor = divisorOf(values, blank, base);
    // The full 64-bit range leaves no code for blank; INT64_MIN then lies outside low..high, so
    // that one step fewer is always free.
    const std::uint64_t shift = anyBlank ? 1 : 0;
    const CodeShape codes{(static_cast<std::uint64_t>(shape.high) - base) / divisor + shift,
                          shape.runs, shape.rises, shape.leastStep / divisor,
                          shape.mostStep / divisor};
    out.zigzag(shape.low);
    out.varint(divisor);
    const auto distance = [&](std::size_t i) {
        return static_cast<std::uint64_t>(std::int64_t{values[i]}) - base;
    };
    // A division costs more than all the rest, and mostly there is nothing to divide.
    if (divisor == 1 && !anyBlank)
        packCodes(out, values.size(), codes, distance);
    else if (divisor == 1)
        packCodes(out, values.size(), codes,
                  [&](std::size_t i) { return values[i] == blank ? 0 : distance(i) + 1; });
    else
        packCodes(out, values.size(), codes, [&, exact = ExactDivisor(divisor)](std::size_t i) {
            return values[i] == blank ? 0 : exact.quotient(distance(i)) + shift;
        });
    return IntegerRange{shape.low, shape.high};
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
