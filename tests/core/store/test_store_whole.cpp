// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The store with facts in it: queries, exports, the check, and what a crash leaves behind.
#include "core/store/facts/fact_rows.h"
#include "core/store/sqlite/database.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/store/store.h>

#include <csignal>
#include <cstdlib>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace regard;
using namespace regard::test;

namespace {

const std::vector<std::string> kFields{"id", "customer", "kind", "score", "answered_at", "comment"};

std::string day(const char* date)
{
    return std::to_string(Moment::date(*parseIsoDate(date)).raw());
}

struct Fixture {
    ScratchFolder folder;
    Store store = Store::create(folder / "s.regard").value();

    void importSurveys()
    {
        importRows(store, {"survey.csv", "survey tool", "digest 1"}, Table::Survey, kFields,
                   {{{"id", "1"},
                     {"customer", "K-1"},
                     {"kind", "nps"},
                     {"score", "9"},
                     {"answered_at", day("2026-09-14")},
                     {"comment", "Fine, \"really\"\nfine"}},
                    {{"id", "2"},
                     {"kind", "nps"},
                     {"answered_at", std::to_string(Moment::instant(1789374682).raw())}}});
        importRows(store, {"shop.csv", "shop", "digest 2"}, Table::Purchase,
                   {"customer", "at", "amount"},
                   {{{"customer", "K-1"}, {"at", day("2026-09-01")}, {"amount", "1999"}}});
    }
    std::int64_t count(const std::string& sql) const
    {
        const Expected<SqlResult> result = store.query(sql);
        INFO(sql);
        if (!result.ok()) {
            FAIL(result.error().message);
            return -1;
        }
        return std::get<std::int64_t>(result.value().rows.at(0).at(0).value);
    }
    sqlite::Database raw() const
    {
        return sqlite::Database::open(store.path(), sqlite::OpenMode::ReadWrite).value();
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "a query sees what was imported, also by another connection, at once")
{
    CHECK(count("SELECT count(*) FROM survey") == 0);
    importSurveys();
    CHECK(count("SELECT count(*) FROM survey") == 2);
    CHECK(count("SELECT count(*) FROM survey WHERE score IS NULL AND customer IS NULL") == 1);
    CHECK(count("SELECT count(*) FROM purchase JOIN survey USING (customer)"
                " WHERE amount = 19.99 AND score = 9") == 1);
    CHECK(count("SELECT line FROM survey WHERE id = '2'") == 3);
    CHECK(count("SELECT sum(added) FROM import") == 3);
    Store other = Store::open(store.path()).value();
    REQUIRE(other.undoImport(1).ok());
    CHECK(count("SELECT count(*) FROM survey") == 0);
    CHECK(count("SELECT count(*) FROM purchase") == 1);
}

TEST_CASE_METHOD(Fixture, "an export holds every row as plain tables")
{
    importSurveys();
    Benchmark benchmark;
    benchmark.kpi = "nps";
    benchmark.value = 44;
    REQUIRE(store.saveBenchmark(benchmark).ok());
    const Status written = store.exportTo(folder / "out.sqlite");
    CAPTURE(written.error().message);
    REQUIRE(written.ok());
    const sqlite::Database out =
        sqlite::Database::open(folder / "out.sqlite", sqlite::OpenMode::ReadOnly).value();
    for (const Table table : kAllTables) {
        CAPTURE(tableName(table));
        const std::string name(tableName(table));
        CHECK(out.integer("SELECT count(*) FROM sqlite_schema WHERE sql LIKE 'CREATE TABLE%' AND"
                          " name = '" +
                          name + "'")
                  .value() == 1);
        CHECK(out.integer("SELECT count(*) FROM " + name).value() ==
              count("SELECT count(*) FROM " + name));
    }
    CHECK(out.integer("SELECT count(*) FROM survey WHERE customer = 'K-1' AND score = 9 AND"
                      " answered_at = '2026-09-14' AND comment = 'Fine, \"really\"' || char(10) ||"
                      " 'fine'")
              .value() == 1);
    CHECK(store.exportTo(folder / "out.sqlite").error().kind == ErrorKind::Refused);
}

TEST_CASE_METHOD(Fixture, "an export into a folder writes CSV that can be imported again")
{
    importSurveys();
    REQUIRE(store.exportTo(folder / "csv").ok());
    CHECK(readBytes(folder / "csv/survey.csv") ==
          "id,customer,kind,score,answered_at,comment\r\n"
          "1,K-1,nps,9,2026-09-14,\"Fine, \"\"really\"\"\nfine\"\r\n"
          "2,,nps,,2026-09-14T08:31:22Z,\r\n"); // 1789374682 s after 1970
    CHECK(readBytes(folder / "csv/purchase.csv") ==
          "customer,at,amount\r\nK-1,2026-09-01,19.99\r\n");
    CHECK_FALSE(std::filesystem::exists(folder / "csv/interaction.csv"));
    CHECK(std::filesystem::exists(folder / "csv/import.csv"));
    CHECK(store.exportTo(folder / "csv").error().kind == ErrorKind::Refused);
}

TEST_CASE_METHOD(Fixture, "the check finds nothing in a sound store and names what is damaged")
{
    importSurveys();
    REQUIRE(store.undoImport(2).ok());
    CHECK(store.check().value().empty());
    const char* damage = GENERATE(
        "UPDATE segment_column SET data = zeroblob(length(data)) WHERE field = 'score'",
        "DELETE FROM segment_column WHERE segment_id = (SELECT min(id) FROM segment)",
        "INSERT INTO segment (table_id, import_id, first_row, row_count) VALUES (4, 99, 500, 1)",
        "UPDATE import SET undone = 1", "UPDATE import SET set_aside = 5 WHERE id = 1",
        "UPDATE dictionary SET code = 7 WHERE value = 'nps'", "DELETE FROM meta WHERE key = 'salt'",
        "UPDATE segment SET row_count = row_count + 1");
    CAPTURE(damage);
    const sqlite::Database database = raw();
    REQUIRE(database.execute(damage).ok());
    const std::vector<std::string> findings = store.check().value();
    REQUIRE_FALSE(findings.empty());
    for (const std::string& sentence : findings)
        CHECK(sentence.ends_with("."));
}

TEST_CASE_METHOD(Fixture, "another process reads the state before while an import runs")
{
    importSurveys();
    ImportSession session = store.beginImport({"more.csv", "survey tool", "digest 3"}).value();
    REQUIRE(session
                .append(Table::Survey, RowPolicy::Newer,
                        makeBlock(Table::Survey, {"id", "kind", "score", "answered_at"},
                                  {{{"id", "3"},
                                    {"kind", "nps"},
                                    {"score", "3"},
                                    {"answered_at", day("2026-09-16")}}}))
                .ok());
    REQUIRE(session.finish({}).ok());
    const pid_t child = fork();
    if (child == 0) {
        // The child says by its exit code how many surveys it saw.
        const Expected<Store> mine = Store::open(folder / "s.regard");
        const auto rows = mine.ok() ? mine.value().query("SELECT id FROM survey") : mine.error();
        _exit(rows.ok() ? static_cast<int>(rows.value().rows.size()) : 99);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 2);
    REQUIRE(session.commit({}).ok());
    CHECK(count("SELECT count(*) FROM survey") == 3);
}

TEST_CASE_METHOD(Fixture, "a kill at any moment of an import leaves it whole or away")
{
    constexpr int kRows = 400;
    // Rows of many files, made before the fork, so that the child spends its time in the store.
    std::vector<TextRow> rows;
    for (int i = 0; i < kRows; ++i)
        rows.push_back({{"customer", "K-" + std::to_string(i % 50)},
                        {"kind", "nps"},
                        {"score", std::to_string(i % 11)},
                        {"answered_at", day("2026-09-14")},
                        {"comment", "comment " + std::to_string(i * 7919)}});
    std::mt19937 random(20260930);
    std::int64_t before = 0;
    for (int kill = 0; kill < 25; ++kill) {
        const pid_t child = fork();
        if (child == 0) {
            Expected<Store> mine = Store::open(folder / "s.regard");
            for (int file = 0; mine.ok(); ++file) {
                const std::string digest = std::to_string(kill) + "/" + std::to_string(file);
                Expected<ImportSession> session = mine.value().beginImport({"f", "s", digest});
                // Ids differ from file to file, so that every row is new.
                std::vector<TextRow> now = rows;
                for (int i = 0; i < kRows; ++i)
                    now[static_cast<std::size_t>(i)]["id"] = digest + "/" + std::to_string(i);
                if (!session.ok() || !session.value()
                                          .append(Table::Survey, RowPolicy::Newer,
                                                  makeBlock(Table::Survey, kFields, now))
                                          .ok())
                    break;
                session.value().setAside({0, 9, "score", "score 11 is out of range", "raw"});
                if (!session.value().commit({}).ok())
                    break;
            }
            _exit(1); // must have been killed before
        }
        usleep(static_cast<useconds_t>(2000 + random() % 60000));
        REQUIRE(::kill(child, SIGKILL) == 0);
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));

        const Expected<Store> opened = Store::open(folder / "s.regard");
        REQUIRE(opened.ok());
        const Expected<std::vector<std::string>> findings = opened.value().check();
        REQUIRE(findings.ok());
        CHECK(findings.value().empty());
        const auto imports = static_cast<std::int64_t>(opened.value().imports().value().size());
        const auto facts = opened.value().load(TimeZone());
        REQUIRE(facts.ok());
        CHECK(static_cast<std::int64_t>(facts.value()->table(Table::Survey).rows()) ==
              imports * kRows);
        CHECK(static_cast<std::int64_t>(opened.value().setAside().value().size()) == imports);
        CHECK(imports >= before);
        before = imports;
    }
    CHECK(before > 0); // some imports came through, otherwise nothing was tested
}
