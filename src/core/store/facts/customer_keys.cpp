// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/customer_keys.h"

#include "core/store/facts/hashing.h"
#include "core/store/facts/segments.h"
#include "core/store/rows.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <utility>

namespace regard {

namespace {

/// The first half of SHA-256: no two addresses of one store meet by chance, and half is half.
constexpr std::size_t kHashBytes = 16;

constexpr std::string_view kOrdinal = "ordinal";
constexpr std::string_view kJoined = "joined";
constexpr std::string_view kId = "id";
constexpr std::string_view kEmail = "email";

std::string hexadecimal(std::string_view bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += {kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    return text;
}

Error damagedKeys()
{
    return {ErrorKind::Corrupt, "The list of customers is damaged. Open a backup instead."};
}

struct KeyColumns {
    std::vector<std::int32_t> ordinals;
    std::vector<std::int32_t> joined;
    TextColumn ids;
    TextColumn emails;
};

Expected<KeyColumns> readKeys(const sqlite::Database& database, const Segment& segment)
{
    Expected<ReadCells> ordinals = readColumn(database, segment, kOrdinal, FieldType::CustomerRef);
    Expected<ReadCells> joined = readColumn(database, segment, kJoined, FieldType::CustomerRef);
    Expected<ReadCells> ids = readColumn(database, segment, kId, FieldType::Identifier);
    Expected<ReadCells> emails = readColumn(database, segment, kEmail, FieldType::Email);
    for (const auto* part : {&ordinals, &joined, &ids, &emails})
        if (!part->ok())
            return part->error();
    KeyColumns keys;
    keys.ordinals = std::get<std::vector<std::int32_t>>(std::move(ordinals).value());
    keys.joined = std::get<std::vector<std::int32_t>>(std::move(joined).value());
    keys.ids = std::get<TextColumn>(std::move(ids).value());
    keys.emails = std::get<TextColumn>(std::move(emails).value());
    for (std::size_t i = 0; i < keys.ordinals.size(); ++i)
        if (keys.ordinals[i] < 0 || keys.joined[i] < -1)
            return damagedKeys();
    return keys;
}

Status writeKeys(const sqlite::Database& database, const Segment& segment, const KeyColumns& keys)
{
    std::vector<std::pair<std::string, columns::EncodedColumn>> encoded;
    encoded.emplace_back(kOrdinal, columns::encodeCodes(keys.ordinals));
    encoded.emplace_back(kJoined, columns::encodeCodes(keys.joined));
    encoded.emplace_back(kId, columns::encodeTexts(keys.ids));
    encoded.emplace_back(kEmail, columns::encodeTexts(keys.emails));
    const Expected<std::int64_t> id = writeSegment(database, kCustomerKeysTable, segment, encoded);
    if (!id.ok())
        return id.error();
    return {};
}

} // namespace

Status CustomerKeys::load(const sqlite::Database& database)
{
    Expected<std::vector<std::string>> salt = readRows<std::string>(
        database, "SELECT value FROM meta WHERE key = 'salt'", [](const sqlite::Statement& row) {
            const auto bytes = row.blob(0);
            std::string text(bytes.size(), '\0');
            std::transform(bytes.begin(), bytes.end(), text.begin(),
                           [](std::byte byte) { return static_cast<char>(byte); });
            return text;
        });
    if (!salt.ok())
        return salt.error();
    m_salt = salt.value().empty() ? std::string() : salt.value().front();
    const Expected<std::vector<Segment>> segments = readSegments(database, kCustomerKeysTable);
    if (!segments.ok())
        return segments.error();
    for (const Segment& segment : segments.value()) {
        const Expected<KeyColumns> keys = readKeys(database, segment);
        if (!keys.ok())
            return keys.error();
        const KeyColumns& columns = keys.value();
        m_byId.reserve(m_byId.size() + columns.ids.size());
        for (std::size_t i = 0; i < columns.ordinals.size(); ++i)
            add(columns.ordinals[i], columns.joined[i], columns.ids.at(i), columns.emails.at(i));
    }
    m_stored = m_entries.size();
    return {};
}

std::int32_t CustomerKeys::ordinal(std::string_view id, std::string_view email)
{
    const auto ordinalOf = [this](const IdentityIndex::Hit& hit) {
        return hit.row == IdentityIndex::kNone ? -1 : canonical(m_entries[hit.row].ordinal);
    };
    const std::int32_t byId = id.empty() ? -1 : ordinalOf(findId(id));
    if (email.empty()) {
        if (byId >= 0 || id.empty())
            return byId;
        const std::int32_t fresh = size();
        add(fresh, -1, id, {});
        return fresh;
    }
    const std::string hash = hashOf(email);
    const std::int32_t byEmail = ordinalOf(findEmail(hash));
    if (byId >= 0) {
        if (byEmail < 0)
            add(byId, -1, {}, hash);
        else if (byEmail != byId && !m_hasId[static_cast<std::size_t>(byEmail)])
            add(byId, byEmail, {}, hash);
        return canonical(byId);
    }
    if (byEmail >= 0) {
        if (id.empty())
            return byEmail;
        if (!m_hasId[static_cast<std::size_t>(byEmail)]) {
            add(byEmail, -1, id, {});
            return byEmail;
        }
    }
    const std::int32_t fresh = size();
    add(fresh, -1, id, byEmail < 0 ? std::string_view(hash) : std::string_view());
    return fresh;
}

std::int32_t CustomerKeys::canonical(std::int32_t ordinal) const
{
    while (ordinal >= 0 && m_parents[static_cast<std::size_t>(ordinal)] != ordinal)
        ordinal = m_parents[static_cast<std::size_t>(ordinal)];
    return ordinal;
}

std::vector<CustomerKeys::Name> CustomerKeys::names() const
{
    std::vector<Name> names(m_parents.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        Name& name = names[static_cast<std::size_t>(canonical(m_entries[i].ordinal))];
        if (name.id.empty())
            name.id = m_ids.at(i);
        if (name.emailHash.empty())
            name.emailHash = hexadecimal(m_emails.at(i));
    }
    for (std::int32_t i = 0; i < size(); ++i)
        if (canonical(i) != i)
            names[static_cast<std::size_t>(i)] = names[static_cast<std::size_t>(canonical(i))];
    return names;
}

Status CustomerKeys::write(const sqlite::Database& database, std::int64_t importId) const
{
    Expected<std::int64_t> next = nextRow(database, kCustomerKeysTable);
    if (!next.ok())
        return next.error();
    std::int64_t row = next.value();
    for (std::size_t from = m_stored; from < m_entries.size(); from += kSegmentRows) {
        const std::size_t end = std::min(m_entries.size(), from + kSegmentRows);
        KeyColumns keys;
        for (std::size_t i = from; i < end; ++i) {
            keys.ordinals.push_back(m_entries[i].ordinal);
            keys.joined.push_back(m_entries[i].joined);
            keys.ids.push(m_ids.at(i));
            keys.emails.push(m_emails.at(i));
        }
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
    while (size() <= std::max(ordinal, joined)) {
        m_parents.push_back(size());
        m_hasId.push_back(false);
    }
    const auto entry = static_cast<std::uint32_t>(m_entries.size());
    m_entries.push_back({ordinal, joined});
    m_ids.push(id);
    m_emails.push(email);
    if (joined >= 0)
        join(ordinal, joined);
    if (!id.empty()) {
        m_byId.insert(hashText(id), entry);
        m_hasId[static_cast<std::size_t>(canonical(ordinal))] = true;
    }
    if (!email.empty() && findEmail(email).row == IdentityIndex::kNone)
        m_byEmail.insert(hashText(email), entry);
}

IdentityIndex::Hit CustomerKeys::findId(std::string_view id) const
{
    return m_byId.find(hashText(id), [&](std::uint32_t entry) { return m_ids.at(entry) == id; });
}

IdentityIndex::Hit CustomerKeys::findEmail(std::string_view hash) const
{
    return m_byEmail.find(hashText(hash),
                          [&](std::uint32_t entry) { return m_emails.at(entry) == hash; });
}

void CustomerKeys::join(std::int32_t a, std::int32_t b)
{
    a = canonical(a);
    b = canonical(b);
    const bool hasId = m_hasId[static_cast<std::size_t>(a)] || m_hasId[static_cast<std::size_t>(b)];
    // The smaller ordinal stands for both: the customer is as old as its first appearance.
    m_parents[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
    m_hasId[static_cast<std::size_t>(std::min(a, b))] = hasId;
}

std::string CustomerKeys::hashOf(std::string_view email) const
{
    const std::string salted = m_salt + std::string(email);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(salted.data(), salted.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hash(kHashBytes, '\0');
    std::copy_n(digest.begin(), kHashBytes, hash.begin());
    return hash;
}

Expected<std::vector<std::int32_t>> readCanonical(const sqlite::Database& database)
{
    const Expected<std::vector<Segment>> segments = readSegments(database, kCustomerKeysTable);
    if (!segments.ok())
        return segments.error();
    std::vector<std::int32_t> parents;
    const auto rootOf = [&](std::int32_t ordinal) {
        while (parents[static_cast<std::size_t>(ordinal)] != ordinal)
            ordinal = parents[static_cast<std::size_t>(ordinal)];
        return ordinal;
    };
    for (const Segment& segment : segments.value()) {
        const Expected<ReadCells> ordinals =
            readColumn(database, segment, kOrdinal, FieldType::CustomerRef);
        const Expected<ReadCells> joined =
            readColumn(database, segment, kJoined, FieldType::CustomerRef);
        for (const auto* part : {&ordinals, &joined})
            if (!part->ok())
                return part->error();
        const auto& own = std::get<std::vector<std::int32_t>>(ordinals.value());
        const auto& others = std::get<std::vector<std::int32_t>>(joined.value());
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (own[i] < 0 || others[i] < -1)
                return damagedKeys();
            while (static_cast<std::int32_t>(parents.size()) <= std::max(own[i], others[i]))
                parents.push_back(static_cast<std::int32_t>(parents.size()));
            if (others[i] < 0)
                continue;
            const std::int32_t a = rootOf(own[i]);
            const std::int32_t b = rootOf(others[i]);
            parents[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
        }
    }
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(parents.size()); ++i)
        parents[static_cast<std::size_t>(i)] = rootOf(i);
    return parents;
}

Status removeUnusedKeys(const sqlite::Database& database, const std::vector<bool>& named)
{
    const Expected<std::vector<Segment>> segments = readRows<Segment>(
        database,
        "SELECT s.id, s.import_id, s.first_row, s.row_count FROM segment s"
        " JOIN import i ON i.id = s.import_id WHERE s.table_id = " +
            std::to_string(kCustomerKeysTable) + " AND i.undone = 1",
        [](const sqlite::Statement& row) {
            return Segment{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
        });
    if (!segments.ok())
        return segments.error();
    for (const Segment& segment : segments.value()) {
        const Expected<KeyColumns> all = readKeys(database, segment);
        if (!all.ok())
            return all.error();
        const KeyColumns& keys = all.value();
        KeyColumns kept;
        for (std::size_t i = 0; i < keys.ordinals.size(); ++i) {
            const auto ordinal = static_cast<std::size_t>(keys.ordinals[i]);
            // A join goes with the import that saw both keys on one row.
            if (ordinal >= named.size() || !named[ordinal] || keys.joined[i] >= 0)
                continue;
            kept.ordinals.push_back(keys.ordinals[i]);
            kept.joined.push_back(-1);
            kept.ids.push(keys.ids.at(i));
            kept.emails.push(keys.emails.at(i));
        }
        if (kept.ordinals.size() == keys.ordinals.size())
            continue;
        Status status =
            database.execute("DELETE FROM segment WHERE id = " + std::to_string(segment.id));
        if (status.ok() && !kept.ordinals.empty())
            status = writeKeys(database,
                               {0, segment.importId, segment.firstRow,
                                static_cast<std::int64_t>(kept.ordinals.size())},
                               kept);
        if (!status.ok())
            return status;
    }
    return {};
}

} // namespace regard
