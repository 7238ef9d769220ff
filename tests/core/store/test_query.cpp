// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dataset_data.h"
#include "core/store/query.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/store/store.h>

#include <limits>

using namespace regard;
using regard::test::readBytes;
using regard::test::ScratchFolder;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::size_t indexOf(Table table)
{
    for (std::size_t i = 0; i < kFactTables.size(); ++i)
        if (kFactTables[i] == table)
            return i;
    return 0;
}

/// Two surveys and a purchase, made by hand: nothing here comes from the loader.
std::shared_ptr<const Dataset> smallDataset()
{
    auto data = std::make_shared<Dataset::Data>();
    auto tables = emptyTables();
    FactTable::Data& surveys = *tables[indexOf(Table::Survey)];
    surveys.rows = 2;
    surveys.values["customer"] = std::vector<std::int32_t>{1, -1};
    surveys.values["kind"] = std::vector<std::int32_t>{0, 0};
    surveys.values["score"] = std::vector<double>{9, kNaN};
    // 2026-09-14 08:31:22 UTC is 1789374682 s; 2026-09-15 is day 20711.
    surveys.values["answered_at"] = std::vector<std::int64_t>{
        Moment::instant(1789374682).raw(), Moment::date(*parseIsoDate("2026-09-15")).raw()};
    surveys.values["sent_at"] = std::vector<std::int64_t>(2, Moment::kNullRaw);
    surveys.values["partial"] = std::vector<std::int8_t>{1, -1};
    surveys.values["attributes.plan"] = std::vector<std::int32_t>{-1, 0};
    surveys.textFields = {"comment"};
    surveys.texts["comment"] = {"It's \"fine\"", ""};
    surveys.imports = std::vector<std::int32_t>{3, 3};
    surveys.lines = std::vector<std::int64_t>{2, 5};
    FactTable::Data& purchases = *tables[indexOf(Table::Purchase)];
    purchases.rows = 2;
    purchases.values["customer"] = std::vector<std::int32_t>{0, 1};
    purchases.values["amount"] = std::vector<std::int64_t>{-1999, kNoMoney};
    purchases.values["at"] = std::vector<std::int64_t>(2, Moment::date(0).raw());
    purchases.imports = std::vector<std::int32_t>{4, 4};
    purchases.lines = std::vector<std::int64_t>{2, 3};
    data->dictionaries["kind"].intern("nps");
    data->dictionaries["attributes.plan"].intern("Gold");
    data->customerCount = 2;
    data->customerId = [](std::int32_t customer) { return customer == 0 ? "007" : "K-1"; };
    return completeDataset(data, tables);
}

struct Fixture {
    ScratchFolder folder;
    std::shared_ptr<const Dataset> facts = smallDataset();
    Store store = Store::create(folder / "s.regard").value();

    Expected<SqlResult> ask(std::string_view sql, std::size_t maxRows = SIZE_MAX) const
    {
        return runQuery(store.path(), facts, sql, maxRows);
    }

    /// All cells of a result in one line: NULL as "-".
    std::string text(std::string_view sql) const
    {
        const Expected<SqlResult> result = ask(sql);
        INFO(sql);
        if (!result.ok())
            return result.error().message;
        std::string all;
        for (const auto& row : result.value().rows) {
            for (const SqlResult::Cell& cell : row) {
                if (const auto* integer = std::get_if<std::int64_t>(&cell.value))
                    all += std::to_string(*integer) + "i";
                else if (const auto* real = std::get_if<double>(&cell.value))
                    all += std::to_string(*real) + "r";
                else if (const auto* text = std::get_if<std::string>(&cell.value))
                    all += *text;
                else
                    all += "-";
                all += "|";
            }
            all += "/";
        }
        return all;
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "every field of the data model can be selected, imported or not")
{
    for (const Table table : kAllTables) {
        std::string columns;
        for (const Field& field : fieldsOf(table))
            columns += (columns.empty() ? "\"" : ", \"") + std::string(field.name) + "\"";
        CAPTURE(tableName(table));
        const Expected<SqlResult> result =
            ask("SELECT " + columns + ", import_id FROM " + std::string(tableName(table)));
        REQUIRE(result.ok());
        CHECK(result.value().columns.size() == fieldsOf(table).size() + 1);
        for (std::size_t i = 0; i < fieldsOf(table).size(); ++i)
            CHECK(result.value().columns[i] == fieldsOf(table)[i].name);
    }
}

TEST_CASE_METHOD(Fixture, "values look as the data model says")
{
    CHECK(text("SELECT customer, kind, score, answered_at, sent_at, partial, comment,"
               " \"attributes.plan\", import_id, line, id FROM survey") ==
          "K-1|nps|9.000000r|2026-09-14 08:31:22|-|1i|It's \"fine\"|-|3i|2i|-|/"
          "-|nps|-|2026-09-15|-|-|-|Gold|3i|5i|-|/");
    CHECK(text("SELECT customer, amount, at, quantity FROM purchase") ==
          "007|-19.990000r|1970-01-01|-|/K-1|-|1970-01-01|-|/");
}

TEST_CASE_METHOD(Fixture, "tables join, group and count")
{
    CHECK(text("SELECT p.amount, s.score FROM purchase p JOIN survey s USING (customer)") ==
          "-|9.000000r|/");
    CHECK(text("SELECT count(*), count(score), avg(score) FROM survey") == "2i|1i|9.000000r|/");
    CHECK(text("WITH few AS (SELECT 1 UNION ALL SELECT 2) SELECT count(*) FROM few") == "2i|/");
    CHECK(text("SELECT count(*) FROM customer") == "0i|/");
    CHECK(text("SELECT kpi FROM benchmark UNION SELECT title FROM event") == "");
}

TEST_CASE_METHOD(Fixture, "no more rows than asked for")
{
    const Expected<SqlResult> endless =
        ask("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", 3);
    REQUIRE(endless.ok());
    CHECK(endless.value().rows.size() == 3);
}

TEST_CASE_METHOD(Fixture, "whatever writes, or looks behind the tables, is refused")
{
    const char* sql = GENERATE(
        "DELETE FROM benchmark", "INSERT INTO survey (kind) VALUES ('nps')",
        "UPDATE target SET value = 1", "DROP TABLE event", "CREATE TABLE a (b)",
        "CREATE TEMP TABLE a (b)", "CREATE VIRTUAL TABLE a USING survey", "ATTACH 'x.db' AS x",
        "DETACH main", "PRAGMA user_version = 9", "PRAGMA table_info(survey)", "VACUUM",
        "VACUUM INTO 'x.db'", "BEGIN", "REINDEX", "ANALYZE", "SELECT data FROM segment_column",
        "SELECT value FROM meta WHERE key = 'salt'", "SELECT sql FROM sqlite_schema",
        "SELECT * FROM pragma_table_info('survey')", "SELECT load_extension('x')");
    CAPTURE(sql);
    const std::string before = readBytes(store.path());
    const Expected<SqlResult> result = ask(sql);
    REQUIRE_FALSE(result.ok());
    CAPTURE(result.error().message);
    CHECK((result.error().kind == ErrorKind::Refused || result.error().kind == ErrorKind::Invalid));
    CHECK(readBytes(store.path()) == before);
    CHECK_FALSE(std::filesystem::exists("x.db"));
}

TEST_CASE_METHOD(Fixture, "a query that makes no sense gets a sentence that helps")
{
    CHECK(
        text("SELECT * FROM surveys") ==
        "There is no table \"surveys\". Tables are customer, purchase, subscription, "
        "interaction, survey,"
        " comment, figure, benchmark, event, target, import, set_aside, setting, setting_change.");
    CHECK(text("SELECT scor FROM survey") == "The query is not understood: no such column: scor.");
    CHECK(text("SELECT 1; SELECT 2") == "There is more than one statement. Write one SELECT.");
    CHECK(text("SELECT 1 ; ") == "1i|/");
    CHECK(text("  ") == "The query is empty. Write a SELECT.");
    CHECK(text("DELETE FROM event").starts_with("Only SELECT is allowed"));
}
