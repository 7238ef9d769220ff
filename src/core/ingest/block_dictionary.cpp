// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/block_dictionary.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace regard {

void BlockDictionary::clear()
{
    // Mostly a few values stand in many slots.
    if (m_values.size() * 8 < m_slots.size()) {
        const std::size_t mask = m_slots.size() - 1;
        for (const std::uint64_t hash : m_hashes)
            for (std::size_t slot = hash & mask; m_slots[slot] != kFree; slot = (slot + 1) & mask)
                m_slots[slot] = kFree;
    } else {
        std::ranges::fill(m_slots, kFree);
    }
    m_hashes.clear();
    m_values.clear();
    m_recent.fill(Recent{});
    m_spacious = 0;
}

std::uint64_t BlockDictionary::hashOfLong(std::string_view text)
{
    return XXH3_64bits(text.data(), text.size());
}

std::int32_t BlockDictionary::add(std::string_view text, std::uint64_t hash, std::size_t slot)
{
    const auto added = static_cast<std::int32_t>(m_values.size());
    m_slots[slot] = added;
    m_values.push_back(text);
    m_hashes.push_back(hash);
    if (m_values.size() * 2 > m_slots.size())
        grow();
    return added;
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
