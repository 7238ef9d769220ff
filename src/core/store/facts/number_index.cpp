// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/number_index.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <new>
#include <utility>

namespace regard {

namespace {

constexpr std::size_t kPageBytes = NumberRoom::kPageNumbers * sizeof(std::uint32_t);
constexpr std::size_t kLargestPiece = std::size_t{2} << 20; // a huge page of the processor

} // namespace

void NumberRoom::Free::operator()(std::uint32_t* piece) const
{
    std::free(piece); // NOLINT(cppcoreguidelines-no-malloc): from aligned_alloc
}

std::uint32_t* NumberRoom::page(std::uint32_t none)
{
    if (m_pages >= kFreePages && m_pages * kPageNumbers > m_numbers * kRoomForEach)
        return nullptr;
    if (m_left == 0) {
        // From 64 KiB on, so that small tables stay small.
        const std::size_t bytes =
            std::min(kLargestPiece, kPageBytes * 4 << std::min<std::size_t>(m_pieces.size(), 10));
        auto* piece = static_cast<std::uint32_t*>(std::aligned_alloc(bytes, bytes));
        if (piece == nullptr)
            throw std::bad_alloc();
        m_pieces.emplace_back(piece);
        if (bytes == kLargestPiece)
            ::madvise(piece, bytes, MADV_HUGEPAGE); // a wish: nothing depends on it
        m_next = piece;
        m_left = bytes / kPageBytes;
    }
    std::uint32_t* page = m_next;
    std::fill_n(page, kPageNumbers, none);
    m_next += kPageNumbers;
    --m_left;
    ++m_pages;
    return page;
}

std::uint32_t* NumberIndex::add(std::int64_t key, NumberRoom& room)
{
    std::uint32_t* page = room.page(kNone);
    if (page == nullptr)
        return nullptr;
    if (static_cast<std::uint64_t>(key) < kDirect) {
        const auto at = static_cast<std::size_t>(key);
        if (at >= m_direct.size())
            m_direct.resize(at + 1);
        m_direct[at] = page;
        return page;
    }
    if ((m_used + 1) * 2 > m_slots.size())
        grow();
    std::size_t i = slotOf(key);
    while (m_slots[i].key >= 0)
        i = (i + 1) & (m_slots.size() - 1);
    m_slots[i] = {key, page};
    ++m_used;
    return page;
}

void NumberIndex::grow()
{
    const std::vector<Slot> old = std::exchange(m_slots, {});
    m_slots.resize(std::max<std::size_t>(64, old.size() * 2));
    for (const Slot& slot : old) {
        if (slot.key < 0)
            continue;
        std::size_t i = slotOf(slot.key);
        while (m_slots[i].key >= 0)
            i = (i + 1) & (m_slots.size() - 1);
        m_slots[i] = slot;
    }
}

} // namespace regard
