// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/table_layout.h"

#include "core/ingest/byte_scan.h"
#include "core/ingest/cell_kind.h"
#include "core/ingest/column_names.h"
#include "core/ingest/dialect_candidates.h"

#include <regard/ingest/record_batch.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace regard {
namespace {

constexpr std::size_t kRecordsLookedAt = 400;

std::size_t usualWidth(const RecordBatch& batch, std::size_t records)
{
    std::map<std::size_t, std::size_t> widths;
    for (std::size_t r = 0; r < records; ++r)
        ++widths[batch.fieldCount(r)];
    // Titles and remarks are single fields, and may be more than the rows of a short table.
    const auto single = widths.find(1);
    if (single != widths.end() && single->second * 10 < records * 9)
        widths.erase(single);
    std::size_t width = 1;
    std::size_t times = 0;
    for (const auto& [candidate, found] : widths) {
        if (found >= times) { // the wider of two that are as frequent
            width = candidate;
            times = found;
        }
    }
    return width;
}

std::size_t filledCells(const RecordBatch& batch, std::size_t record)
{
    std::size_t filled = 0;
    for (std::size_t i = 0; i < batch.fieldCount(record); ++i)
        filled += trimmed(batch.field(record, i)).empty() ? 0 : 1;
    return filled;
}

/// A title, a remark or "name: value" above the table.
bool isTitle(const RecordBatch& batch, std::size_t record, std::size_t width)
{
    const std::size_t fields = batch.fieldCount(record);
    if (width < 2)
        return false;
    const std::string_view raw = batch.raw(record);
    if (isRemarkLine(raw) || (fields != width && raw.starts_with('#')))
        return true;
    if (fields == 1)
        return true;
    if (width < 4)
        return false;
    return filledCells(batch, record) <= 1 || fields * 2 <= width;
}

/// What the values of a column are below the rows that may be its header.
std::vector<CellKind> columnKinds(const RecordBatch& batch, std::size_t header, std::size_t from,
                                  std::size_t to, std::size_t columns)
{
    std::vector<CellKind> kinds(columns, CellKind::Text);
    for (std::size_t c = 0; c < columns; ++c) {
        std::array<std::size_t, 6> times{};
        std::size_t filled = 0;
        for (std::size_t r = from; r < to; ++r) {
            const CellKind kind = cellKind(batch.field(r, c));
            // Column names that come again stand in files that were joined.
            if (kind == CellKind::Empty || batch.raw(r) == batch.raw(header))
                continue;
            ++filled;
            ++times[static_cast<std::size_t>(kind)];
        }
        for (const CellKind kind : {CellKind::Number, CellKind::Moment, CellKind::Address}) {
            if (filled > 0 && times[static_cast<std::size_t>(kind)] * 10 >= filled * 9)
                kinds[c] = kind;
        }
    }
    return kinds;
}

bool isStrong(CellKind kind)
{
    return isFigure(kind) || kind == CellKind::Address;
}

/// How many of the columns with figures have a name in this row, and how many a figure.
struct RowEvidence {
    std::size_t names = 0;
    std::size_t figures = 0;
    std::size_t blank = 0;
};

RowEvidence evidence(const RecordBatch& batch, std::size_t record,
                     const std::vector<CellKind>& kinds)
{
    RowEvidence found;
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        const CellKind kind = cellKind(batch.field(record, c));
        if (kind == CellKind::Empty) {
            ++found.blank;
            continue;
        }
        if (!isStrong(kinds[c]))
            continue;
        if (isStrong(kind))
            ++found.figures;
        else
            ++found.names;
    }
    return found;
}

/// Years and other counted labels above figures: names, although they are figures themselves.
bool countsUp(const RecordBatch& batch, std::size_t record, std::size_t columns)
{
    std::int64_t last = 0;
    std::size_t steps = 0;
    for (std::size_t c = 1; c < columns; ++c) {
        const std::string_view text = trimmed(batch.field(record, c));
        if (text.size() != 4 || (text[0] != '1' && text[0] != '2') ||
            text.find_first_not_of("0123456789") != std::string_view::npos)
            return false;
        const std::int64_t year = std::stoll(std::string(text));
        if (c > 1 && year != last + 1 && year != last - 1)
            return false;
        last = year;
        ++steps;
    }
    return steps >= 2;
}

/// Without figures to compare with: a header has a name for every column, each once, and none of
/// them comes again below.
bool looksLikeNames(const RecordBatch& batch, std::size_t record, std::size_t to,
                    std::size_t columns)
{
    std::size_t repeated = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        const std::string_view name = batch.field(record, c);
        if (trimmed(name).empty())
            continue;
        for (std::size_t r = record + 1; r < to; ++r)
            repeated += batch.field(r, c) == name ? 1 : 0;
    }
    return repeated == 0;
}

int countHeaderRows(const RecordBatch& batch, std::size_t first, std::size_t records,
                    std::size_t width)
{
    const std::size_t left = records - first;
    if (left == 0)
        return 1;
    for (std::size_t c = 0; left > 2 && c < batch.fieldCount(first + 2); ++c) {
        if (batch.field(first + 2, c).starts_with("{\"ImportId\":"))
            return 3;
    }
    if (left == 1) { // dates, addresses and several numbers are values, not names
        std::size_t numbers = 0;
        for (std::size_t c = 0; c < width; ++c) {
            const CellKind kind = cellKind(batch.field(first, c));
            if (kind == CellKind::Moment || kind == CellKind::Address)
                return 0;
            numbers += kind == CellKind::Number ? 1 : 0;
        }
        return numbers * 2 > width ? 0 : 1;
    }
    const std::size_t body = first + std::min<std::size_t>(3, left - 1);
    const std::vector<CellKind> kinds = columnKinds(batch, first, body, records, width);
    const auto strong =
        static_cast<std::size_t>(std::count_if(kinds.begin(), kinds.end(), isStrong));
    const RowEvidence row = evidence(batch, first, kinds);
    if (strong > 0 && row.names == 0 && row.figures > 0) {
        const bool wholeRow = row.figures * 2 > strong;
        if (wholeRow && !countsUp(batch, first, width))
            return 0;
    }
    if (strong == 0 && !looksLikeNames(batch, first, records, width))
        return 0;
    // Texts where figures belong, or a row that names only what the row above left blank.
    const auto namesToo = [&](std::size_t r, bool second) {
        const RowEvidence below = evidence(batch, r, kinds);
        if (below.figures > 0 || batch.fieldCount(r) * 2 <= width)
            return false;
        return below.names >= 2 || (below.names == 1 && strong == 1) ||
               (second && row.blank > 0 && below.blank > 0 && below.names > 0);
    };
    int rows = 1;
    for (std::size_t r = first + 1; r < body && namesToo(r, rows == 1); ++r)
        ++rows;
    // More texts of that kind further down are a table of their own, not names.
    return body < records && namesToo(body, false) ? 1 : rows;
}

/// The way in which `line` gives a name for each of `width` columns, if there is one.
std::optional<HeaderStyle> headerStyle(std::string_view line, const Dialect& dialect,
                                       std::size_t width)
{
    if (width < 3)
        return std::nullopt;
    for (const std::string_view delimiter : {";", "\t", ",", "|", ":", " "}) {
        if (delimiter == dialect.delimiter)
            continue;
        for (const char quote : {'"', '\''}) {
            Dialect other;
            other.delimiter = delimiter;
            other.quote = quote;
            other.escape = quote;
            RecordBatch batch;
            if (!tokenize(line, other, 1, batch).ok() || batch.records() != 1 ||
                batch.fieldCount(0) != width || batch.textAfterQuote() > 0)
                continue;
            std::set<std::string_view> names;
            for (std::size_t i = 0; i < width; ++i) {
                const std::string_view name = trimmed(batch.field(0, i));
                if (cellKind(name) == CellKind::Word && name.size() < 60)
                    names.insert(name);
            }
            if (names.size() == width)
                return HeaderStyle{other.delimiter, quote, quote};
        }
    }
    return std::nullopt;
}

/// Names that all stand in quotes of another kind than the values do.
std::optional<HeaderStyle> quotedHeader(const RecordBatch& batch, std::size_t record,
                                        const Dialect& dialect)
{
    const std::size_t fields = batch.fieldCount(record);
    for (const char quote : {'"', '\''}) {
        if (quote == dialect.quote || fields < 2)
            continue;
        std::size_t inQuotes = 0;
        for (std::size_t i = 0; i < fields; ++i) {
            const std::string_view name = trimmed(batch.field(record, i));
            inQuotes += name.size() > 2 && name.front() == quote && name.back() == quote &&
                                !batch.quoted(record, i)
                            ? 1
                            : 0;
        }
        if (inQuotes == fields)
            return HeaderStyle{dialect.delimiter, quote, quote};
    }
    return std::nullopt;
}

bool isTotalWord(std::string_view cell)
{
    static constexpr std::array<std::string_view, 14> kWords = {
        "total", "totals",      "grand total",   "grand totals", "sum",    "subtotal", "gesamt",
        "summe", "gesamtsumme", "total general", "totale",       "totaal", "suma",     "somme"};
    std::string lower(trimmed(cell));
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    while (!lower.empty() && lower.back() == ':')
        lower.pop_back();
    if (lower.starts_with("grand total"))
        return true;
    return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

bool isTotalRow(const RecordBatch& batch, std::size_t record, std::size_t width)
{
    if (width < 2 || batch.fieldCount(record) < 2)
        return false;
    std::size_t words = 0;
    bool total = false;
    for (std::size_t c = 0; c < batch.fieldCount(record); ++c) {
        const std::string_view cell = batch.field(record, c);
        const CellKind kind = cellKind(cell);
        if (kind == CellKind::Empty || isFigure(kind))
            continue;
        ++words;
        total = total || isTotalWord(cell);
    }
    return total && words == 1;
}

} // namespace

TableLayout detectLayout(std::string_view text, const Dialect& dialect, bool whole, bool titles)
{
    TableLayout layout;
    RecordBatch batch;
    if (!whole) {
        const std::size_t complete = completeRecords(text, dialect);
        if (complete > 0)
            text = text.substr(0, complete);
    }
    // Records before a quote that is never closed are judged all the same.
    static_cast<void>(tokenize(text, dialect, 1, batch).ok());
    const std::size_t records = std::min(batch.records(), kRecordsLookedAt);
    if (records == 0)
        return layout;
    const std::size_t width = usualWidth(batch, records);
    std::size_t first = 0;
    while (titles && first < records && isTitle(batch, first, width))
        ++first;
    if (first == records)
        first = 0;
    layout.headerRows = countHeaderRows(batch, first, records, width);
    // Names above rows without names may be written in a way of their own.
    if (first > 0 && layout.headerRows == 0) {
        layout.header = headerStyle(batch.raw(first - 1), dialect, width);
        if (layout.header) {
            layout.headerRows = 1;
            --first;
        }
    } else if (layout.headerRows == 1) {
        layout.header = quotedHeader(batch, first, dialect);
    }
    if (first > 0)
        layout.skipLines = batch.line(first) - 1;
    return layout;
}

std::int64_t linesBeforeFooter(std::string_view tail, const Dialect& dialect, bool startsRecord)
{
    std::int64_t line = 1;
    if (!startsRecord) {
        std::size_t end = tail.find_first_of("\r\n");
        if (end == std::string_view::npos)
            return -1;
        end += tail.substr(end).starts_with("\r\n") ? 2 : 1;
        line += countLineEnds(tail.substr(0, end));
        tail.remove_prefix(end);
    }
    RecordBatch batch;
    if (!tokenize(tail, dialect, line, batch).ok() || batch.records() < 3)
        return -1;
    const std::size_t records = batch.records();
    const std::size_t width = usualWidth(batch, records);
    if (width < 2)
        return -1;
    std::size_t first = records;
    while (first > 1 && records - first < 40) {
        const std::size_t candidate = first - 1;
        const bool remark = batch.fieldCount(candidate) == 1;
        if (!remark && !isTotalRow(batch, candidate, width))
            break;
        first = candidate;
    }
    // A row that was cut short is no remark: remarks stand apart or have several words.
    while (first < records && batch.fieldCount(first) == 1) {
        const std::string_view above = batch.raw(first - 1);
        const std::string_view remark = batch.raw(first);
        const std::string_view between(above.data() + above.size(),
                                       static_cast<std::size_t>(remark.data() - above.data()) -
                                           above.size());
        const bool apart = countLineEnds(between) > 1;
        const bool words = remark.find(' ') != std::string_view::npos && width > 2;
        if (!isFigure(cellKind(batch.field(first, 0))) && (apart || words))
            break;
        ++first;
    }
    if (first == records || first < 2)
        return -1;
    return batch.line(first) - 1;
}

} // namespace regard
