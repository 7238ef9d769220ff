// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/customer_keys.h"

#include "core/store/facts/hashing.h"
#include "core/store/facts/key_bytes.h"
#include "core/store/facts/key_segments.h"
#include "core/store/rows.h"

#include <regard/domain/personal_text.h>

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <utility>

namespace regard {

namespace {

/// The first half of SHA-256: no two addresses of one store meet by chance, and half is half.
constexpr std::size_t kHashBytes = 16;

std::string hashed(std::string_view salt, std::string_view kind, std::string_view text)
{
    std::string salted(salt);
    salted.append(kind).append(text);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(salted.data(), salted.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hash(kHashBytes, '\0');
    std::copy_n(digest.begin(), kHashBytes, hash.begin());
    return hash;
}

Status writeAddresses(const sqlite::Database& database,
                      const std::vector<std::pair<std::string, std::string>>& addresses)
{
    Expected<sqlite::Statement> insert =
        database.prepare("INSERT OR IGNORE INTO customer_address (hash, address) VALUES (?1, ?2)");
    if (!insert.ok())
        return insert.error();
    for (const auto& [hash, address] : addresses)
        if (Status status = insert.value()
                                .bindBlob(1, std::as_bytes(std::span<const char>(hash)))
                                .bind(2, address)
                                .run();
            !status.ok())
            return status;
    return {};
}

} // namespace

Status KeyHasher::load(const sqlite::Database& database)
{
    const Expected<std::vector<std::string>> salt =
        readRows<std::string>(database, "SELECT value FROM meta WHERE key = 'salt'",
                              [](const sqlite::Statement& row) { return blobText(row, 0); });
    if (!salt.ok())
        return salt.error();
    m_salt = salt.value().empty() ? std::string() : salt.value().front();
    return {};
}

std::string KeyHasher::ofAddress(std::string_view address) const
{
    return hashed(m_salt, "", address);
}

std::string KeyHasher::ofId(std::string_view id) const
{
    // No address begins with a blank, so no id is taken for one.
    return hashed(m_salt, " id ", id);
}

const CustomerKeys::StoredKeys& CustomerKeys::storedOf(std::uint32_t entry) const
{
    const auto after = std::upper_bound(
        m_storedKeys.begin(), m_storedKeys.end(), entry,
        [](std::uint32_t value, const StoredKeys& stored) { return value < stored.first; });
    return *std::prev(after);
}

std::string CustomerKeys::idOf(std::uint32_t entry) const
{
    if (entry >= m_stored)
        return std::string(m_ids.at(entry - m_stored));
    const StoredKeys& stored = storedOf(entry);
    const std::size_t at = entry - stored.first;
    if (const auto* numbers = std::get_if<NumberedColumn>(&stored.ids))
        return numbers->text(at);
    return std::string(std::get<TextColumn>(stored.ids).at(at));
}

std::string_view CustomerKeys::emailOf(std::uint32_t entry) const
{
    if (entry >= m_stored)
        return m_emails.at(entry - m_stored);
    const StoredKeys& stored = storedOf(entry);
    return stored.emails.size() == 0 ? std::string_view() : stored.emails.at(entry - stored.first);
}

std::int32_t CustomerKeys::ordinal(std::string_view id, std::string_view email)
{
    std::string ownAddress; // in the place of the id
    if (isMailAddress(id)) {
        ownAddress = normalizedAddress(id);
        id = {};
    }
    if (!ownAddress.empty() && (email.empty() || email == ownAddress))
        return ordinal({}, ownAddress);
    if (id.empty() && ownAddress.empty()) {
        if (email.empty())
            return -1;
        const std::string hash = m_hasher.ofAddress(email);
        keepAddress(hash, email);
        if (const std::int32_t known = ofAddress(hash); known >= 0)
            return known;
        if (isErased(hash))
            return kErased;
        add(m_size, -1, {}, hash);
        return m_size - 1;
    }

    const std::string ownHash = ownAddress.empty() ? std::string() : m_hasher.ofAddress(ownAddress);
    const std::string hash = email.empty() ? std::string() : m_hasher.ofAddress(email);
    std::int32_t person = ownHash.empty() ? ofId(id) : ofAddress(ownHash);
    const bool addressErased = !hash.empty() && isErased(hash);
    if (person < 0) {
        if (addressErased || isErased(ownHash) ||
            (!m_erased.empty() && !id.empty() && isErased(m_hasher.ofId(id))))
            return kErased;
        if (!ownHash.empty()) {
            keepAddress(ownHash, ownAddress);
            add(m_size, -1, {}, ownHash);
        } else if (hash.empty()) {
            add(m_size, -1, id, {});
        } else {
            person = m_size; // its key is written with what the row says
        }
        if (person < 0)
            person = m_size - 1;
    } else {
        id = {};
    }
    // A known customer with the address of an erased one: a household. The address is not kept.
    if (hash.empty() || addressErased)
        return person;
    keepAddress(hash, email);
    const std::int32_t known = ofAddress(hash);
    const std::int32_t address = known >= 0 ? known : std::max(m_size, person + 1);
    // In stores of the first layout an address may have the ordinal of an id: nothing to say then.
    const bool apart =
        address != person && (known < 0 || !m_hasId[static_cast<std::size_t>(known)]);
    if (m_said.size() <= static_cast<std::size_t>(address))
        m_said.resize(static_cast<std::size_t>(address) + 1, -1);
    std::int32_t& said = m_said[static_cast<std::size_t>(address)];
    if (apart && said != person) {
        said = person;
        add(person, address, id, known >= 0 ? std::string_view() : std::string_view(hash));
    } else if (!id.empty()) {
        add(person, -1, id, {});
    }
    return person;
}

std::vector<std::int32_t> CustomerKeys::ordinals(const NumberedColumn& ids)
{
    constexpr std::size_t kLookAhead = 64; // rows; a place in a large table takes as long to arrive
    std::vector<std::int32_t> found(ids.size(), -1);
    // What may be an address is looked at as a text.
    const bool exact = ids.numbering.prefix.find('@') == std::string::npos;
    const RowIds::Families families =
        exact ? m_byId.families(0, ids.numbering) : RowIds::Families{};
    const auto keyAt = [&](std::size_t i) { return RowIds::keyOf(families, ids.numbers[i]); };
    std::string text;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (exact && i + kLookAhead < ids.size() && !ids.isBlank(i + kLookAhead))
            m_byId.expect(keyAt(i + kLookAhead));
        if (ids.isBlank(i))
            continue;
        const RowKey key = keyAt(i);
        const std::uint32_t known = key.family == RowKey::kHashed ? RowIds::kNone : m_byId.at(key);
        if (known != RowIds::kNone) {
            found[i] = static_cast<std::int32_t>(known);
            continue;
        }
        text.clear();
        ids.numbering.append(text, ids.numbers[i]);
        found[i] =
            key.family != RowKey::kHashed && addNew(key, text) ? m_size - 1 : ordinal(text, {});
    }
    return found;
}

bool CustomerKeys::addNew(const RowKey& key, std::string_view id)
{
    // It may be erased, or stand under its hash.
    if (!m_erased.empty() || m_byId.hashed().size() > 0)
        return false;
    m_byId.welcome(1);
    std::uint32_t* place = m_byId.place(key);
    if (place == nullptr)
        return false;
    *place = static_cast<std::uint32_t>(m_size);
    m_entries.push_back({m_size, -1});
    m_ids.push(id);
    m_emails.push({});
    m_hasId.push_back(true);
    ++m_size;
    return true;
}

std::vector<CustomerKeys::Name>
CustomerKeys::names(const std::vector<std::int32_t>& canonical) const
{
    std::vector<Name> names(canonical.size());
    const auto nameOf = [&](std::int32_t ordinal) -> Name* {
        return static_cast<std::size_t>(ordinal) < canonical.size()
                   ? &names[static_cast<std::size_t>(canonical[static_cast<std::size_t>(ordinal)])]
                   : nullptr;
    };
    for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
        if (Name* name = nameOf(m_entries[i].ordinal); name != nullptr && name->id.empty())
            name->id = idOf(i);
        const std::string_view email = emailOf(i);
        if (email.empty())
            continue;
        if (Name* name = nameOf(ofEntry(i, true)); name != nullptr && name->emailHash.empty()) {
            name->emailHash = hexadecimal(email);
            if (const auto found = m_addresses.find(std::string(email)); found != m_addresses.end())
                name->address = found->second;
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        if (canonical[i] != static_cast<std::int32_t>(i))
            names[i] = names[static_cast<std::size_t>(canonical[i])];
    return names;
}

std::vector<CustomerKeys::Name> CustomerKeys::namesApart() const
{
    std::vector<std::int32_t> all(static_cast<std::size_t>(m_size));
    std::iota(all.begin(), all.end(), 0);
    return names(all);
}

Status CustomerKeys::write(const sqlite::Database& database, std::int64_t importId) const
{
    if (m_keepAddresses)
        if (Status status = writeAddresses(database, m_newAddresses); !status.ok())
            return status;
    Expected<std::int64_t> next = nextRow(database, kCustomerKeysTable);
    if (!next.ok())
        return next.error();
    std::int64_t row = next.value();
    for (std::size_t from = m_stored; from < m_entries.size(); from += kSegmentRows) {
        const std::size_t end = std::min(m_entries.size(), from + kSegmentRows);
        KeyColumns keys;
        for (std::size_t i = from; i < end; ++i)
            keys.push(m_entries[i].ordinal, m_entries[i].joined, m_ids.at(i - m_stored),
                      m_emails.at(i - m_stored));
        const auto rows = static_cast<std::int64_t>(end - from);
        if (Status status = writeKeys(database, {0, importId, row, rows}, keys); !status.ok())
            return status;
        row += rows;
    }
    return row == next.value() ? Status() : setNextRow(database, kCustomerKeysTable, row);
}

void CustomerKeys::add(std::int32_t ordinal, std::int32_t joined, std::string_view id,
                       std::string_view email)
{
    m_size = std::max({m_size, ordinal + 1, joined + 1});
    m_hasId.resize(static_cast<std::size_t>(m_size));
    const auto entry = static_cast<std::uint32_t>(m_entries.size());
    m_entries.push_back({ordinal, joined});
    m_ids.push(id);
    if (!id.empty()) {
        keepId(id, ordinal, entry);
        m_hasId[static_cast<std::size_t>(ordinal)] = true;
    }
    m_emails.push(email);
    knowEmail(email, entry);
}

void CustomerKeys::knowEmail(std::string_view email, std::uint32_t entry)
{
    if (!email.empty() && ofAddress(email) < 0)
        m_byEmail.insert(hashText(email), entry);
}

void CustomerKeys::keepAddress(const std::string& hash, std::string_view address)
{
    if (m_keepAddresses && !isErased(hash) && m_addresses.try_emplace(hash, address).second)
        m_newAddresses.emplace_back(hash, address);
}

std::int32_t CustomerKeys::ofEntry(std::uint32_t entry, bool address) const
{
    return address && m_entries[entry].joined >= 0 ? m_entries[entry].joined
                                                   : m_entries[entry].ordinal;
}

std::int32_t CustomerKeys::ofId(std::string_view id) const
{
    const std::uint64_t hash = hashText(id);
    const RowKey key = m_byId.keyOf(0, id, hash);
    if (key.family != RowKey::kHashed) {
        const std::uint32_t ordinal = m_byId.at(key);
        if (ordinal != RowIds::kNone)
            return static_cast<std::int32_t>(ordinal);
    }
    // An id that came before its family, or that it has no room for, is under its hash.
    const auto hit =
        m_byId.hashed().find(hash, [&](std::uint32_t entry) { return idOf(entry) == id; });
    return hit.row == RowIds::kNone ? -1 : ofEntry(hit.row, false);
}

void CustomerKeys::keepId(std::string_view id, std::int32_t ordinal, std::uint32_t entry)
{
    const std::uint64_t hash = hashText(id);
    const RowKey key = m_byId.keyOf(0, id, hash);
    m_byId.welcome(1);
    std::uint32_t* place = key.family == RowKey::kHashed ? nullptr : m_byId.place(key);
    if (place == nullptr)
        m_byId.hashed().insert(hash, entry);
    else if (*place == RowIds::kNone)
        *place = static_cast<std::uint32_t>(ordinal);
}

std::int32_t CustomerKeys::ofAddress(std::string_view hash) const
{
    const auto hit =
        m_byEmail.find(hashText(hash), [&](std::uint32_t entry) { return emailOf(entry) == hash; });
    return hit.row == IdentityIndex::kNone ? -1 : ofEntry(hit.row, true);
}

Expected<bool> keepsAddresses(const sqlite::Database& database)
{
    Expected<sqlite::Statement> select =
        database.prepare("SELECT count(*) FROM setting WHERE key = ?1 AND value = 'on'");
    if (!select.ok())
        return select.error();
    const Expected<bool> row = select.value().bind(1, kKeepEmailSetting).step();
    if (!row.ok())
        return row.error();
    return row.value() && select.value().integer(0) > 0;
}

} // namespace regard
