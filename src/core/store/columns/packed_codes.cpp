// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/columns/packed_codes.h"

namespace regard::columns {

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
    } else if (way == static_cast<std::uint8_t>(Way::Bits) ||
               way == static_cast<std::uint8_t>(Way::Steps)) {
        const bool steps = way == static_cast<std::uint8_t>(Way::Steps);
        if (steps) {
            m_first = in.varint();
            m_leastStep = in.varint();
        }
        m_bits = in.byte();
        if (m_bits <= kMostPackedBits || m_bits == 64) {
            m_bytes = in.raw(packedSize(steps && count > 0 ? count - 1 : count, m_bits));
            if (!in.failed())
                m_way = static_cast<Way>(way);
        }
    }
    if (m_way == Way::None)
        in.fail();
}

} // namespace regard::columns
