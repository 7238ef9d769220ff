// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/record_text.h"

namespace regard {

namespace {

bool needsQuotes(const std::string& cell, const Dialect& dialect)
{
    if (dialect.quote == 0 || cell.empty())
        return false;
    return cell.find_first_of("\r\n") != std::string::npos ||
           cell.find(dialect.quote) != std::string::npos ||
           (dialect.escape != 0 && cell.find(dialect.escape) != std::string::npos) ||
           (dialect.trimSpaces && (cell.front() == ' ' || cell.back() == ' ')) ||
           (!dialect.delimiter.empty() && cell.find(dialect.delimiter) != std::string::npos);
}

} // namespace

std::string recordText(const std::vector<std::string>& cells, const Dialect& dialect)
{
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            text += dialect.delimiter;
        if (!needsQuotes(cells[i], dialect)) {
            text += cells[i];
            continue;
        }
        const char escape = dialect.escape != 0 ? dialect.escape : dialect.quote;
        text += dialect.quote;
        for (const char c : cells[i]) {
            if (c == dialect.quote || c == escape)
                text += escape;
            text += c;
        }
        text += dialect.quote;
    }
    return text;
}

} // namespace regard
