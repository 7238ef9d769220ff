// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/schema.h>
#include <regard/store/import_session.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace regard {

/// Texts of a column that may still be changed one by one.
class TextCells final {
public:
    [[nodiscard]] std::size_t size() const { return m_cells.size(); }
    [[nodiscard]] std::string_view at(std::size_t i) const
    {
        return {m_bytes.data() + m_cells[i].from, m_cells[i].length};
    }
    void push(std::string_view value) { m_cells.push_back(keep(value)); }
    void append(const TextColumn& values);
    /// The first `count` texts, end to end.
    [[nodiscard]] TextColumn column(std::size_t count) const;
    void set(std::size_t i, std::string_view value) { m_cells[i] = keep(value); }
    void resize(std::size_t count) { m_cells.resize(count); }
    /// The first `count` texts, which leave this column.
    [[nodiscard]] TextCells takeFront(std::size_t count);
    /// Moves text `from` to place `to`, which lies before it.
    void move(std::size_t to, std::size_t from) { m_cells[to] = m_cells[from]; }

private:
    struct Cell {
        std::uint64_t from = 0;
        std::uint64_t length = 0;
    };
    Cell keep(std::string_view value)
    {
        const Cell cell{m_bytes.size(), value.size()};
        m_bytes.append(value);
        return cell;
    }

    std::string m_bytes;
    std::vector<Cell> m_cells;
};

/// A column as it comes from a block (translated to the store's codes) or out of a segment.
using ReadCells =
    std::variant<std::vector<std::int32_t>, std::vector<std::int64_t>, std::vector<double>,
                 std::vector<std::int8_t>, TextColumn, NumberedColumn>;
/// A column of rows that are not written yet.
using OpenCells =
    std::variant<std::vector<std::int32_t>, std::vector<std::int64_t>, std::vector<double>,
                 std::vector<std::int8_t>, TextCells, NumberedColumn>;

/// The type of a field; attributes are categories.
[[nodiscard]] FieldType fieldType(Table table, std::string_view field);

[[nodiscard]] OpenCells emptyCells(FieldType type);
/// Makes both numbered in the same way, or both texts; other cells and values agree as they are.
void agree(OpenCells& cells, ReadCells& values);
/// Grows with blanks, or cuts.
void resizeCells(OpenCells& cells, std::size_t count);
/// Appends all of `values`, with which the cells agree.
void appendCells(OpenCells& cells, const ReadCells& values);
/// The text of a cell of texts, numbered or not.
[[nodiscard]] std::string textOf(const OpenCells& cells, std::size_t i);
void setCell(OpenCells& cells, std::size_t i, const ReadCells& values, std::size_t from);
[[nodiscard]] bool isBlank(const OpenCells& cells, std::size_t i);
[[nodiscard]] bool isBlank(const ReadCells& cells, std::size_t i);
[[nodiscard]] bool sameCell(const OpenCells& cells, std::size_t i, const ReadCells& values,
                            std::size_t from);
/// Adds a number or an amount; blank counts as nothing.
void addCell(OpenCells& cells, std::size_t i, const ReadCells& values, std::size_t from);
/// Adds to hashes[i] the hash of every cell that is not blank.
void hashCells(const ReadCells& values, std::uint64_t seed, std::vector<std::uint64_t>& hashes);
void moveCell(OpenCells& cells, std::size_t to, std::size_t from);
/// The first `count` cells, which leave this column.
[[nodiscard]] OpenCells takeFront(OpenCells& cells, std::size_t count);

} // namespace regard
