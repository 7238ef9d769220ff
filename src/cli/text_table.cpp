// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"

#include <algorithm>
#include <ostream>

namespace regard::cli {

namespace {

/// Characters, not bytes: bytes that continue a UTF-8 sequence do not count.
std::size_t width(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

} // namespace

void TextTable::addColumn(std::string header, Align align)
{
    m_headers.push_back(std::move(header));
    m_align.push_back(align);
}

void TextTable::addRow(std::vector<std::string> cells)
{
    cells.resize(m_headers.size());
    m_rows.push_back(std::move(cells));
}

void TextTable::print(std::ostream& out) const
{
    std::vector<std::size_t> widths(m_headers.size(), 0);
    for (const std::vector<std::string>& row : m_rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width(row[i]));
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string text;
        bool first = true;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (widths[i] == 0)
                continue;
            const std::string pad(std::max(widths[i], width(m_headers[i])) - width(cells[i]), ' ');
            text += (first ? "" : "  ") +
                    (m_align[i] == Align::Right ? pad + cells[i] : cells[i] + pad);
            first = false;
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out << text << '\n';
    };
    line(m_headers);
    for (const std::vector<std::string>& row : m_rows)
        line(row);
}

} // namespace regard::cli
