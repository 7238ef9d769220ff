// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/record_walk.h"

#include <algorithm>

namespace regard {

using values::Reading;

namespace {

std::string_view typeNoun(const plan::Column& column)
{
    switch (column.type) {
    case FieldType::Moment:
        return "date";
    case FieldType::Money:
        return "amount";
    case FieldType::Duration:
        return "duration";
    case FieldType::Boolean:
        return "yes or no";
    default:
        return "number";
    }
}

} // namespace

RecordDecoder::RecordDecoder(BlockDecoder& owner, std::size_t record, DecodedBlock& result)
    : m_owner(owner), m_recordIndex(record), m_record(owner.m_plan.records[record]),
      m_result(result), m_refused(owner.m_rows.size(), 0)
{
}

std::string RecordDecoder::quoted(std::string_view text)
{
    constexpr std::size_t kLongest = 60;
    if (text.size() <= kLongest)
        return "\"" + std::string(text) + "\"";
    std::size_t size = kLongest;
    while (size > 0 &&
           (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) // never half a character
        --size;
    return "\"" + std::string(text.substr(0, size)) + "...\"";
}

RecordDecoder::Cell RecordDecoder::translated(const plan::Column& column, std::string_view text)
{
    if (std::ranges::find(column.missing, text) != column.missing.end())
        return {};
    const auto translation = column.translations.find(text);
    if (translation != column.translations.end())
        return translation->second ? Cell{*translation->second, true} : Cell{};
    if (!column.otherText || text.empty())
        return {text};
    return *column.otherText ? Cell{**column.otherText, true} : Cell{};
}

std::string_view RecordDecoder::textOf(const plan::Column& column, std::uint32_t record) const
{
    const RecordBatch& batch = m_owner.m_batch;
    std::string_view text =
        trimmedQuickly(batch.field(record, static_cast<std::size_t>(column.source)));
    for (const int source : column.otherwise) {
        if (!text.empty() && std::ranges::find(column.missing, text) == column.missing.end())
            break;
        text = trimmedQuickly(batch.field(record, static_cast<std::size_t>(source)));
    }
    return text;
}

void RecordDecoder::refuse(std::size_t row, std::string_view header, std::string reasonClass,
                           const std::string& detail)
{
    if (m_refused[row] != 0)
        return;
    m_refused[row] = 1;
    m_anyRefused = true;
    Refusal refusal;
    refusal.row.line = m_owner.m_batch.line(m_owner.m_rows[row]);
    refusal.row.column = header;
    refusal.row.reason = detail.empty() ? reasonClass : reasonClass + ": " + detail;
    refusal.row.raw = m_owner.m_batch.raw(m_owner.m_rows[row]);
    refusal.reasonClass = std::move(reasonClass);
    m_result.refusals.push_back(std::move(refusal));
}

void RecordDecoder::fail(std::size_t index, std::size_t row, Reading reading, std::string_view text)
{
    const plan::Column& column = m_record.columns[index];
    if (column.automatic && (reading == Reading::Undecided || reading == Reading::Opposed)) {
        if (!m_result.question)
            m_result.question = OpenQuestion{m_recordIndex, index, reading};
        return;
    }
    const std::string noun(typeNoun(column));
    std::string detail = quoted(text);
    if (column.isDate() && m_owner.m_plan.pattern)
        detail += " is not written as " + m_owner.m_plan.pattern->text();
    else if (reading == Reading::Opposed && column.isNumber())
        detail += column.mark == values::DecimalMark::Comma ? " does not fit a decimal comma"
                                                            : " does not fit a decimal point";
    refuse(row, column.header, "unreadable " + noun, detail);
}

void RecordDecoder::decodeColumn(std::size_t index, TableBlock& block)
{
    const plan::Column& column = m_record.columns[index];
    BlockColumn added{column.field, std::vector<double>()};
    switch (column.type) {
    case FieldType::CustomerRef:
    case FieldType::Identifier:
        if (std::optional<NumberedColumn> numbers = numbered(index))
            added.values = std::move(*numbers);
        else if (column.type == FieldType::CustomerRef)
            added.values = coded(index);
        else
            added.values = texts(index);
        break;
    case FieldType::Email:
    case FieldType::Category:
        added.values = coded(index);
        break;
    case FieldType::Text:
        added.values = texts(index);
        break;
    case FieldType::Moment:
        added.values = moments(index);
        break;
    case FieldType::Money:
        added.values = money(index);
        break;
    case FieldType::Number:
    case FieldType::Duration:
        added.values = numbers(index);
        break;
    case FieldType::Boolean:
        added.values = booleans(index);
        break;
    }
    requireValues(index, added.values);
    block.columns.push_back(std::move(added));
}

TableBlock RecordDecoder::decode()
{
    TableBlock block;
    block.table = m_record.table;
    block.rows = m_owner.m_rows.size();
    block.lines.reserve(block.rows);
    for (const std::uint32_t row : m_owner.m_rows)
        block.lines.push_back(m_owner.m_batch.line(row));
    for (const plan::Filter& filter : m_record.filters)
        for (std::size_t row = 0; row < block.rows; ++row)
            if (!filter.keeps(trimmedQuickly(m_owner.m_batch.field(
                    m_owner.m_rows[row], static_cast<std::size_t>(filter.source)))))
                leaveOut(row);
    for (std::size_t i = 0; i < m_record.columns.size(); ++i)
        if (static_cast<int>(i) != m_record.quantity && static_cast<int>(i) != m_record.price)
            decodeColumn(i, block);
    if (m_record.quantity >= 0)
        addAmount(block);
    checkIdentity(block);
    checkIdentifiers(block);
    checkDurations(block);
    if (m_record.table == Table::Survey)
        checkScores(block);
    if (m_anyRefused)
        dropRefused(block);
    return block;
}

} // namespace regard
