// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/segments.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace regard {

/// What one row of the keys of customers says. A key (an id, the hash of an address) has an ordinal
/// of its own; a row that gave both says that the two ordinals are one person.
///
///   ordinal, id           this id has this ordinal
///   ordinal, email        this address has this ordinal
///   ordinal, joined       the id `ordinal` and the address `joined` stood in one row of a file
///   ordinal, joined, ...  the same, with the keys that were new: id is `ordinal`'s, email `joined`'s
///
/// Stores of the first layout also have rows with id and email and one ordinal for both. An erased
/// row has the ordinal -1 and nothing else.
struct KeyColumns {
    std::vector<std::int32_t> ordinals;
    std::vector<std::int32_t> joined;
    TextColumn ids;
    TextColumn emails; ///< bytes of the hash

    [[nodiscard]] std::size_t size() const { return ordinals.size(); }
    /// Whose the address of row `i` is.
    [[nodiscard]] std::int32_t addressOrdinal(std::size_t i) const
    {
        return joined[i] >= 0 ? joined[i] : ordinals[i];
    }
    void push(std::int32_t ordinal, std::int32_t joinedTo, std::string_view id,
              std::string_view email);
};

enum class KeyTexts { Read, LeaveOut };

[[nodiscard]] Expected<KeyColumns>
readKeys(const sqlite::Database& database, const Segment& segment, KeyTexts texts = KeyTexts::Read);
[[nodiscard]] Status writeKeys(const sqlite::Database& database, const Segment& segment,
                               const KeyColumns& keys);

/// All keys, segment by segment in the order in which they came. Stops at the first error.
[[nodiscard]] Status
forEachKeys(const sqlite::Database& database, KeyTexts texts,
            const std::function<Status(const Segment&, const KeyColumns&)>& visit);

} // namespace regard
