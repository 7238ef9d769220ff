// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/sheet_writer.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace regard {
namespace {

constexpr std::size_t kFlushBytes = std::size_t{256} << 10U;
constexpr std::size_t kMostColumns = 16'384;
constexpr std::int64_t kMostRows = 1'048'576;
/// Titles and header stand here; what is wider further down is a stray note, not the table.
constexpr std::int64_t kRowsThatTellTheWidth = 20;
/// Columns that are merged downwards in one row.
constexpr std::size_t kMostFills = 256;
/// A cell holds 32,767 characters; a text this long comes from no spreadsheet.
constexpr std::size_t kLongestCell = std::size_t{1} << 18U;

/// "AB12" -> column 28, row 12; 0 where it is not told.
struct CellPlace {
    std::size_t column = 0;
    std::int64_t row = 0;
};

CellPlace placeOf(std::string_view reference)
{
    CellPlace place;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at)
        if (place.column <= kMostColumns)
            place.column = place.column * 26 + static_cast<std::size_t>(reference[at] - 'A' + 1);
    std::from_chars(reference.data() + at, reference.data() + reference.size(), place.row);
    return place;
}

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || !(value - value == 0))
        return std::nullopt;
    return value;
}

/// As CSV, in quotes: so a text is never taken for anything else.
std::string inQuotes(std::string_view text)
{
    std::string field;
    field.reserve(text.size() + 2);
    field += '"';
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t quote = std::min(text.find('"', from), text.size() - 1);
        field += text.substr(from, quote + 1 - from);
        if (text[quote] == '"')
            field += '"';
        from = quote + 1;
    }
    field += '"';
    return field;
}

std::string isoMoment(std::string text)
{
    if (const std::size_t t = text.find('T'); t != std::string::npos)
        text[t] = ' ';
    if (text.ends_with(" 00:00:00"))
        text.resize(text.size() - 9);
    return text;
}

} // namespace

SheetWriter::SheetWriter(NewFile* out, const Book& book, std::vector<MergedRows> merged,
                         std::int64_t mostBytes, std::stop_token stop)
    : m_out(out), m_book(book), m_merged(std::move(merged)), m_stop(std::move(stop)),
      m_mostBytes(mostBytes)
{
    std::sort(m_merged.begin(), m_merged.end(),
              [](const MergedRows& a, const MergedRows& b) { return a.first < b.first; });
}

void SheetWriter::begin(std::string_view element, const XmlAttributes& attributes)
{
    if (element == "c")
        beginCell(attributes);
    else if (element == "v" || element == "t")
        m_inValue = m_inCell && !m_inReading;
    else if (element == "row")
        beginRow(attributes);
    else if (element == "sheetData")
        m_inRows = true;
    else if (element == "rPh")
        m_inReading = true;
    else if (element == "mergeCell")
        addMerge(attributes.get("ref"));
}

void SheetWriter::end(std::string_view element)
{
    if (element == "v" || element == "t")
        m_inValue = false;
    else if (element == "c")
        endCell();
    else if (element == "row")
        endRow();
    else if (element == "sheetData")
        m_inRows = false;
    else if (element == "rPh")
        m_inReading = false;
}

void SheetWriter::text(std::string_view text)
{
    if (!m_inValue || m_error)
        return;
    m_value += text;
    if (m_value.size() > kLongestCell)
        m_error = Error{ErrorKind::Invalid, "Row " + std::to_string(m_row) +
                                                " holds a text that is too long for a cell."};
}

bool SheetWriter::isDone() const
{
    return m_error.has_value() || (m_out == nullptr && m_hasValues);
}

void SheetWriter::beginRow(const XmlAttributes& attributes)
{
    std::int64_t row = 0;
    const std::string_view told = attributes.get("r");
    std::from_chars(told.data(), told.data() + told.size(), row);
    m_row = row > m_row ? row : m_row + 1;
    m_column = 0;
    m_rowWidth = 0;
    if (m_row > kMostRows && !m_error)
        m_error = Error{ErrorKind::Invalid, "The sheet has more rows than a workbook can have."};
}

void SheetWriter::beginCell(const XmlAttributes& attributes)
{
    m_inCell = m_inRows;
    const CellPlace place = placeOf(attributes.get("r"));
    m_column = place.column > 0 ? place.column : m_column + 1;
    m_type = attributes.get("t");
    m_style = 0;
    const std::string_view style = attributes.get("s");
    std::from_chars(style.data(), style.data() + style.size(), m_style);
    m_value.clear();
    if (m_column > kMostColumns && !m_error)
        m_error = Error{ErrorKind::Invalid, "Row " + std::to_string(m_row) +
                                                " has more columns than a workbook can have."};
}

void SheetWriter::endCell()
{
    if (!std::exchange(m_inCell, false) || m_value.empty() || m_error)
        return;
    std::string text = m_type == "s" ? sharedText() : ownText();
    if (text.empty())
        return;
    m_hasValues = true;
    setCell(m_column, std::move(text));
}

std::string SheetWriter::sharedText()
{
    // Nobody has read the texts when cells are only looked at.
    if (m_out == nullptr)
        return m_value;
    const std::optional<double> index = numberOf(m_value);
    if (!index || *index < 0 || *index >= static_cast<double>(m_book.strings.size())) {
        m_error = Error{ErrorKind::Invalid,
                        "The workbook is damaged: row " + std::to_string(m_row) +
                            " refers to a text that is not there. Open it in a spreadsheet and "
                            "save it again."};
        return {};
    }
    const std::string_view shared = m_book.strings.at(static_cast<std::size_t>(*index));
    return shared.empty() ? std::string() : inQuotes(shared);
}

std::string SheetWriter::ownText()
{
    if (m_type == "b")
        return m_value == "0" || m_value == "false" ? "FALSE" : "TRUE";
    if (m_type == "d")
        return inQuotes(isoMoment(m_value));
    if (m_type.empty() || m_type == "n")
        if (const std::optional<double> number = numberOf(m_value)) {
            const bool hasStyle = m_style < m_book.styles.size();
            return numberText(*number, hasStyle ? m_book.styles[m_style] : NumberFormat(),
                              m_book.from1904);
        }
    unescapeOffice(m_value);
    return inQuotes(m_value);
}

void SheetWriter::endRow()
{
    if (m_out == nullptr || m_error)
        return;
    if (!m_merged.empty()) {
        if (!m_fills.empty() && m_written + 1 < m_row)
            fillRowsLeftOut();
        fillMerged(m_row);
    }
    if (m_rowWidth > 0)
        writeRow();
}

void SheetWriter::fillRowsLeftOut()
{
    std::vector<std::string> cells;
    cells.swap(m_cells);
    const std::int64_t row = std::exchange(m_row, m_written + 1);
    const std::size_t width = std::exchange(m_rowWidth, 0);
    for (; m_row < row && !m_fills.empty() && !m_error; ++m_row) {
        m_rowWidth = 0;
        fillMerged(m_row);
        if (m_rowWidth > 0)
            writeRow();
    }
    m_cells.swap(cells);
    m_row = row;
    m_rowWidth = width;
}

void SheetWriter::fillMerged(std::int64_t row)
{
    for (const Fill& fill : m_fills) {
        const std::size_t column = fill.cells.column;
        const bool isThere = column <= m_rowWidth && !m_cells[column - 1].empty();
        if (isThere || row > fill.cells.last)
            continue;
        setCell(column, fill.value);
    }
    std::erase_if(m_fills, [&](const Fill& fill) { return fill.cells.last <= row; });
    for (; m_nextMerged < m_merged.size() && m_merged[m_nextMerged].first <= row; ++m_nextMerged) {
        const MergedRows& cells = m_merged[m_nextMerged];
        if (cells.first == row && cells.column <= m_rowWidth &&
            !m_cells[cells.column - 1].empty() && m_fills.size() < kMostFills)
            m_fills.push_back({cells, m_cells[cells.column - 1]});
    }
}

void SheetWriter::setCell(std::size_t column, std::string text)
{
    if (m_cells.size() < column)
        m_cells.resize(column);
    for (std::size_t i = m_rowWidth; i + 1 < column; ++i)
        m_cells[i].clear();
    m_cells[column - 1] = std::move(text);
    m_rowWidth = std::max(m_rowWidth, column);
}

void SheetWriter::writeRow()
{
    if (m_firstRow == 0)
        m_firstRow = m_row;
    if (m_valueRows++ < kRowsThatTellTheWidth)
        m_width = std::max(m_width, m_rowWidth);
    for (; m_written + 1 < m_row; ++m_written)
        m_buffer += '\n';
    for (std::size_t i = 0; i < std::max(m_rowWidth, m_width); ++i) {
        if (i > 0)
            m_buffer += ',';
        if (i < m_rowWidth)
            m_buffer += m_cells[i];
    }
    m_buffer += '\n';
    m_written = m_row;
    if (m_buffer.size() > kFlushBytes)
        flush();
}

void SheetWriter::addMerge(std::string_view range)
{
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos || m_firstRow == 0)
        return;
    const CellPlace from = placeOf(range.substr(0, colon));
    const CellPlace to = placeOf(range.substr(colon + 1));
    // Cells merged side by side are a title; those of the first row belong to the header.
    if (from.column == 0 || from.column > kMostColumns || from.row <= m_firstRow ||
        to.row <= from.row || to.row > kMostRows)
        return;
    m_merges.push_back({from.row, to.row, from.column});
}

void SheetWriter::flush()
{
    if (m_stop.stop_requested() && !m_error)
        m_error = Error{ErrorKind::Cancelled, "Stopped on request."};
    m_bytesWritten += static_cast<std::int64_t>(m_buffer.size());
    if (m_bytesWritten > m_mostBytes && !m_error)
        m_error = Error{ErrorKind::Refused,
                        "The sheet is far larger than it should be: its texts repeat without end, "
                        "or there is no room for it in the folder for temporary files. Save it as "
                        "CSV and import that."};
    if (m_out != nullptr && !m_error)
        if (Status status = m_out->write(m_buffer); !status.ok())
            m_error = status.error();
    m_buffer.clear();
}

Status SheetWriter::finish()
{
    flush();
    if (m_error)
        return *m_error;
    return {};
}

} // namespace regard
