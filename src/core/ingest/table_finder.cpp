// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/table_finder.h"

#include "core/ingest/byte_scan.h"
#include "core/ingest/cell_kind.h"
#include "core/ingest/column_names.h"
#include "core/ingest/dialect_candidates.h"

#include <regard/ingest/table_reader.h>

#include <algorithm>
#include <utility>

namespace regard {
namespace {

constexpr std::size_t kMostCells = 64;
constexpr std::size_t kLongestName = 200;
/// What comes behind so many tables belongs to the last one.
constexpr std::size_t kMostTables = 1000;
/// So many rows tell what the columns of a table hold.
constexpr std::int64_t kRowsToLearn = 200;

} // namespace

TableFinder::Row TableFinder::rowOf(const RecordBatch& batch, std::size_t record)
{
    Row row;
    row.line = batch.line(record);
    row.width = batch.fieldCount(record);
    const std::size_t columns = std::min(row.width, kMostCells);
    row.cells.reserve(columns);
    std::size_t filled = 0;
    bool any = false;
    for (std::size_t i = 0; i < columns; ++i) {
        const std::string_view cell = trimmed(batch.field(record, i));
        const CellKind kind = cellKind(cell);
        const bool figure = isFigure(kind) || kind == CellKind::Address;
        row.figures.push_back(figure);
        any = any || figure;
        filled += cell.empty() ? 0 : 1;
        row.cells.emplace_back(cell.substr(0, kLongestName));
    }
    row.names = !any && row.width > 1 && filled > 1 && filled * 3 >= columns * 2;
    return row;
}

bool TableFinder::isTitle(const RecordBatch& batch, std::size_t record) const
{
    if (isRemarkLine(batch.raw(record)))
        return true;
    const std::size_t width = batch.fieldCount(record);
    if (width == 1)
        return m_width > 1;
    if (width < 4)
        return false;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < width && filled < 2; ++i)
        filled += trimmed(batch.field(record, i)).empty() ? 0 : 1;
    return filled < 2;
}

bool TableFinder::continuesHeader(const Row& row) const
{
    const std::size_t both = std::min(row.cells.size(), m_header.cells.size());
    return row.names && both > 1 &&
           std::equal(row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(both),
                      m_header.cells.begin());
}

/// Whether names stand where the current table has figures.
bool TableFinder::namesFigures(const Row& row) const
{
    for (std::size_t i = 0; i < std::min(row.cells.size(), m_figures.size()); ++i) {
        if (m_figures[i] * 3 >= m_learnt * 2 && m_figures[i] > 1 && !row.cells[i].empty())
            return true;
    }
    return false;
}

bool TableFinder::isCandidate(const Row& row, bool apart) const
{
    if (!row.names || m_tables.size() >= kMostTables)
        return false;
    if (row.width != m_width)
        return apart || continuesHeader(row) || namesFigures(row) || m_figures.empty();
    return apart && row.cells != m_header.cells && namesFigures(row);
}

/// Whether the rows below the candidate make it the first one of a table.
bool TableFinder::holds(bool atEnd) const
{
    const Candidate& found = m_candidate;
    if (found.continues)
        return found.below > 0;
    if (!found.apart)
        return found.figuresBelow && found.below > (atEnd ? 1 : 2);
    if (found.figuresBelow)
        return found.below > (atEnd ? 0 : 1);
    return found.row.width != m_width && found.below > 2 &&
           std::none_of(found.row.cells.begin(), found.row.cells.end(),
                        [](const std::string& name) { return name.empty() || name.size() > 40; });
}

void TableFinder::count(std::size_t width)
{
    ++m_tables.back().table.rows;
    const std::int64_t times = ++m_widths[width];
    if (width != m_width && times >= m_widths[m_width])
        m_width = width;
}

void TableFinder::learn(const Row& row)
{
    if (m_header.width != m_width && row.width == m_width) {
        m_header = row;
        m_tables.back().table.columns = row.width;
        m_tables.back().table.line = row.line;
        m_tables.back().table.first = row.cells;
        return;
    }
    if (m_learnt >= kRowsToLearn || row.width != m_width)
        return;
    ++m_learnt;
    m_figures.resize(std::max(m_figures.size(), row.figures.size()));
    for (std::size_t i = 0; i < row.figures.size(); ++i)
        m_figures[i] += row.figures[i] ? 1 : 0;
}

/// The candidate begins a table.
void TableFinder::begin()
{
    m_waiting = false;
    if (!m_tables.empty()) {
        m_tables.back().end = m_candidate.begin;
        m_tables.back().figures =
            m_learnt > 1 && m_figures.size() == m_width && m_figures.back() == m_learnt;
    }
    TableExtent extent;
    extent.begin = m_tables.empty() ? 1 : m_candidate.begin;
    extent.table.rows = m_candidate.below + 1;
    extent.table.line = m_candidate.row.line;
    extent.table.columns = m_candidate.row.width;
    extent.table.first = m_candidate.row.cells;
    m_tables.push_back(std::move(extent));
    m_width = m_candidate.row.width;
    m_widths = {{m_width, m_candidate.below + 1}};
    m_figures.clear();
    m_learnt = 0;
    m_header = std::move(m_candidate.row);
}

/// The candidate and what followed it are rows like others.
void TableFinder::dismiss()
{
    m_waiting = false;
    for (std::int64_t row = 0; row <= m_candidate.below; ++row)
        count(m_candidate.row.width);
}

void TableFinder::add(const RecordBatch& batch, std::size_t record)
{
    const std::int64_t line = batch.line(record);
    const bool gap = m_lastEnd > 0 && line > m_lastEnd + 1;
    m_lastEnd = line + countLineEnds(batch.raw(record));
    if (isTitle(batch, record)) {
        if (m_waiting)
            holds(true) ? begin() : dismiss();
        if (m_titles++ == 0)
            m_titlesLine = line;
        return;
    }
    // Most rows of a file are as wide as those before them and need no closer look.
    const std::size_t width = batch.fieldCount(record);
    const bool apart = gap || m_titles > 0;
    if (!m_waiting && !apart && width == m_width && m_learnt >= kRowsToLearn &&
        (m_header.cells.empty() || trimmed(batch.field(record, 0)) != m_header.cells[0])) {
        count(width);
        return;
    }
    Row row = rowOf(batch, record);
    if (m_waiting) {
        if (row.width == m_candidate.row.width && !apart) {
            ++m_candidate.below;
            for (std::size_t i = 0; i < row.figures.size(); ++i)
                m_candidate.figuresBelow = m_candidate.figuresBelow ||
                                           (row.figures[i] && !m_candidate.row.cells[i].empty());
            if (holds(false))
                begin();
            return;
        }
        holds(true) ? begin() : dismiss();
    }
    if (m_tables.empty()) {
        m_tables.emplace_back();
        m_tables.back().table.line = line;
    } else if (isCandidate(row, apart)) {
        m_candidate = {row,  m_titles > 0 ? m_titlesLine : line, apart, continuesHeader(row), 0,
                       false};
        m_waiting = true;
        m_titles = 0;
        return;
    }
    if (row.width == m_header.width && row.width > 1 && m_learnt > 0 && m_header.names &&
        row.cells == m_header.cells && m_tables.back().headersAgain++ == 0)
        m_tables.back().headerAgainLine = line;
    for (; m_titles > 0; --m_titles)
        ++m_tables.back().table.rows;
    count(row.width);
    learn(row);
}

std::vector<TableExtent> TableFinder::finish()
{
    if (m_waiting)
        holds(true) ? begin() : dismiss();
    // A line or two above a table, and pairs of a name and a value, are its title.
    std::vector<TableExtent> tables;
    for (TableExtent& found : m_tables) {
        if (!tables.empty()) {
            const FileTable& above = tables.back().table;
            const bool pairs = above.columns < 3 && !tables.back().figures;
            if (tables.size() == 1 && (above.rows < 3 || pairs)) {
                found.begin = tables.back().begin;
                tables.pop_back();
            }
        }
        tables.push_back(std::move(found));
    }
    m_tables.clear();
    return tables;
}

std::vector<TableExtent> findTablesInText(std::string_view text, const Dialect& dialect,
                                          std::int64_t firstLine)
{
    RecordBatch batch;
    // Records before a quote that is never closed are judged all the same.
    static_cast<void>(tokenize(text, dialect, firstLine, batch).ok());
    TableFinder finder;
    for (std::size_t record = 0; record < batch.records(); ++record)
        finder.add(batch, record);
    return finder.finish();
}

Expected<std::vector<TableExtent>> findTables(const std::filesystem::path& file,
                                              const Dialect& dialect, const Control& control)
{
    Dialect everything = dialect;
    everything.skipLines = 0;
    everything.headerRows = 0;
    everything.tableBytes = 0;
    everything.unclosedIsText = true;
    everything.header.reset();
    Expected<TableReader> reader = TableReader::open(file, everything);
    if (!reader.ok())
        return reader.error();
    TableFinder finder;
    Piece piece;
    RecordBatch batch;
    for (;;) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped on request."};
        const Expected<bool> more = reader.value().next(piece);
        if (!more.ok())
            return more.error();
        if (!more.value())
            break;
        static_cast<void>(
            tokenize(piece.text, reader.value().dialect(), piece.firstLine, batch).ok());
        for (std::size_t record = 0; record < batch.records(); ++record)
            finder.add(batch, record);
    }
    return finder.finish();
}

} // namespace regard
