// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/block_dictionary.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace regard {

void BlockDictionary::clear()
{
    std::ranges::fill(m_slots, kFree);
    m_hashes.clear();
    m_values.clear();
    m_last = {};
    m_lastCode = -1;
}

std::int32_t BlockDictionary::lookUp(std::string_view text)
{
    const std::uint64_t hash = XXH3_64bits(text.data(), text.size());
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const std::int32_t code = m_slots[slot];
        if (code == kFree) {
            const auto added = static_cast<std::int32_t>(m_values.size());
            m_slots[slot] = added;
            m_values.push_back(text);
            m_hashes.push_back(hash);
            if (m_values.size() * 2 > m_slots.size())
                grow();
            return added;
        }
        const auto at = static_cast<std::size_t>(code);
        if (m_hashes[at] == hash && m_values[at] == text)
            return code;
    }
}

void BlockDictionary::grow()
{
    m_slots.assign(m_slots.size() * 2, kFree);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t code = 0; code < m_values.size(); ++code) {
        std::size_t slot = m_hashes[code] & mask;
        while (m_slots[slot] != kFree)
            slot = (slot + 1) & mask;
        m_slots[slot] = static_cast<std::int32_t>(code);
    }
}

} // namespace regard
