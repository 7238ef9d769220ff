// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/category_codes.h"

#include "core/store/rows.h"

namespace regard {

namespace {

struct Value {
    std::string field;
    std::int64_t code = 0;
    std::string text;
};

/// Adds values in the order of their codes; false where a code is missing or a value stands twice.
bool take(Dictionary& dictionary, const Value& value)
{
    return value.code == static_cast<std::int64_t>(dictionary.size()) &&
           dictionary.intern(value.text) == value.code;
}

Error damaged()
{
    return {ErrorKind::Corrupt, "The list of categories is damaged. Open a backup instead."};
}

Value valueOf(const sqlite::Statement& row)
{
    return {row.text(0), row.integer(1), row.text(2)};
}

} // namespace

Expected<Dictionary*> CategoryCodes::dictionary(std::string_view field)
{
    auto found = m_fields.find(field);
    if (found == m_fields.end()) {
        const Expected<std::vector<Value>> values = readRows<Value>(
            m_database, "SELECT field, code, value FROM dictionary WHERE field = ?1 ORDER BY code",
            valueOf, [&](sqlite::Statement& statement) { statement.bind(1, field); });
        if (!values.ok())
            return values.error();
        Entry entry;
        for (const Value& value : values.value())
            if (!take(entry.dictionary, value))
                return damaged();
        entry.stored = entry.dictionary.size();
        found = m_fields.emplace(std::string(field), std::move(entry)).first;
    }
    return &found->second.dictionary;
}

Status CategoryCodes::write() const
{
    Expected<sqlite::Statement> insert =
        m_database.prepare("INSERT INTO dictionary (field, code, value) VALUES (?1, ?2, ?3)");
    if (!insert.ok())
        return insert.error();
    for (const auto& [field, entry] : m_fields)
        for (std::size_t code = entry.stored; code < entry.dictionary.size(); ++code) {
            Status status = insert.value()
                                .bind(1, field)
                                .bind(2, static_cast<std::int64_t>(code))
                                .bind(3, entry.dictionary.at(static_cast<std::int32_t>(code)))
                                .run();
            if (!status.ok())
                return status;
        }
    return {};
}

Expected<std::map<std::string, Dictionary, std::less<>>>
readDictionaries(const sqlite::Database& database)
{
    const Expected<std::vector<Value>> values = readRows<Value>(
        database, "SELECT field, code, value FROM dictionary ORDER BY field, code", valueOf);
    if (!values.ok())
        return values.error();
    std::map<std::string, Dictionary, std::less<>> dictionaries;
    for (const Value& value : values.value())
        if (!take(dictionaries[value.field], value))
            return damaged();
    return dictionaries;
}

} // namespace regard
