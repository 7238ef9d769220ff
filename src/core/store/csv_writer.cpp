// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/csv_writer.h"

#include <array>
#include <charconv>
#include <fstream>
#include <string>

namespace regard {

namespace {

void appendQuoted(std::string& line, const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos && !text.empty() &&
        text.front() != ' ' && text.back() != ' ') {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text) {
        if (c == '"')
            line += '"';
        line += c;
    }
    line += '"';
}

void appendCell(std::string& line, const sqlite::Statement& row, int column)
{
    switch (row.type(column)) {
    case sqlite::CellType::Null:
        return;
    case sqlite::CellType::Integer:
        line += std::to_string(row.integer(column));
        return;
    case sqlite::CellType::Real: {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), row.real(column));
        line.append(text.data(), end.ptr);
        return;
    }
    default:
        appendQuoted(line, row.text(column));
    }
}

} // namespace

Status writeRows(sqlite::Statement& select, const std::filesystem::path& file)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    std::string line;
    for (int column = 0; column < select.columns(); ++column) {
        if (column > 0)
            line += ',';
        appendQuoted(line, select.columnName(column));
    }
    out << line << "\r\n";
    while (true) {
        const Expected<bool> row = select.step();
        if (!row.ok())
            return row.error();
        if (!row.value())
            break;
        line.clear();
        for (int column = 0; column < select.columns(); ++column) {
            if (column > 0)
                line += ',';
            appendCell(line, select, column);
        }
        out << line << "\r\n";
    }
    out.close();
    if (!out)
        return Error{ErrorKind::Io, "The file cannot be written. Is the disk full?", file.string()};
    return {};
}

} // namespace regard
