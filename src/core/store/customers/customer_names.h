// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/customer_groups.h"
#include "core/store/facts/customer_keys.h"
#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace regard {

/// The key that a person types: an address, "e-mail hash ...", else an id.
[[nodiscard]] Expected<CustomerKey> keyOf(const sqlite::Database& database,
                                          std::string_view customer);

/// The keys of a store by name and by number.
class KeyNames final {
public:
    [[nodiscard]] Status load(const sqlite::Database& database);

    /// The ordinal of a key, -1 where no import that stands knows it.
    [[nodiscard]] std::int32_t ordinalOf(const CustomerKey& key) const;
    /// The keys of an ordinal: one, or an id and an address in stores of the first layout.
    [[nodiscard]] std::vector<CustomerKey> keysOf(std::int32_t ordinal) const;
    /// The first of them, for choices; an id before an address.
    [[nodiscard]] CustomerKey keyOf(std::int32_t ordinal) const;
    /// For people: "17", "ann@example.org" where addresses are kept, else "e-mail hash 1f...".
    [[nodiscard]] std::string text(const CustomerKey& key) const;
    /// How a person is named: by the first id, else by the first address.
    [[nodiscard]] std::string personText(const CustomerGroups& groups, std::int32_t ordinal) const;

private:
    std::vector<std::string> m_ids;       ///< by ordinal
    std::vector<std::string> m_addresses; ///< by ordinal: hashes
    std::unordered_map<std::string, std::int32_t> m_byId;
    std::unordered_map<std::string, std::int32_t> m_byAddress;
    std::unordered_map<std::string, std::string> m_clear;                ///< hash -> address
    mutable std::unordered_map<std::int32_t, std::int32_t> m_firstNamed; ///< by canonical ordinal
};

/// Live rows of all tables by the ordinal that they name.
[[nodiscard]] Expected<std::vector<std::int64_t>> rowsByOrdinal(const sqlite::Database& database);

} // namespace regard
