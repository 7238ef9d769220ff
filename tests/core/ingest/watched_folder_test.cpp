// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/pack.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/watched_folder.h>

#include <fcntl.h>
#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace regard;
using regard::test::pack;
using regard::test::ScratchFolder;

namespace {

const std::string kAnswers = "id,customer,kind,score,answered_at\n"
                             "1,a,nps,9,2026-09-01\n2,b,nps,3,2026-09-02\n";
const std::string kMore = "id,customer,kind,score,answered_at\n3,c,nps,10,2026-09-03\n";

struct Fixture {
    ScratchFolder place;
    fs::path folder = place / "exports";
    Store store = Store::create(place / "s.regard").value();

    Fixture() { fs::create_directory(folder); }

    /// A file as it was written `second` seconds after midnight.
    void put(const std::string& name, const std::string& bytes, int second = 1) const
    {
        (void)place.write("exports/" + name, bytes);
        setTime(name, second);
    }
    void setTime(const std::string& name, int second) const
    {
        const timespec time{1'790'000'000 + second, 0};
        const timespec both[] = {time, time};
        REQUIRE(::utimensat(AT_FDCWD, (folder / name).c_str(), both, 0) == 0);
    }
    WatchReport look()
    {
        const Expected<WatchReport> report = lookIntoFolder(store, folder);
        if (!report.ok())
            FAIL(report.error().text());
        return report.value();
    }
    /// Two looks, as it takes for a file that stands still.
    WatchReport settle()
    {
        (void)look();
        return look();
    }
    std::int64_t rows()
    {
        const auto rows = store.query("SELECT count(*) FROM survey");
        REQUIRE(rows.ok());
        return std::get<std::int64_t>(rows.value().rows[0][0].value);
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "a file comes in when it stands still, and once")
{
    put("answers.csv", kAnswers);
    WatchReport first = look();
    CHECK(first.unfinished == std::vector<std::string>{"answers.csv"});
    CHECK(first.imported.empty());

    put("answers.csv", kAnswers + "4,d,nps,8,2026-09-04\n", 2); // it grows
    CHECK(look().unfinished == std::vector<std::string>{"answers.csv"});
    CHECK(rows() == 0);

    const WatchReport second = look();
    CHECK(second.unfinished.empty());
    CHECK(second.waiting.empty());
    REQUIRE(second.imported.size() == 1);
    CHECK(second.imported[0].record.file == "answers.csv");
    CHECK(second.imported[0].record.added == 3);
    CHECK(rows() == 3);

    CHECK(look().imported.empty());
    setTime("answers.csv", 9); // the same bytes under a new date
    CHECK(settle().imported.empty());
    CHECK(store.imports().value().size() == 1);
}

TEST_CASE_METHOD(Fixture, "what the store remembers holds for another program's look")
{
    put("answers.csv", kAnswers);
    (void)look();
    Store other = Store::open(store.path()).value();
    const Expected<WatchReport> report = lookIntoFolder(other, folder);
    REQUIRE(report.ok());
    CHECK(report.value().imported.size() == 1);
    CHECK(look().imported.empty());
}

TEST_CASE_METHOD(Fixture,
                 "what nothing explains waits with the reason, until it was imported by hand")
{
    put("unknown.csv", "wann,was\n01.02.2026,x\n");
    const WatchReport report = settle();
    CHECK(report.imported.empty());
    REQUIRE(report.waiting.size() == 1);
    CHECK(report.waiting[0].name == "unknown.csv");
    CHECK(report.waiting[0].reason == "Nothing explains its columns yet. Import it once by hand; "
                                      "the next one comes in by itself.");
    CHECK(look().waiting.size() == 1);

    // Imported by hand with a mapping that is kept from then on.
    const Expected<Mapping> mapping = parseMapping(
        R"({"name": "Diary", "dates": "dd.MM.yyyy", "records": [{"table": "comment",
            "columns": {"wann": "at", "was": "text"}}]})");
    REQUIRE(mapping.ok());
    ImportRequest request;
    request.file = folder / "unknown.csv";
    request.mapping = mapping.value();
    REQUIRE(importFile(store, request).ok());
    REQUIRE(store.saveMapping("Diary", toJson(mapping.value())).ok());
    CHECK(look().waiting.empty());
    CHECK(store.imports().value().size() == 1);

    put("next.csv", "wann,was\n02.02.2026,y\n");
    CHECK(settle().imported.size() == 1);
}

TEST_CASE_METHOD(Fixture, "what was taken back does not come in again by itself")
{
    put("answers.csv", kAnswers);
    const WatchReport report = settle();
    REQUIRE(report.imported.size() == 1);
    REQUIRE(store.undoImport(report.imported[0].record.id).ok());
    CHECK(look().imported.empty());
    CHECK(rows() == 0);

    setTime("answers.csv", 5); // nor when the file is touched
    const WatchReport later = settle();
    CHECK(later.imported.empty());
    REQUIRE(later.waiting.size() == 1);
    CHECK(later.waiting[0].reason ==
          "An import of it was taken back. Import it by hand if it is to come in again.");
    CHECK(rows() == 0);
}

TEST_CASE_METHOD(Fixture, "doubt waits for people")
{
    // 3 of 4 scores are beyond the scale
    put("bad.csv", "id,customer,kind,score,answered_at\n1,a,nps,9,2026-09-01\n"
                   "2,b,nps,33,2026-09-01\n3,b,nps,33,2026-09-01\n4,b,nps,33,2026-09-01\n");
    // 03/04 is 3 April or 4 March
    put("dates.csv", "id,customer,kind,score,answered_at\n1,a,nps,9,03/04/2026\n");
    put("empty.csv", "id,customer,kind,score,answered_at\n");
    put("old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    const WatchReport report = settle();
    CHECK(report.imported.empty());
    REQUIRE(report.waiting.size() == 4);
    CHECK(report.waiting[0].reason ==
          "3 of its 4 rows cannot be read. Import it by hand to see why.");
    CHECK_FALSE(report.waiting[1].reason.empty());
    CHECK(report.waiting[2].reason == "It holds no rows.");
    CHECK(report.waiting[3].reason.starts_with("This is a workbook of the old kind"));
    CHECK(store.imports().value().empty());
}

TEST_CASE_METHOD(Fixture, "ids that another source has, too, wait for people")
{
    const auto rows = [](const std::string& customer, const std::string& day) {
        std::string csv = "id,customer,kind,score,answered_at\n";
        for (int i = 1; i <= 50; ++i)
            csv += std::to_string(i) + "," + customer + std::to_string(i) + ",nps,9," + day + "\n";
        return csv;
    };
    put("shop.csv", rows("a", "2026-09-01"));
    CHECK(settle().imported.size() == 1);
    put("hotline.csv", rows("b", "2026-03-01"));
    const WatchReport report = settle();
    CHECK(report.imported.empty());
    REQUIRE(report.waiting.size() == 1);
    CHECK(report.waiting[0].reason.starts_with("Most ids of this file stand already"));
}

TEST_CASE_METHOD(Fixture, "each table of an archive stands for itself")
{
    pack(folder / "export.zip",
         {{"a.csv", kAnswers}, {"b.csv", "wann,was\n1,2\n"}, {"c.csv", kMore}});
    const WatchReport report = settle();
    CHECK(report.imported.size() == 2);
    REQUIRE(report.waiting.size() == 1);
    CHECK(report.waiting[0].name == "export.zip: b.csv");
    CHECK(report.waiting[0].part == "b.csv");
    CHECK(rows() == 3);
    CHECK(look().imported.empty());
}

TEST_CASE_METHOD(Fixture, "files that are no exports are left alone")
{
    put(".hidden.csv", kAnswers);
    put("~$book.xlsx", "x");
    put("answers.csv.crdownload", kAnswers);
    put("readme.md", "x");
    put("nothing.csv", "");
    fs::create_directory(folder / "below.csv");
    const WatchReport report = settle();
    CHECK(report.imported.empty());
    CHECK(report.waiting.empty());
    CHECK(report.unfinished.empty());
}

TEST_CASE_METHOD(Fixture, "a folder that is gone is named")
{
    fs::remove_all(folder);
    const Expected<WatchReport> report = lookIntoFolder(store, folder);
    REQUIRE_FALSE(report.ok());
    CHECK(report.error().kind == ErrorKind::NotFound);
    CHECK(report.error().file == folder.string());
}

TEST_CASE_METHOD(Fixture, "a damaged memory begins anew")
{
    put("answers.csv", kAnswers);
    REQUIRE(settle().imported.size() == 1);
    REQUIRE(store.saveNote("watch.seen", "{\"folder\": 3, \"files\": []}").ok());
    CHECK(settle().imported.empty());
    REQUIRE(store.saveNote("watch.seen", "no JSON").ok());
    CHECK(settle().imported.empty());
}

TEST_CASE_METHOD(Fixture, "watching is off until a folder is chosen")
{
    CHECK(watchSettings(store).value() == WatchSettings());
    CHECK_FALSE(saveWatchSettings(store, {true, {}}).ok());
    CHECK(saveWatchSettings(store, {true, place / "none"}).error().kind == ErrorKind::NotFound);
    REQUIRE(saveWatchSettings(store, {true, folder}).ok());
    CHECK(watchSettings(store).value() == WatchSettings{true, folder});
    REQUIRE(saveWatchSettings(store, {false, folder}).ok());
    CHECK(watchSettings(store).value() == WatchSettings{false, folder});
}

TEST_CASE_METHOD(Fixture, "a look can be stopped and changes nothing")
{
    put("answers.csv", kAnswers);
    (void)look();
    std::stop_source stop;
    stop.request_stop();
    Control control;
    control.stop = stop.get_token();
    const Expected<WatchReport> report = lookIntoFolder(store, folder, control);
    REQUIRE_FALSE(report.ok());
    CHECK(report.error().kind == ErrorKind::Cancelled);
    CHECK(rows() == 0);
    CHECK(look().imported.size() == 1);
}

TEST_CASE_METHOD(Fixture, "the state of a folder changes with its exports and nothing else")
{
    const std::string none = folderState(folder).value();
    put("answers.csv", kAnswers, 1);
    const std::string one = folderState(folder).value();
    CHECK(one != none);
    put("readme.md", "x");
    CHECK(folderState(folder).value() == one);
    setTime("answers.csv", 2);
    CHECK(folderState(folder).value() != one);
    CHECK_FALSE(folderState(folder / "none").ok());
}
