// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/fact_tables.h"

#include "core/store/customer_records.h"

#include <sqlite3.h>

#include <cmath>
#include <cstring>

namespace regard {

namespace {

enum class Source { None, Customer, Import, Line, Field };

/// One column of an SQL table, its values found once per opened table.
struct SqlColumn {
    std::string name;
    Source source = Source::None;
    FieldType type = FieldType::Text;
    Column<std::int32_t> codes{};
    const Dictionary* dictionary = nullptr;
    Column<std::int64_t> integers{};
    Column<double> numbers{};
    Column<std::int8_t> flags{};
    std::string_view texts{}; ///< name of the text column
};

/// What a module knows: kept by SQLite until the connection is closed.
struct Shown {
    std::shared_ptr<const Dataset> dataset;
    Table table;
};

struct OpenTable {
    sqlite3_vtab base{}; // must be first: SQLite knows it by this
    const Dataset* dataset = nullptr;
    const FactTable* facts = nullptr;
    std::vector<SqlColumn> columns;
};

struct Cursor {
    sqlite3_vtab_cursor base{}; // must be first
    std::size_t row = 0;
};

const char* declaredType(const SqlColumn& column)
{
    switch (column.source) {
    case Source::Import:
    case Source::Line:
        return "INTEGER";
    case Source::Customer:
        return "TEXT";
    default:
        break;
    }
    switch (column.type) {
    case FieldType::Money:
    case FieldType::Number:
    case FieldType::Duration:
        return "REAL";
    case FieldType::Boolean:
        return "INTEGER";
    default:
        return "TEXT";
    }
}

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

SqlColumn fieldColumn(const Dataset& dataset, const FactTable& facts, std::string_view name,
                      FieldType type)
{
    SqlColumn column{std::string(name), Source::Field, type};
    const bool isCustomer =
        type == FieldType::CustomerRef || (facts.table() == Table::Customer && name == "id");
    if (isCustomer) {
        column.source = Source::Customer;
        column.codes = facts.customers();
        return column;
    }
    if (type == FieldType::Email && facts.has(kAddressField)) {
        column.texts = kAddressField;
        return column;
    }
    if (!facts.has(name) || type == FieldType::Email) {
        column.source = Source::None;
        return column;
    }
    switch (type) {
    case FieldType::Category:
        column.codes = facts.codes(name);
        column.dictionary = &dataset.dictionary(name);
        break;
    case FieldType::Moment:
        column.integers = facts.moments(name);
        break;
    case FieldType::Money:
        column.integers = facts.money(name);
        break;
    case FieldType::Number:
    case FieldType::Duration:
        column.numbers = facts.numbers(name);
        break;
    case FieldType::Boolean:
        column.flags = facts.flags(name);
        break;
    default:
        column.texts = fieldOf(facts.table(), name)->name;
        break;
    }
    return column;
}

std::vector<SqlColumn> columnsOf(const Dataset& dataset, const FactTable& facts)
{
    std::vector<SqlColumn> columns;
    for (const Field& field : fieldsOf(facts.table()))
        columns.push_back(fieldColumn(dataset, facts, field.name, field.type));
    for (const std::string& name : facts.columns()) {
        if (isAttribute(name))
            columns.push_back(fieldColumn(dataset, facts, name, FieldType::Category));
    }
    columns.push_back({"import_id", Source::Import});
    columns.push_back({"line", Source::Line});
    return columns;
}

/// `text` lives as long as the dataset, which outlives every statement.
void giveStatic(sqlite3_context* context, const std::string& text)
{
    sqlite3_result_text64(context, text.c_str(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void giveCopy(sqlite3_context* context, const std::string& text)
{
    sqlite3_result_text64(context, text.c_str(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void giveNumber(sqlite3_context* context, double value)
{
    if (!std::isnan(value))
        sqlite3_result_double(context, value);
}

/// Leaving without a result gives NULL.
void giveField(sqlite3_context* context, const OpenTable& table, const SqlColumn& column,
               std::size_t row)
{
    switch (column.type) {
    case FieldType::Category:
        if (column.codes[row] >= 0)
            giveStatic(context, column.dictionary->at(column.codes[row]));
        return;
    case FieldType::Moment:
        if (const auto moment = Moment::fromRaw(column.integers[row]); !moment.isNull())
            giveCopy(context, TimeZone().format(moment));
        return;
    case FieldType::Money:
        if (column.integers[row] != kNoMoney)
            sqlite3_result_double(context, static_cast<double>(column.integers[row]) / 100.0);
        return;
    case FieldType::Number:
    case FieldType::Duration:
        giveNumber(context, column.numbers[row]);
        return;
    case FieldType::Boolean:
        if (column.flags[row] >= 0)
            sqlite3_result_int(context, column.flags[row]);
        return;
    default:
        break;
    }
    // Read from the file only when a query asks for it. A blank text is no text.
    const std::span<const std::string> texts = table.facts->texts(column.texts);
    if (row < texts.size() && !texts[row].empty())
        giveStatic(context, texts[row]);
}

int connect(sqlite3* database, void* aux, int, const char* const*, sqlite3_vtab** out, char** error)
{
    const auto* shown = static_cast<const Shown*>(aux);
    auto table = std::make_unique<OpenTable>();
    table->dataset = shown->dataset.get();
    table->facts = &shown->dataset->table(shown->table);
    table->columns = columnsOf(*table->dataset, *table->facts);
    std::string declaration;
    for (const SqlColumn& column : table->columns)
        declaration += (declaration.empty() ? "CREATE TABLE x(" : ", ") + quotedName(column.name) +
                       " " + declaredType(column);
    declaration += ")";
    if (const int code = sqlite3_declare_vtab(database, declaration.c_str()); code != SQLITE_OK) {
        *error = sqlite3_mprintf("%s", sqlite3_errmsg(database));
        return code;
    }
    sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
    *out = &table.release()->base;
    return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table)
{
    delete reinterpret_cast<OpenTable*>(table);
    return SQLITE_OK;
}

int bestIndex(sqlite3_vtab* base, sqlite3_index_info* info)
{
    // Always a scan; its true cost lets SQLite build an index of its own for a join.
    const auto rows = reinterpret_cast<OpenTable*>(base)->facts->rows();
    info->estimatedRows = static_cast<sqlite3_int64>(rows);
    info->estimatedCost = static_cast<double>(rows) + 1;
    return SQLITE_OK;
}

int openCursor(sqlite3_vtab*, sqlite3_vtab_cursor** out)
{
    *out = &(new Cursor)->base;
    return SQLITE_OK;
}

int closeCursor(sqlite3_vtab_cursor* cursor)
{
    delete reinterpret_cast<Cursor*>(cursor);
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**)
{
    reinterpret_cast<Cursor*>(cursor)->row = 0;
    return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor)
{
    ++reinterpret_cast<Cursor*>(cursor)->row;
    return SQLITE_OK;
}

int atEnd(sqlite3_vtab_cursor* cursor)
{
    const auto* table = reinterpret_cast<const OpenTable*>(cursor->pVtab);
    return reinterpret_cast<Cursor*>(cursor)->row >= table->facts->rows() ? 1 : 0;
}

int give(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index)
{
    const auto& table = *reinterpret_cast<const OpenTable*>(cursor->pVtab);
    const std::size_t row = reinterpret_cast<Cursor*>(cursor)->row;
    const SqlColumn& column = table.columns[static_cast<std::size_t>(index)];
    switch (column.source) {
    case Source::None:
        break;
    case Source::Import:
        sqlite3_result_int(context, table.facts->imports()[row]);
        break;
    case Source::Line:
        sqlite3_result_int64(context, table.facts->lines()[row]);
        break;
    case Source::Customer:
        if (row < column.codes.size() && column.codes[row] >= 0)
            giveCopy(context, table.dataset->customerId(column.codes[row]));
        break;
    case Source::Field:
        giveField(context, table, column, row);
        break;
    }
    return SQLITE_OK;
}

int rowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* out)
{
    *out = static_cast<sqlite3_int64>(reinterpret_cast<Cursor*>(cursor)->row) + 1;
    return SQLITE_OK;
}

/// Without xCreate a module is a table by itself, and none can be made from it; without xUpdate it
/// cannot be written to.
const sqlite3_module& factModule()
{
    static const sqlite3_module module = [] {
        sqlite3_module made{};
        made.xConnect = connect;
        made.xBestIndex = bestIndex;
        made.xDisconnect = disconnect;
        made.xOpen = openCursor;
        made.xClose = closeCursor;
        made.xFilter = filter;
        made.xNext = next;
        made.xEof = atEnd;
        made.xColumn = give;
        made.xRowid = rowId;
        return made;
    }();
    return module;
}

} // namespace

std::vector<std::string> sqlColumns(const Dataset& dataset, Table table)
{
    std::vector<std::string> names;
    for (SqlColumn& column : columnsOf(dataset, dataset.table(table)))
        names.push_back(std::move(column.name));
    return names;
}

Status showFacts(const sqlite::Database& database, const std::shared_ptr<const Dataset>& dataset,
                 std::string_view prefix)
{
    for (const Table table : kFactTables) {
        const std::string name = std::string(prefix) + std::string(tableName(table));
        const int code = sqlite3_create_module_v2(
            database.handle(), name.c_str(), &factModule(), new Shown{dataset, table},
            [](void* shown) { delete static_cast<Shown*>(shown); });
        if (code != SQLITE_OK)
            return sqlite::errorOf(database.handle(), code);
        // Connects the table now: later an authorizer would be asked about its declaration.
        if (const Expected<sqlite::Statement> used = database.prepare("SELECT 1 FROM " + name);
            !used.ok())
            return used.error();
    }
    return {};
}

} // namespace regard
