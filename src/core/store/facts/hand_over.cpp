// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/hand_over.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace regard {

namespace {

/// The segment of `own` (by first row) that has a row, or nullptr.
const Segment* segmentWith(std::span<const Segment> own, std::int64_t row)
{
    const auto after = std::upper_bound(
        own.begin(), own.end(), row,
        [](std::int64_t value, const Segment& segment) { return value < segment.firstRow; });
    if (after == own.begin())
        return nullptr;
    const Segment& segment = *std::prev(after);
    return row < segment.firstRow + segment.rows ? &segment : nullptr;
}

/// Gives a segment to another import as it is, but for the lines, which are those of its file.
Status giveSegment(const sqlite::Database& database, const Segment& segment,
                   std::span<const HeldRow> rows)
{
    Expected<sqlite::Statement> give =
        database.prepare("UPDATE segment SET import_id = ?2 WHERE id = ?1");
    if (!give.ok())
        return give.error();
    if (Status status = give.value().bind(1, segment.id).bind(2, rows.front().holder).run();
        !status.ok())
        return status;
    std::vector<std::int64_t> lines;
    lines.reserve(rows.size());
    for (const HeldRow& row : rows)
        lines.push_back(row.line);
    return replaceColumn(database, segment, kLineField, columns::encodeIntegers(lines));
}

/// Rows on their way into new segments of one import.
class SegmentCopier final {
public:
    SegmentCopier(const sqlite::Database& database, int tableId, std::int64_t importId,
                  std::int64_t firstRow)
        : m_database(database), m_tableId(tableId), m_importId(importId), m_next(firstRow)
    {
    }

    /// Adds rows of one segment; `rows` lie in it, in order.
    [[nodiscard]] Status add(const Segment& segment, std::span<const HeldRow> rows)
    {
        const Expected<std::vector<std::string>> fields = readFields(m_database, segment.id);
        if (!fields.ok())
            return fields.error();
        while (!rows.empty()) {
            const std::size_t count = std::min(rows.size(), kSegmentRows - m_lines.size());
            const std::size_t before = m_lines.size();
            for (const HeldRow& row : rows.first(count))
                m_lines.push_back(row.line);
            for (const std::string& field : fields.value()) {
                if (field == kLineField)
                    continue;
                const FieldType type = fieldType(static_cast<Table>(m_tableId), field);
                const Expected<ReadCells> cells = readColumn(m_database, segment, field, type);
                if (!cells.ok())
                    return cells.error();
                OpenCells& column = columnOf(field, type);
                resizeCells(column, m_lines.size());
                for (std::size_t i = 0; i < count; ++i)
                    setCell(column, before + i, cells.value(),
                            static_cast<std::size_t>(rows[i].row - segment.firstRow));
            }
            rows = rows.subspan(count);
            if (m_lines.size() == kSegmentRows)
                if (Status status = write(); !status.ok())
                    return status;
        }
        return {};
    }

    [[nodiscard]] Status write()
    {
        if (m_lines.empty())
            return {};
        std::vector<std::pair<std::string, columns::EncodedColumn>> encoded;
        for (auto& [field, cells] : m_columns) {
            resizeCells(cells, m_lines.size());
            encoded.emplace_back(field, encodeCells(cells, m_lines.size()));
        }
        encoded.emplace_back(kLineField, columns::encodeIntegers(m_lines));
        const Segment segment{0, m_importId, m_next, static_cast<std::int64_t>(m_lines.size())};
        const Expected<std::int64_t> id = writeSegment(m_database, m_tableId, segment, encoded);
        if (!id.ok())
            return id.error();
        m_next += segment.rows;
        m_columns.clear();
        m_lines.clear();
        return {};
    }

private:
    OpenCells& columnOf(const std::string& field, FieldType type)
    {
        for (auto& [name, cells] : m_columns)
            if (name == field)
                return cells;
        return m_columns.emplace_back(field, emptyCells(type)).second;
    }

    const sqlite::Database& m_database;
    int m_tableId;
    std::int64_t m_importId;
    std::int64_t m_next;
    std::vector<std::pair<std::string, OpenCells>> m_columns;
    std::vector<std::int64_t> m_lines;
};

/// The rows of one segment that begin at `rows`.
std::span<const HeldRow> partIn(const Segment& segment, std::span<const HeldRow> rows)
{
    const auto end = std::find_if(rows.begin(), rows.end(), [&](const HeldRow& row) {
        return row.holder != rows.front().holder || row.row >= segment.firstRow + segment.rows;
    });
    return {rows.begin(), end};
}

} // namespace

std::vector<HeldRow> heldRows(std::span<const Segment> own, std::int64_t importId,
                              std::span<const StoredConfirmations> confirmed)
{
    std::vector<HeldRow> held;
    for (const StoredConfirmations& part : confirmed)
        if (part.importId != importId)
            for (const Confirmation& row : part.rows)
                if (segmentWith(own, row.row) != nullptr)
                    held.push_back({row.row, part.importId, row.line});
    std::sort(held.begin(), held.end(), [](const HeldRow& a, const HeldRow& b) {
        return std::tuple(a.row, a.holder, a.line) < std::tuple(b.row, b.holder, b.line);
    });
    const auto rest = std::unique(held.begin(), held.end(), [](const HeldRow& a, const HeldRow& b) {
        return a.row == b.row;
    });
    held.erase(rest, held.end());
    return held;
}

Expected<std::vector<Moved>> handOver(const sqlite::Database& database, int tableId,
                                      std::span<const Segment> own, std::span<const HeldRow> held)
{
    std::vector<Moved> moved;
    std::vector<HeldRow> scattered;
    for (const Segment& segment : own) {
        const auto first = std::lower_bound(
            held.begin(), held.end(), segment.firstRow,
            [](const HeldRow& row, std::int64_t value) { return row.row < value; });
        const std::span<const HeldRow> rest(first, held.end());
        const std::span<const HeldRow> part = rest.empty() ? rest : partIn(segment, rest);
        if (part.size() == static_cast<std::size_t>(segment.rows)) {
            if (Status status = giveSegment(database, segment, part); !status.ok())
                return status.error();
            for (const HeldRow& row : part)
                moved.push_back({row.row, row.row, row.holder});
        } else {
            for (const HeldRow& row : rest) {
                if (row.row >= segment.firstRow + segment.rows)
                    break;
                scattered.push_back(row);
            }
        }
    }
    const Expected<std::int64_t> firstFree = nextRow(database, tableId);
    if (!firstFree.ok())
        return firstFree.error();
    std::int64_t next = firstFree.value();
    std::stable_sort(scattered.begin(), scattered.end(),
                     [](const HeldRow& a, const HeldRow& b) { return a.holder < b.holder; });
    for (std::span<const HeldRow> rest = scattered; !rest.empty();) {
        const std::int64_t holder = rest.front().holder;
        SegmentCopier copier(database, tableId, holder, next);
        while (!rest.empty() && rest.front().holder == holder) {
            const Segment& segment = *segmentWith(own, rest.front().row);
            const std::span<const HeldRow> part = partIn(segment, rest);
            if (Status status = copier.add(segment, part); !status.ok())
                return status.error();
            for (const HeldRow& row : part)
                moved.push_back({row.row, next++, holder});
            rest = rest.subspan(part.size());
        }
        if (Status status = copier.write(); !status.ok())
            return status.error();
    }
    if (next != firstFree.value())
        if (Status status = setNextRow(database, tableId, next); !status.ok())
            return status.error();
    std::sort(moved.begin(), moved.end(),
              [](const Moved& a, const Moved& b) { return a.from < b.from; });
    for (const Segment& segment : own) {
        const Moved* whole = movedRow(moved, segment.firstRow);
        if (whole != nullptr && whole->to == segment.firstRow)
            continue; // it has changed hands
        if (Status status =
                database.execute("DELETE FROM segment WHERE id = " + std::to_string(segment.id));
            !status.ok())
            return status.error();
    }
    return moved;
}

const Moved* movedRow(std::span<const Moved> moved, std::int64_t row)
{
    const auto found =
        std::lower_bound(moved.begin(), moved.end(), row,
                         [](const Moved& entry, std::int64_t value) { return entry.from < value; });
    return found == moved.end() || found->from != row ? nullptr : &*found;
}

} // namespace regard
