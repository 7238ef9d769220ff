// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/query.h"

#include "core/store/fact_tables.h"
#include "core/store/opening.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace regard {

namespace {

/// Ordinary tables that queries may see; the others are how facts are kept.
constexpr std::array<std::string_view, 7> kVisible{
    "benchmark", "event", "target", "import", "set_aside", "setting", "setting_change"};

bool isVisible(std::string_view table)
{
    return tableByName(table).has_value() || table == "json_each" || table == "json_tree" ||
           std::find(kVisible.begin(), kVisible.end(), table) != kVisible.end();
}

/// Asked by SQLite for everything that a statement would do, before it does anything.
int allow(void* everything, int action, const char* first, const char* second, const char*,
          const char*)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_READ:
        // Without a column it is `count(*)`, also over a common table expression of any name.
        return everything != nullptr || first == nullptr || second == nullptr || *second == '\0' ||
                       isVisible(first)
                   ? SQLITE_OK
                   : SQLITE_DENY;
    case SQLITE_FUNCTION:
        return second != nullptr && std::string_view(second) == "load_extension" ? SQLITE_DENY
                                                                                 : SQLITE_OK;
    default:
        return SQLITE_DENY;
    }
}

std::string tableNames()
{
    std::string names;
    for (const Table table : kAllTables)
        names += (names.empty() ? "" : ", ") + std::string(tableName(table));
    for (const std::string_view name : kVisible) {
        if (!tableByName(name))
            names += ", " + std::string(name);
    }
    return names;
}

Error queryError(const Error& error)
{
    const bool hidden = error.message.find("prohibited") != std::string::npos ||
                        error.message.find("may not be modified") != std::string::npos;
    if (error.kind == ErrorKind::Refused || hidden)
        return {ErrorKind::Refused, "Only SELECT is allowed, over the tables " + tableNames() +
                                        ". Nothing was changed."};
    constexpr std::string_view kNoTable = "no such table: ";
    if (error.message.starts_with(kNoTable))
        return {ErrorKind::Invalid, "There is no table \"" + error.message.substr(kNoTable.size()) +
                                        "\". Tables are " + tableNames() + "."};
    if (error.kind == ErrorKind::Invalid)
        return {ErrorKind::Invalid, "The query is not understood: " + error.message + "."};
    return error;
}

bool isBlank(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](unsigned char c) { return std::isspace(c) != 0 || c == ';'; });
}

SqlResult::Cell cellAt(const sqlite::Statement& row, int column)
{
    switch (row.type(column)) {
    case sqlite::CellType::Integer:
        return {row.integer(column)};
    case sqlite::CellType::Real:
        return {row.real(column)};
    case sqlite::CellType::Null:
        return {};
    default:
        return {row.text(column)};
    }
}

void bindByName(sqlite3_stmt* prepared, sqlite::Statement& statement,
                std::span<const SqlParameter> parameters)
{
    for (const SqlParameter& parameter : parameters) {
        const int place = sqlite3_bind_parameter_index(prepared, (":" + parameter.name).c_str());
        if (place == 0)
            continue;
        if (const auto* integer = std::get_if<std::int64_t>(&parameter.value.value))
            statement.bind(place, *integer);
        else if (const auto* real = std::get_if<double>(&parameter.value.value))
            statement.bind(place, *real);
        else if (const auto* text = std::get_if<std::string>(&parameter.value.value))
            statement.bind(place, *text);
    }
}

} // namespace

Status runOwn(const sqlite::Database& database, std::string_view sql,
              std::span<const SqlParameter> parameters)
{
    sqlite3_set_authorizer(database.handle(), nullptr, nullptr);
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        &prepared, nullptr);
    if (code != SQLITE_OK)
        return sqlite::errorOf(database.handle(), code);
    sqlite::Statement statement(prepared);
    bindByName(prepared, statement, parameters);
    return statement.run();
}

Expected<SqlResult> runSelect(const sqlite::Database& database, std::string_view sql,
                              std::span<const SqlParameter> parameters, std::size_t maxRows,
                              Sees sees)
{
    sqlite3_set_authorizer(database.handle(), nullptr, nullptr);
    // Connected before the rules hold: they would be asked about the declarations of these tables.
    for (const char* table : {"SELECT 1 FROM json_each('[]')", "SELECT 1 FROM json_tree('[]')"}) {
        if (const Expected<sqlite::Statement> used = database.prepare(table); !used.ok())
            return used.error();
    }
    static int everything = 1;
    sqlite3_set_authorizer(database.handle(), allow,
                           sees == Sees::Everything ? &everything : nullptr);
    sqlite3_stmt* prepared = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        &prepared, &rest);
    if (code != SQLITE_OK)
        return queryError(sqlite::errorOf(database.handle(), code));
    if (prepared == nullptr)
        return Error{ErrorKind::Invalid, "The query is empty. Write a SELECT."};
    sqlite::Statement statement(prepared);
    if (!isBlank(sql.substr(static_cast<std::size_t>(rest - sql.data()))))
        return Error{ErrorKind::Invalid, "There is more than one statement. Write one SELECT."};

    bindByName(prepared, statement, parameters);
    SqlResult result;
    for (int column = 0; column < statement.columns(); ++column)
        result.columns.push_back(statement.columnName(column));
    while (result.rows.size() < maxRows) {
        const Expected<bool> row = statement.step();
        if (!row.ok())
            return queryError(row.error());
        if (!row.value())
            break;
        std::vector<SqlResult::Cell>& cells = result.rows.emplace_back();
        for (int column = 0; column < statement.columns(); ++column)
            cells.push_back(cellAt(statement, column));
    }
    return result;
}

Expected<SqlResult> runQuery(const std::filesystem::path& store,
                             const std::shared_ptr<const Dataset>& facts, std::string_view sql,
                             std::size_t maxRows)
{
    // A connection of its own, so that nothing a query does can touch the store's.
    Expected<sqlite::Database> opened = connectTo(store, sqlite::OpenMode::ReadOnly);
    if (!opened.ok())
        return opened.error();
    if (Status status = configure(opened.value()); !status.ok())
        return status.error();
    if (Status status = showFacts(opened.value(), facts, ""); !status.ok())
        return status.error();
    return runSelect(opened.value(), sql, {}, maxRows, Sees::DataModel);
}

} // namespace regard
