// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import_log.h"
#include "core/store/rows.h"
#include "core/store/store_connection.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/store/setting_changes.h>
#include <regard/store/store.h>

#include <ctime>
#include <memory>

using namespace regard;
using regard::test::ScratchFolder;

namespace {

Store newStore(const ScratchFolder& folder)
{
    Expected<Store> store = Store::create(folder / "s.regard");
    REQUIRE(store.ok());
    return std::move(store).value();
}

Target npsTarget()
{
    Target target;
    target.kpi = "nps";
    target.group = {{"channel", "E-mail"}, {"segment", "Klein \"& Co\""}};
    target.baseline = 60;
    target.baselineDay = *parseIsoDate("2026-01-01");
    target.value = 65;
    target.due = *parseIsoDate("2026-06-30");
    target.owner = "Ana";
    target.objective = "Be recommended";
    target.guardrails = {{"csat", 2.5}, {"average_handle_time", std::nullopt}};
    target.setOn = *parseIsoDate("2026-01-05");
    return target;
}

/// A connection of its own to the file of a store, for what only imports write.
sqlite::Database beside(const Store& store)
{
    Expected<sqlite::Database> database =
        sqlite::Database::open(store.path(), sqlite::OpenMode::ReadWrite);
    REQUIRE(database.ok());
    REQUIRE(database.value().execute("PRAGMA foreign_keys = ON").ok());
    return std::move(database).value();
}

} // namespace

TEST_CASE("settings come back as they were saved, and start as the defaults")
{
    const ScratchFolder folder;
    Store store = newStore(folder);
    CHECK(store.conventions().value() == Conventions{});
    Conventions conventions;
    conventions.timeZone = "Europe/Berlin";
    conventions.fiscalFirstMonth = 4;
    conventions.weekFirstDay = 6;
    conventions.fcrWindowDays = 3.25;
    conventions.fcrShares = "topic";
    conventions.inactiveDays = 30;
    conventions.csatBox = "top1";
    conventions.cesBox = "top2";
    conventions.currency = "JPY";
    conventions.lifespanYears = 5;
    conventions.falseDiscoveryRate = 0.1;
    conventions.level = 0.9;
    REQUIRE(store.saveConventions(conventions).ok());
    CHECK(Store::open(store.path()).value().conventions().value() == conventions);
}

TEST_CASE("a setting that changes figures is recorded with its day, once there are facts")
{
    const ScratchFolder folder;
    Store store = newStore(folder);
    Conventions conventions;
    conventions.timeZone = "UTC";
    conventions.fcrWindowDays = 3;
    REQUIRE(store.saveConventions(conventions).ok()); // no facts: nothing stood under the old one
    CHECK(settingChanges(store).value().empty());
    REQUIRE(store.beginImport({"a.csv", "tool", "digest"}).value().commit({}).ok());

    const auto day = [] { return static_cast<Day>(std::time(nullptr) / 86400); };
    const Day before = day();
    conventions.fcrWindowDays = 30;
    conventions.currency = "USD"; // a label
    conventions.level = 0.9;      // says how sure, not how much
    REQUIRE(store.saveConventions(conventions).ok());
    const auto once = settingChanges(store).value();
    REQUIRE(once.size() == 1);
    CHECK(once[0].on >= before);
    CHECK(once[0].on <= day());
    CHECK(once[0].key == "fcr.window_days");
    CHECK(once[0].before == "3");
    CHECK(once[0].after == "30");
    // The same again is no change.
    REQUIRE(store.saveConventions(conventions).ok());
    CHECK(settingChanges(store).value() == once);
    // Another one on the same day takes its place, back again leaves none; an earlier day stays.
    REQUIRE(beside(store)
                .execute("UPDATE setting_change SET day = '2020-02-29' WHERE key LIKE 'fcr%'")
                .ok());
    conventions.csatBox = "top1";
    REQUIRE(store.saveConventions(conventions).ok());
    conventions.csatBox = "top3";
    REQUIRE(store.saveConventions(conventions).ok());
    const auto twice = settingChanges(store).value();
    REQUIRE(twice.size() == 2);
    CHECK(isoDate(twice[0].on) == "2020-02-29");
    CHECK(twice[1].before == "top2");
    CHECK(twice[1].after == "top3");
    conventions.csatBox = "top2";
    REQUIRE(store.saveConventions(conventions).ok());
    CHECK(settingChanges(store).value().size() == 1);
    CHECK(settingChanges(Store::open(store.path()).value()).value().front().key ==
          "fcr.window_days");
}

TEST_CASE("every write is a new generation, seen by other connections; reading is none")
{
    const ScratchFolder folder;
    Store store = newStore(folder);
    const Store other = Store::open(store.path()).value();
    std::int64_t last = other.generation().value();
    const auto grew = [&] {
        const std::int64_t now = other.generation().value();
        const bool more = now > last;
        last = now;
        return more;
    };
    REQUIRE(store.saveConventions({}).ok());
    CHECK(grew());
    REQUIRE(store.saveMapping("a", "{}").ok());
    CHECK(grew());
    REQUIRE(store.setTarget(npsTarget()).ok());
    CHECK(grew());
    REQUIRE(store.saveEvent({0, 1, kNoDay, "t", "market", 0}).ok());
    CHECK(grew());
    REQUIRE(store.imports().ok());
    REQUIRE(store.targetHistory().ok());
    CHECK_FALSE(grew());
}

TEST_CASE("mappings are kept by name, the newest text of each")
{
    const ScratchFolder folder;
    Store store = newStore(folder);
    REQUIRE(store.saveMapping("survey", "{\"a\": 1}").ok());
    REQUIRE(store.saveMapping("help desk", "{}").ok());
    REQUIRE(store.saveMapping("survey", "{\"a\": 2}").ok());
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    CHECK(store.mappings().value() == Pairs{{"help desk", "{}"}, {"survey", "{\"a\": 2}"}});
}

TEST_CASE("a target keeps its history: set, changed, removed, put back")
{
    const ScratchFolder folder;
    Store store = newStore(folder);
    Target target = npsTarget();
    target.id = store.setTarget(target).value();
    CHECK(target.id == 1);
    Target other = npsTarget();
    other.kpi = "csat";
    other.id = store.setTarget(other).value();
    CHECK(other.id == 2);

    Target changed = target;
    changed.value = 63;
    changed.setOn = *parseIsoDate("2026-03-01");
    changed.reason = "Fewer people in the team";
    CHECK(store.setTarget(changed).value() == 1);
    const Day removedOn = *parseIsoDate("2026-04-01");
    REQUIRE(store.removeTarget(1, removedOn, "No longer ours").ok());

    const std::vector<TargetVersion> history = store.targetHistory().value();
    REQUIRE(history.size() == 4);
    CHECK(history[0].target == target);
    CHECK(history[1].target == changed);
    CHECK_FALSE(history[1].removed);
    CHECK(history[2].removed);
    CHECK(history[2].target.setOn == removedOn);
    CHECK(history[2].target.reason == "No longer ours");
    CHECK(history[3].target == other);

    SECTION("what was removed can be neither changed nor removed again")
    {
        CHECK(store.setTarget(changed).error().kind == ErrorKind::NotFound);
        CHECK(store.removeTarget(1, removedOn, "").error().kind == ErrorKind::NotFound);
        changed.id = 7;
        CHECK(store.setTarget(changed).error().kind == ErrorKind::NotFound);
        CHECK(store.targetHistory().value().size() == 4);
    }
    SECTION("undo puts back exactly the rows that were there")
    {
        REQUIRE(store.restoreTarget(1, {history[0], history[1]}).ok());
        const std::vector<TargetVersion> now = store.targetHistory().value();
        REQUIRE(now.size() == 3);
        CHECK(now[0].target == target);
        CHECK(now[1].target == changed);
        CHECK(now[2].target == other);
        REQUIRE(store.restoreTarget(1, {}).ok());
        CHECK(store.targetHistory().value().size() == 1);
        REQUIRE(store.restoreTarget(1, {history[0]}).ok());
        CHECK(store.targetHistory().value().front().target == target);
    }
}

TEST_CASE("benchmarks and events are added, changed, removed, and come back under their id")
{
    const ScratchFolder folder;
    Store store = newStore(folder);
    Benchmark benchmark;
    benchmark.kpi = "ces";
    benchmark.sector = "Retail";
    benchmark.value = 4.2;
    benchmark.high = 4.5;
    benchmark.scale = "1-7";
    benchmark.source = "Example study";
    benchmark.dated = *parseIsoDate("2026-02-28");
    benchmark.n = 1200;
    benchmark.id = store.saveBenchmark(benchmark).value();
    CHECK(store.benchmarks().value() == std::vector{benchmark});
    benchmark.value = 4.3;
    CHECK(store.saveBenchmark(benchmark).value() == benchmark.id);
    CHECK(store.benchmarks().value() == std::vector{benchmark});
    REQUIRE(store.removeBenchmark(benchmark.id).ok());
    CHECK(store.removeBenchmark(benchmark.id).error().kind == ErrorKind::NotFound);
    Benchmark later = benchmark;
    later.id = 0;
    later.id = store.saveBenchmark(later).value();
    CHECK(later.id !=
          benchmark.id); // an id is not given twice, so that undo cannot hit another row
    REQUIRE(store.saveBenchmark(benchmark).ok());
    CHECK(store.benchmarks().value() == std::vector{benchmark, later});

    Event event{0, *parseIsoDate("2026-04-01"), kNoDay, "Call-back queue", "initiative", 0};
    event.id = store.saveEvent(event).value();
    CHECK(store.events().value() == std::vector{event});
    event.until = *parseIsoDate("2026-04-30");
    REQUIRE(store.saveEvent(event).ok());
    CHECK(store.events().value() == std::vector{event});
    REQUIRE(store.removeEvent(event.id).ok());
    CHECK(store.events().value().empty());
    CHECK(store.removeEvent(event.id).error().kind == ErrorKind::NotFound);
}

TEST_CASE("an import's record, rows set aside, benchmarks and events go when it is taken back")
{
    const ScratchFolder folder;
    Store store = newStore(folder);
    const sqlite::Database database = beside(store);
    ImportRecord record;
    record.file = "survey.csv";
    record.source = "Survey";
    record.fileDigest = "abc";
    record.at = 1790000000;
    record.rows = 9;
    record.added = 5;
    record.setAside = 3;
    REQUIRE(inTransaction(database, [&]() -> Status {
                record.id = insertImport(database, record).value();
                const std::vector<SetAsideRow> rows{
                    {0, 7, "score", "score 11 is out of range", "a"},
                    {0, 3, "", "no date", "b,\"c\n\""},
                    {0, 9, "score", "no date", ""}};
                if (Status status = insertSetAside(database, record.id, rows); !status.ok())
                    return status;
                Benchmark benchmark;
                benchmark.kpi = "nps";
                benchmark.importId = record.id;
                if (const auto id = writeBenchmark(database, benchmark); !id.ok())
                    return id.error();
                record.changed = 1;
                record.header = "id;score";
                return updateImportCounts(database, record);
            }).ok());

    const std::vector<ImportRecord> imports = store.imports().value();
    REQUIRE(imports.size() == 1);
    CHECK(imports[0].id == record.id);
    CHECK(imports[0].file == "survey.csv");
    CHECK(imports[0].at == 1790000000);
    CHECK(imports[0].added == 5);
    CHECK(imports[0].changed == 1);
    CHECK(imports[0].header == "id;score");
    CHECK(store.importByDigest("abc").value()->id == record.id);
    CHECK_FALSE(store.importByDigest("abd").value().has_value());
    const std::vector<SetAsideRow> aside = store.setAside(record.id).value();
    REQUIRE(aside.size() == 3);
    CHECK(aside[0].line == 3);
    CHECK(aside[0].raw == "b,\"c\n\"");
    CHECK(store.setAside(record.id + 1).value().empty());
    using Reasons = std::vector<std::pair<std::string, std::int64_t>>;
    CHECK(store.setAsideReasons().value() ==
          Reasons{{"no date", 2}, {"score 11 is out of range", 1}});
    CHECK(store.benchmarks().value().size() == 1);

    REQUIRE(inTransaction(database, [&]() -> Status {
                const Expected<UndoReport> report = takeBackOrdinaryRows(database, record.id);
                CHECK(report.value().rowsRemoved == 1);
                return {};
            }).ok());
    CHECK(store.imports().value()[0].undone);
    CHECK_FALSE(store.importByDigest("abc").value().has_value());
    CHECK(store.setAside().value().empty());
    CHECK(store.benchmarks().value().empty());
}

TEST_CASE("others read the state before while one writes")
{
    const ScratchFolder folder;
    Store store = newStore(folder);
    REQUIRE(store.saveMapping("before", "{}").ok());
    const sqlite::Database database = beside(store);
    Expected<sqlite::WriteTransaction> writing = sqlite::WriteTransaction::begin(database);
    REQUIRE(writing.ok());
    REQUIRE(database.execute("INSERT INTO mapping VALUES ('during', '{}')").ok());
    CHECK(store.mappings().value().size() == 1);
    REQUIRE(store.backup(folder / "copy.regard").ok());
    REQUIRE(writing.value().commit().ok());
    CHECK(store.mappings().value().size() == 2);
    CHECK(Store::open(folder / "copy.regard").value().mappings().value().size() == 1);
    CHECK(store.backup(folder / "copy.regard").error().kind == ErrorKind::Refused);
}

TEST_CASE("a note is kept as it was written last, and is no change of the store")
{
    const ScratchFolder folder;
    Store store = Store::create(folder / "s.regard").value();
    CHECK(store.note("watch").value().empty());
    const std::int64_t before = store.generation().value();
    REQUIRE(store.saveNote("watch", "one").ok());
    REQUIRE(store.saveNote("watch", "two").ok());
    CHECK(store.note("watch").value() == "two");
    CHECK(store.note("other").value().empty());
    CHECK(store.generation().value() == before);
}
