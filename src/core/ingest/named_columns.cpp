// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/record_walk.h"

#include <algorithm>

namespace regard {

// Columns whose texts name something: categories, customers, ids, and comments as they stand.

BlockValues RecordDecoder::coded(std::size_t index)
{
    const plan::Column& column = m_record.columns[index];
    CodedColumn result;
    if (column.source < 0) {
        result.values.push_back(column.constant);
        result.codes.assign(m_owner.m_rows.size(), 0);
    } else {
        BlockDictionary& dictionary = m_owner.m_dictionaries[m_recordIndex][index];
        dictionary.clear();
        dictionary.setBuffer(m_owner.m_text);
        result.codes.resize(m_owner.m_rows.size());
        std::int32_t* const codes = result.codes.data();
        forEach(column, [&](std::size_t row, const Cell& cell) {
            codes[row] = cell.text.empty() ? -1 : dictionary.code(cell.text);
        });
        result.values.reserve(dictionary.values().size());
        for (const std::string_view value : dictionary.values())
            result.values.emplace_back(value);
    }
    for (std::string& value : result.values)
        if (column.type == FieldType::Email) {
            value = values::lowered(value);
        } else if (column.field == "currency" && value.size() == 3) { // "usd" is USD
            std::ranges::transform(value, value.begin(), [](char c) {
                return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
            });
        } else if (!column.vocabulary.empty()) {
            std::string small = values::lowered(value);
            if (std::ranges::find(column.vocabulary, small) != column.vocabulary.end())
                value = std::move(small);
        }
    return result;
}

bool RecordDecoder::fillNumbers(const plan::Column& column, NumberedColumn& result,
                                std::string_view& first) const
{
    std::int64_t* const numbers = result.numbers.data();
    const Numbering& numbering = result.numbering;
    return forEachWhile(column, [&](std::size_t row, const Cell& cell) {
        if (cell.text.empty()) {
            numbers[row] = Numbering::kNone;
            return true;
        }
        if (first.empty())
            first = cell.text;
        numbers[row] = numbering.number(cell.text);
        return numbers[row] != Numbering::kNone;
    });
}

std::optional<NumberedColumn> RecordDecoder::numbered(std::size_t index)
{
    const plan::Column& column = m_record.columns[index];
    // Mostly as in the block before.
    std::optional<Numbering>& known = m_owner.m_numberings[m_recordIndex][index];
    NumberedColumn result;
    result.numbers.resize(m_owner.m_rows.size());
    std::string_view first;
    if (known) {
        result.numbering = *known;
        if (fillNumbers(column, result, first))
            return result;
    }
    first = {};
    (void)forEachWhile(column, [&](std::size_t, const Cell& cell) {
        first = cell.text;
        return first.empty();
    });
    const std::optional<Numbering> natural = Numbering::of(first);
    // Addresses, and what a spreadsheet made of an id ("5.7E+17"), are looked at as texts.
    if (!natural || natural->prefix.ends_with('+') ||
        natural->prefix.find('@') != std::string::npos)
        return std::nullopt;
    for (const std::optional<Numbering>& numbering : {natural, natural->widened(first)}) {
        if (!numbering)
            continue;
        result.numbering = *numbering;
        if (fillNumbers(column, result, first)) {
            known = numbering;
            return result;
        }
    }
    return std::nullopt;
}

TextColumn RecordDecoder::texts(std::size_t index) const
{
    TextColumn result;
    result.ends.reserve(m_owner.m_rows.size());
    forEach(m_record.columns[index],
            [&](std::size_t, const Cell& cell) { result.push(cell.text); });
    return result;
}

} // namespace regard
