// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/cells.h"
#include "core/store/facts/identity_index.h"
#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// How customers are recognised: source ids and salted hashes of e-mail addresses, each pointing to
/// an ordinal. Ordinals are given in the order in which customers first appear.
///
/// A row with id and e-mail attaches the one to the other, and where both were known apart as two
/// customers, it joins them into one. Two different ids are always two customers, also when they
/// share an address (a household, an office): the address then stays with the first.
class CustomerKeys final {
public:
    /// Reads what the store knows.
    [[nodiscard]] Status load(const sqlite::Database& database);

    /// The ordinal of a customer, a new one where neither key is known; -1 where both are empty.
    /// `email` is the normalised address.
    [[nodiscard]] std::int32_t ordinal(std::string_view id, std::string_view email);
    /// The ordinal that stands for this one since they were joined.
    [[nodiscard]] std::int32_t canonical(std::int32_t ordinal) const;
    /// One more than the largest ordinal.
    [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(m_parents.size()); }

    /// What names each ordinal: its first id, and the hash of its first address as hexadecimal
    /// digits; empty for none. An ordinal that was joined to another has the names of that one.
    struct Name {
        std::string id;
        std::string emailHash;
    };
    [[nodiscard]] std::vector<Name> names() const;

    /// Writes the keys that are new since load().
    [[nodiscard]] Status write(const sqlite::Database& database, std::int64_t importId) const;

private:
    /// A key, or two, of one ordinal. Stored as it is, in this order.
    struct Entry {
        std::int32_t ordinal;
        std::int32_t joined; ///< the ordinal that this entry joined to `ordinal`, -1 for none
    };

    void add(std::int32_t ordinal, std::int32_t joined, std::string_view id,
             std::string_view email);
    [[nodiscard]] IdentityIndex::Hit findId(std::string_view id) const;
    [[nodiscard]] IdentityIndex::Hit findEmail(std::string_view hash) const;
    void join(std::int32_t a, std::int32_t b);
    [[nodiscard]] std::string hashOf(std::string_view email) const;

    std::string m_salt;
    std::vector<std::int32_t> m_parents;
    std::vector<bool> m_hasId; ///< by canonical ordinal
    std::vector<Entry> m_entries;
    TextCells m_ids;          ///< of each entry
    TextCells m_emails;       ///< of each entry: bytes of the hash
    IdentityIndex m_byId;     ///< -> entry
    IdentityIndex m_byEmail;  ///< -> entry
    std::size_t m_stored = 0; ///< entries that the store has
};

/// For each ordinal the one that stands for it; all that a reader of facts needs of the keys.
[[nodiscard]] Expected<std::vector<std::int32_t>> readCanonical(const sqlite::Database& database);

/// Removes the keys that undone imports brought and that no row names any more. `named(ordinal)`
/// tells whether a row that stands does.
[[nodiscard]] Status removeUnusedKeys(const sqlite::Database& database,
                                      const std::vector<bool>& named);

} // namespace regard
