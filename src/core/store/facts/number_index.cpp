// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/number_index.h"

#include <algorithm>
#include <utility>

namespace regard {

std::uint32_t* NumberIndex::add(std::int64_t key, NumberRoom& room)
{
    constexpr std::size_t kPage = std::size_t{1} << kPageBits;
    if (room.pages >= kFreePages && room.pages * kPage > room.numbers * kRoomForEach)
        return nullptr;
    if ((m_pages + 1) * 2 > m_slots.size())
        grow();
    std::size_t i = slotOf(key);
    while (m_slots[i].key >= 0)
        i = (i + 1) & (m_slots.size() - 1);
    m_slots[i].key = key;
    m_slots[i].page = std::make_unique_for_overwrite<std::uint32_t[]>(kPage);
    std::fill_n(m_slots[i].page.get(), kPage, kNone);
    ++m_pages;
    ++room.pages;
    return m_slots[i].page.get();
}

void NumberIndex::grow()
{
    std::vector<Slot> old = std::exchange(m_slots, {});
    m_slots.resize(std::max<std::size_t>(64, old.size() * 2));
    for (Slot& slot : old) {
        if (slot.key < 0)
            continue;
        std::size_t i = slotOf(slot.key);
        while (m_slots[i].key >= 0)
            i = (i + 1) & (m_slots.size() - 1);
        m_slots[i] = std::move(slot);
    }
}

} // namespace regard
