// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a store keeps in ordinary tables beside targets: imports, rows set aside, mappings,
// settings, benchmarks and events.
#include <regard/store/store.h>

#include "core/store/day_text.h"
#include "core/store/import_log.h"
#include "core/store/rows.h"
#include "core/store/sqlite/transaction.h"
#include "core/store/store_connection.h"

namespace regard {

namespace {

constexpr const char* kImportColumns =
    "SELECT id, file, source, digest, at, rows, added, changed, same, merged, dropped, set_aside,"
    " undone, header, coalesce(mends, 0) FROM import ";

ImportRecord importAt(const sqlite::Statement& row)
{
    ImportRecord record;
    record.id = row.integer(0);
    record.file = row.text(1);
    record.source = row.text(2);
    record.fileDigest = row.text(3);
    record.at = row.integer(4);
    record.rows = row.integer(5);
    record.added = row.integer(6);
    record.changed = row.integer(7);
    record.same = row.integer(8);
    record.merged = row.integer(9);
    record.dropped = row.integer(10);
    record.setAside = row.integer(11);
    record.undone = row.integer(12) != 0;
    record.header = row.text(13);
    record.mends = row.integer(14);
    return record;
}

Status removeRow(const sqlite::Database& database, const char* sql, std::int64_t id,
                 const char* sentence)
{
    return inTransaction(database, [&]() -> Status {
        Expected<sqlite::Statement> remove = database.prepare(sql);
        if (!remove.ok())
            return remove.error();
        if (Status status = remove.value().bind(1, id).run(); !status.ok())
            return status;
        if (database.changes() == 0)
            return Error{ErrorKind::NotFound, sentence};
        return {};
    });
}

} // namespace

Expected<std::vector<ImportRecord>> Store::imports() const
{
    return readRows<ImportRecord>(m_connection->database,
                                  std::string(kImportColumns) + "ORDER BY id", importAt);
}

Expected<std::optional<ImportRecord>> Store::importByDigest(std::string_view digest) const
{
    Expected<std::vector<ImportRecord>> found = readRows<ImportRecord>(
        m_connection->database, std::string(kImportColumns) + "WHERE digest = ?1 AND undone = 0",
        importAt, [&](sqlite::Statement& statement) { statement.bind(1, digest); });
    if (!found.ok())
        return found.error();
    if (found.value().empty())
        return std::optional<ImportRecord>();
    return std::optional(found.value().front());
}

Expected<ImportReading> Store::importReading(std::int64_t importId) const
{
    const Expected<std::vector<ImportReading>> found = readRows<ImportReading>(
        m_connection->database,
        "SELECT mapping, dialect, plan, coalesce(mends, 0) FROM import WHERE id = ?1",
        [](const sqlite::Statement& row) {
            return ImportReading{row.text(0), row.text(1), row.text(2), row.integer(3)};
        },
        [&](sqlite::Statement& statement) { statement.bind(1, importId); });
    if (!found.ok())
        return found.error();
    if (found.value().empty())
        return Error{ErrorKind::NotFound,
                     "There is no import number " + std::to_string(importId) + "."};
    return found.value().front();
}

Expected<std::vector<SetAsideRow>> Store::setAside(std::optional<std::int64_t> importId) const
{
    return readRows<SetAsideRow>(
        m_connection->database,
        "SELECT import_id, line, column_name, reason, raw FROM set_aside"
        " WHERE (?1 IS NULL OR import_id = ?1) AND mended_by IS NULL ORDER BY import_id, line, id",
        [](const sqlite::Statement& row) {
            return SetAsideRow{row.integer(0), row.integer(1), row.text(2), row.text(3),
                               row.text(4)};
        },
        [&](sqlite::Statement& statement) { statement.bind(1, importId); });
}

Expected<std::vector<std::pair<std::string, std::int64_t>>> Store::setAsideReasons() const
{
    return readRows<std::pair<std::string, std::int64_t>>(
        m_connection->database,
        "SELECT reason, count(*) FROM set_aside WHERE mended_by IS NULL GROUP BY reason"
        " ORDER BY count(*) DESC, reason",
        [](const sqlite::Statement& row) { return std::pair(row.text(0), row.integer(1)); });
}

Expected<std::vector<std::pair<std::string, std::string>>> Store::mappings() const
{
    return readRows<std::pair<std::string, std::string>>(
        m_connection->database, "SELECT name, json FROM mapping ORDER BY name",
        [](const sqlite::Statement& row) { return std::pair(row.text(0), row.text(1)); });
}

Status Store::saveMapping(std::string_view name, std::string_view json)
{
    const sqlite::Database& database = m_connection->database;
    return inTransaction(database, [&]() -> Status {
        Expected<sqlite::Statement> write =
            database.prepare("INSERT OR REPLACE INTO mapping (name, json) VALUES (?1, ?2)");
        if (!write.ok())
            return write.error();
        return write.value().bind(1, name).bind(2, json).run();
    });
}

Expected<Conventions> Store::conventions() const
{
    const auto rows = readRows<std::pair<std::string, std::string>>(
        m_connection->database, "SELECT key, value FROM setting WHERE key NOT LIKE 'privacy.%'",
        [](const sqlite::Statement& row) { return std::pair(row.text(0), row.text(1)); });
    if (!rows.ok())
        return rows.error();
    Conventions conventions;
    for (const auto& [key, value] : rows.value()) {
        if (Status status = conventions.set(key, value); !status.ok())
            return Error{ErrorKind::Corrupt,
                         "A setting of the store makes no sense: " + status.error().message,
                         m_connection->path.string()};
    }
    return conventions;
}

Expected<std::vector<Benchmark>> Store::benchmarks() const
{
    return readRows<Benchmark>(
        m_connection->database,
        "SELECT id, kpi, sector, value, low, high, scale, source, dated, n, import_id"
        " FROM benchmark ORDER BY id",
        [](const sqlite::Statement& row) {
            Benchmark benchmark;
            benchmark.id = row.integer(0);
            benchmark.kpi = row.text(1);
            benchmark.sector = row.text(2);
            benchmark.value = row.real(3);
            if (!row.isNull(4))
                benchmark.low = row.real(4);
            if (!row.isNull(5))
                benchmark.high = row.real(5);
            benchmark.scale = row.text(6);
            benchmark.source = row.text(7);
            benchmark.dated = dayAt(row, 8);
            if (!row.isNull(9))
                benchmark.n = row.integer(9);
            benchmark.importId = row.integer(10);
            return benchmark;
        });
}

Expected<std::int64_t> Store::saveBenchmark(const Benchmark& benchmark)
{
    std::int64_t id = 0;
    Status status = inTransaction(m_connection->database, [&]() -> Status {
        const Expected<std::int64_t> written = writeBenchmark(m_connection->database, benchmark);
        if (!written.ok())
            return written.error();
        id = written.value();
        return {};
    });
    if (!status.ok())
        return status.error();
    return id;
}

Status Store::removeBenchmark(std::int64_t id)
{
    return removeRow(m_connection->database, "DELETE FROM benchmark WHERE id = ?1", id,
                     "There is no such benchmark; another program may have removed it.");
}

Expected<std::vector<Event>> Store::events() const
{
    return readRows<Event>(
        m_connection->database,
        "SELECT id, at, until, title, kind, import_id FROM event ORDER BY at, id",
        [](const sqlite::Statement& row) {
            return Event{row.integer(0), dayAt(row, 1), dayAt(row, 2),
                         row.text(3),    row.text(4),   row.integer(5)};
        });
}

Expected<std::int64_t> Store::saveEvent(const Event& event)
{
    std::int64_t id = 0;
    Status status = inTransaction(m_connection->database, [&]() -> Status {
        const Expected<std::int64_t> written = writeEvent(m_connection->database, event);
        if (!written.ok())
            return written.error();
        id = written.value();
        return {};
    });
    if (!status.ok())
        return status.error();
    return id;
}

Status Store::removeEvent(std::int64_t id)
{
    return removeRow(m_connection->database, "DELETE FROM event WHERE id = ?1", id,
                     "There is no such event; another program may have removed it.");
}

} // namespace regard
