// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/table_writer.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace regard {

Status TableWriter::flush(bool everything)
{
    if (Status status = resolve(); !status.ok())
        return status;
    while (m_rows.size() >= kSegmentRows || (everything && !m_rows.empty()))
        if (Status status = writeRows(std::min(m_rows.size(), kSegmentRows)); !status.ok())
            return status;
    if (everything)
        if (Status status = m_packer.finish(m_segments); !status.ok())
            return status;
    // In pieces, so that what a large file finds the same or changes takes no room.
    if (m_confirmed.size() >= kSegmentRows)
        if (Status status = writeConfirmed(); !status.ok())
            return status;
    if (m_marks.size() >= kSegmentRows) {
        Status status =
            writeMarks(m_context.database, m_context.importId, static_cast<int>(m_table), m_marks);
        m_marks.clear();
        return status;
    }
    return {};
}

const Segment* TableWriter::segmentOf(std::int64_t row) const
{
    const auto after =
        std::upper_bound(m_segments.begin(), m_segments.end(), row,
                         [](std::int64_t value, const Segment& s) { return value < s.firstRow; });
    if (after == m_segments.begin())
        return nullptr;
    const Segment& segment = *std::prev(after);
    return row < segment.firstRow + segment.rows ? &segment : nullptr;
}

Expected<TableWriter::Stored> TableWriter::readStored(const Segment& segment)
{
    const Expected<std::vector<std::string>> fields = readFields(m_context.database, segment.id);
    if (!fields.ok())
        return fields.error();
    Stored stored;
    for (const std::string& field : fields.value()) {
        if (field == kLineField)
            continue;
        const std::size_t column = columnIndex(field);
        Expected<ReadCells> cells = readCells(segment, field);
        if (!cells.ok())
            return cells.error();
        stored.columns.push_back(column);
        stored.cells.push_back(std::move(cells).value());
    }
    return stored;
}

/// Compares the open rows that may be newer versions with what they would replace, completes them
/// with the fields that their file does not feed, and drops those that change nothing.
Status TableWriter::resolve()
{
    std::vector<bool> drop(m_rows.size());
    bool anyDrop = false;
    std::vector<std::size_t> candidates;
    for (std::size_t row = 0; m_anyOlder && row < m_rows.size(); ++row)
        if (m_rows[row].older >= 0)
            candidates.push_back(row);
    m_anyOlder = !candidates.empty();
    if (m_anyOlder) // they may replace rows that are on the way
        if (Status status = m_packer.finish(m_segments); !status.ok())
            return status;
    while (!candidates.empty()) {
        // By stored row, so that each segment is decoded once.
        std::sort(candidates.begin(), candidates.end(), [this](std::size_t a, std::size_t b) {
            return m_rows[a].older < m_rows[b].older;
        });
        std::vector<std::size_t> again;
        const Segment* segment = nullptr;
        Stored stored;
        for (const std::size_t row : candidates) {
            const std::int64_t older = m_rows[row].older;
            if (m_context.dryRun && older >= m_sessionFirst)
                continue; // not written, and counted already
            if (segment == nullptr || older >= segment->firstRow + segment->rows) {
                segment = segmentOf(older);
                if (segment == nullptr)
                    return Error{ErrorKind::Corrupt,
                                 "A row that should be stored is missing. Open a backup instead."};
                Expected<Stored> read = readStored(*segment);
                if (!read.ok())
                    return read.error();
                stored = std::move(read).value();
            }
            const auto at = static_cast<std::size_t>(older - segment->firstRow);
            // A number is exact; a hash may have met another row.
            if (m_rows[row].family == RowKey::kHashed && !sameIdentity(row, stored, at)) {
                if (Status status = findTrueOlder(row, stored, at, again); !status.ok())
                    return status;
                continue;
            }
            drop[row] = m_hold && !m_context.sameFile.empty()
                            ? addStanding(row, *segment, stored, at)
                            : completeAndCompare(row, stored, at);
            anyDrop = anyDrop || drop[row];
            if (m_context.describe)
                if (Status status = describeChange(row, drop[row], stored, at); !status.ok())
                    return status;
        }
        candidates = std::move(again);
    }
    describeFirst(drop);
    if (anyDrop)
        dropRows(drop);
    return {};
}

bool TableWriter::sameIdentity(std::size_t row, const Stored& stored, std::size_t at) const
{
    const bool records = m_table == Table::Customer;
    for (std::size_t i = 0; i < stored.columns.size(); ++i) {
        const Column& column = m_columns[stored.columns[i]];
        const bool key = (records && column.field == "customer") ||
                         (m_table == Table::Survey && column.field == "kind") ||
                         (!records && column.field == "id");
        if (key && !sameCell(column.cells, row, stored.cells[i], at))
            return false;
    }
    return true;
}

bool TableWriter::completeAndCompare(std::size_t row, const Stored& stored, std::size_t at)
{
    const OpenRow& open = m_rows[row];
    std::vector<bool> known(m_columns.size());
    bool same = true;
    for (std::size_t i = 0; i < stored.columns.size(); ++i) {
        const std::size_t index = stored.columns[i];
        Column& column = m_columns[index];
        known[index] = true;
        const bool keepsId =
            m_table == Table::Customer && column.field == "id" && isBlank(column.cells, row);
        if (!isMapped(open, index) || keepsId)
            setCell(column.cells, row, stored.cells[i], at);
        else
            same = same && sameCell(column.cells, row, stored.cells[i], at);
    }
    for (std::size_t index = 0; index < m_columns.size() && same; ++index)
        same = known[index] || isBlank(m_columns[index].cells, row);
    return same;
}

bool TableWriter::addStanding(std::size_t row, const Segment& segment, const Stored& stored,
                              std::size_t at)
{
    if (std::ranges::find(m_context.sameFile, segment.importId) == m_context.sameFile.end())
        return true;
    bool same = true;
    for (std::size_t i = 0; i < stored.columns.size(); ++i) {
        Column& column = m_columns[stored.columns[i]];
        if (isSummed(column.field))
            addCell(column.cells, row, stored.cells[i], at);
        else if (!isBlank(stored.cells[i], at))
            setCell(column.cells, row, stored.cells[i], at);
        same = same && sameCell(column.cells, row, stored.cells[i], at);
    }
    return same;
}

/// Two identities with one hash: the row was taken for a version of another. Its true older row, if
/// any, is looked for under the same hash, and so is the open row that should have had the other.
Status TableWriter::findTrueOlder(std::size_t row, const Stored& stored, std::size_t at,
                                  std::vector<std::size_t>& again)
{
    OpenRow& open = m_rows[row];
    const std::int64_t wrong = open.older;
    const auto number = static_cast<std::uint32_t>(m_first + static_cast<std::int64_t>(row));
    if (open.state != State::Replaces)
        --m_counts.merged;
    const bool wrongSeen = open.state == State::ReplacesCounted;
    open.older = -1;
    open.state = State::New;
    std::vector<std::uint32_t> sharing;
    (void)m_ids.hashed().find(open.id, [&](std::uint32_t other) {
        sharing.push_back(other);
        return false;
    });
    bool taken = false;
    for (const std::uint32_t other : sharing) {
        if (other == number)
            continue;
        if (other >= m_first) {
            const auto otherRow = static_cast<std::size_t>(other - m_first);
            if (m_rows[otherRow].older < 0 && sameIdentity(otherRow, stored, at)) {
                m_rows[otherRow].older = static_cast<std::int32_t>(wrong);
                m_rows[otherRow].state = stateFor(wrong, wrongSeen);
                if (m_rows[otherRow].state != State::Replaces)
                    ++m_counts.merged;
                again.push_back(otherRow);
                taken = true;
            }
            continue;
        }
        const Segment* segment = segmentOf(other);
        if (segment == nullptr || open.older >= 0)
            continue;
        const Expected<Stored> read = readStored(*segment);
        if (!read.ok())
            return read.error();
        if (!sameIdentity(row, read.value(), static_cast<std::size_t>(other - segment->firstRow)))
            continue;
        const IdentityIndex::Hit hit =
            m_ids.hashed().find(open.id, [&](std::uint32_t found) { return found == other; });
        open.older = static_cast<std::int32_t>(other);
        open.state = stateFor(other, hit.seen);
        if (open.state != State::Replaces)
            ++m_counts.merged;
        again.push_back(row);
    }
    // The slot that the row took belongs to the wrong one, unless an open row now has that; the
    // row's own slot is the one of its true older row, or a new one.
    if (!taken) {
        m_ids.hashed().replace(open.id, number, static_cast<std::uint32_t>(wrong), wrongSeen);
        if (open.older >= 0)
            m_ids.hashed().replace(open.id, static_cast<std::uint32_t>(open.older), number, false);
        else
            m_ids.hashed().insert(open.id, number);
    } else if (open.older >= 0) {
        // Two slots for the row: the older one may go on standing for it.
        m_ids.hashed().replace(open.id, static_cast<std::uint32_t>(open.older), number, false);
    }
    return {};
}

/// Keeps what changed in a row that replaces a stored one, for people.
Status TableWriter::describeChange(std::size_t row, bool same, const Stored& stored, std::size_t at)
{
    const OpenRow& open = m_rows[row];
    if (open.state == State::ReplacesOwn)
        return {};
    m_changes.forget(open.older);
    if (same || !m_changes.wants(open.line))
        return {};
    RowChange change;
    change.table = m_table;
    change.line = open.line;
    for (std::size_t index = 0; index < m_columns.size(); ++index) {
        const Column& column = m_columns[index];
        const auto before = std::find(stored.columns.begin(), stored.columns.end(), index);
        const ReadCells* old =
            before == stored.columns.end()
                ? nullptr
                : &stored.cells[static_cast<std::size_t>(before - stored.columns.begin())];
        Expected<StoredValue> now =
            storedValue(column.cells, row, column.field, column.type, m_context.categories);
        Expected<StoredValue> then =
            old == nullptr ? Expected<StoredValue>(StoredValue())
                           : storedValue(*old, at, column.field, column.type, m_context.categories);
        if (!now.ok() || !then.ok())
            return now.ok() ? then.error() : now.error();
        const bool differs =
            old == nullptr ? !isBlank(column.cells, row) : !sameCell(column.cells, row, *old, at);
        if (!std::holds_alternative<std::monostate>(now.value()))
            change.values.emplace_back(column.field, now.value());
        if (differs)
            change.fields.push_back(
                {column.field, std::move(then).value(), std::move(now).value()});
    }
    m_changes.add(open.older, std::move(change));
    return {};
}

/// Notes what becomes of the first rows, when it is decided.
void TableWriter::describeFirst(const std::vector<bool>& drop)
{
    for (const FirstRow& first : m_firstRows) {
        RowOutcome outcome;
        if (first.target == kSkipped || (first.fresh && drop[first.target])) {
            outcome.state = RowState::Same;
        } else if (!first.fresh) {
            outcome.state = RowState::Merged;
        } else if (m_rows[first.target].older >= 0) {
            outcome.state = RowState::Changed;
            if (const RowChange* change = m_changes.of(m_rows[first.target].older))
                outcome.changes = change->fields;
        }
        m_outcomes.push_back(std::move(outcome));
    }
    m_described = true;
    m_firstRows.clear();
}

void TableWriter::dropRows(const std::vector<bool>& drop)
{
    std::size_t to = 0;
    for (std::size_t from = 0; from < m_rows.size(); ++from) {
        const OpenRow& row = m_rows[from];
        const auto number = static_cast<std::uint32_t>(m_first + static_cast<std::int64_t>(from));
        if (drop[from]) {
            if (row.state == State::Replaces)
                confirm(row.older, row.line);
            pointTo(row, number, static_cast<std::uint32_t>(row.older), true);
            continue;
        }
        if (to != from) {
            if (row.named)
                pointTo(row, number,
                        static_cast<std::uint32_t>(m_first + static_cast<std::int64_t>(to)), false);
            for (Column& column : m_columns)
                moveCell(column.cells, to, from);
            m_rows[to] = row;
        }
        ++to;
    }
    m_rows.resize(to);
    for (Column& column : m_columns)
        resizeCells(column.cells, to);
}

Status TableWriter::writeRows(std::size_t count)
{
    std::vector<std::int64_t> lines(count);
    for (std::size_t row = 0; row < count; ++row)
        lines[row] = m_rows[row].line;
    if (!m_anyOlder)
        m_counts.added += static_cast<std::int64_t>(count);
    for (std::size_t row = 0; m_anyOlder && row < count; ++row) {
        const OpenRow& open = m_rows[row];
        const std::int64_t number = m_first + static_cast<std::int64_t>(row);
        switch (open.state) {
        case State::New:
            ++m_counts.added;
            break;
        case State::ReplacesCounted:
            --m_counts.same;
            [[fallthrough]];
        case State::Replaces:
            ++m_counts.changed;
            break;
        case State::ReplacesOwn:
            break;
        }
        if (open.older >= 0 && !m_context.dryRun)
            m_marks.push_back({open.older, number});
    }
    const Segment segment{0, m_context.importId, m_first, static_cast<std::int64_t>(count)};
    m_first += segment.rows;
    m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(count));
    SegmentPacker::Columns columns;
    for (Column& column : m_columns)
        columns.emplace_back(column.field, takeFront(column.cells, count));
    if (m_context.dryRun)
        return {};
    columns.emplace_back(kLineField, std::move(lines));
    return m_packer.pack(segment, std::move(columns), m_segments);
}

} // namespace regard
