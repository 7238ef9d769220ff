// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/mending_file.h"

#include <regard/ingest/dialect.h>
#include <regard/ingest/inspect.h>
#include <regard/ingest/set_aside_file.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace regard::presentation {

namespace {

constexpr std::string_view kLinePrefix = "line ";

void append(std::string& out, std::string_view cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

std::string origin(std::int64_t importId)
{
    return "import " + std::to_string(importId) + ", ";
}

/// The line in "import 3, line 4: why"; rows of another import are none of ours.
std::optional<std::int64_t> lineOf(std::string_view reason, std::int64_t importId)
{
    if (const std::string ours = origin(importId); reason.starts_with(ours))
        reason.remove_prefix(ours.size());
    if (!reason.starts_with(kLinePrefix))
        return std::nullopt;
    reason.remove_prefix(kLinePrefix.size());
    std::int64_t line = 0;
    const auto read = std::from_chars(reason.data(), reason.data() + reason.size(), line);
    return read.ec == std::errc() && line > 0 ? std::optional(line) : std::nullopt;
}

} // namespace

std::string mendingCsv(const MendableRows& rows)
{
    std::string out(kReasonColumn);
    for (const std::string& header : rows.headers) {
        out += ',';
        append(out, header);
    }
    out += "\r\n";
    for (const MendableRow& row : rows.rows) {
        append(out, origin(rows.importId) + std::string(kLinePrefix) + std::to_string(row.line) +
                        ": " + row.reason);
        for (const std::string& cell : row.cells) {
            out += ',';
            append(out, cell);
        }
        out += "\r\n";
    }
    return out;
}

Expected<std::map<std::int64_t, std::vector<std::string>>>
readMendingCsv(const std::filesystem::path& file, const MendableRows& rows)
{
    const Expected<Dialect> dialect = detectFile(file);
    if (!dialect.ok())
        return dialect.error();
    // As many rows as were saved, and some more that tell that something was added.
    const auto records = previewRecords(file, dialect.value(), rows.rows.size() + 1000);
    if (!records.ok())
        return records.error();
    const auto& table = records.value();
    if (table.empty() ||
        std::find(table[0].begin(), table[0].end(), kReasonColumn) == table[0].end())
        return Error{ErrorKind::Refused,
                     "This file has no column set_aside_reason, so its rows cannot be told apart. "
                     "Choose the file that was saved from here.",
                     file.string()};
    std::vector<std::size_t> columns;
    for (const std::string& header : rows.headers) {
        const auto found = std::find(table[0].begin(), table[0].end(), header);
        if (found == table[0].end())
            return Error{ErrorKind::Refused,
                         "This file has no column \"" + header +
                             "\". Choose the file that was saved from here.",
                         file.string()};
        columns.push_back(static_cast<std::size_t>(found - table[0].begin()));
    }
    const auto reason = static_cast<std::size_t>(
        std::find(table[0].begin(), table[0].end(), kReasonColumn) - table[0].begin());
    std::map<std::int64_t, std::vector<std::string>> byLine;
    for (std::size_t i = 1; i < table.size(); ++i) {
        const std::vector<std::string>& record = table[i];
        const std::optional<std::int64_t> line =
            reason < record.size() ? lineOf(record[reason], rows.importId) : std::nullopt;
        if (!line)
            continue;
        std::vector<std::string> cells;
        for (const std::size_t column : columns)
            cells.push_back(column < record.size() ? record[column] : std::string());
        byLine.insert_or_assign(*line, std::move(cells));
    }
    if (byLine.empty())
        return Error{ErrorKind::Refused,
                     "No row of this file says which line it belongs to. Leave the column "
                     "set_aside_reason as it was saved.",
                     file.string()};
    return byLine;
}

} // namespace regard::presentation
