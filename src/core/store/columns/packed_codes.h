// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/columns/byte_stream.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace regard::columns {

/// Writes a sequence of codes 0..`largest` in the smallest of three ways: as runs, in as many bits
/// as the largest needs, or as they are. A constant sequence costs a few bytes whatever its length.
void packCodes(ByteWriter& out, std::span<const std::uint64_t> codes, std::uint64_t largest);

/// A packed sequence as it lies in a blob.
class PackedCodes final {
public:
    /// Reads what packCodes wrote for `count` codes. The reader fails when the bytes do not fit.
    PackedCodes(ByteReader& in, std::size_t count);

    /// Calls take(i, code) for every i in order. Nothing is called after a failed reading.
    template <class Take>
    void unpack(Take&& take) const
    {
        if (m_way == Way::Runs)
            unpackRuns(take);
        else if (m_way == Way::Bits)
            unpackBits(take);
    }

private:
    friend void packCodes(ByteWriter&, std::span<const std::uint64_t>, std::uint64_t);

    enum class Way : std::uint8_t { None, Runs, Bits };
    static constexpr unsigned kMostPackedBits = 56; // one unaligned 8-byte load holds any code
    static constexpr std::size_t kPadding = 8;      // so that the last load stays inside

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
    void unpackBits(Take& take) const
    {
        const char* data = m_bytes.data();
        const std::uint64_t mask =
            m_bits == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << m_bits) - 1;
        std::size_t bit = 0;
        for (std::size_t i = 0; i < m_count; ++i, bit += m_bits) {
            std::uint64_t word = 0;
            std::memcpy(&word, data + (bit >> 3), sizeof word);
            take(i, (word >> (bit & 7)) & mask);
        }
    }

    Way m_way = Way::None;
    std::uint8_t m_bits = 0;
    std::size_t m_count = 0;
    std::string_view m_bytes;
};

} // namespace regard::columns
