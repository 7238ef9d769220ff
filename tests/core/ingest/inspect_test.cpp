// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/inspect.h>

using namespace regard;
using regard::test::readBytes;
using regard::test::ScratchFolder;

namespace {

/// The report of a column with these values.
ColumnReport column(const std::string& header, const std::vector<std::string>& values)
{
    const ScratchFolder folder;
    std::string text = "n;" + header + "\n";
    int n = 0;
    for (const std::string& value : values)
        text += std::to_string(++n) + ";" + value + "\n";
    Dialect dialect;
    dialect.delimiter = ";";
    const Expected<FileReport> report = inspectFile(folder.write("c.csv", text), dialect);
    REQUIRE(report.ok());
    REQUIRE(report.value().columns.size() == 2);
    REQUIRE(report.value().records == n);
    return report.value().columns[1];
}

} // namespace

TEST_CASE("the type of a column is judged from its values")
{
    CHECK(column("n", {"1", "-20", "300"}).type == "integer");
    CHECK(column("n", {"1", "2.5", "-3.75"}).type == "decimal");
    CHECK(column("n", {"1,5", "2,25"}).type == "decimal");
    CHECK(column("n", {"$12.50", "$3.00"}).type == "money");
    CHECK(column("n", {"12,50 \xE2\x82\xAC", "3,00 \xE2\x82\xAC"}).type == "money");
    CHECK(column("n", {"50 %", "12.5 %"}).type == "percentage");
    CHECK(column("n", {"yes", "no", "yes"}).type == "boolean");
    CHECK(column("n", {"0", "1", "1"}).type == "boolean");
    CHECK(column("n", {"2026-09-30", "2026-10-01"}).type == "date");
    CHECK(column("n", {"123:04:10", "0:15:00"}).type == "duration");
    CHECK(column("n", {"5 min 13s", "2 min"}).type == "duration");
    CHECK(column("n", {"", " ", ""}).type == "empty");
    CHECK(column("n", {"a", "b", "a", "b", "a"}).type == "category");
    CHECK(column("n", {"Quick and kind", "Too slow", "Fine"}).type == "text");
    CHECK(column("zip", {"08123", "10115", "01067"}).type == "text");
}

TEST_CASE("dates have a pattern, and an open order of day and month is said")
{
    CHECK(column("at", {"2026-09-30 08:31:22", "2026-10-01 09:00:00"}).pattern ==
          "yyyy-MM-dd HH:mm:ss");
    const ColumnReport dayFirst = column("at", {"01/02/2026", "13/02/2026"});
    CHECK(dayFirst.pattern == "dd/MM/yyyy");
    CHECK(dayFirst.note.empty());
    CHECK(column("at", {"01/02/2026", "02/13/2026"}).pattern == "MM/dd/yyyy");
    const ColumnReport open = column("at", {"01/02/2026", "03/04/2026", "05/05/2026"});
    CHECK(open.type == "date");
    CHECK(open.pattern.empty());
    // 5 May is the same either way round.
    CHECK(open.undecided == std::vector<std::string>{"01/02/2026", "03/04/2026"});
    CHECK(dayFirst.undecided.empty());
    CHECK(column("amount", {"1,234", "7"}).undecided == std::vector<std::string>{"1,234"});
    CHECK(column("amount", {"1,234", "7.5"}).undecided.empty());
    CHECK(open.note ==
          "Day and month could be either way round, as in 01/02/2026. Say which with a "
          "pattern such as dd/MM/yyyy.");
    CHECK(
        column("at", {"13/02/2026", "02/13/2026"}).note ==
        "Some dates can only be day first, others only month first. One of the two was written by "
        "another program.");
    CHECK(column("Date", {"20260930", "20261001"}).type == "date");
    CHECK(column("amount", {"20260930", "20261001"}).type == "integer");
    CHECK(column("created_at", {"1790000000", "1790000060"}).pattern == "unix");
}

TEST_CASE("what does not fit is counted and the first one named with its line")
{
    std::vector<std::string> values(19, "7.5");
    values.insert(values.begin() + 4, "n/a?");
    const ColumnReport report = column("n", values);
    CHECK(report.type == "decimal");
    CHECK(report.values == 20);
    CHECK(report.readable == Approx(0.95)); // 19 of 20
    CHECK(report.note == "1 value does not fit, first \xE2\x80\x9Cn/a?\xE2\x80\x9D in line 6.");
}

TEST_CASE("blank values are no values, and the first ones are shown")
{
    const ColumnReport report = column("n", {"", "1", " ", "2", "2", "3"});
    CHECK(report.values == 4);
    CHECK(report.blank == 2);
    CHECK(report.distinct == 3);
    CHECK(report.first == std::vector<std::string>{"1", "2", "3"});
}

TEST_CASE("ids that a spreadsheet has shortened are noticed")
{
    const ColumnReport report = column("tweet_id", {"5.70306E+17", "5.70301E+17", "5.703E+17"});
    CHECK(report.note.find("shortened by a spreadsheet") != std::string::npos);
}

TEST_CASE("a report names what was tolerated")
{
    const ScratchFolder folder;
    const auto file = folder.write("t.csv", "sep=;\nid;text;n\n1;\"a\"b;2\n2;c\n3;d;4\n4;e;5\n");
    const Expected<FileReport> read = inspectFile(file, std::nullopt);
    REQUIRE(read.ok());
    const FileReport& report = read.value();
    CHECK(report.records == 4);
    CHECK(report.headerLine == 2);
    CHECK(report.ragged == 1);
    CHECK(report.raggedLine == 4);
    CHECK(report.notes ==
          std::vector<std::string>{
              "The first line names the delimiter.",
              "1 row has another number of fields than the header, first in line 4.",
              "1 quoted field holds a quote that is not doubled; it is kept as it stands, first in "
              "line "
              "3."});
}

TEST_CASE("a quote that is never closed is shown with its place")
{
    const ScratchFolder folder;
    const auto file = folder.write("t.csv", "id,text,n\n1,fine,1\n2,\"open,2\n3,x,3\n");
    const Expected<FileReport> report = inspectFile(file, std::nullopt);
    REQUIRE(report.ok());
    CHECK(report.value().records == 3);
    CHECK(report.value().notes ==
          std::vector<std::string>{
              "1 quote is never closed and was taken as text, first in line 3, column 3."});
    REQUIRE(writeClean(file, folder / "o.csv", std::nullopt).ok());
    CHECK(readBytes(folder / "o.csv") == "id,text,n\r\n1,fine,1\r\n2,\"\"\"open\",2\r\n3,x,3\r\n");
    // An import asks for the strict reading.
    CHECK(inspectFile(file, Dialect{}).error().line == 3);
}

TEST_CASE("a second table and repeated column names are noticed")
{
    const ScratchFolder folder;
    const auto notes = [&](const std::string& text) {
        const Expected<FileReport> report = inspectFile(folder.write("t.csv", text), Dialect{});
        REQUIRE(report.ok());
        return report.value().notes;
    };
    const std::string first = "id,n\n1,10\n2,20\n3,30\n";
    CHECK(notes(first + "\nregion,manager,since\nNorth,Ana,2020\nSouth,Bo,2021\n") ==
          std::vector<std::string>{
              "3 rows have another number of fields than the header, first in line 6.",
              "Another table begins in line 6. Save it as a file of its own to read it too."});
    CHECK(notes(first + "id,n\n4,40\nid,n\n") ==
          std::vector<std::string>{"2 rows repeat the column names, as in files that were joined, "
                                   "first in line 5."});
    // Ragged rows are no table, and neither are two lines.
    CHECK(notes(first + "4,40,x\n5,50,x\n6,60,x\n").size() == 1);
    CHECK(notes(first + "\n4,40,x\n5,50,x\n7,70\n").size() == 1);
}

TEST_CASE("a stop is answered")
{
    const ScratchFolder folder;
    std::stop_source stop;
    stop.request_stop();
    Control control;
    control.stop = stop.get_token();
    const auto file = folder.write("t.csv", "a,b\n1,2\n");
    CHECK(inspectFile(file, std::nullopt, control).error().kind == ErrorKind::Cancelled);
    CHECK(writeClean(file, folder / "o.csv", std::nullopt, control).error().kind ==
          ErrorKind::Cancelled);
    CHECK_FALSE(std::filesystem::exists(folder / "o.csv"));
    CHECK_FALSE(std::filesystem::exists(folder / "o.csv.part"));
}

TEST_CASE("a cleaned file holds the records as RFC 4180 says")
{
    const ScratchFolder folder;
    const auto file = folder.write(
        "t.csv", "Title\n\nid;text;n\n1;'a;b';\"x\"\n2;'c\nd';z\n3;'e';' f'\n4;'g,h';i\n");
    const Expected<std::int64_t> written = writeClean(file, folder / "o.csv", std::nullopt);
    REQUIRE(written.ok());
    CHECK(written.value() == 4);
    CHECK(readBytes(folder / "o.csv") ==
          "id,text,n\r\n1,a;b,\"\"\"x\"\"\"\r\n2,\"c\nd\",z\r\n3,e,\" f\"\r\n4,\"g,h\",i\r\n");
    CHECK(writeClean(file, file, std::nullopt).error().kind == ErrorKind::Refused);
    CHECK(readBytes(file).starts_with("Title"));
}

TEST_CASE("a preview gives the header and the first records")
{
    const ScratchFolder folder;
    const auto file = folder.write("t.csv", "a,b\n1,2\n3,4\n5,\"x\n");
    const auto rows = previewRecords(file, Dialect{}, 2);
    REQUIRE(rows.ok());
    CHECK(rows.value() ==
          std::vector<std::vector<std::string>>{{"a", "b"}, {"1", "2"}, {"3", "4"}});
    CHECK(previewRecords(file, Dialect{}, 3).error().line == 4);
}
