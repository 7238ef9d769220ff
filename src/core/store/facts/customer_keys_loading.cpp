// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/customer_keys.h"

#include "core/store/facts/hashing.h"
#include "core/store/facts/key_bytes.h"
#include "core/store/facts/key_segments.h"
#include "core/store/rows.h"

#include <algorithm>
#include <utility>

namespace regard {

Status CustomerKeys::load(const sqlite::Database& database)
{
    if (Status status = m_hasher.load(database); !status.ok())
        return status;
    const Expected<bool> keep = keepsAddresses(database);
    if (!keep.ok())
        return keep.error();
    m_keepAddresses = keep.value();
    const Expected<std::vector<Segment>> segments = readSegments(database, kCustomerKeysTable);
    if (!segments.ok())
        return segments.error();
    for (const Segment& segment : segments.value())
        if (Status status = loadSegment(database, segment); !status.ok())
            return status;
    const Expected<std::vector<std::string>> erased =
        readRows<std::string>(database, "SELECT key FROM erased_key",
                              [](const sqlite::Statement& row) { return blobText(row, 0); });
    if (!erased.ok())
        return erased.error();
    m_erased.insert(erased.value().begin(), erased.value().end());
    const auto kept = readRows<std::pair<std::string, std::string>>(
        database, "SELECT hash, address FROM customer_address",
        [](const sqlite::Statement& row) { return std::pair(blobText(row, 0), row.text(1)); });
    if (!kept.ok())
        return kept.error();
    m_addresses.insert(kept.value().begin(), kept.value().end());
    return {};
}

Status CustomerKeys::loadSegment(const sqlite::Database& database, const Segment& segment)
{
    const Expected<KeyColumns> keys = readKeys(database, segment, KeyTexts::LeaveOut);
    if (!keys.ok())
        return keys.error();
    Expected<columns::AnyTexts> ids = readIds(database, segment);
    if (!ids.ok())
        return ids.error();
    Expected<ReadCells> emails = readColumn(database, segment, "email", FieldType::Email);
    if (!emails.ok())
        return emails.error();
    const std::size_t rows = keys.value().size();
    const auto first = static_cast<std::uint32_t>(m_entries.size());
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int32_t ordinal = keys.value().ordinals[i];
        const std::int32_t joined = keys.value().joined[i];
        m_size = std::max({m_size, ordinal + 1, joined + 1});
        m_entries.push_back({ordinal, joined});
    }
    m_stored = m_entries.size();
    m_storedKeys.push_back({first, std::move(ids).value(), {}});
    StoredKeys& stored = m_storedKeys.back();
    if (auto& hashes = std::get<TextColumn>(emails.value()); !hashes.bytes.empty())
        stored.emails = std::move(hashes);
    for (std::size_t i = 0; i < stored.emails.size(); ++i)
        knowEmail(stored.emails.at(i), first + static_cast<std::uint32_t>(i));
    m_hasId.resize(static_cast<std::size_t>(m_size));
    const auto* numbers = std::get_if<NumberedColumn>(&stored.ids);
    const RowIds::Families families =
        numbers == nullptr ? RowIds::Families{} : m_byId.families(0, numbers->numbering);
    m_byId.welcome(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint32_t entry = first + static_cast<std::uint32_t>(i);
        const std::int32_t ordinal = keys.value().ordinals[i];
        if (ordinal < 0)
            continue;
        if (numbers == nullptr) {
            const std::string_view id = std::get<TextColumn>(stored.ids).at(i);
            if (id.empty())
                continue;
            keepId(id, ordinal, entry);
        } else {
            constexpr std::size_t kLookAhead = 16; // rows; a far place takes as long to arrive
            if (i + kLookAhead < rows && !numbers->isBlank(i + kLookAhead))
                m_byId.expect(RowIds::keyOf(families, numbers->numbers[i + kLookAhead]));
            if (numbers->isBlank(i))
                continue;
            const RowKey key = RowIds::keyOf(families, numbers->numbers[i]);
            std::uint32_t* place = key.family == RowKey::kHashed ? nullptr : m_byId.place(key);
            if (place == nullptr)
                m_byId.hashed().insert(hashText(numbers->text(i)), entry);
            else if (*place == RowIds::kNone)
                *place = static_cast<std::uint32_t>(ordinal);
        }
        m_hasId[static_cast<std::size_t>(ordinal)] = true;
    }
    return {};
}

} // namespace regard
