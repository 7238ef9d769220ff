// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/dense_codes.h"

#include "core/store/facts/cells.h"

#include <algorithm>

namespace regard {

namespace {

using Codes = std::vector<std::int32_t>;

/// Marks which codes occur; false where one lies outside.
bool markUsed(const Codes& codes, std::vector<std::uint8_t>& used)
{
    const auto limit = static_cast<std::uint32_t>(used.size());
    for (const std::int32_t code : codes) {
        if (code == -1)
            continue;
        if (static_cast<std::uint32_t>(code) >= limit)
            return false;
        used[static_cast<std::size_t>(code)] = 1;
    }
    return true;
}

void translate(Codes& codes, const Codes& newCodes)
{
    for (std::int32_t& code : codes)
        if (code >= 0)
            code = newCodes[static_cast<std::size_t>(code)];
}

Error unknownCode(const std::string& what)
{
    return {ErrorKind::Corrupt,
            "Rows name a " + what + " that the store does not know. Open a backup instead."};
}

} // namespace

Expected<Codes> makeCustomersDense(const std::vector<std::shared_ptr<FactTable::Data>>& tables,
                                   const Codes& canonical)
{
    std::vector<Codes*> columns;
    for (const auto& table : tables)
        if (const auto found = table->values.find("customer"); found != table->values.end())
            columns.push_back(&std::get<Codes>(found->second));
    std::vector<std::uint8_t> used(canonical.size());
    for (const Codes* column : columns)
        if (!markUsed(*column, used))
            return unknownCode("customer");
    for (std::size_t raw = 0; raw < used.size(); ++raw)
        if (used[raw] != 0)
            used[static_cast<std::size_t>(canonical[raw])] = 1;
    Codes rawOrdinals;
    Codes dense(canonical.size(), -1);
    for (std::size_t raw = 0; raw < canonical.size(); ++raw) {
        // What stands for an ordinal is never larger than it, so its number is known already.
        if (canonical[raw] != static_cast<std::int32_t>(raw)) {
            dense[raw] = dense[static_cast<std::size_t>(canonical[raw])];
        } else if (used[raw] != 0) {
            dense[raw] = static_cast<std::int32_t>(rawOrdinals.size());
            rawOrdinals.push_back(static_cast<std::int32_t>(raw));
        }
    }
    if (rawOrdinals.size() < canonical.size())
        for (Codes* column : columns)
            translate(*column, dense);
    return rawOrdinals;
}

Status makeCategoriesDense(const std::vector<std::shared_ptr<FactTable::Data>>& tables,
                           std::map<std::string, Dictionary, std::less<>>& dictionaries)
{
    for (auto& [field, dictionary] : dictionaries) {
        std::vector<Codes*> columns;
        for (const auto& table : tables) {
            const auto found = table->values.find(field);
            if (found != table->values.end() &&
                fieldType(table->table, field) == FieldType::Category)
                columns.push_back(&std::get<Codes>(found->second));
        }
        std::vector<std::uint8_t> used(dictionary.size());
        for (const Codes* column : columns)
            if (!markUsed(*column, used))
                return unknownCode(field);
        if (std::find(used.begin(), used.end(), 0) == used.end())
            continue;
        Dictionary occurring;
        Codes newCodes(used.size(), -1);
        for (std::size_t code = 0; code < used.size(); ++code)
            if (used[code] != 0)
                newCodes[code] = occurring.intern(dictionary.at(static_cast<std::int32_t>(code)));
        for (Codes* column : columns)
            translate(*column, newCodes);
        dictionary = std::move(occurring);
    }
    // A column whose field has no dictionary at all must be blank.
    for (const auto& table : tables)
        for (const auto& [field, values] : table->values)
            if (fieldType(table->table, field) == FieldType::Category &&
                !dictionaries.contains(field)) {
                const auto& codes = std::get<Codes>(values);
                if (std::any_of(codes.begin(), codes.end(), [](std::int32_t c) { return c != -1; }))
                    return unknownCode(field);
            }
    return {};
}

} // namespace regard
