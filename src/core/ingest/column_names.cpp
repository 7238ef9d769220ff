// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/column_names.h"

#include <algorithm>
#include <map>
#include <set>

namespace regard {
namespace {

using Row = std::vector<std::string>;

/// Line ends and the blanks around them become one blank.
std::string onOneLine(std::string_view text)
{
    std::string line;
    for (std::size_t end = text.find_first_of("\r\n"); end != std::string_view::npos;
         end = text.find_first_of("\r\n")) {
        line += trimmed(text.substr(0, end));
        line += ' ';
        text = trimmed(text.substr(end));
    }
    line += text;
    return line;
}

std::string_view cell(const Row& row, std::size_t column)
{
    return column < row.size() ? trimmed(row[column]) : std::string_view();
}

/// Qualtrics writes codes, texts and, in JSON, where a column comes from: the codes are the names.
bool hasImportIds(const Row& row)
{
    return std::any_of(row.begin(), row.end(),
                       [](const std::string& text) { return text.starts_with("{\"ImportId\":"); });
}

std::vector<std::string> joinRows(const std::vector<Row>& rows, std::size_t columns)
{
    std::vector<std::string> names(columns);
    for (std::size_t level = 0; level < rows.size(); ++level) {
        std::string_view left;
        for (std::size_t column = 0; column < columns; ++column) {
            std::string_view part = cell(rows[level], column);
            if (part.empty() && level + 1 < rows.size())
                part = left;
            else
                left = part;
            if (part.empty())
                continue;
            if (!names[column].empty())
                names[column] += ' ';
            names[column] += part;
        }
    }
    return names;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    static constexpr std::string_view kBlanks[] = {" ",  "\t",       "\r",
                                                   "\n", "\xC2\xA0", "\xEF\xBB\xBF"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view blank : kBlanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

std::vector<std::string> columnNames(const std::vector<Row>& headerRows, std::size_t columns)
{
    for (const Row& row : headerRows)
        columns = std::max(columns, row.size());
    std::vector<std::string> names(columns);
    if (headerRows.size() > 2 && hasImportIds(headerRows[2]))
        names = joinRows({headerRows[0]}, columns);
    else
        names = joinRows(headerRows, columns);
    for (std::string& name : names)
        name = onOneLine(name);
    std::set<std::string> taken(names.begin(), names.end());
    std::set<std::string> used;
    std::map<std::string, int> last; // the number that a name was given last
    for (std::size_t column = 0; column < columns; ++column) {
        std::string& name = names[column];
        const std::string wanted = name;
        if (name.empty())
            name = "column " + std::to_string(column + 1);
        if (wanted.empty() ? taken.count(name) == 0 : used.count(name) == 0) {
            used.insert(name);
            taken.insert(name);
            continue;
        }
        const std::string base = name;
        for (int& number = last.try_emplace(base, 1).first->second; taken.count(name) != 0;)
            name = base + " (" + std::to_string(++number) + ")";
        taken.insert(name);
        used.insert(name);
    }
    return names;
}

} // namespace regard
