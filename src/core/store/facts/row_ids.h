// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/identity_index.h"
#include "core/store/facts/number_index.h"

#include <regard/store/numbered_texts.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Where an id is looked for: in a table of numbers, or under a hash.
struct RowKey {
    static constexpr std::int16_t kHashed = -1;

    std::uint64_t value = 0;       ///< the number, or the hash
    std::int16_t family = kHashed; ///< which table of numbers
};

/// Which row an id stands for. Ids that are numbered ("INC0000045", "581587"), as most are, are
/// looked up by their number, exactly; others by a hash, which the caller proves. `scope` parts ids
/// that have nothing to do with each other (the kinds of a survey).
///
/// An id is in one place only: where a family has no room for it, or came after it, it stays under
/// its hash, and is looked for there when its family does not know it.
class RowIds final {
public:
    static constexpr std::uint32_t kNone = IdentityIndex::kNone;
    using Hit = IdentityIndex::Hit; ///< `slot` is not used where the key has a family

    /// What a place holds for a row, and back.
    [[nodiscard]] static std::uint32_t entry(std::uint32_t row, bool seen)
    {
        return row | (seen ? kSeen : 0);
    }
    [[nodiscard]] static Hit hitOf(std::uint32_t entry)
    {
        return {entry & ~kSeen, (entry & kSeen) != 0, 0};
    }

    /// The families of a numbering in a scope: of numbers written with leading zeros and without,
    /// since "007" and "7" are different ids and "1007" is one whatever its column is.
    struct Families {
        std::int16_t padded = RowKey::kHashed;
        std::int16_t plain = RowKey::kHashed;
        std::int64_t firstPlain = 0; ///< numbers from here on have no leading zero
    };
    [[nodiscard]] Families families(std::int32_t scope, const Numbering& numbering);
    /// The key of a number; kHashed where the numbering has no family (there are too many).
    [[nodiscard]] static RowKey keyOf(const Families& families, std::int64_t number)
    {
        return {static_cast<std::uint64_t>(number),
                number < families.firstPlain ? families.padded : families.plain};
    }
    /// The key of a text, whose hash is `hash`: of a family that is there already, or the hash.
    [[nodiscard]] RowKey keyOf(std::int32_t scope, std::string_view text, std::uint64_t hash) const;

    /// Tells that so many numbers are about to be placed.
    void welcome(std::size_t count) { m_room.welcome(count); }
    [[gnu::always_inline]] void expect(const RowKey& key) const
    {
        if (key.family >= 0)
            m_families[static_cast<std::size_t>(key.family)].numbers.expect(number(key));
        else
            m_hashed.expect(key.value);
    }
    /// What place() holds for a key with a family; kNone where there is no place.
    [[nodiscard]] std::uint32_t at(const RowKey& key) const
    {
        return m_families[static_cast<std::size_t>(key.family)].numbers.at(number(key));
    }
    /// Where the row of a key with a family is kept; kNone there: it has none. Null where the
    /// numbers lie too far apart: the id is kept under its hash.
    [[nodiscard]] std::uint32_t* place(const RowKey& key)
    {
        return m_families[static_cast<std::size_t>(key.family)].numbers.place(number(key), m_room);
    }

    [[nodiscard]] IdentityIndex& hashed() { return m_hashed; }
    [[nodiscard]] const IdentityIndex& hashed() const { return m_hashed; }

private:
    static constexpr std::uint32_t kSeen = 0x80000000;
    static constexpr std::size_t kMostFamilies = 64;

    struct Family {
        std::int32_t scope = 0;
        std::uint32_t width = 0; ///< 0: without leading zeros
        std::string prefix;
        NumberIndex numbers;
    };

    [[nodiscard]] static std::int64_t number(const RowKey& key)
    {
        return static_cast<std::int64_t>(key.value);
    }
    [[nodiscard]] std::int16_t find(std::int32_t scope, std::string_view prefix,
                                    std::uint32_t width) const;
    [[nodiscard]] std::int16_t family(std::int32_t scope, std::string_view prefix,
                                      std::uint32_t width);

    NumberRoom m_room;
    std::vector<Family> m_families;
    IdentityIndex m_hashed;
};

} // namespace regard
