// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/row_changes.h"

#include <string>
#include <type_traits>
#include <variant>

namespace regard {

namespace {

template <class Cells>
Expected<StoredValue> valueAt(const Cells& cells, std::size_t at, std::string_view field,
                              FieldType type, CategoryCodes& categories)
{
    if (isBlank(cells, at))
        return StoredValue();
    if (type == FieldType::Category) {
        const Expected<Dictionary*> dictionary = categories.dictionary(field);
        if (!dictionary.ok())
            return dictionary.error();
        const std::int32_t code = std::get<std::vector<std::int32_t>>(cells)[at];
        return StoredValue(std::string(dictionary.value()->at(code)));
    }
    return std::visit(
        [at]<class Column>(const Column& column) -> Expected<StoredValue> {
            if constexpr (std::is_same_v<Column, TextCells> || std::is_same_v<Column, TextColumn>)
                return StoredValue(std::string(column.at(at)));
            else if constexpr (std::is_same_v<Column, NumberedColumn>)
                return StoredValue(column.text(at));
            else if constexpr (std::is_same_v<Column, std::vector<std::int8_t>>)
                return StoredValue(column[at] > 0);
            else if constexpr (std::is_same_v<Column, std::vector<double>>)
                return StoredValue(column[at]);
            else
                return StoredValue(static_cast<std::int64_t>(column[at]));
        },
        cells);
}

} // namespace

Expected<StoredValue> storedValue(const OpenCells& cells, std::size_t at, std::string_view field,
                                  FieldType type, CategoryCodes& categories)
{
    return valueAt(cells, at, field, type, categories);
}

Expected<StoredValue> storedValue(const ReadCells& cells, std::size_t at, std::string_view field,
                                  FieldType type, CategoryCodes& categories)
{
    return valueAt(cells, at, field, type, categories);
}

void nameCustomers(std::vector<RowChange>& rows, const CustomerKeys& customers)
{
    std::vector<CustomerKeys::Name> names;
    const auto name = [&](std::string_view field, StoredValue& value) {
        if (field != "customer" || !std::holds_alternative<std::int64_t>(value))
            return;
        if (names.empty())
            names = customers.namesApart();
        const CustomerKeys::Name& known =
            names.at(static_cast<std::size_t>(std::get<std::int64_t>(value)));
        value = known.id.empty() ? "e-mail hash " + known.emailHash : known.id;
    };
    for (RowChange& row : rows) {
        for (auto& [field, value] : row.values)
            name(field, value);
        for (StoredChange& change : row.fields) {
            name(change.field, change.before);
            name(change.field, change.after);
        }
    }
}

bool RowChanges::wants(std::int64_t line) const
{
    return m_rows.size() < kMost || line < m_rows.rbegin()->first.first;
}

void RowChanges::add(std::int64_t older, RowChange&& row)
{
    const std::int64_t line = row.line;
    m_lines[older] = line;
    m_rows.insert_or_assign(std::pair(line, older), std::move(row));
    if (m_rows.size() > kMost) {
        const auto last = std::prev(m_rows.end());
        m_lines.erase(last->first.second);
        m_rows.erase(last);
    }
}

void RowChanges::forget(std::int64_t older)
{
    const auto known = m_lines.find(older);
    if (known == m_lines.end())
        return;
    m_rows.erase({known->second, older});
    m_lines.erase(known);
}

const RowChange* RowChanges::of(std::int64_t older) const
{
    const auto known = m_lines.find(older);
    return known == m_lines.end() ? nullptr : &m_rows.at({known->second, older});
}

std::vector<RowChange> RowChanges::rows() const
{
    std::vector<RowChange> rows;
    for (const auto& [place, row] : m_rows)
        rows.push_back(row);
    return rows;
}

} // namespace regard
