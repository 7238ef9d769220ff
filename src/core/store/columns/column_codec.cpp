// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/columns/column_codec.h"

#include "core/store/columns/decimals.h"
#include "core/store/columns/integer_codec.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace regard::columns {

namespace {

constexpr std::int64_t kNoInteger = std::numeric_limits<std::int64_t>::min();

template <class T>
EncodedColumn encodeWhole(std::span<const T> values, T blank, Encoding encoding)
{
    EncodedColumn column;
    column.encoding = encoding;
    ByteWriter out;
    if (const auto range = writeIntegers(out, values, blank)) {
        column.low = range->low;
        column.high = range->high;
    }
    column.data = out.take();
    return column;
}

template <class T>
Status decodeWhole(std::string_view data, std::span<T> values, T blank)
{
    ByteReader in(data);
    readIntegers<T>(in, values.size(), blank, [&](std::size_t i, T value) { values[i] = value; });
    if (!in.atEnd())
        return damagedColumn();
    return {};
}

constexpr double kRounder = 6755399441055744.0; // 1.5 * 2^52: sums with it have no fraction

/// The number of steps of 1 / power, where that number gives back every bit.
bool scaled(double value, double power, std::int64_t& steps)
{
    const double product = value * power;
    if (!(std::abs(product) < kLargestScaled))
        return false;
    // Rounds as the processor rounds sums; a call of nearbyint() costs more than all the rest.
    steps = static_cast<std::int64_t>((product + kRounder) - kRounder);
    return std::bit_cast<std::uint64_t>(static_cast<double>(steps) / power) ==
           std::bit_cast<std::uint64_t>(value);
}

/// All values in steps of 1 / kPowers[decimals], or nothing where that would lose something.
std::optional<std::vector<std::int64_t>> scaledAll(std::span<const double> values,
                                                   std::uint8_t& decimals)
{
    std::vector<std::int64_t> steps(values.size());
    for (decimals = 0; decimals < kPowers.size(); ++decimals) {
        bool all = true;
        for (std::size_t i = 0; all && i < values.size(); ++i) {
            steps[i] = kNoInteger;
            if (!std::isnan(values[i]))
                all = scaled(values[i], kPowers[decimals], steps[i]);
        }
        if (all)
            return steps;
    }
    return std::nullopt;
}

} // namespace

Error damagedColumn()
{
    return {ErrorKind::Corrupt,
            "A column of the store is damaged. Open a backup, or undo the import it came with."};
}

EncodedColumn encodeIntegers(std::span<const std::int64_t> values)
{
    return encodeWhole(values, kNoInteger, Encoding::Integers);
}

EncodedColumn encodeCodes(std::span<const std::int32_t> values)
{
    return encodeWhole(values, std::int32_t{-1}, Encoding::Codes);
}

EncodedColumn encodeFlags(std::span<const std::int8_t> values)
{
    return encodeWhole(values, std::int8_t{-1}, Encoding::Flags);
}

EncodedColumn encodeNumbers(std::span<const double> values)
{
    EncodedColumn column;
    column.encoding = Encoding::Numbers;
    ByteWriter out;
    std::uint8_t decimals = 0;
    if (const auto steps = scaledAll(values, decimals)) {
        out.byte(decimals);
        if (const auto range = writeIntegers<std::int64_t>(
                out, std::span<const std::int64_t>(*steps), kNoInteger)) {
            column.low = static_cast<double>(range->low) / kPowers[decimals];
            column.high = static_cast<double>(range->high) / kPowers[decimals];
        }
    } else {
        out.byte(kAsTheyAre);
        out.raw(values.data(), values.size_bytes());
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (const double value : values) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        if (low <= high) {
            column.low = low;
            column.high = high;
        }
    }
    column.data = out.take();
    return column;
}

Status decodeIntegers(std::string_view data, std::span<std::int64_t> values)
{
    return decodeWhole(data, values, kNoInteger);
}

Status decodeCodes(std::string_view data, std::span<std::int32_t> values)
{
    return decodeWhole(data, values, std::int32_t{-1});
}

Status decodeFlags(std::string_view data, std::span<std::int8_t> values)
{
    return decodeWhole(data, values, std::int8_t{-1});
}

Status decodeNumbers(std::string_view data, std::span<double> values)
{
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    ByteReader in(data);
    const std::uint8_t decimals = in.byte();
    if (decimals == kAsTheyAre) {
        const std::string_view bytes = in.raw(values.size_bytes());
        if (!in.failed() && !bytes.empty())
            std::memcpy(values.data(), bytes.data(), bytes.size());
    } else if (decimals < kPowers.size()) {
        const double power = kPowers[decimals];
        readIntegers<std::int64_t>(
            in, values.size(), kNoInteger, [&](std::size_t i, std::int64_t steps) {
                const double value = static_cast<double>(steps);
                values[i] = steps == kNoInteger ? kNone : decimals == 0 ? value : value / power;
            });
    } else {
        in.fail();
    }
    if (!in.atEnd())
        return damagedColumn();
    return {};
}

} // namespace regard::columns
