// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/cells.h"

#include "core/store/facts/hashing.h"

#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>

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
    else
        return blankValue(column[i]);
}

template <class T>
void dropFirst(std::vector<T>& values, std::size_t count)
{
    values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count));
}

} // namespace

void TextCells::dropFront(std::size_t count)
{
    std::string bytes;
    std::vector<Cell> cells;
    cells.reserve(m_cells.size() - count);
    for (std::size_t i = count; i < m_cells.size(); ++i) {
        const std::string_view text = at(i);
        cells.push_back({bytes.size(), text.size()});
        bytes.append(text);
    }
    m_bytes = std::move(bytes);
    m_cells = std::move(cells);
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

void resizeCells(OpenCells& cells, std::size_t count)
{
    std::visit(
        [&]<class Column>(Column& column) {
            if constexpr (std::is_same_v<Column, TextCells>)
                column.resize(count);
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
                for (std::size_t i = 0; i < from.size(); ++i)
                    column.push(from.at(i));
            else
                column.insert(column.end(), from.begin(), from.end());
        },
        cells);
}

void setCell(OpenCells& cells, std::size_t i, const ReadCells& values, std::size_t from)
{
    std::visit(
        [&]<class Column>(Column& column) {
            if constexpr (std::is_same_v<Column, TextCells>)
                column.set(i, like<Column>(values).at(from));
            else
                column[i] = like<Column>(values)[from];
        },
        cells);
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
    return std::visit(
        [&]<class Column>(const Column& column) {
            const auto& other = like<Column>(values);
            if constexpr (std::is_same_v<Column, TextCells>)
                return column.at(i) == other.at(from);
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
            else
                column[to] = column[from];
        },
        cells);
}

void dropFront(OpenCells& cells, std::size_t count)
{
    std::visit(
        [&]<class Column>(Column& column) {
            if constexpr (std::is_same_v<Column, TextCells>)
                column.dropFront(count);
            else
                dropFirst(column, count);
        },
        cells);
}

} // namespace regard
