// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customers/customer_names.h"

#include "core/store/facts/key_bytes.h"
#include "core/store/facts/key_segments.h"
#include "core/store/facts/marks.h"
#include "core/store/rows.h"

#include <regard/domain/personal_text.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace regard {

namespace {

constexpr std::string_view kHashPrefix = "e-mail hash ";
constexpr std::size_t kHashDigits = 32;

/// The bytes that hexadecimal digits stand for; empty where they are none.
std::string bytesOf(std::string_view digits)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned int byte = 0;
        const char* const from = digits.data() + i;
        const auto [end, failure] = std::from_chars(from, from + 2, byte, 16);
        if (failure != std::errc() || end != from + 2)
            return {};
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

} // namespace

Expected<CustomerKey> keyOf(const sqlite::Database& database, std::string_view customer)
{
    if (customer.starts_with(kHashPrefix) && customer.size() == kHashPrefix.size() + kHashDigits) {
        std::string bytes = bytesOf(customer.substr(kHashPrefix.size()));
        if (!bytes.empty())
            return CustomerKey{true, std::move(bytes)};
    }
    const std::string address = normalizedAddress(customer);
    if (!isMailAddress(address))
        return CustomerKey{false, std::string(customer)};
    KeyHasher hasher;
    if (Status status = hasher.load(database); !status.ok())
        return status.error();
    return CustomerKey{true, hasher.ofAddress(address)};
}

Status KeyNames::load(const sqlite::Database& database)
{
    const auto place = [](std::vector<std::string>& texts, std::int32_t ordinal,
                          std::string_view text,
                          std::unordered_map<std::string, std::int32_t>& index) {
        if (text.empty() || ordinal < 0)
            return;
        if (texts.size() <= static_cast<std::size_t>(ordinal))
            texts.resize(static_cast<std::size_t>(ordinal) + 1);
        if (std::string& known = texts[static_cast<std::size_t>(ordinal)]; known.empty())
            known = text;
        index.try_emplace(std::string(text), ordinal);
    };
    Status status = forEachKeys(
        database, KeyTexts::Read, [&](const Segment&, const KeyColumns& keys) -> Status {
            for (std::size_t i = 0; i < keys.size(); ++i) {
                place(m_ids, keys.ordinals[i], keys.ids.at(i), m_byId);
                place(m_addresses, keys.addressOrdinal(i), keys.emails.at(i), m_byAddress);
            }
            return {};
        });
    if (!status.ok())
        return status;
    const auto kept = readRows<std::pair<std::string, std::string>>(
        database, "SELECT hash, address FROM customer_address",
        [](const sqlite::Statement& row) { return std::pair(blobText(row, 0), row.text(1)); });
    if (!kept.ok())
        return kept.error();
    m_clear.insert(kept.value().begin(), kept.value().end());
    return {};
}

std::int32_t KeyNames::ordinalOf(const CustomerKey& key) const
{
    const auto& index = key.isAddress ? m_byAddress : m_byId;
    const auto found = index.find(key.text);
    return found == index.end() ? -1 : found->second;
}

std::vector<CustomerKey> KeyNames::keysOf(std::int32_t ordinal) const
{
    std::vector<CustomerKey> keys;
    const auto at = static_cast<std::size_t>(ordinal);
    if (at < m_ids.size() && !m_ids[at].empty())
        keys.push_back({false, m_ids[at]});
    if (at < m_addresses.size() && !m_addresses[at].empty())
        keys.push_back({true, m_addresses[at]});
    return keys;
}

CustomerKey KeyNames::keyOf(std::int32_t ordinal) const
{
    const std::vector<CustomerKey> keys = keysOf(ordinal);
    return keys.empty() ? CustomerKey() : keys.front();
}

std::string KeyNames::text(const CustomerKey& key) const
{
    if (!key.isAddress)
        return key.text;
    const auto clear = m_clear.find(key.text);
    return clear == m_clear.end() ? std::string(kHashPrefix) + hexadecimal(key.text)
                                  : clear->second;
}

std::string KeyNames::personText(const CustomerGroups& groups, std::int32_t ordinal) const
{
    if (m_firstNamed.empty())
        for (std::int32_t i = 0; i < groups.size(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (at < m_ids.size() && !m_ids[at].empty())
                m_firstNamed.try_emplace(groups.canonical(i), i);
        }
    const auto named = m_firstNamed.find(groups.canonical(ordinal));
    return text(keyOf(named == m_firstNamed.end() ? groups.canonical(ordinal) : named->second));
}

Expected<std::vector<std::int64_t>> rowsByOrdinal(const sqlite::Database& database)
{
    std::vector<std::int64_t> counts;
    for (const Table table : kFactTables) {
        const auto id = static_cast<int>(table);
        const Expected<std::vector<Segment>> segments = readSegments(database, id);
        if (!segments.ok())
            return segments.error();
        const Expected<std::vector<StoredMarks>> marks = readMarks(database, id);
        if (!marks.ok())
            return marks.error();
        const DeadRows dead{std::span<const StoredMarks>(marks.value())};
        for (const Segment& segment : segments.value()) {
            const Expected<ReadCells> cells =
                readColumn(database, segment, "customer", FieldType::CustomerRef);
            if (!cells.ok())
                return cells.error();
            const auto& customers = std::get<std::vector<std::int32_t>>(cells.value());
            for (std::size_t i = 0; i < customers.size(); ++i) {
                if (customers[i] < 0 ||
                    dead.contains(segment.firstRow + static_cast<std::int64_t>(i)))
                    continue;
                if (counts.size() <= static_cast<std::size_t>(customers[i]))
                    counts.resize(static_cast<std::size_t>(customers[i]) + 1);
                ++counts[static_cast<std::size_t>(customers[i])];
            }
        }
    }
    return counts;
}

} // namespace regard
