// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/customer_keys.h"
#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace regard {

/// What tells a person in a text.
struct PersonTraces {
    std::unordered_set<std::string> ids;
    std::unordered_set<std::string> addresses; ///< hashes
    std::unordered_set<std::string> names;     ///< full names, of customer records
};

/// A row set aside.
struct SetAsidePlace {
    std::int64_t id = 0;
    std::int64_t importId = 0;
};

/// Whether a word of the text is an address of the person, or the text has one of the names.
[[nodiscard]] bool mentionsPerson(std::string_view text, const PersonTraces& person,
                                  const KeyHasher& hasher);

/// The rows set aside, mended ones too, whose text names a person: by an address or a name
/// anywhere, by an id in a column that the mapping of their import reads as one. Where the mapping
/// is not known, an id counts in any column.
[[nodiscard]] Expected<std::vector<SetAsidePlace>> setAsideNaming(const sqlite::Database& database,
                                                                  const PersonTraces& person,
                                                                  const KeyHasher& hasher);

} // namespace regard
