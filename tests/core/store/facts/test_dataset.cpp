// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/fact_rows.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include "core/store/civil_days.h"
#include "core/store/dataset_data.h"
#include "core/store/sqlite/database.h"

#include <random>

using namespace regard;
using namespace regard::test;

namespace {

ImportHeader header(const std::string& file)
{
    return {file, "desk", file + " digest"};
}

} // namespace

TEST_CASE("civil days are those of the zone, over the changes of the clock", "[dataset]")
{
    const std::string name = GENERATE("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu",
                                      "Australia/Lord_Howe", "Pacific/Apia");
    const TimeZone zone = TimeZone::find(name).value();
    std::mt19937_64 random(42);
    std::vector<std::int64_t> moments{Moment::kNullRaw, Moment::date(20000).raw()};
    for (int i = 0; i < 3000; ++i) {
        // 2010 to 2027; Apia skipped a whole day at the end of 2011.
        const auto second = 1262304000 + static_cast<std::int64_t>(random() % 567648000);
        moments.push_back(Moment::instant(second).raw());
    }
    // The night in which the clock goes back in Berlin, 26 October 2025, second by second around
    // both ends of the day.
    for (std::int64_t second = 1761426000 - 3; second < 1761426000 + 90100; second += 1501)
        moments.push_back(Moment::instant(second).raw());
    const std::vector<std::int32_t> days = civilDays(moments, zone);
    REQUIRE(days.size() == moments.size());
    CHECK(days[0] == kNoDay);
    CHECK(days[1] == 20000);
    for (std::size_t i = 2; i < moments.size(); ++i)
        REQUIRE(days[i] == zone.dayOf(Moment::fromRaw(moments[i])));
}

TEST_CASE("moments at the ends of time have a day and do no harm", "[dataset]")
{
    const TimeZone zone = TimeZone::find("Europe/Berlin").value();
    const std::vector<std::int64_t> moments{Moment::instant(-62135596800).raw(), // year 1
                                            Moment::instant(253402300799).raw(), // year 9999
                                            Moment::date(-719162).raw()};
    const std::vector<std::int32_t> days = civilDays(moments, zone);
    CHECK(toCivil(days[1]).year >= 9999);
    CHECK(days[2] == -719162);
}

TEST_CASE("codes are dense: what no row has any more is not there", "[dataset]")
{
    const ScratchFolder folder;
    Store store = Store::create(folder / "dense.regard").value();
    const std::vector<std::string> fields{"id", "customer", "channel", "opened_at"};
    const ImportRecord first =
        importRows(store, header("a.csv"), Table::Interaction, fields,
                   {{{"id", "1"}, {"customer", "C1"}, {"channel", "Fax"}, {"opened_at", "10"}}});
    importRows(store, header("b.csv"), Table::Interaction, fields,
               {{{"id", "2"}, {"customer", "C2"}, {"channel", "Phone"}, {"opened_at", "20"}},
                {{"id", "3"}, {"customer", "C3"}, {"channel", "Chat"}, {"opened_at", "30"}}});
    REQUIRE(store.undoImport(first.id).ok());
    const auto data = store.load(TimeZone()).value();
    CHECK(data->customerCount() == 2);
    CHECK(data->dictionary("channel").values() == std::vector<std::string>{"Phone", "Chat"});
    CHECK(data->dictionary("channel").find("Fax") == -1);
    CHECK(data->dictionary("no such field").size() == 0);
    const auto customers = data->table(Table::Interaction).customers();
    CHECK(data->customerId(customers[0]) == "C2");
    CHECK(data->customerId(customers[1]) == "C3");
    CHECK(data->customerCodes("segment").empty());
    CHECK(data->rowsImported() == 2);
}

TEST_CASE("a dataset stays as it was when the store changes", "[dataset]")
{
    const ScratchFolder folder;
    Store store = Store::create(folder / "old.regard").value();
    const ImportRecord record =
        importRows(store, header("a.csv"), Table::Comment, {"id", "at", "text"},
                   {{{"id", "1"}, {"at", "10"}, {"text", "late again"}}});
    const auto data = store.load(TimeZone()).value();
    REQUIRE(store.undoImport(record.id).ok());
    CHECK(data->table(Table::Comment).rows() == 1);
    CHECK(data->table(Table::Comment).texts("text").size() == 1); // blank now, and never a crash
    CHECK(data->generation() < store.generation().value());
}

TEST_CASE("first and last day come from the main dates", "[dataset]")
{
    const ScratchFolder folder;
    Store store = Store::create(folder / "days.regard").value();
    CHECK(store.load(TimeZone()).value()->firstDay() == kNoDay);
    importRows(store, header("a.csv"), Table::Survey, {"id", "kind", "answered_at", "sent_at"},
               {{{"id", "1"},
                 {"kind", "nps"},
                 {"answered_at", std::to_string(Moment::date(20100).raw())},
                 {"sent_at", std::to_string(Moment::date(20000).raw())}},
                {{"id", "2"},
                 {"kind", "nps"},
                 {"answered_at", std::to_string(Moment::date(20200).raw())}}});
    const auto data = store.load(TimeZone()).value();
    CHECK(data->firstDay() == 20100); // an invitation is not a fact
    CHECK(data->lastDay() == 20200);
}

TEST_CASE("damage inside a store is told when it is read", "[dataset]")
{
    const ScratchFolder folder;
    Store store = Store::create(folder / "damaged.regard").value();
    importRows(store, header("a.csv"), Table::Interaction,
               {"id", "customer", "channel", "opened_at"},
               {{{"id", "1"}, {"customer", "C1"}, {"channel", "Phone"}, {"opened_at", "10"}},
                {{"id", "2"}, {"customer", "C2"}, {"channel", "Chat"}, {"opened_at", "90"}}});
    const sqlite::Database database =
        sqlite::Database::open(store.path(), sqlite::OpenMode::ReadWrite).value();
    SECTION("a byte of a column")
    {
        REQUIRE(database
                    .execute("UPDATE segment_column SET data = zeroblob(length(data))"
                             " WHERE field = 'opened_at'")
                    .ok());
    }
    SECTION("a value that is missing")
    {
        REQUIRE(database.execute("DELETE FROM dictionary").ok());
    }
    SECTION("a customer that is missing")
    {
        REQUIRE(database.execute("DELETE FROM segment WHERE table_id = 100").ok());
    }
    SECTION("a column under another field's name")
    {
        REQUIRE(database
                    .execute("UPDATE segment_column SET field = 'handle_seconds'"
                             " WHERE field = 'opened_at'")
                    .ok());
    }
    SECTION("a number of rows that cannot be")
    {
        REQUIRE(database
                    .execute("PRAGMA foreign_keys = OFF;"
                             "UPDATE segment SET row_count = 1000000000000 WHERE table_id = 3")
                    .ok());
    }
    const auto loaded = store.load(TimeZone());
    REQUIRE_FALSE(loaded.ok());
    CHECK(loaded.error().kind == ErrorKind::Corrupt);
}
