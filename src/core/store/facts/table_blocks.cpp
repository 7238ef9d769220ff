// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/table_writer.h"

#include "core/store/columns/column_codec.h"
#include "core/store/facts/hashing.h"

#include <regard/domain/personal_text.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace regard {

namespace {

Error misfit(Table table, std::string_view field)
{
    return {ErrorKind::Invalid, "The values given for " + std::string(tableName(table)) + "." +
                                    std::string(field) +
                                    " are not of its type, or not one for each row."};
}

/// One value a row, as text, of a column that names things.
class NameColumn final {
public:
    explicit NameColumn(const BlockColumn* column)
    {
        if (column != nullptr) {
            m_coded = std::get_if<CodedColumn>(&column->values);
            m_texts = std::get_if<TextColumn>(&column->values);
            m_numbers = std::get_if<NumberedColumn>(&column->values);
            if (m_numbers != nullptr) {
                m_asTexts = columns::textsOf(*m_numbers);
                m_texts = &m_asTexts;
            }
        }
    }
    NameColumn(const NameColumn&) = delete;
    NameColumn& operator=(const NameColumn&) = delete;
    [[nodiscard]] bool there() const { return m_coded != nullptr || m_texts != nullptr; }
    [[nodiscard]] std::string_view at(std::size_t i) const
    {
        if (m_texts != nullptr)
            return m_texts->at(i);
        return m_coded == nullptr || m_coded->codes[i] < 0
                   ? std::string_view()
                   : m_coded->values[static_cast<std::size_t>(m_coded->codes[i])];
    }
    [[nodiscard]] const CodedColumn* coded() const { return m_coded; }

private:
    const CodedColumn* m_coded = nullptr;
    const TextColumn* m_texts = nullptr;
    const NumberedColumn* m_numbers = nullptr;
    TextColumn m_asTexts;
};

const BlockColumn* columnNamed(const TableBlock& block, std::string_view field)
{
    for (const BlockColumn& column : block.columns)
        if (column.field == field)
            return &column;
    return nullptr;
}

/// Whether the column has one entry a row and no code outside its list.
bool wellFormed(const BlockValues& values, std::size_t rows)
{
    if (const auto* coded = std::get_if<CodedColumn>(&values)) {
        const auto count = static_cast<std::int64_t>(coded->values.size());
        return coded->codes.size() == rows &&
               std::all_of(coded->codes.begin(), coded->codes.end(),
                           [&](std::int32_t code) { return code >= -1 && code < count; });
    }
    return std::visit(
        [&]<class Column>(const Column& column) {
            if constexpr (std::is_same_v<Column, CodedColumn>)
                return true;
            else
                return column.size() == rows;
        },
        values);
}

std::vector<std::int32_t> translated(const CodedColumn& column,
                                     const std::vector<std::int32_t>& codes)
{
    std::vector<std::int32_t> values(column.codes.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = column.codes[i] < 0 ? -1 : codes[static_cast<std::size_t>(column.codes[i])];
    return values;
}

/// The values of the rows that stay.
template <class T>
void keepRows(std::vector<T>& values, const std::vector<bool>& stays)
{
    std::size_t to = 0;
    for (std::size_t row = 0; row < values.size(); ++row)
        if (stays[row])
            values[to++] = values[row];
    values.resize(to);
}

void keepRows(CodedColumn& column, const std::vector<bool>& stays)
{
    keepRows(column.codes, stays);
}

void keepRows(NumberedColumn& column, const std::vector<bool>& stays)
{
    keepRows(column.numbers, stays);
}

void keepRows(TextColumn& column, const std::vector<bool>& stays)
{
    TextColumn kept;
    for (std::size_t row = 0; row < column.size(); ++row)
        if (stays[row])
            kept.push(column.at(row));
    column = std::move(kept);
}

/// An address in the place of an id is kept with the keys, as a hash, and nowhere else.
void leaveOutAddresses(BlockValues& values)
{
    if (const auto* numbers = std::get_if<NumberedColumn>(&values);
        numbers != nullptr && numbers->numbering.prefix.find('@') != std::string::npos)
        values = columns::textsOf(*numbers);
    if (auto* coded = std::get_if<CodedColumn>(&values)) {
        for (std::string& value : coded->values)
            if (isMailAddress(value))
                value.clear();
    } else if (auto* texts = std::get_if<TextColumn>(&values);
               texts != nullptr && texts->bytes.find('@') != std::string::npos) {
        TextColumn kept;
        for (std::size_t row = 0; row < texts->size(); ++row)
            kept.push(isMailAddress(texts->at(row)) ? std::string_view() : texts->at(row));
        *texts = std::move(kept);
    }
}

} // namespace

void TableWriter::refuseErased(TableBlock& block, std::vector<std::int32_t>& customers)
{
    std::vector<bool> stays(block.rows);
    for (std::size_t row = 0; row < block.rows; ++row) {
        stays[row] = customers[row] != CustomerKeys::kErased;
        if (!stays[row])
            m_context.erasedLines.push_back(block.lines[row]);
    }
    keepRows(customers, stays);
    if (customers.size() == block.rows)
        return;
    block.rows = customers.size();
    keepRows(block.lines, stays);
    for (BlockColumn& column : block.columns)
        std::visit([&](auto& values) { keepRows(values, stays); }, column.values);
}

Expected<ReadCells> TableWriter::customersOf(const TableBlock& block)
{
    const bool records = m_table == Table::Customer;
    CustomerKeys& keys = m_context.customers;
    const BlockColumn* idColumn = columnNamed(block, records ? "id" : "customer");
    const auto* numbers =
        idColumn == nullptr ? nullptr : std::get_if<NumberedColumn>(&idColumn->values);
    if (numbers != nullptr && columnNamed(block, "email") == nullptr)
        return ReadCells(keys.ordinals(*numbers));
    const NameColumn ids(idColumn);
    const NameColumn emails(columnNamed(block, "email"));
    if (ids.coded() != nullptr && !emails.there()) {
        std::vector<std::int32_t> ordinals(ids.coded()->values.size());
        for (std::size_t i = 0; i < ordinals.size(); ++i)
            ordinals[i] = keys.ordinal(ids.coded()->values[i], {});
        return ReadCells(translated(*ids.coded(), ordinals));
    }
    std::vector<std::int32_t> ordinals(block.rows);
    // Pairs of codes that were looked up already: an address is hashed once a block.
    std::unordered_map<std::uint64_t, std::int32_t> known;
    const bool coded = (ids.coded() != nullptr || !ids.there()) && emails.coded() != nullptr;
    for (std::size_t i = 0; i < block.rows; ++i) {
        if (!coded) {
            ordinals[i] = keys.ordinal(ids.at(i), emails.at(i));
            continue;
        }
        const auto idCode = static_cast<std::uint32_t>(ids.there() ? ids.coded()->codes[i] : -1);
        const auto emailCode = static_cast<std::uint32_t>(emails.coded()->codes[i]);
        const auto [entry, fresh] = known.try_emplace(std::uint64_t{idCode} << 32 | emailCode, -1);
        if (fresh)
            entry->second = keys.ordinal(ids.at(i), emails.at(i));
        ordinals[i] = entry->second;
    }
    return ReadCells(std::move(ordinals));
}

Expected<ReadCells> TableWriter::translateColumn(BlockColumn&& column, FieldType type)
{
    BlockValues& values = column.values;
    switch (type) {
    case FieldType::Category: {
        const Expected<Dictionary*> dictionary = m_context.categories.dictionary(column.field);
        if (!dictionary.ok())
            return dictionary.error();
        if (const auto* coded = std::get_if<CodedColumn>(&values)) {
            std::vector<std::int32_t> codes;
            for (const std::string& value : coded->values)
                codes.push_back(value.empty() ? -1 : dictionary.value()->intern(value));
            return ReadCells(translated(*coded, codes));
        }
        if (const auto* texts = std::get_if<TextColumn>(&values)) {
            std::vector<std::int32_t> codes(texts->size());
            for (std::size_t i = 0; i < codes.size(); ++i)
                codes[i] = texts->at(i).empty() ? -1 : dictionary.value()->intern(texts->at(i));
            return ReadCells(std::move(codes));
        }
        break;
    }
    case FieldType::Moment:
    case FieldType::Money:
        if (auto* whole = std::get_if<std::vector<std::int64_t>>(&values))
            return ReadCells(std::move(*whole));
        break;
    case FieldType::Number:
    case FieldType::Duration:
        if (auto* numbers = std::get_if<std::vector<double>>(&values))
            return ReadCells(std::move(*numbers));
        break;
    case FieldType::Boolean:
        if (auto* flags = std::get_if<std::vector<std::int8_t>>(&values))
            return ReadCells(std::move(*flags));
        break;
    case FieldType::Identifier:
    case FieldType::Text: {
        if (auto* texts = std::get_if<TextColumn>(&values))
            return ReadCells(std::move(*texts));
        if (auto* numbers = std::get_if<NumberedColumn>(&values)) {
            if (type == FieldType::Text)
                return ReadCells(columns::textsOf(*numbers));
            return ReadCells(std::move(*numbers));
        }
        if (const auto* coded = std::get_if<CodedColumn>(&values)) {
            const NameColumn names(&column);
            TextColumn texts;
            for (std::size_t i = 0; i < coded->codes.size(); ++i)
                texts.push(names.at(i));
            return ReadCells(std::move(texts));
        }
        break;
    }
    case FieldType::CustomerRef:
    case FieldType::Email:
        break;
    }
    return misfit(m_table, column.field);
}

Expected<std::vector<TableWriter::Incoming>> TableWriter::translate(TableBlock& block)
{
    bool namesCustomer = false;
    for (const BlockColumn& column : block.columns) {
        if (!wellFormed(column.values, block.rows))
            return misfit(m_table, column.field);
        namesCustomer = namesCustomer || column.field == "customer" || column.field == "email" ||
                        (m_table == Table::Customer && column.field == "id");
    }
    std::vector<Incoming> incoming;
    if (namesCustomer) {
        Expected<ReadCells> customers = customersOf(block);
        if (!customers.ok())
            return customers.error();
        if (m_context.customers.anyErased())
            refuseErased(block, std::get<std::vector<std::int32_t>>(customers.value()));
        incoming.push_back({columnIndex("customer"), std::move(customers).value()});
    }
    for (BlockColumn& column : block.columns) {
        // Addresses are kept as hashes with the keys of customers, nowhere else.
        if (column.field == "customer" || column.field == "email")
            continue;
        if (m_table == Table::Customer && column.field == "id")
            leaveOutAddresses(column.values);
        const std::size_t index = columnIndex(column.field);
        const std::string field = column.field;
        Expected<ReadCells> cells = translateColumn(std::move(column), m_columns[index].type);
        if (!cells.ok())
            return cells.error();
        const bool sums = isSummed(field);
        incoming.push_back({index, std::move(cells).value(), sums});
    }
    return incoming;
}

} // namespace regard
