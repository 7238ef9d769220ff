// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/facts/cells.h"
#include "core/store/facts/identity_index.h"
#include "core/store/facts/row_ids.h"
#include "core/store/facts/segments.h"
#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace regard {

/// Hashes of what names customers, of no use outside their store.
class KeyHasher final {
public:
    /// Reads the store's salt.
    [[nodiscard]] Status load(const sqlite::Database& database);
    /// 16 bytes for a normalised address.
    [[nodiscard]] std::string ofAddress(std::string_view address) const;
    /// 16 bytes for an id; only erased ids are kept in this form.
    [[nodiscard]] std::string ofId(std::string_view id) const;

private:
    std::string m_salt;
};

/// How customers are recognised while an import runs: source ids and salted hashes of e-mail
/// addresses, each with an ordinal of its own, given in the order of their first appearance. A row
/// of facts keeps the ordinal of the key that it gave (the id, where it gave both), so that keys
/// which were taken for one person can be parted again. What the rows of a file say about keys that
/// belong together is written down for each import, and leaves with it; CustomerGroups makes
/// persons of it.
///
/// An address in the place of an id is taken as an address.
class CustomerKeys final {
public:
    /// What ordinal() gives for a person who was erased on request.
    static constexpr std::int32_t kErased = -2;

    /// Reads what the store knows.
    [[nodiscard]] Status load(const sqlite::Database& database);

    /// The ordinal of a customer, a new one where the key is not known; -1 where both are empty.
    /// `email` is the normalised address.
    [[nodiscard]] std::int32_t ordinal(std::string_view id, std::string_view email);
    /// The same for customers who are named by numbered ids alone.
    [[nodiscard]] std::vector<std::int32_t> ordinals(const NumberedColumn& ids);
    /// One more than the largest ordinal.
    [[nodiscard]] std::int32_t size() const { return m_size; }
    [[nodiscard]] bool anyErased() const { return !m_erased.empty(); }

    /// What names each ordinal: its first id, the hash of its first address as hexadecimal digits,
    /// and that address where addresses are kept; empty for none. All ordinals of a person have the
    /// same names; `canonical` tells who is one (see readCanonical).
    struct Name {
        std::string id;
        std::string emailHash;
        std::string address;
    };
    [[nodiscard]] std::vector<Name> names(const std::vector<std::int32_t>& canonical) const;
    /// The same for every key by itself.
    [[nodiscard]] std::vector<Name> namesApart() const;

    /// Writes the keys that are new since load(), and what its rows said about them.
    [[nodiscard]] Status write(const sqlite::Database& database, std::int64_t importId) const;

private:
    struct Entry {
        std::int32_t ordinal;
        std::int32_t joined;
    };

    struct StoredKeys;

    /// Adds a numbered id that the numbers do not know; false where more has to be asked.
    [[nodiscard]] bool addNew(const RowKey& key, std::string_view id);
    void add(std::int32_t ordinal, std::int32_t joined, std::string_view id,
             std::string_view email);
    [[nodiscard]] Status loadSegment(const sqlite::Database& database, const Segment& segment);
    [[nodiscard]] const StoredKeys& storedOf(std::uint32_t entry) const;
    [[nodiscard]] std::string idOf(std::uint32_t entry) const;
    [[nodiscard]] std::string_view emailOf(std::uint32_t entry) const;
    void knowEmail(std::string_view email, std::uint32_t entry);
    void keepId(std::string_view id, std::int32_t ordinal, std::uint32_t entry);
    void keepAddress(const std::string& hash, std::string_view address);
    [[nodiscard]] bool isErased(const std::string& hash) const
    {
        return !m_erased.empty() && m_erased.contains(hash);
    }
    [[nodiscard]] std::int32_t ofId(std::string_view id) const;
    [[nodiscard]] std::int32_t ofAddress(std::string_view hash) const;
    [[nodiscard]] std::int32_t ofEntry(std::uint32_t entry, bool address) const;

    KeyHasher m_hasher;
    std::int32_t m_size = 0;
    std::vector<bool> m_hasId; ///< by ordinal
    /// Keys; those of this import with what its rows said.
    std::vector<Entry> m_entries;
    /// Keys of stored entries as they were read, so that a million of them cost no time.
    struct StoredKeys {
        std::uint32_t first = 0; ///< entry
        columns::AnyTexts ids{};
        TextColumn emails{}; ///< none where all are blank
    };
    std::vector<StoredKeys> m_storedKeys;
    TextCells m_ids;          ///< of each new entry
    TextCells m_emails;       ///< of each new entry: bytes of the hash
    RowIds m_byId;            ///< of a number -> ordinal, of a hash -> entry
    IdentityIndex m_byEmail;  ///< -> entry
    std::size_t m_stored = 0; ///< entries that the store has
    /// By ordinal of an address: the id that this import last gave beside it, -1 for none.
    std::vector<std::int32_t> m_said;
    std::unordered_set<std::string> m_erased;
    bool m_keepAddresses = false;
    std::unordered_map<std::string, std::string> m_addresses; ///< hash -> address
    std::vector<std::pair<std::string, std::string>> m_newAddresses;
};

/// Removes the keys that undone imports brought and that nothing names any more, and what their
/// rows said. `named(ordinal)` tells whether a row that stands does.
[[nodiscard]] Status removeUnusedKeys(const sqlite::Database& database, std::vector<bool> named);

/// Removes the addresses in clear that belong to no key any more.
[[nodiscard]] Status removeUnusedAddresses(const sqlite::Database& database);

/// The setting under which addresses are kept readable.
inline constexpr std::string_view kKeepEmailSetting = "privacy.keep_email";
[[nodiscard]] Expected<bool> keepsAddresses(const sqlite::Database& database);

} // namespace regard
