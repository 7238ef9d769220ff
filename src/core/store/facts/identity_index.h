// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace regard {

/// Which row an identity stands for: hash of the identity -> row number, open addressing, 12 bytes
/// a slot. The hash does not prove equality: the caller checks a hit (find's `accept`). Several
/// rows may share a hash; a (hash, row) pair is unique.
class IdentityIndex final {
public:
    static constexpr std::uint32_t kNone = 0xffffffff;
    static constexpr std::uint32_t kLargestRow = 0x7ffffffe;

    /// A hit: the row, and whether it was marked by setSeen().
    struct Hit {
        std::uint32_t row = kNone;
        bool seen = false;
        std::size_t slot = 0; ///< valid until the next insert()
    };

    void reserve(std::size_t count);
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// The first row with this hash for which accept(row) is true; row is kNone when there is none.
    template <class Accept>
    [[nodiscard]] Hit find(std::uint64_t hash, Accept&& accept) const
    {
        if (m_slots.empty())
            return {};
        for (std::size_t i = hash & m_mask;; i = (i + 1) & m_mask) {
            const Slot& slot = m_slots[i];
            if (slot.row == kNone)
                return {};
            if (slot.low == static_cast<std::uint32_t>(hash) &&
                slot.high == static_cast<std::uint32_t>(hash >> 32) && accept(slot.row & ~kSeen))
                return {slot.row & ~kSeen, (slot.row & kSeen) != 0, i};
        }
    }
    /// Brings the place of a hash into the cache, for a find() or insert() that comes soon.
    [[gnu::always_inline]] void expect(std::uint64_t hash) const
    {
        if (!m_slots.empty())
            __builtin_prefetch(&m_slots[hash & m_mask]);
    }
    void insert(std::uint64_t hash, std::uint32_t row);
    /// Lets a hit's slot stand for another row from now on.
    void replace(const Hit& hit, std::uint32_t row, bool seen);
    /// The same for a row that is known to be there.
    void replace(std::uint64_t hash, std::uint32_t row, std::uint32_t newRow, bool seen);

private:
    static constexpr std::uint32_t kSeen = 0x80000000;

    struct Slot {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::uint32_t row = kNone;
    };

    void place(const Slot& slot);
    void grow(std::size_t slots);

    std::vector<Slot> m_slots;
    std::size_t m_mask = 0;
    std::size_t m_size = 0;
};

} // namespace regard
