// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/importer.h>

#include <algorithm>
#include <ctime>
#include <string>

using namespace regard;

namespace {

constexpr std::string_view kAnswers = R"({"name": "answers", "records": [{"table": "survey",
    "columns": {"id": "id", "score": "score", "day": "answered_at", "remark": "comment"},
    "constants": {"kind": "nps"}}], "time_zone": "Europe/Berlin"})";

Mapping mapping(std::string_view json)
{
    Expected<Mapping> parsed = parseMapping(json);
    if (!parsed.ok())
        FAIL(parsed.error().text());
    return std::move(parsed).value();
}

/// A store of its own and a file that changes.
class Bench final {
public:
    Bench() : m_store(Store::create(m_folder / "bench.regard"))
    {
        if (!m_store.ok())
            FAIL(m_store.error().text());
    }
    [[nodiscard]] Store& store() { return m_store.value(); }
    [[nodiscard]] ImportRequest request(std::string_view text, std::string_view json = kAnswers)
    {
        ImportRequest request;
        request.file = m_folder.write("answers.csv", text);
        request.mapping = mapping(json);
        return request;
    }
    [[nodiscard]] ImportResult import(std::string_view text, std::string_view json = kAnswers)
    {
        Expected<ImportResult> result = importFile(store(), request(text, json));
        if (!result.ok())
            FAIL(result.error().text());
        return std::move(result).value();
    }
    [[nodiscard]] std::int64_t count(std::string_view sql)
    {
        const Expected<SqlResult> result = store().query(sql);
        if (!result.ok())
            FAIL(result.error().text());
        return std::get<std::int64_t>(result.value().rows.at(0).at(0).value);
    }
    [[nodiscard]] std::string text(std::string_view sql)
    {
        const Expected<SqlResult> result = store().query(sql);
        if (!result.ok())
            FAIL(result.error().text());
        return std::get<std::string>(result.value().rows.at(0).at(0).value);
    }

private:
    test::ScratchFolder m_folder;
    Expected<Store> m_store;
};

/// `rows` answers, one a line, some with line breaks and quotes in the remark; several pieces long.
std::string manyAnswers(int rows, int changedRow = -1)
{
    std::string text = "id,score,day,remark\n";
    for (int i = 0; i < rows; ++i) {
        const int score = i == changedRow ? 0 : i % 11;
        text += std::to_string(i) + "," + std::to_string(score) + ",2026-0" +
                std::to_string(i % 9 + 1) + "-1" + std::to_string(i % 10) + ",";
        text += i % 3 == 0 ? "\"line one\nline \"\"two\"\", of " + std::to_string(i) + "\"\n"
                           : "plain remark, no\n";
    }
    // "plain remark, no" has a comma: it must not pass as four fields.
    return text;
}

} // namespace

TEST_CASE("the same file again changes nothing")
{
    Bench bench;
    const std::string file = "id,score,day,remark\n1,9,2026-01-01,a\n2,3,2026-01-02,b\n";
    const ImportResult first = bench.import(file);
    CHECK(first.record.id > 0);
    CHECK(first.record.added == 2);
    CHECK_FALSE(first.alreadyImported);
    const ImportResult again = bench.import(file);
    CHECK(again.alreadyImported);
    CHECK(again.record.id == 0);
    CHECK(again.record.rows == 2);
    CHECK(again.record.added == 0);
    CHECK(again.record.changed == 0);
    CHECK(again.record.same == 2);
    CHECK(bench.store().imports().value().size() == 1);
    CHECK(bench.count("SELECT count(*) FROM survey") == 2);
    // Another mapping of the same bytes is another import.
    std::string other(kAnswers);
    other.replace(other.find("Europe/Berlin"), 13, "Europe/Paris");
    const ImportResult read = bench.import(file, other);
    CHECK_FALSE(read.alreadyImported);
    CHECK(read.record.same == 2);
}

TEST_CASE("one line that changed is one row that changed")
{
    Bench bench;
    (void)bench.import(
        "id,score,day,remark\n1,9,2026-01-01,a\n2,3,2026-01-02,b\n3,5,2026-01-03,c\n");
    const ImportResult second = bench.import("id,score,day,remark\n1,9,2026-01-01,a\n2,4,2026-01-"
                                             "02,b\n3,5,2026-01-03,c\n4,10,2026-01-04,\n");
    CHECK(second.record.added == 1);
    CHECK(second.record.changed == 1);
    CHECK(second.record.same == 2);
    CHECK(bench.count("SELECT count(*) FROM survey") == 4);
    CHECK(bench.count("SELECT count(*) FROM survey WHERE id = '2' AND score = 4") == 1);
    REQUIRE(bench.store().undoImport(second.record.id).ok());
    CHECK(bench.count("SELECT count(*) FROM survey") == 3);
    CHECK(bench.count("SELECT count(*) FROM survey WHERE id = '2' AND score = 3") == 1);
    // What was undone can be imported again.
    const ImportResult third = bench.import("id,score,day,remark\n1,9,2026-01-01,a\n2,4,2026-01-02,"
                                            "b\n3,5,2026-01-03,c\n4,10,2026-01-04,\n");
    CHECK_FALSE(third.alreadyImported);
    CHECK(third.record.changed == 1);
}

TEST_CASE("every record is used, set aside or dropped")
{
    Bench bench;
    const ImportResult result =
        bench.import("id,score,day,remark\n1,9,2026-01-01,a\n2,12,2026-01-02,b\n2,3,2026-01-02,b\n"
                     "2,3,2026-01-02,b\n3,,2026-01-02,\n4,x,2026-01-02,\n5,1,never,\n");
    CHECK(result.record.rows == 7);
    CHECK(result.record.setAside == 3);
    CHECK(result.record.added + result.record.changed + result.record.same + result.record.merged +
              result.record.setAside + result.record.dropped ==
          result.record.rows);
    const Expected<std::vector<SetAsideRow>> rows = bench.store().setAside(result.record.id);
    REQUIRE(rows.ok());
    REQUIRE(rows.value().size() == 3);
    CHECK(rows.value()[0].line == 3);
    CHECK(rows.value()[0].raw == "2,12,2026-01-02,b");
    CHECK(rows.value()[0].column == "score");
    CHECK(rows.value()[1].line == 7);
    CHECK(rows.value()[2].line == 8);
    CHECK(bench.store().imports().value()[0].header == "id,score,day,remark");
}

TEST_CASE("a dry run says the same and writes nothing")
{
    Bench bench;
    ImportRequest request =
        bench.request("id,score,day,remark\n1,9,2026-01-01,a\n2,12,2026-01-02,b\n");
    request.dryRun = true;
    request.previewRows = 1;
    const Expected<ImportResult> result = importFile(bench.store(), request);
    REQUIRE(result.ok());
    CHECK(result.value().record.id == 0);
    CHECK(result.value().record.added == 1);
    CHECK(result.value().record.setAside == 1);
    CHECK(result.value().preview.size() == 1);
    CHECK(result.value().preview[0].line == 2);
    CHECK(bench.store().imports().value().empty());
    CHECK(bench.count("SELECT count(*) FROM survey") == 0);
}

TEST_CASE("a file of many pieces is read whole, in order, with exact lines")
{
    constexpr int kRows = 60'000;
    Bench bench;
    std::string text = manyAnswers(kRows);
    CHECK(text.size() > 2'000'000); // several pieces
    std::string quoted = text;
    for (std::size_t at = quoted.find("plain remark, no"); at != std::string::npos;
         at = quoted.find("plain remark, no", at + 18))
        quoted.replace(at, 16, "\"plain remark, no\"");
    const ImportResult result = bench.import(quoted);
    CHECK(result.record.rows == kRows);
    CHECK(result.record.added == kRows);
    CHECK(result.record.setAside == 0);
    // Every third row takes two lines: row i begins in line 2 + i + the rows before it that are 0
    // mod 3.
    constexpr int kLast = kRows - 1;
    CHECK(bench.count("SELECT line FROM survey WHERE id = '" + std::to_string(kLast) + "'") ==
          2 + kLast + (kLast + 2) / 3);
    CHECK(bench.text("SELECT comment FROM survey WHERE id = '59997'") ==
          "line one\nline \"two\", of 59997");
    // i % 11 == 0 for 5,455 of 0..59,999 (59,999 / 11 = 5,454.5).
    CHECK(bench.count("SELECT count(*) FROM survey WHERE score = 0") == 5'455);
}

TEST_CASE("a comma that is not quoted makes too many fields, and only that row is lost")
{
    Bench bench;
    const ImportResult result = bench.import(manyAnswers(300));
    CHECK(result.record.rows == 300);
    CHECK(result.setAside.at("too many fields") == 200);
    CHECK(result.record.added == 100);
}

TEST_CASE("a value that asks for proof late in the file still gets it")
{
    Bench bench;
    std::string text = "id,score,day,remark\n";
    for (int i = 0; i < 60'000; ++i) // no doubt possible: the same date in both orders
        text += std::to_string(i) + ",9,05/05/2026,some words that fill the line\n";
    text += "60000,9,04/05/2026,\n60001,9,31/05/2026,\n";
    CHECK(bench.import(text).record.added == 60'002);
    CHECK(bench.text("SELECT answered_at FROM survey WHERE id = '60000'") == "2026-05-04");
}

TEST_CASE("a proof from the beginning does not hide a contradiction at the end")
{
    Bench bench;
    std::string text = "id,score,day,remark\n0,9,31/05/2026,\n1,9,04/05/2026,\n";
    for (int i = 2; i < 60'000; ++i)
        text += std::to_string(i) + ",9,05/05/2026,some words that fill the line\n";
    text += "60000,9,05/31/2026,\n";
    const Expected<ImportResult> result = importFile(bench.store(), bench.request(text));
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == ErrorKind::Refused);
    CHECK(result.error().message.find("line 60002") != std::string::npos);
    CHECK(bench.store().imports().value().empty());
}

TEST_CASE("clock times become instants by the zone of the mapping")
{
    Bench bench;
    // Berlin is two hours ahead of UTC in summer and one in winter; on 2026-03-29 02:30 does not
    // exist (read with the offset before the change) and on 2026-10-25 02:30 comes twice (the
    // earlier).
    (void)bench.import("id,score,day,remark\n1,9,2026-07-01 10:00:00,\n2,9,2026-01-01 "
                       "10:00:00,\n3,9,2026-03-29 02:30:00,\n"
                       "4,9,2026-10-25 02:30:00,\n5,9,2026-07-01T10:00:00Z,\n6,9,2026-07-01,\n");
    CHECK(bench.text("SELECT answered_at FROM survey WHERE id = '1'") == "2026-07-01 08:00:00");
    CHECK(bench.text("SELECT answered_at FROM survey WHERE id = '2'") == "2026-01-01 09:00:00");
    CHECK(bench.text("SELECT answered_at FROM survey WHERE id = '3'") == "2026-03-29 01:30:00");
    CHECK(bench.text("SELECT answered_at FROM survey WHERE id = '4'") == "2026-10-25 00:30:00");
    CHECK(bench.text("SELECT answered_at FROM survey WHERE id = '5'") == "2026-07-01 10:00:00");
    CHECK(bench.text("SELECT answered_at FROM survey WHERE id = '6'") == "2026-07-01");
}

TEST_CASE("an import that is stopped leaves nothing, at once")
{
    Bench bench;
    const ImportRequest request = bench.request(manyAnswers(400'000));
    std::stop_source source;
    Control control;
    control.stop = source.get_token();
    std::clock_t stopped = 0;
    bool reported = false;
    control.report = [&](const Progress& progress) {
        reported = reported ||
                   (progress.total > 0 && progress.done > 0 && progress.done <= progress.total);
        if (!source.stop_requested()) {
            stopped = std::clock();
            source.request_stop();
        }
    };
    const Expected<ImportResult> result = importFile(bench.store(), request, control);
    if (result.ok())
        FAIL("The import ended before it reported anything.");
    CHECK(result.error().kind == ErrorKind::Cancelled);
    CHECK(reported);
    // Processor time, so that a busy machine does not fail the test. A block takes a few
    // hundredths.
    CHECK(std::clock() - stopped < CLOCKS_PER_SEC);
    CHECK(bench.store().imports().value().empty());
    CHECK(bench.count("SELECT count(*) FROM survey") == 0);
    source = std::stop_source();
    source.request_stop();
    control.stop = source.get_token();
    CHECK(importFile(bench.store(), request, control).error().kind == ErrorKind::Cancelled);
}

TEST_CASE("a file that cannot be read is refused with its name")
{
    Bench bench;
    ImportRequest request = bench.request("id,score,day,remark\n");
    CHECK(importFile(bench.store(), request).ok()); // a header and no rows is an empty export
    request.file = "/nonexistent/answers.csv";
    const Expected<ImportResult> missing = importFile(bench.store(), request);
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().text().find("/nonexistent/answers.csv") != std::string::npos);
}

TEST_CASE("the mapping of the documentation reads every example as the documentation says")
{
    for (const char* name : {"cdnow", "incidents", "nps-scores", "online-retail", "sfo-2017",
                             "subscriptions", "telco-churn"}) {
        INFO(name);
        const Expected<Mapping> example = loadMapping(
            (test::dataPath("../../docs/examples") / (std::string(name) + ".json")).string());
        if (!example.ok())
            FAIL(example.error().text());
        CHECK_FALSE(example.value().name.empty());
    }
}
