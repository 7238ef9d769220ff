// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/byte_scan.h"
#include "core/ingest/dialect_candidates.h"
#include "core/ingest/file_bytes.h"
#include "core/ingest/table_finder.h"
#include "core/ingest/table_layout.h"
#include "core/ingest/text_decoder.h"

#include <regard/ingest/dialect.h>
#include <regard/ingest/record_batch.h>

#include <algorithm>
#include <utility>

namespace regard {
namespace {

constexpr std::size_t kHead = std::size_t{64} << 10U;
constexpr std::size_t kTail = std::size_t{16} << 10U;
/// A file up to this size is searched for tables from end to end, a larger one at its beginning.
constexpr std::int64_t kWholeSearch = std::int64_t{8} << 20U;

/// The candidate as far as it is not told otherwise.
Dialect corrected(Dialect dialect, const DialectTold& told)
{
    if (told.delimiter)
        dialect.delimiter = *told.delimiter;
    if (told.quote && dialect.quote != *told.quote) {
        dialect.quote = *told.quote;
        dialect.escape = *told.quote;
    }
    // A quote as escape means a doubled one, whichever quote it is.
    if (told.escape)
        dialect.escape = *told.escape == '"' || *told.escape == '\'' ? dialect.quote : *told.escape;
    return dialect;
}

/// How the text is written; where the table stands in it comes later.
Dialect detectWriting(std::string_view sample, bool whole, const DialectTold& told)
{
    Dialect dialect;
    dialect.encoding = told.encoding ? *told.encoding : detectEncoding(sample);
    std::string decoded;
    TextDecoder(dialect.encoding).decode(sample, whole, decoded);
    std::string_view text = decoded;
    const std::optional<SeparatorLine> line = separatorLine(text);
    if (line)
        text.remove_prefix(line->bytes);
    double best = 0;
    Dialect chosen;
    // Half a line would look like damage.
    if (const std::size_t end = behindLastLineEnd(text); !whole && end > 0)
        text = text.substr(0, end);
    const std::string evidence = withoutRemarks(text);
    for (const DialectCandidate& candidate : dialectCandidates(evidence)) {
        if (line && !told.delimiter && candidate.dialect.delimiter != line->delimiter)
            continue;
        const Dialect possible = corrected(candidate.dialect, told);
        const double score = candidate.prior * dialectScore(evidence, possible, whole);
        if (score > best) {
            best = score;
            chosen = possible;
        }
    }
    chosen.encoding = dialect.encoding;
    chosen.separatorLine = line.has_value();
    if (line)
        chosen.delimiter = line->delimiter;
    if (!told.delimiter && chosen.delimiter.empty() && best > 0)
        chosen.delimiter = text.find(',') == std::string_view::npos ? "," : "";
    chosen = corrected(chosen, told);
    return chosen;
}

/// Finds header and titles in the text of a table.
void placeHeader(std::string_view text, bool whole, const DialectTold& told, Dialect& dialect)
{
    const TableLayout layout = detectLayout(text, dialect, whole, !told.skipLines);
    dialect.skipLines = layout.skipLines;
    dialect.headerRows = told.headerRows.value_or(layout.headerRows);
    if (dialect.headerRows == layout.headerRows)
        dialect.header = layout.header;
}

/// Finds where the line after so many line ends begins, in bytes that come block by block.
class LineSeeker final {
public:
    LineSeeker(Encoding encoding, std::int64_t lines) : m_lines(lines)
    {
        if (encoding == Encoding::Utf16LE || encoding == Encoding::Utf16BE) {
            m_unit = 2;
            m_low = encoding == Encoding::Utf16BE ? 1 : 0;
        }
    }
    /// The offset in this block, or its size when the line begins in none of it. Blocks of text in
    /// UTF-16 hold whole characters, the last one apart.
    std::size_t seek(std::string_view bytes)
    {
        for (std::size_t at = 0; at + m_unit <= bytes.size(); at += m_unit) {
            const bool ascii = m_unit == 1 || bytes[at + 1 - m_low] == '\0';
            const char c = ascii ? bytes[at + m_low] : '\0';
            if (m_behindCr && c == '\n') {
                m_behindCr = false;
                continue;
            }
            m_behindCr = c == '\r';
            if (m_lines == 0)
                return at;
            m_lines -= c == '\n' || c == '\r' ? 1 : 0;
        }
        return bytes.size();
    }

private:
    std::int64_t m_lines;
    std::size_t m_unit = 1;
    std::size_t m_low = 0;
    bool m_behindCr = false;
};

std::size_t offsetOfLine(std::string_view bytes, Encoding encoding, std::int64_t lines)
{
    return LineSeeker(encoding, lines).seek(bytes);
}

Expected<std::int64_t> offsetOfLine(FileBytes& file, Encoding encoding, std::int64_t lines)
{
    constexpr std::size_t kBlock = std::size_t{1} << 20U;
    if (const Status sought = file.seek(0); !sought.ok())
        return sought.error();
    LineSeeker seeker(encoding, lines);
    std::string block;
    for (std::int64_t passed = 0;; passed += static_cast<std::int64_t>(block.size())) {
        if (const Status read = file.read(kBlock, block); !read.ok())
            return read.error();
        const std::size_t at = seeker.seek(block);
        if (at < block.size() || block.size() < kBlock)
            return passed + static_cast<std::int64_t>(at);
    }
}

/// Reads at most `bytes` bytes at `position` as text.
Expected<std::string> textAt(FileBytes& file, std::int64_t position, std::size_t bytes,
                             Encoding encoding, std::string& raw)
{
    if (const Status sought = file.seek(position); !sought.ok())
        return sought.error();
    if (const Status read = file.read(bytes, raw); !read.ok())
        return read.error();
    std::string text;
    TextDecoder(encoding).decode(raw, true, text);
    return text;
}

/// The table that is meant: the one told, the one that holds the line told, else the largest.
Expected<std::size_t> chosenTable(const std::vector<TableExtent>& tables, const DialectTold& told,
                                  std::int64_t linesAbove)
{
    if (told.table) {
        if (*told.table >= 1 && static_cast<std::size_t>(*told.table) <= tables.size())
            return static_cast<std::size_t>(*told.table - 1);
        return Error{ErrorKind::NotFound,
                     "The file has no table " + std::to_string(*told.table) + "; it has " +
                         (tables.size() == 1 ? std::string("one table.")
                                             : std::to_string(tables.size()) + " tables.")};
    }
    std::size_t chosen = 0;
    for (std::size_t i = 1; i < tables.size(); ++i) {
        if (told.skipLines ? tables[i].begin <= linesAbove + *told.skipLines + 1
                           : tables[i].table.rows > tables[chosen].table.rows)
            chosen = i;
    }
    return chosen;
}

/// A file while its dialect is looked for.
class Detection final {
public:
    Detection(FileBytes& file, const DialectTold& told) : m_file(file), m_told(told) {}
    [[nodiscard]] Expected<Dialect> run();

private:
    [[nodiscard]] Status placeTable(std::string_view head);
    [[nodiscard]] Status placeFooter();

    FileBytes& m_file;
    const DialectTold& m_told;
    Dialect m_dialect;
    bool m_whole = false;     // the sample is the file
    std::int64_t m_above = 0; // lines that are no part of the text: "sep="
    std::int64_t m_begin = 0; // bytes before the chosen table and its titles
    std::int64_t m_end = 0;   // bytes up to the next table
};

Expected<Dialect> Detection::run()
{
    std::string head;
    if (const Status read = m_file.read(kHead, head); !read.ok())
        return read.error();
    m_whole = head.size() < kHead;
    m_dialect = detectWriting(head, m_whole, m_told);
    m_above = m_dialect.separatorLine ? 1 : 0;
    m_end = m_file.size();
    if (const Status placed = placeTable(head); !placed.ok())
        return placed.error();
    if (const Status placed = placeFooter(); !placed.ok())
        return placed.error();
    return std::move(m_dialect);
}

/// Finds the tables, the header of the one that is meant, and where the next one begins.
Status Detection::placeTable(std::string_view head)
{
    std::vector<TableExtent> tables;
    if (m_told.table || m_file.size() <= kWholeSearch) {
        Expected<std::vector<TableExtent>> found = findTables(m_file.path(), m_dialect, {});
        if (!found.ok())
            return found.error();
        tables = std::move(found).value();
    } else {
        std::string text;
        TextDecoder(m_dialect.encoding).decode(head, false, text);
        std::string_view sample = text;
        sample.remove_prefix(offsetOfLine(sample, Encoding::Utf8, m_above));
        tables = findTablesInText(sample.substr(0, completeRecords(sample, m_dialect)), m_dialect,
                                  m_above + 1);
        if (!tables.empty()) // the last one goes on, nobody knows how far
            tables.back().table.rows = m_file.size();
    }
    std::int64_t linesBefore = 0; // in the text before the table
    if (tables.size() > 1 || m_told.table) {
        const Expected<std::size_t> chosen = chosenTable(tables, m_told, m_above);
        if (!chosen.ok())
            return chosen.error();
        m_dialect.table = static_cast<int>(chosen.value()) + 1;
        const TableExtent& extent = tables[chosen.value()];
        linesBefore = std::max<std::int64_t>(0, extent.begin - 1 - m_above);
        if (extent.end > 0) {
            const auto end = offsetOfLine(m_file, m_dialect.encoding, extent.end - 1);
            if (!end.ok())
                return end.error();
            m_end = end.value();
            m_dialect.tableBytes = m_end;
        }
    }
    if (m_told.skipLines)
        linesBefore = *m_told.skipLines;
    const auto begin = offsetOfLine(m_file, m_dialect.encoding, m_above + linesBefore);
    if (!begin.ok())
        return begin.error();
    m_begin = begin.value();
    const auto bytes = static_cast<std::size_t>(
        std::clamp<std::int64_t>(m_end - m_begin, 0, static_cast<std::int64_t>(kHead)));
    std::string raw;
    const Expected<std::string> text = textAt(m_file, m_begin, bytes, m_dialect.encoding, raw);
    if (!text.ok())
        return text.error();
    const bool all = m_begin + static_cast<std::int64_t>(raw.size()) >= m_end;
    std::string_view sample = text.value();
    if (const std::size_t end = behindLastLineEnd(sample); !all && end > 0)
        sample = sample.substr(0, end);
    placeHeader(sample, all, m_told, m_dialect);
    m_dialect.skipLines += linesBefore;
    return {};
}

/// Looks for remarks and totals at the end of the table.
Status Detection::placeFooter()
{
    std::int64_t from = m_begin;
    const bool fromBegin = m_end - m_begin < static_cast<std::int64_t>(kHead);
    if (fromBegin) { // titles are no footers of an empty table
        const auto begin = offsetOfLine(m_file, m_dialect.encoding, m_above + m_dialect.skipLines);
        if (!begin.ok())
            return begin.error();
        from = std::min(begin.value(), m_end);
    } else {
        from = (m_end - static_cast<std::int64_t>(kTail)) & ~std::int64_t{1};
    }
    std::string tail;
    const Expected<std::string> text =
        textAt(m_file, from, static_cast<std::size_t>(m_end - from), m_dialect.encoding, tail);
    if (!text.ok())
        return text.error();
    const std::int64_t lines = linesBeforeFooter(text.value(), m_dialect, fromBegin);
    if (lines >= 0)
        m_dialect.tableBytes =
            from + static_cast<std::int64_t>(offsetOfLine(tail, m_dialect.encoding, lines));
    return {};
}

} // namespace

Dialect detectDialect(std::string_view sample, const DialectTold& told)
{
    const bool whole = sample.size() <= kHead;
    sample = sample.substr(0, kHead);
    Dialect dialect = detectWriting(sample, whole, told);
    std::string decoded;
    TextDecoder(dialect.encoding).decode(sample, whole, decoded);
    std::string_view text = decoded;
    text.remove_prefix(offsetOfLine(text, Encoding::Utf8,
                                    told.skipLines.value_or(0) + (dialect.separatorLine ? 1 : 0)));
    if (const std::size_t end = behindLastLineEnd(text); !whole && end > 0)
        text = text.substr(0, end);
    placeHeader(text, whole, told, dialect);
    dialect.skipLines += told.skipLines.value_or(0);
    return dialect;
}

Expected<Dialect> detectFile(const std::filesystem::path& path, const DialectTold& told)
{
    Expected<FileBytes> opened = FileBytes::open(path);
    if (!opened.ok())
        return opened.error();
    Expected<Dialect> dialect = Detection(opened.value(), told).run();
    if (!dialect.ok()) {
        Error error = dialect.error();
        error.file = path.string();
        return error;
    }
    return dialect;
}

} // namespace regard
