// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/cells.h"

#include "core/store/columns/column_codec.h"
#include "core/store/facts/hashing.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

namespace regard {

namespace {

template <class T>
constexpr T blankOf()
{
    if constexpr (std::is_same_v<T, std::int64_t>)
        return std::numeric_limits<std::int64_t>::min();
    else if constexpr (std::is_same_v<T, double>)
        return std::numeric_limits<double>::quiet_NaN();
    else
        return T{-1};
}

template <class T>
bool blankValue(T value)
{
    if constexpr (std::is_same_v<T, double>)
        return std::isnan(value);
    else
        return value == blankOf<T>();
}

/// The column of `values` that has the alternative of Open.
template <class Open>
const auto& like(const ReadCells& values)
{
    if constexpr (std::is_same_v<Open, TextCells>)
        return std::get<TextColumn>(values);
    else
        return std::get<Open>(values);
}

template <class Column>
bool blankAt(const Column& column, std::size_t i)
{
    if constexpr (std::is_same_v<Column, TextCells> || std::is_same_v<Column, TextColumn>)
        return column.at(i).empty();
    else if constexpr (std::is_same_v<Column, NumberedColumn>)
        return column.isBlank(i);
    else
        return blankValue(column[i]);
}

TextCells cellsOf(const NumberedColumn& column)
{
    TextCells cells;
    for (std::size_t i = 0; i < column.size(); ++i)
        cells.push(column.text(i));
    return cells;
}

bool allBlank(const NumberedColumn& column)
{
    return std::all_of(column.numbers.begin(), column.numbers.end(),
                       [](std::int64_t number) { return number == Numbering::kNone; });
}

template <class T>
std::vector<T> takeFirst(std::vector<T>& values, std::size_t count)
{
    std::vector<T> first = std::exchange(values, {});
    values.reserve(first.capacity());
    values.assign(first.begin() + static_cast<std::ptrdiff_t>(count), first.end());
    first.resize(count);
    return first;
}

/// Whether neither is numbered, or both in the same way.
bool agreeing(const OpenCells& cells, const ReadCells& values)
{
    const auto* open = std::get_if<NumberedColumn>(&cells);
    const auto* other = std::get_if<NumberedColumn>(&values);
    if (open == nullptr || other == nullptr)
        return open == other;
    return open->numbering == other->numbering;
}

/// A text, numbered or not.
std::string textAt(const ReadCells& values, std::size_t i)
{
    const auto* numbers = std::get_if<NumberedColumn>(&values);
    return numbers != nullptr ? numbers->text(i) : std::string(std::get<TextColumn>(values).at(i));
}

void copyCell(OpenCells& cells, std::size_t i, const ReadCells& values, std::size_t from)
{
    std::visit(
        [&]<class Column>(Column& column) {
            if constexpr (std::is_same_v<Column, TextCells>)
                column.set(i, like<Column>(values).at(from));
            else if constexpr (std::is_same_v<Column, NumberedColumn>)
                column.numbers[i] = like<Column>(values).numbers[from];
            else
                column[i] = like<Column>(values)[from];
        },
        cells);
}

} // namespace

void TextCells::append(const TextColumn& values)
{
    const std::uint64_t before = m_bytes.size();
    m_bytes.append(values.bytes);
    std::uint64_t from = 0;
    for (const std::uint32_t end : values.ends) {
        m_cells.push_back({before + from, end - from});
        from = end;
    }
}

TextColumn TextCells::column(std::size_t count) const
{
    TextColumn texts;
    texts.ends.reserve(count);
    std::uint64_t end = 0;
    bool inOrder = true;
    for (std::size_t i = 0; i < count; ++i) {
        inOrder = inOrder && (m_cells[i].from == end || m_cells[i].length == 0);
        end += m_cells[i].length;
        texts.ends.push_back(static_cast<std::uint32_t>(end));
    }
    if (inOrder) { // as they are where no row was changed
        texts.bytes = m_bytes.substr(0, end);
        return texts;
    }
    for (std::size_t i = 0; i < count; ++i)
        texts.bytes.append(at(i));
    return texts;
}

TextCells TextCells::takeFront(std::size_t count)
{
    TextCells front;
    std::swap(front, *this);
    m_cells.reserve(front.size());
    for (std::size_t i = count; i < front.size(); ++i)
        push(front.at(i));
    front.resize(count);
    return front;
}

FieldType fieldType(Table table, std::string_view field)
{
    if (table == Table::Customer && field == "customer")
        return FieldType::CustomerRef;
    const Field* known = fieldOf(table, field);
    return known == nullptr ? FieldType::Category : known->type;
}

OpenCells emptyCells(FieldType type)
{
    switch (type) {
    case FieldType::CustomerRef:
    case FieldType::Category:
        return std::vector<std::int32_t>{};
    case FieldType::Moment:
    case FieldType::Money:
        return std::vector<std::int64_t>{};
    case FieldType::Number:
    case FieldType::Duration:
        return std::vector<double>{};
    case FieldType::Boolean:
        return std::vector<std::int8_t>{};
    case FieldType::Identifier:
    case FieldType::Email:
    case FieldType::Text:
        break;
    }
    return TextCells{};
}

void agree(OpenCells& cells, ReadCells& values)
{
    auto* numbers = std::get_if<NumberedColumn>(&values);
    auto* open = std::get_if<NumberedColumn>(&cells);
    if (numbers == nullptr) {
        if (open != nullptr && std::holds_alternative<TextColumn>(values))
            cells = cellsOf(*open);
        return;
    }
    if (open != nullptr) {
        if (numbers->numbering == open->numbering)
            return;
        if (allBlank(*numbers)) {
            numbers->numbering = open->numbering;
            return;
        }
        if (allBlank(*open)) {
            open->numbering = numbers->numbering;
            return;
        }
        cells = cellsOf(*open);
    }
    auto& texts = std::get<TextCells>(cells);
    std::size_t blank = 0;
    while (blank < texts.size() && texts.at(blank).empty())
        ++blank;
    if (blank < texts.size())
        values = columns::textsOf(*numbers);
    else
        cells =
            NumberedColumn{numbers->numbering, std::vector<std::int64_t>(blank, Numbering::kNone)};
}

void resizeCells(OpenCells& cells, std::size_t count)
{
    std::visit(
        [&]<class Column>(Column& column) {
            if constexpr (std::is_same_v<Column, TextCells>)
                column.resize(count);
            else if constexpr (std::is_same_v<Column, NumberedColumn>)
                column.numbers.resize(count, Numbering::kNone);
            else
                column.resize(count, blankOf<typename Column::value_type>());
        },
        cells);
}

void appendCells(OpenCells& cells, const ReadCells& values)
{
    std::visit(
        [&]<class Column>(Column& column) {
            const auto& from = like<Column>(values);
            if constexpr (std::is_same_v<Column, TextCells>)
                column.append(from);
            else if constexpr (std::is_same_v<Column, NumberedColumn>)
                column.numbers.insert(column.numbers.end(), from.numbers.begin(),
                                      from.numbers.end());
            else
                column.insert(column.end(), from.begin(), from.end());
        },
        cells);
}

std::string textOf(const OpenCells& cells, std::size_t i)
{
    const auto* numbers = std::get_if<NumberedColumn>(&cells);
    return numbers != nullptr ? numbers->text(i) : std::string(std::get<TextCells>(cells).at(i));
}

void setCell(OpenCells& cells, std::size_t i, const ReadCells& values, std::size_t from)
{
    if (agreeing(cells, values)) {
        copyCell(cells, i, values, from);
        return;
    }
    if (const auto* open = std::get_if<NumberedColumn>(&cells))
        cells = cellsOf(*open);
    std::get<TextCells>(cells).set(i, textAt(values, from));
}

bool isBlank(const OpenCells& cells, std::size_t i)
{
    return std::visit([i](const auto& column) { return blankAt(column, i); }, cells);
}

bool isBlank(const ReadCells& cells, std::size_t i)
{
    return std::visit([i](const auto& column) { return blankAt(column, i); }, cells);
}

bool sameCell(const OpenCells& cells, std::size_t i, const ReadCells& values, std::size_t from)
{
    if (!agreeing(cells, values))
        return textOf(cells, i) == textAt(values, from);
    return std::visit(
        [&]<class Column>(const Column& column) {
            const auto& other = like<Column>(values);
            if constexpr (std::is_same_v<Column, TextCells>)
                return column.at(i) == other.at(from);
            else if constexpr (std::is_same_v<Column, NumberedColumn>)
                return column.numbers[i] == other.numbers[from];
            else if constexpr (std::is_same_v<Column, std::vector<double>>)
                return column[i] == other[from] ||
                       (std::isnan(column[i]) && std::isnan(other[from]));
            else
                return column[i] == other[from];
        },
        cells);
}

void addCell(OpenCells& cells, std::size_t i, const ReadCells& values, std::size_t from)
{
    std::visit(
        [&]<class Column>(Column& column) {
            if constexpr (std::is_same_v<Column, std::vector<std::int64_t>> ||
                          std::is_same_v<Column, std::vector<double>>) {
                const auto value = like<Column>(values)[from];
                if (!blankValue(value))
                    column[i] = blankValue(column[i]) ? value : column[i] + value;
            }
        },
        cells);
}

void hashCells(const ReadCells& values, std::uint64_t seed, std::vector<std::uint64_t>& hashes)
{
    std::visit(
        [&]<class Column>(const Column& column) {
            for (std::size_t i = 0; i < hashes.size(); ++i) {
                if (blankAt(column, i))
                    continue;
                if constexpr (std::is_same_v<Column, TextColumn>)
                    hashes[i] += hashText(column.at(i), seed);
                else if constexpr (std::is_same_v<Column, NumberedColumn>)
                    hashes[i] += hashText(column.text(i), seed);
                else if constexpr (std::is_same_v<Column, std::vector<double>>)
                    hashes[i] +=
                        spread(spread(std::bit_cast<std::uint64_t>(column[i] + 0.0)) ^ seed);
                else
                    hashes[i] += spread(spread(static_cast<std::uint64_t>(column[i])) ^ seed);
            }
        },
        values);
}

void moveCell(OpenCells& cells, std::size_t to, std::size_t from)
{
    std::visit(
        [&]<class Column>(Column& column) {
            if constexpr (std::is_same_v<Column, TextCells>)
                column.move(to, from);
            else if constexpr (std::is_same_v<Column, NumberedColumn>)
                column.numbers[to] = column.numbers[from];
            else
                column[to] = column[from];
        },
        cells);
}

OpenCells takeFront(OpenCells& cells, std::size_t count)
{
    return std::visit(
        [&]<class Column>(Column& column) -> OpenCells {
            if constexpr (std::is_same_v<Column, TextCells>)
                return column.takeFront(count);
            else if constexpr (std::is_same_v<Column, NumberedColumn>)
                return NumberedColumn{column.numbering, takeFirst(column.numbers, count)};
            else
                return takeFirst(column, count);
        },
        cells);
}

} // namespace regard
