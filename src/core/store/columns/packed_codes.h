// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/columns/byte_stream.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace regard::columns {

/// What decides how a sequence of codes is written.
struct CodeShape {
    std::uint64_t largest = 0;
    std::size_t runs = 0;        ///< of equal codes
    bool rises = false;          ///< no code is smaller than the one before
    std::uint64_t leastStep = 0; ///< from one code to the next; where it rises
    std::uint64_t mostStep = 0;
};

/// A packed sequence of codes: as runs, as small steps upwards, or in as many bits as the largest
/// needs, whatever takes the least room. A constant sequence, and one that counts up, cost a few
/// bytes whatever their length.
class PackedCodes final {
public:
    /// Reads what packCodes wrote for `count` codes. The reader fails when the bytes do not fit.
    PackedCodes(ByteReader& in, std::size_t count);

    /// Calls take(i, code) for every i in order. Nothing is called after a failed reading.
    template <class Take>
    void unpack(Take&& take) const
    {
        if (m_way == Way::Runs) {
            unpackRuns(take);
        } else if (m_way == Way::Bits) {
            unpackBits(m_count, take);
        } else if (m_way == Way::Steps && m_count > 0) {
            std::uint64_t code = m_first;
            take(std::size_t{0}, code);
            unpackBits(m_count - 1, [&](std::size_t i, std::uint64_t step) {
                code += step + m_leastStep;
                take(i + 1, code);
            });
        }
    }

private:
    template <class CodeAt>
    friend void packCodes(ByteWriter&, std::size_t, const CodeShape&, CodeAt&&);

    // Part of the file format.
    enum class Way : std::uint8_t { None, Runs, Bits, Steps };
    static constexpr unsigned kMostPackedBits = 56; // one unaligned 8-byte load holds any code
    static constexpr std::size_t kPadding = 8;      // so that the last load stays inside

    [[nodiscard]] static unsigned bitsFor(std::uint64_t largest)
    {
        const auto bits = static_cast<unsigned>(std::bit_width(largest));
        return bits > kMostPackedBits ? 64 : bits;
    }
    [[nodiscard]] static std::size_t packedSize(std::size_t count, unsigned bits)
    {
        return (count * bits + 7) / 8 + kPadding;
    }
    /// `count` codes of `bits` bits from the lowest bit of each byte on, then the padding.
    template <class CodeAt>
    static void packBits(ByteWriter& out, std::size_t count, unsigned bits, CodeAt&& codeAt)
    {
        char* to = out.room(packedSize(count, bits));
        if (bits == 0)
            return;
        std::uint64_t word = 0;
        unsigned used = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t code = codeAt(i);
            word |= code << used;
            used += bits;
            if (used < 64)
                continue;
            std::memcpy(to, &word, sizeof word);
            to += sizeof word;
            used -= 64;
            word = used == 0 ? 0 : code >> (bits - used);
        }
        std::memcpy(to, &word, (used + 7) / 8);
    }

    template <class Take>
    void unpackRuns(Take& take) const
    {
        ByteReader in(m_bytes);
        for (std::size_t i = 0; i < m_count;) {
            const std::uint64_t run = in.varint();
            const std::uint64_t code = in.varint();
            for (const std::size_t end = i + run; i < end; ++i)
                take(i, code);
        }
    }
    template <class Take>
    void unpackBits(std::size_t count, Take&& take) const
    {
        const char* data = m_bytes.data();
        const std::uint64_t mask =
            m_bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << m_bits) - 1;
        std::size_t i = 0;
        // Eight narrow codes fill whole bytes: one load holds them all.
        if (m_bits <= 8) {
            for (; i + 8 <= count; i += 8, data += m_bits) {
                std::uint64_t word = 0;
                std::memcpy(&word, data, sizeof word);
                for (std::size_t k = 0; k < 8; ++k)
                    take(i + k, (word >> (k * m_bits)) & mask);
            }
        }
        std::size_t bit = 0;
        for (; i < count; ++i, bit += m_bits) {
            std::uint64_t word = 0;
            std::memcpy(&word, data + (bit >> 3), sizeof word);
            take(i, (word >> (bit & 7)) & mask);
        }
    }

    Way m_way = Way::None;
    std::uint8_t m_bits = 0;
    std::size_t m_count = 0;
    std::uint64_t m_first = 0;     // Steps only
    std::uint64_t m_leastStep = 0; // Steps only
    std::string_view m_bytes;
};

/// Writes the codes that codeAt(i) gives; `shape` is theirs. Layout: the way; then for Runs the
/// number of bytes and (run, code)...; for Bits the width and the bits; for Steps the first code,
/// the least step, the width and by how much each step is larger.
template <class CodeAt>
void packCodes(ByteWriter& out, std::size_t count, const CodeShape& shape, CodeAt&& codeAt)
{
    using Way = PackedCodes::Way;
    const unsigned bits = PackedCodes::bitsFor(shape.largest);
    std::size_t size = PackedCodes::packedSize(count, bits);
    const unsigned stepBits = PackedCodes::bitsFor(shape.mostStep - shape.leastStep);
    const bool steps =
        shape.rises && count > 1 && PackedCodes::packedSize(count, stepBits) + 20 < size;
    if (steps)
        size = PackedCodes::packedSize(count, stepBits) + 20;
    // A run costs a byte for its length and, mostly, one for each seven bits of its code.
    if (shape.runs * (1 + std::max(1U, bits / 7)) < size) {
        ByteWriter runs;
        for (std::size_t i = 0; i < count && runs.size() < size;) {
            const std::uint64_t code = codeAt(i);
            std::size_t end = i + 1;
            while (end < count && codeAt(end) == code)
                ++end;
            runs.varint(end - i);
            runs.varint(code);
            i = end;
        }
        if (runs.size() < size) {
            const std::string bytes = runs.take();
            out.byte(static_cast<std::uint8_t>(Way::Runs));
            out.varint(bytes.size());
            out.raw(bytes.data(), bytes.size());
            return;
        }
    }
    if (!steps) {
        out.byte(static_cast<std::uint8_t>(Way::Bits));
        out.byte(static_cast<std::uint8_t>(bits));
        PackedCodes::packBits(out, count, bits, codeAt);
        return;
    }
    std::uint64_t last = codeAt(0);
    out.byte(static_cast<std::uint8_t>(Way::Steps));
    out.varint(last);
    out.varint(shape.leastStep);
    out.byte(static_cast<std::uint8_t>(stepBits));
    PackedCodes::packBits(out, count - 1, stepBits, [&](std::size_t i) {
        const std::uint64_t code = codeAt(i + 1);
        const std::uint64_t step = code - last - shape.leastStep;
        last = code;
        return step;
    });
}

} // namespace regard::columns
