// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/undo_facts.h"

#include "core/store/facts/customer_keys.h"
#include "core/store/facts/hand_over.h"
#include "core/store/facts/marks.h"
#include "core/store/facts/segments.h"

#include <algorithm>
#include <string>
#include <utility>

namespace regard {

namespace {

/// Whether a row lies in one of the segments, which are in order.
bool liesIn(const std::vector<Segment>& segments, std::int64_t row)
{
    const auto after = std::upper_bound(
        segments.begin(), segments.end(), row,
        [](std::int64_t value, const Segment& segment) { return value < segment.firstRow; });
    return after != segments.begin() && row < std::prev(after)->firstRow + std::prev(after)->rows;
}

Status rewriteMarks(const sqlite::Database& database, int tableId, std::int64_t importId,
                    const std::vector<StoredMarks>& marks, const Rewired& rewired)
{
    for (const StoredMarks& stored : marks)
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
    for (const StoredMarks& stored : rewired.given)
        if (Status status = writeMarks(database, stored.importId, tableId, stored.marks);
            !status.ok())
            return status;
    return {};
}

/// Drops what the import had found the same, and lets the others find the rows where they are now.
Status rewriteConfirmations(const sqlite::Database& database, int tableId, std::int64_t importId,
                            std::vector<StoredConfirmations>& confirmed,
                            std::span<const Moved> moved)
{
    for (StoredConfirmations& stored : confirmed) {
        bool any = stored.importId == importId;
        std::vector<Confirmation> kept;
        for (const Confirmation& row : stored.rows) {
            const Moved* place = movedRow(moved, row.row);
            any = any || place != nullptr;
            if (place == nullptr)
                kept.push_back(row);
            else if (place->holder != stored.importId)
                kept.push_back({place->to, row.line});
        }
        if (!any)
            continue;
        if (Status status = removeConfirmations(database, stored.id); !status.ok())
            return status;
        if (stored.importId == importId)
            continue;
        std::ranges::sort(kept, {}, &Confirmation::row);
        if (Status status = writeConfirmations(database, stored.importId, tableId, kept);
            !status.ok())
            return status;
    }
    return {};
}

Status undoTable(const sqlite::Database& database, int tableId, std::int64_t importId,
                 UndoReport& report)
{
    const Expected<std::vector<Segment>> segments = readSegments(database, tableId);
    if (!segments.ok())
        return segments.error();
    const Expected<std::vector<StoredMarks>> marks = readMarks(database, tableId);
    if (!marks.ok())
        return marks.error();
    Expected<std::vector<StoredConfirmations>> confirmed = readConfirmations(database, tableId);
    if (!confirmed.ok())
        return confirmed.error();
    std::vector<Segment> own;
    std::copy_if(segments.value().begin(), segments.value().end(), std::back_inserter(own),
                 [&](const Segment& segment) { return segment.importId == importId; });
    const std::vector<HeldRow> held = heldRows(own, importId, confirmed.value());
    const DeadRows dead{std::span<const StoredMarks>(marks.value())};
    std::int64_t standing = 0;
    for (const Segment& segment : own)
        standing += segment.rows -
                    static_cast<std::int64_t>(dead.within(segment.firstRow, segment.rows).size());
    const auto kept =
        std::ranges::count_if(held, [&](const HeldRow& row) { return !dead.contains(row.row); });
    report.rowsRemoved += standing - kept;
    report.heldByOthers += kept;
    const Expected<std::vector<Moved>> moved = handOver(database, tableId, own, held);
    if (!moved.ok())
        return moved.error();
    const Rewired rewired = rewire(
        marks.value(), importId, [&](std::int64_t row) { return liesIn(own, row); }, moved.value());
    report.rowsRestored += rewired.restored;
    report.changedSince += rewired.replacedLater;
    if (Status status = rewriteMarks(database, tableId, importId, marks.value(), rewired);
        !status.ok())
        return status;
    return rewriteConfirmations(database, tableId, importId, confirmed.value(), moved.value());
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
    // Benchmarks and events that it found the same.
    Expected<sqlite::Statement> found =
        database.prepare("DELETE FROM confirmed WHERE import_id = ?1");
    if (!found.ok())
        return found.error();
    if (Status status = found.value().bind(1, importId).run(); !status.ok())
        return status.error();
    if (Status status = removeUnusedKeys(database, named); !status.ok())
        return status.error();
    if (Status status = removeUnusedAddresses(database); !status.ok())
        return status.error();
    return report;
}

} // namespace regard
