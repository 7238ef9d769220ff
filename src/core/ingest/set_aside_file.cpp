// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/ingest/set_aside_file.h>

#include <regard/ingest/dialect.h>

namespace regard {

namespace {

/// In quotes, so that any text fits.
std::string quoted(const std::string& text)
{
    std::string field = "\"";
    for (const char c : text) {
        if (c == '"')
            field += '"';
        field += c;
    }
    return field + '"';
}

} // namespace

std::string mendableText(const ImportRecord& record, const std::vector<SetAsideRow>& rows)
{
    std::string sample = record.header + "\n";
    for (const SetAsideRow& row : rows)
        sample += row.raw + "\n";
    const std::string found = detectDialect(sample).delimiter;
    const std::string delimiter = record.header.empty() || found.empty() ? "," : found;
    // The reason comes first, because a row at fault may have too few fields.
    std::string text = std::string(kReasonColumn) + delimiter + record.header + "\r\n";
    for (std::size_t i = 0; i < rows.size();) {
        const SetAsideRow& first = rows[i];
        std::string reasons;
        for (; i < rows.size() && rows[i].line == first.line; ++i)
            reasons += (reasons.empty() ? "" : "; ") + rows[i].reason;
        text += quoted("import " + std::to_string(record.id) + ", line " +
                       std::to_string(first.line) + ": " + reasons);
        text += delimiter;
        text += first.raw;
        text += "\r\n";
    }
    return text;
}

} // namespace regard
