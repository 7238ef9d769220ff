// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/key_segments.h"

#include <utility>

namespace regard {

namespace {

constexpr std::string_view kOrdinal = "ordinal";
constexpr std::string_view kJoined = "joined";
constexpr std::string_view kId = "id";
constexpr std::string_view kEmail = "email";

} // namespace

void KeyColumns::push(std::int32_t ordinal, std::int32_t joinedTo, std::string_view id,
                      std::string_view email)
{
    ordinals.push_back(ordinal);
    joined.push_back(joinedTo);
    ids.push(id);
    emails.push(email);
}

Expected<KeyColumns> readKeys(const sqlite::Database& database, const Segment& segment,
                              KeyTexts texts)
{
    Expected<ReadCells> ordinals = readColumn(database, segment, kOrdinal, FieldType::CustomerRef);
    if (!ordinals.ok())
        return ordinals.error();
    Expected<ReadCells> joined = readColumn(database, segment, kJoined, FieldType::CustomerRef);
    if (!joined.ok())
        return joined.error();
    KeyColumns keys;
    keys.ordinals = std::get<std::vector<std::int32_t>>(std::move(ordinals).value());
    keys.joined = std::get<std::vector<std::int32_t>>(std::move(joined).value());
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys.ordinals[i] < -1 || keys.joined[i] < -1 ||
            (keys.ordinals[i] < 0 && keys.joined[i] >= 0))
            return Error{ErrorKind::Corrupt,
                         "The list of customers is damaged. Open a backup instead."};
    if (texts == KeyTexts::LeaveOut)
        return keys;
    Expected<ReadCells> ids = readColumn(database, segment, kId, FieldType::Identifier);
    if (!ids.ok())
        return ids.error();
    Expected<ReadCells> emails = readColumn(database, segment, kEmail, FieldType::Email);
    if (!emails.ok())
        return emails.error();
    keys.ids = std::get<TextColumn>(std::move(ids).value());
    keys.emails = std::get<TextColumn>(std::move(emails).value());
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
    return id.ok() ? Status() : Status(id.error());
}

Status forEachKeys(const sqlite::Database& database, KeyTexts texts,
                   const std::function<Status(const Segment&, const KeyColumns&)>& visit)
{
    const Expected<std::vector<Segment>> segments = readSegments(database, kCustomerKeysTable);
    if (!segments.ok())
        return segments.error();
    for (const Segment& segment : segments.value()) {
        const Expected<KeyColumns> keys = readKeys(database, segment, texts);
        if (!keys.ok())
            return keys.error();
        if (Status status = visit(segment, keys.value()); !status.ok())
            return status;
    }
    return {};
}

} // namespace regard
