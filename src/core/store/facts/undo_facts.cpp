// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/undo_facts.h"

#include "core/store/facts/customer_keys.h"
#include "core/store/facts/marks.h"
#include "core/store/facts/segments.h"

#include <algorithm>
#include <string>
#include <utility>

namespace regard {

namespace {

Status undoTable(const sqlite::Database& database, int tableId, std::int64_t importId,
                 UndoReport& report)
{
    const Expected<std::vector<Segment>> segments = readSegments(database, tableId);
    if (!segments.ok())
        return segments.error();
    const Expected<std::vector<StoredMarks>> marks = readMarks(database, tableId);
    if (!marks.ok())
        return marks.error();
    std::vector<Segment> own;
    std::copy_if(segments.value().begin(), segments.value().end(), std::back_inserter(own),
                 [&](const Segment& segment) { return segment.importId == importId; });
    const auto ownRow = [&](std::int64_t row) {
        return std::any_of(own.begin(), own.end(), [&](const Segment& segment) {
            return row >= segment.firstRow && row < segment.firstRow + segment.rows;
        });
    };
    const Rewired rewired = rewire(marks.value(), importId, ownRow);
    const DeadRows dead{std::span<const StoredMarks>(marks.value())};
    for (const Segment& segment : own)
        report.rowsRemoved +=
            segment.rows -
            static_cast<std::int64_t>(dead.within(segment.firstRow, segment.rows).size());
    report.rowsRestored += rewired.restored;
    report.changedSince += rewired.replacedLater;
    for (const StoredMarks& stored : marks.value())
        if (stored.importId == importId)
            if (Status status = removeMarks(database, stored.id); !status.ok())
                return status;
    for (const StoredMarks& stored : rewired.changed) {
        if (Status status = removeMarks(database, stored.id); !status.ok())
            return status;
        if (Status status = writeMarks(database, stored.importId, tableId, stored.marks);
            !status.ok())
            return status;
    }
    for (const Segment& segment : own)
        if (Status status =
                database.execute("DELETE FROM segment WHERE id = " + std::to_string(segment.id));
            !status.ok())
            return status;
    return {};
}

/// Which ordinals the rows of a table name.
Status collectNamed(const sqlite::Database& database, int tableId, std::vector<bool>& named)
{
    const Expected<std::vector<Segment>> segments = readSegments(database, tableId);
    if (!segments.ok())
        return segments.error();
    for (const Segment& segment : segments.value()) {
        const Expected<ReadCells> cells =
            readColumn(database, segment, "customer", FieldType::CustomerRef);
        if (!cells.ok())
            return cells.error();
        for (const std::int32_t ordinal : std::get<std::vector<std::int32_t>>(cells.value())) {
            if (ordinal < 0)
                continue;
            if (static_cast<std::size_t>(ordinal) >= named.size())
                named.resize(static_cast<std::size_t>(ordinal) + 1);
            named[static_cast<std::size_t>(ordinal)] = true;
        }
    }
    return {};
}

} // namespace

Expected<UndoReport> undoFacts(const sqlite::Database& database, std::int64_t importId)
{
    UndoReport report;
    for (const Table table : kFactTables)
        if (Status status = undoTable(database, static_cast<int>(table), importId, report);
            !status.ok())
            return status.error();
    std::vector<bool> named;
    for (const Table table : kFactTables)
        if (Status status = collectNamed(database, static_cast<int>(table), named); !status.ok())
            return status.error();
    if (Status status = removeUnusedKeys(database, named); !status.ok())
        return status.error();
    return report;
}

} // namespace regard
