// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import_log.h"

#include "core/store/day_text.h"
#include "core/store/facts/confirmed.h"

#include <regard/domain/schema.h>

#include <string>

namespace regard {

namespace {

Expected<std::int64_t> runWriting(const sqlite::Database& database, sqlite::Statement& statement,
                                  std::int64_t id)
{
    if (Status status = statement.run(); !status.ok())
        return status.error();
    return id == 0 ? database.lastInsertRowId() : id;
}

std::optional<std::int64_t> idOrNull(std::int64_t id)
{
    return id == 0 ? std::nullopt : std::optional(id);
}

} // namespace

Expected<std::int64_t> insertImport(const sqlite::Database& database, const ImportRecord& record)
{
    Expected<sqlite::Statement> insert = database.prepare(
        "INSERT INTO import (file, source, digest, at, rows, added, changed, same, merged, dropped,"
        " set_aside, header, undone)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    if (!insert.ok())
        return insert.error();
    insert.value()
        .bind(1, record.file)
        .bind(2, record.source)
        .bind(3, record.fileDigest)
        .bind(4, record.at)
        .bind(5, record.rows)
        .bind(6, record.added)
        .bind(7, record.changed)
        .bind(8, record.same)
        .bind(9, record.merged)
        .bind(10, record.dropped)
        .bind(11, record.setAside)
        .bind(12, record.header)
        .bind(13, record.undone ? 1 : 0);
    return runWriting(database, insert.value(), 0);
}

Status updateImportCounts(const sqlite::Database& database, const ImportRecord& record)
{
    Expected<sqlite::Statement> update = database.prepare(
        "UPDATE import SET rows = ?2, added = ?3, changed = ?4, same = ?5, merged = ?6,"
        " dropped = ?7, set_aside = ?8, header = ?9 WHERE id = ?1");
    if (!update.ok())
        return update.error();
    return update.value()
        .bind(1, record.id)
        .bind(2, record.rows)
        .bind(3, record.added)
        .bind(4, record.changed)
        .bind(5, record.same)
        .bind(6, record.merged)
        .bind(7, record.dropped)
        .bind(8, record.setAside)
        .bind(9, record.header)
        .run();
}

Status insertSetAside(const sqlite::Database& database, std::int64_t importId,
                      std::span<const SetAsideRow> rows)
{
    Expected<sqlite::Statement> insert =
        database.prepare("INSERT INTO set_aside (import_id, line, column_name, reason, raw)"
                         " VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!insert.ok())
        return insert.error();
    for (const SetAsideRow& row : rows) {
        Status status = insert.value()
                            .bind(1, importId)
                            .bind(2, row.line)
                            .bind(3, row.column)
                            .bind(4, row.reason)
                            .bind(5, row.raw)
                            .run();
        if (!status.ok())
            return status;
    }
    return {};
}

Expected<std::int64_t> writeBenchmark(const sqlite::Database& database, const Benchmark& benchmark)
{
    Expected<sqlite::Statement> write = database.prepare(
        "INSERT OR REPLACE INTO benchmark (id, kpi, sector, value, low, high, scale, source, dated,"
        " n, import_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    if (!write.ok())
        return write.error();
    write.value()
        .bind(1, idOrNull(benchmark.id))
        .bind(2, benchmark.kpi)
        .bind(3, benchmark.sector)
        .bind(4, benchmark.value)
        .bind(5, benchmark.low)
        .bind(6, benchmark.high)
        .bind(7, benchmark.scale)
        .bind(8, benchmark.source)
        .bind(9, dayText(benchmark.dated))
        .bind(10, benchmark.n)
        .bind(11, idOrNull(benchmark.importId));
    return runWriting(database, write.value(), benchmark.id);
}

Expected<std::int64_t> writeEvent(const sqlite::Database& database, const Event& event)
{
    Expected<sqlite::Statement> write =
        database.prepare("INSERT OR REPLACE INTO event (id, at, until, title, kind, import_id)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    if (!write.ok())
        return write.error();
    write.value()
        .bind(1, idOrNull(event.id))
        .bind(2, dayText(event.at))
        .bind(3, dayText(event.until))
        .bind(4, event.title)
        .bind(5, event.kind)
        .bind(6, idOrNull(event.importId));
    return runWriting(database, write.value(), event.id);
}

Status updateImportReading(const sqlite::Database& database, std::int64_t importId,
                           const ImportReading& reading)
{
    Expected<sqlite::Statement> update = database.prepare(
        "UPDATE import SET mapping = ?2, dialect = ?3, plan = ?4, mends = ?5 WHERE id = ?1");
    if (!update.ok())
        return update.error();
    return update.value()
        .bind(1, importId)
        .bind(2, reading.mapping)
        .bind(3, reading.dialect)
        .bind(4, reading.plan)
        .bind(5, idOrNull(reading.mends))
        .run();
}

Status replaceSetAside(const sqlite::Database& database, std::int64_t importId, std::int64_t line,
                       std::int64_t mending, std::span<const SetAsideRow> still)
{
    Expected<sqlite::Statement> mark =
        database.prepare("UPDATE set_aside SET mended_by = ?3 WHERE import_id = ?1 AND line = ?2"
                         " AND mended_by IS NULL");
    if (!mark.ok())
        return mark.error();
    if (Status status = mark.value().bind(1, importId).bind(2, line).bind(3, mending).run();
        !status.ok())
        return status;
    Expected<sqlite::Statement> insert = database.prepare(
        "INSERT INTO set_aside (import_id, line, column_name, reason, raw, edited_by)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    if (!insert.ok())
        return insert.error();
    for (const SetAsideRow& row : still) {
        Status status = insert.value()
                            .bind(1, importId)
                            .bind(2, line)
                            .bind(3, row.column)
                            .bind(4, row.reason)
                            .bind(5, row.raw)
                            .bind(6, mending)
                            .run();
        if (!status.ok())
            return status;
    }
    return {};
}

Status recountSetAside(const sqlite::Database& database, std::int64_t importId)
{
    Expected<sqlite::Statement> update =
        database.prepare("UPDATE import SET set_aside = (SELECT count(*) FROM set_aside s WHERE"
                         " s.import_id = import.id AND s.mended_by IS NULL) WHERE id = ?1");
    if (!update.ok())
        return update.error();
    return update.value().bind(1, importId).run();
}

namespace {

Status runOn(const sqlite::Database& database, const char* sql, std::int64_t importId)
{
    Expected<sqlite::Statement> statement = database.prepare(sql);
    if (!statement.ok())
        return statement.error();
    return statement.value().bind(1, importId).run();
}

/// Gives benchmarks or events that others found the same to the first of these.
Expected<std::int64_t> handOverOrdinaryRows(const sqlite::Database& database, Table table,
                                            std::int64_t importId)
{
    const Expected<std::vector<StoredConfirmations>> confirmed =
        readConfirmations(database, static_cast<int>(table));
    if (!confirmed.ok())
        return confirmed.error();
    Expected<sqlite::Statement> give =
        database.prepare(std::string("UPDATE ") + std::string(tableName(table)) +
                         " SET import_id = ?3 WHERE id = ?2 AND import_id = ?1");
    if (!give.ok())
        return give.error();
    std::int64_t held = 0;
    for (const StoredConfirmations& part : confirmed.value()) {
        if (part.importId == importId)
            continue;
        for (const Confirmation& row : part.rows) {
            Status status =
                give.value().bind(1, importId).bind(2, row.row).bind(3, part.importId).run();
            if (!status.ok())
                return status.error();
            held += database.changes();
        }
    }
    return held;
}

/// Sets aside again what an import had mended, with the text that it had.
Status takeBackMending(const sqlite::Database& database, std::int64_t importId)
{
    const Expected<std::int64_t> mends = database.integer(
        "SELECT coalesce(mends, 0) FROM import WHERE id = " + std::to_string(importId));
    if (!mends.ok())
        return mends.error();
    if (mends.value() == 0)
        return {};
    // A row that was edited here and mended by a later import stays off the list.
    for (const char* sql :
         {"UPDATE set_aside AS o SET mended_by = (SELECT e.mended_by FROM set_aside e"
          " WHERE e.edited_by = ?1 AND e.import_id = o.import_id AND e.line = o.line"
          " AND e.mended_by IS NOT NULL LIMIT 1) WHERE o.mended_by = ?1",
          "DELETE FROM set_aside WHERE edited_by = ?1"})
        if (Status status = runOn(database, sql, importId); !status.ok())
            return status;
    return recountSetAside(database, mends.value());
}

} // namespace

Expected<UndoReport> takeBackOrdinaryRows(const sqlite::Database& database, std::int64_t importId)
{
    UndoReport report;
    for (const Table table : {Table::Benchmark, Table::Event}) {
        const Expected<std::int64_t> held = handOverOrdinaryRows(database, table, importId);
        if (!held.ok())
            return held.error();
        report.heldByOthers += held.value();
    }
    for (const char* sql :
         {"DELETE FROM benchmark WHERE import_id = ?1", "DELETE FROM event WHERE import_id = ?1"}) {
        if (Status status = runOn(database, sql, importId); !status.ok())
            return status.error();
        report.rowsRemoved += database.changes();
    }
    if (Status status = takeBackMending(database, importId); !status.ok())
        return status.error();
    for (const char* sql : {"DELETE FROM set_aside WHERE import_id = ?1",
                            "UPDATE import SET undone = 1 WHERE id = ?1"})
        if (Status status = runOn(database, sql, importId); !status.ok())
            return status.error();
    return report;
}

} // namespace regard
