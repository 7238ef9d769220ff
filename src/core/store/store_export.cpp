// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/store/store.h>

#include "core/store/csv_writer.h"
#include "core/store/customer_records.h"
#include "core/store/fact_tables.h"
#include "core/store/opening.h"
#include "core/store/query.h"
#include "core/store/sqlite/transaction.h"
#include "core/store/store_connection.h"

#include <array>

namespace regard {

namespace {

namespace fs = std::filesystem;

/// Ordinary tables that go along. Customers' e-mail hashes and the packed facts stay behind.
constexpr std::array<const char*, 8> kOrdinary{"benchmark", "event",   "target",  "import",
                                               "set_aside", "setting", "mapping", "setting_change"};

std::string quotedName(std::string_view name)
{
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"')
            text += '"';
        text += c;
    }
    return text + "\"";
}

/// A database in which the facts are shown as "fact_survey" ... and the store is attached as
/// "store".
Expected<sqlite::Database> openBeside(const fs::path& path, sqlite::OpenMode mode,
                                      const fs::path& store,
                                      const std::shared_ptr<const Dataset>& facts)
{
    Expected<sqlite::Database> database = sqlite::Database::open(path, mode);
    if (!database.ok())
        return database;
    if (Status status = showFacts(database.value(), facts, "fact_"); !status.ok())
        return status.error();
    Expected<sqlite::Statement> attach = database.value().prepare("ATTACH ?1 AS store");
    if (!attach.ok())
        return attach.error();
    if (Status status = attach.value()
                            .bind(1, isFixed(store) ? sqlite::immutableUri(store) : store.string())
                            .run();
        !status.ok())
        return status.error();
    return database;
}

Status writeDatabase(const fs::path& target, const fs::path& store,
                     const std::shared_ptr<const Dataset>& facts)
{
    if (Status status = makePrivateFile(target); !status.ok())
        return status;
    Status written = [&]() -> Status {
        const Expected<sqlite::Database> database =
            openBeside(target, sqlite::OpenMode::ReadWrite, store, facts);
        if (!database.ok())
            return database.error();
        // A file that is thrown away when writing fails needs no journal. "main": the store's
        // stays.
        std::string sql = "PRAGMA main.journal_mode = OFF; BEGIN;";
        for (const Table table : kFactTables) {
            const std::string name(tableName(table));
            sql.append("CREATE TABLE ").append(name);
            sql.append(" AS SELECT * FROM fact_").append(name).append(";");
        }
        for (const char* name : kOrdinary) {
            sql.append("CREATE TABLE ").append(name);
            sql.append(" AS SELECT * FROM store.").append(name).append(";");
        }
        return database.value().execute(sql + "COMMIT");
    }();
    if (!written.ok()) {
        std::error_code ignored;
        fs::remove(target, ignored);
    }
    return written;
}

Status writeCsv(const sqlite::Database& database, const std::string& sql, const fs::path& file)
{
    if (Status status = makePrivateFile(file); !status.ok())
        return status;
    Expected<sqlite::Statement> select = database.prepare(sql);
    if (!select.ok())
        return select.error();
    return writeRows(select.value(), file);
}

/// What a CSV file takes for a column: only fields that are there, so that the file can be imported
/// again as it is, and instants with their zone, so that it may be in any time zone. Empty:
/// nothing.
std::string csvColumn(const FactTable& rows, const std::string& name)
{
    const Field* field = fieldOf(rows.table(), name);
    const FieldType type = field == nullptr ? FieldType::Category : field->type;
    const bool isCustomerId = rows.table() == Table::Customer && name == "id";
    if (type == FieldType::Email ? !rows.has(kAddressField) : !(rows.has(name) || isCustomerId))
        return {};
    std::string column = quotedName(name);
    if (type != FieldType::Moment)
        return column;
    return "CASE length(" + column + ") WHEN 19 THEN replace(" + column +
           ", ' ', 'T') || 'Z' ELSE " + column + " END AS " + column;
}

Status writeFolder(const fs::path& folder, const fs::path& store,
                   const std::shared_ptr<const Dataset>& facts)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
        return Error{ErrorKind::Io, "The folder cannot be made: " + code.message() + ".",
                     folder.string()};
    const Expected<sqlite::Database> database =
        openBeside({}, sqlite::OpenMode::Memory, store, facts);
    if (!database.ok())
        return database.error();
    for (const Table table : kFactTables) {
        const FactTable& rows = facts->table(table);
        if (rows.rows() == 0)
            continue;
        std::string columns;
        for (const std::string& name : sqlColumns(*facts, table)) {
            const std::string column = csvColumn(rows, name);
            if (!columns.empty() && !column.empty())
                columns += ", ";
            columns += column;
        }
        const std::string name(tableName(table));
        if (Status status = writeCsv(database.value(), "SELECT " + columns + " FROM fact_" + name,
                                     folder / (name + ".csv"));
            !status.ok())
            return status;
    }
    for (const char* ordinary : kOrdinary) {
        const std::string name(ordinary);
        const Expected<std::int64_t> count =
            database.value().integer("SELECT count(*) FROM store." + name);
        if (!count.ok())
            return count.error();
        if (count.value() == 0)
            continue;
        if (Status status =
                writeCsv(database.value(), "SELECT * FROM store." + name, folder / (name + ".csv"));
            !status.ok())
            return status;
    }
    return {};
}

} // namespace

Status Store::exportTo(const std::filesystem::path& target) const
{
    const Expected<std::shared_ptr<const Dataset>> facts = factsForQueries(*this, *m_connection);
    if (!facts.ok())
        return facts.error();
    const std::string ending = target.extension().string();
    if (ending == ".sqlite" || ending == ".db")
        return writeDatabase(target, m_connection->path, facts.value());
    return writeFolder(target, m_connection->path, facts.value());
}

} // namespace regard
