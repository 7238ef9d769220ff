// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/columns/packed_codes.h"

#include <bit>
#include <vector>

namespace regard::columns {

namespace {

std::string asRuns(std::span<const std::uint64_t> codes)
{
    ByteWriter out;
    for (std::size_t i = 0; i < codes.size();) {
        std::size_t end = i + 1;
        while (end < codes.size() && codes[end] == codes[i])
            ++end;
        out.varint(end - i);
        out.varint(codes[i]);
        i = end;
    }
    return out.take();
}

std::size_t countRuns(std::span<const std::uint64_t> codes)
{
    std::size_t runs = codes.empty() ? 0 : 1;
    for (std::size_t i = 1; i < codes.size(); ++i)
        runs += static_cast<std::size_t>(codes[i] != codes[i - 1]);
    return runs;
}

} // namespace

// Layout: way; then for Runs: number of bytes, (run, code)...; for Bits: width, the bits from the
// lowest bit of each byte on, padding.
void packCodes(ByteWriter& out, std::span<const std::uint64_t> codes, std::uint64_t largest)
{
    auto bits = static_cast<unsigned>(std::bit_width(largest));
    if (bits > PackedCodes::kMostPackedBits)
        bits = 64;
    const std::size_t packedSize = (codes.size() * bits + 7) / 8 + PackedCodes::kPadding;
    if (countRuns(codes) * 2 < packedSize) { // a run costs at least two bytes
        const std::string runs = asRuns(codes);
        if (runs.size() < packedSize) {
            out.byte(static_cast<std::uint8_t>(PackedCodes::Way::Runs));
            out.varint(runs.size());
            out.raw(runs.data(), runs.size());
            return;
        }
    }
    out.byte(static_cast<std::uint8_t>(PackedCodes::Way::Bits));
    out.byte(static_cast<std::uint8_t>(bits));
    std::string packed(packedSize, '\0');
    std::size_t bit = 0;
    for (const std::uint64_t code : codes) {
        std::uint64_t word = 0;
        std::memcpy(&word, packed.data() + (bit >> 3), sizeof word);
        word |= code << (bit & 7);
        std::memcpy(packed.data() + (bit >> 3), &word, sizeof word);
        bit += bits;
    }
    out.raw(packed.data(), packed.size());
}

PackedCodes::PackedCodes(ByteReader& in, std::size_t count) : m_count(count)
{
    const std::uint8_t way = in.byte();
    if (way == static_cast<std::uint8_t>(Way::Runs)) {
        m_bytes = in.raw(in.varint());
        ByteReader runs(m_bytes);
        std::size_t seen = 0;
        while (seen < count && !runs.failed()) {
            const std::uint64_t run = runs.varint();
            (void)runs.varint();
            if (run == 0 || run > count - seen)
                break;
            seen += run;
        }
        if (!in.failed() && seen == count && runs.atEnd())
            m_way = Way::Runs;
    } else if (way == static_cast<std::uint8_t>(Way::Bits)) {
        m_bits = in.byte();
        if (m_bits <= kMostPackedBits || m_bits == 64) {
            m_bytes = in.raw((count * m_bits + 7) / 8 + kPadding);
            if (!in.failed())
                m_way = Way::Bits;
        }
    }
    if (m_way == Way::None)
        in.fail();
}

} // namespace regard::columns
