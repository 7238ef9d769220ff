// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace regard {

/// The room that tables of numbers have together: some that is free, and beyond it so much for each
/// number that a table of hashes would not cost less. Given in large pieces, which the processor
/// finds its way about in more quickly than in many small ones. Must outlive its tables.
class NumberRoom final {
public:
    static constexpr std::size_t kPageNumbers = 4096;

    /// Tells that so many numbers are about to be placed.
    void welcome(std::size_t numbers) { m_numbers += numbers; }
    [[nodiscard]] std::size_t pages() const { return m_pages; }
    /// A page in which all are `none`; null when there is no room.
    [[nodiscard]] std::uint32_t* page(std::uint32_t none);

private:
    static constexpr std::size_t kRoomForEach = 4;
    static constexpr std::size_t kFreePages = 2560; // 40 MiB: ten million numbers in any order

    struct Free {
        void operator()(std::uint32_t* piece) const;
    };
    std::vector<std::unique_ptr<std::uint32_t, Free>> m_pieces;
    std::uint32_t* m_next = nullptr; ///< of the last piece
    std::size_t m_left = 0;          ///< pages of the last piece
    std::size_t m_pages = 0;
    std::size_t m_numbers = 0;
};

/// A 32-bit value for each of many numbers that lie close together: four bytes a number, in pages
/// that are made when the first of their numbers comes. Exact, unlike a table of hashes.
class NumberIndex final {
public:
    static constexpr std::uint32_t kNone = 0xffffffff;

    /// The value of a number that is not negative, kNone where there is none.
    [[nodiscard]] std::uint32_t at(std::int64_t number) const
    {
        const std::uint32_t* page = find(number >> kPageBits);
        return page == nullptr ? kNone : page[number & kPageMask];
    }
    /// The place of a number, to be read or written; null where the numbers lie too far apart for
    /// this kind of table. Valid as long as this object.
    [[nodiscard]] std::uint32_t* place(std::int64_t number, NumberRoom& room)
    {
        const std::int64_t key = number >> kPageBits;
        if (key == m_lastKey)
            return m_last + (number & kPageMask);
        std::uint32_t* page = find(key);
        if (page == nullptr)
            page = add(key, room);
        if (page == nullptr)
            return nullptr;
        m_lastKey = key;
        m_last = page;
        return page + (number & kPageMask);
    }
    /// Brings the place of a number into the cache.
    /// Inlined by force: of a function that only fetches ahead the compiler thinks that it does
    /// nothing, and drops the calls.
    [[gnu::always_inline]] void expect(std::int64_t number) const
    {
        if (number >> kPageBits == m_lastKey)
            return; // those of one page come one after the other
        const std::uint32_t* page = find(number >> kPageBits);
        if (page != nullptr)
            __builtin_prefetch(page + (number & kPageMask), 1);
    }

private:
    static constexpr unsigned kPageBits = 12;
    static constexpr std::int64_t kPageMask = (std::int64_t{1} << kPageBits) - 1;
    static constexpr std::uint64_t kDirect = 16384; // keys of numbers up to 67 million

    struct Slot {
        std::int64_t key = -1;
        std::uint32_t* page = nullptr;
    };

    [[nodiscard]] std::uint32_t* find(std::int64_t key) const
    {
        if (static_cast<std::uint64_t>(key) < kDirect)
            return static_cast<std::size_t>(key) < m_direct.size()
                       ? m_direct[static_cast<std::size_t>(key)]
                       : nullptr;
        if (m_slots.empty())
            return nullptr;
        for (std::size_t i = slotOf(key);; i = (i + 1) & (m_slots.size() - 1)) {
            if (m_slots[i].key == key)
                return m_slots[i].page;
            if (m_slots[i].key < 0)
                return nullptr;
        }
    }
    [[nodiscard]] std::size_t slotOf(std::int64_t key) const
    {
        constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U; // 2^64 / golden ratio
        return (static_cast<std::uint64_t>(key) * kOdd >> 32U) & (m_slots.size() - 1);
    }
    [[nodiscard]] std::uint32_t* add(std::int64_t key, NumberRoom& room);
    void grow();

    std::vector<std::uint32_t*> m_direct; // pages of small numbers, by key
    std::vector<Slot> m_slots;            // of larger ones; power of two, at most half full
    std::size_t m_used = 0;               // slots
    std::int64_t m_lastKey = -1;
    std::uint32_t* m_last = nullptr;
};

} // namespace regard
