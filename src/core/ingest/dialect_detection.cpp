// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/byte_scan.h"
#include "core/ingest/dialect_candidates.h"
#include "core/ingest/file_bytes.h"
#include "core/ingest/table_layout.h"
#include "core/ingest/text_decoder.h"

#include <regard/ingest/dialect.h>

namespace regard {
namespace {

constexpr std::size_t kHead = std::size_t{64} << 10U;
constexpr std::size_t kTail = std::size_t{16} << 10U;

/// Whether what was told leaves this way of writing possible.
bool agrees(const Dialect& dialect, const DialectTold& told)
{
    return (!told.delimiter || dialect.delimiter == *told.delimiter) &&
           (!told.quote || dialect.quote == *told.quote) &&
           (!told.escape || dialect.escape == *told.escape);
}

Dialect detect(std::string_view sample, bool whole, const DialectTold& told)
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
        if (!agrees(candidate.dialect, told))
            continue;
        const double score = candidate.prior * dialectScore(evidence, candidate.dialect, whole);
        if (score > best) {
            best = score;
            chosen = candidate.dialect;
        }
    }
    chosen.encoding = dialect.encoding;
    chosen.separatorLine = line.has_value();
    if (line)
        chosen.delimiter = line->delimiter;
    if (told.delimiter)
        chosen.delimiter = *told.delimiter;
    else if (chosen.delimiter.empty() && best > 0)
        chosen.delimiter = text.find(',') == std::string_view::npos ? "," : "";
    if (told.quote && chosen.quote != *told.quote) {
        chosen.quote = *told.quote;
        chosen.escape = *told.quote;
    }
    if (told.escape)
        chosen.escape = *told.escape;
    const TableLayout layout = detectLayout(text, chosen, whole);
    chosen.skipLines = told.skipLines.value_or(layout.skipLines);
    chosen.headerRows = told.headerRows.value_or(layout.headerRows);
    return chosen;
}

/// Where in `bytes` the line after `lines` line ends begins.
std::size_t offsetOfLine(std::string_view bytes, Encoding encoding, std::int64_t lines)
{
    const std::size_t unit = encoding == Encoding::Utf16LE || encoding == Encoding::Utf16BE ? 2 : 1;
    const std::size_t low = encoding == Encoding::Utf16BE ? 1 : 0;
    const auto is = [&](std::size_t at, char c) {
        return at + unit <= bytes.size() && bytes[at + low] == c &&
               (unit == 1 || bytes[at + 1 - low] == '\0');
    };
    std::size_t at = 0;
    while (at < bytes.size() && lines > 0) {
        const bool cr = is(at, '\r');
        const bool end = cr || is(at, '\n');
        at += unit;
        if (cr && is(at, '\n'))
            at += unit;
        lines -= end ? 1 : 0;
    }
    return at;
}

} // namespace

Dialect detectDialect(std::string_view sample, const DialectTold& told)
{
    return detect(sample.substr(0, kHead), sample.size() <= kHead, told);
}

Expected<Dialect> detectFile(const std::filesystem::path& path, const DialectTold& told)
{
    Expected<FileBytes> opened = FileBytes::open(path);
    if (!opened.ok())
        return opened.error();
    FileBytes& file = opened.value();
    std::string head;
    if (const Status read = file.read(kHead, head); !read.ok())
        return read.error();
    const bool whole = head.size() < kHead;
    Dialect dialect = detect(head, whole, told);
    std::int64_t from = 0;
    std::string tail;
    if (whole) {
        tail.swap(head);
    } else {
        from = std::max<std::int64_t>(0, file.size() - static_cast<std::int64_t>(kTail)) &
               ~std::int64_t{1};
        if (!file.seek(from).ok())
            return dialect;
        if (const Status read = file.read(kTail, tail); !read.ok())
            return read.error();
    }
    std::string text;
    TextDecoder(dialect.encoding).decode(tail, true, text);
    std::int64_t skipped = 0;
    std::size_t start = 0;
    if (whole) { // titles are no footers of an empty table
        skipped = dialect.skipLines + (dialect.separatorLine ? 1 : 0);
        start = offsetOfLine(text, Encoding::Utf8, skipped);
    }
    const std::int64_t lines =
        linesBeforeFooter(std::string_view(text).substr(start), dialect, whole);
    if (lines >= 0)
        dialect.tableBytes =
            from + static_cast<std::int64_t>(offsetOfLine(tail, dialect.encoding, skipped + lines));
    return dialect;
}

} // namespace regard
