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
    const auto notes = [&](const std::string& text, const std::optional<Dialect>& told = {}) {
        const Expected<FileReport> report = inspectFile(folder.write("t.csv", text), told);
        REQUIRE(report.ok());
        return report.value().notes;
    };
    const std::string first = "id,n\n1,10\n2,20\n3,30\n";
    const std::string both = first + "\nregion,manager,since\nNorth,Ana,2020\nSouth,Bo,2021\n";
    CHECK(notes(both) ==
          std::vector<std::string>{"What stands below the table is left out.",
                                   "Table 2 of the file begins in line 6 (3 rows of 3 columns: "
                                   "region, manager, since). It is left out."});
    CHECK(notes(both, Dialect{}) ==
          std::vector<std::string>{
              "3 rows have another number of fields than the header, first in line 6.",
              "Table 2 of the file begins in line 6 (3 rows of 3 columns: region, manager, since). "
              "It is read as rows of this one."});
    CHECK(notes(first + "id,n\n4,40\nid,n\n") ==
          std::vector<std::string>{"2 rows repeat the column names, as in files that were joined, "
                                   "first in line 5."});
    // Ragged rows are no table, and neither are two lines.
    CHECK(notes(first + "4,40,x\n5,50,x\n6,60,x\n").size() == 1);
    CHECK(notes(first + "\n4,40,x\n5,50,x\n7,70\n").size() == 1);
}

TEST_CASE("of several tables the largest is read, and each can be told")
{
    const ScratchFolder folder;
    const std::string orders = "id,day,n\n1,2026-01-01,10\n2,2026-01-02,20\n3,2026-01-03,30\n";
    const std::string shops = "shop,returns\nNorth,1\nSouth,2\n";
    const auto headers = [&](const std::string& text, const DialectTold& told = {}) {
        const auto file = folder.write("t.csv", text);
        const Expected<Dialect> dialect = detectFile(file, told);
        REQUIRE(dialect.ok());
        const auto rows = previewRecords(file, dialect.value(), 100'000);
        REQUIRE(rows.ok());
        std::string found = rows.value().front().front() + " " +
                            std::to_string(rows.value().size() - 1) + " " +
                            std::to_string(dialect.value().table);
        return found;
    };
    // One below the other, apart, close, and with a title between them.
    for (const std::string between : {"\n", "", "\nReturns by shop\n", "\n# Returns\n"}) {
        CAPTURE(between);
        CHECK(headers(orders + between + shops) == "id 3 1");
        CHECK(headers(shops + between + orders) == "id 3 2");
        DialectTold told;
        told.table = 2;
        CHECK(headers(orders + between + shops, told) == "shop 2 2");
        told.table = 1;
        CHECK(headers(shops + between + orders, told) == "shop 2 1");
        told.table = 3;
        const Expected<Dialect> none = detectFile(folder.write("t.csv", shops), told);
        REQUIRE_FALSE(none.ok());
        CHECK(none.error().message == "The file has no table 3; it has one table.");
    }
    // The names of the table above, with a column more or less, begin a table too.
    CHECK(headers(orders + "id,day\n7,2026-01-04\n") == "id 3 1");
    CHECK(headers(orders + "id,day,n,unit\n7,2026-01-04,5,kg\n") == "id 3 1");
    // A group of rows that lack a field is none.
    CHECK(headers(orders + "\n4,2026-01-04\n5,2026-01-05\n6,2026-01-06\n") == "id 6 1");
    // A large table is found behind much else, and its end too.
    std::string large = "day,visits\n";
    for (int i = 0; i < 20000; ++i)
        large += "2026-01-01," + std::to_string(i) + "\n";
    CHECK(headers(orders + "\n" + large + "\n" + shops) == "day 20000 2");
    DialectTold last;
    last.table = 3;
    CHECK(headers(orders + "\n" + large + "\n" + shops, last) == "shop 2 3");
}

TEST_CASE("what is told of a dialect holds, and the rest is detected")
{
    const ScratchFolder folder;
    const auto file = folder.write("t.csv", "x\ny\nid;n\n1;'2,5'\n2;'3,5'\n3;'4'\n");
    DialectTold told;
    told.quote = '\0';
    Expected<Dialect> dialect = detectFile(file, told);
    REQUIRE(dialect.ok());
    CHECK(dialect.value().delimiter == ";");
    CHECK(dialect.value().quote == '\0');
    CHECK(dialect.value().skipLines == 2);
    told.quote.reset();
    told.skipLines = 3;
    dialect = detectFile(file, told);
    CHECK(dialect.value().skipLines == 3);
    CHECK(dialect.value().quote == '\'');
    CHECK(dialect.value().headerRows == 0);
    told = {};
    told.delimiter = ",";
    told.headerRows = 2;
    told.encoding = Encoding::Latin9;
    dialect = detectFile(file, told);
    CHECK(dialect.value().delimiter == ",");
    CHECK(dialect.value().headerRows == 2);
    CHECK(dialect.value().encoding == Encoding::Latin9);
}

TEST_CASE("a header may be written in a way of its own")
{
    const ScratchFolder folder;
    const std::string rows = "1,\"a, b\",2026-01-01\n2,c,2026-01-02\n3,d,2026-01-03\n";
    const auto headers = [&](const std::string& header) {
        const auto file = folder.write("t.csv", header + rows);
        const Expected<FileReport> report = inspectFile(file, std::nullopt);
        REQUIRE(report.ok());
        CHECK(report.value().records == 3);
        return report.value().headers;
    };
    const std::vector<std::string> names = {"id", "Name of it", "day"};
    CHECK(headers("id;Name of it;day\n") == names);
    CHECK(headers("id\tName of it\tday\n") == names);
    CHECK(headers("'id','Name of it','day'\n") == names);
    CHECK(headers("A title\nid;\"Name of it\";day\n") == names);
    // A title is none, even of as many words as there are columns.
    CHECK(headers("Sales of spring\nid,Name of it,day\n") == names);
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
