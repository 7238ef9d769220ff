// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/identity_index.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kSmallest = 64;

/// At most three quarters of the slots are taken.
std::size_t slotsFor(std::size_t count)
{
    return std::max(kSmallest, std::bit_ceil(count + count / 3 + 1));
}

} // namespace

void IdentityIndex::reserve(std::size_t count)
{
    if (slotsFor(count) > m_slots.size())
        grow(slotsFor(count));
}

void IdentityIndex::insert(std::uint64_t hash, std::uint32_t row)
{
    reserve(m_size + 1);
    place({static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32), row});
    ++m_size;
}

void IdentityIndex::replace(const Hit& hit, std::uint32_t row, bool seen)
{
    m_slots[hit.slot].row = row | (seen ? kSeen : 0);
}

void IdentityIndex::replace(std::uint64_t hash, std::uint32_t row, std::uint32_t newRow, bool seen)
{
    const Hit hit = find(hash, [&](std::uint32_t found) { return found == row; });
    if (hit.row != kNone)
        replace(hit, newRow, seen);
}

void IdentityIndex::place(const Slot& slot)
{
    std::size_t i = (std::uint64_t{slot.high} << 32 | slot.low) & m_mask;
    while (m_slots[i].row != kNone)
        i = (i + 1) & m_mask;
    m_slots[i] = slot;
}

void IdentityIndex::grow(std::size_t slots)
{
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(slots));
    m_mask = slots - 1;
    for (const Slot& slot : old)
        if (slot.row != kNone)
            place(slot);
}

} // namespace regard
