// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/column_names.h"
#include "core/ingest/reading.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/table_reader.h>

using namespace regard;
using regard::test::Rows;
using regard::test::rowsOf;
using regard::test::ScratchFolder;

namespace {

struct ReadTable {
    std::vector<std::string> headers;
    Rows rows;
    std::vector<std::int64_t> lines;
    std::int64_t pieces = 0;
};

ReadTable readTable(const std::filesystem::path& file, const std::optional<Dialect>& told,
                    std::size_t pieceBytes)
{
    Expected<TableReader> reader = TableReader::open(file, told, pieceBytes);
    REQUIRE(reader.ok());
    ReadTable table;
    table.headers = reader.value().headers();
    Piece piece;
    RecordBatch batch;
    for (;;) {
        const Expected<bool> more = reader.value().next(piece);
        REQUIRE(more.ok());
        if (!more.value())
            break;
        REQUIRE(piece.index == table.pieces++);
        REQUIRE(tokenize(piece.text, reader.value().dialect(), piece.firstLine, batch).ok());
        for (const auto& row : rowsOf(batch))
            table.rows.push_back(row);
        for (std::size_t r = 0; r < batch.records(); ++r)
            table.lines.push_back(batch.line(r));
    }
    return table;
}

} // namespace

TEST_CASE("pieces of any size give the same table and the same lines")
{
    const ScratchFolder folder;
    const auto file = folder.write("t.csv", "id,text\r\n1,\"a\r\nb\"\r\n\r\n2,plain\r\n3,\"long "
                                            "enough to need more than one piece of the smallest "
                                            "size, with \"\"quotes\"\" and\nlines\"\r\n4,\r\n");
    const Rows rows = {{"1", "a\r\nb"},
                       {"2", "plain"},
                       {"3", "long enough to need more than one piece of the smallest size, with "
                             "\"quotes\" and\nlines"},
                       {"4", ""}};
    const std::vector<std::int64_t> lines = {2, 5, 6, 8};
    for (const std::size_t bytes : {64U, 65U, 70U, 100U, 4096U}) {
        CAPTURE(bytes);
        const ReadTable table = readTable(file, Dialect{}, bytes);
        CHECK(table.headers == std::vector<std::string>{"id", "text"});
        CHECK(table.rows == rows);
        CHECK(table.lines == lines);
        CHECK((bytes > 1000 || table.pieces > 1));
    }
}

TEST_CASE("title lines, a separator line and the footer are stepped over")
{
    const ScratchFolder folder;
    Dialect dialect;
    dialect.delimiter = ";";
    dialect.separatorLine = true;
    dialect.skipLines = 2;
    const std::string table = "sep=;\r\nReport of May\r\n\r\nname;n\r\nA;1\r\nB;2\r\n";
    dialect.tableBytes = static_cast<std::int64_t>(table.size());
    const auto file = folder.write("t.csv", table + "\r\nConfidential\r\n");
    const ReadTable read = readTable(file, dialect, 64);
    CHECK(read.headers == std::vector<std::string>{"name", "n"});
    CHECK(read.rows == Rows{{"A", "1"}, {"B", "2"}});
    CHECK(read.lines == std::vector<std::int64_t>{5, 6});
}

TEST_CASE("the footer of a file that is longer than what is looked at")
{
    const ScratchFolder folder;
    const std::string end = GENERATE("\n", "\r\n", "\r");
    const bool wide = GENERATE(false, true); // UTF-16
    std::string text = "id,name,score" + end;
    for (int i = 0; i < 9000; ++i)
        text += std::to_string(i) +
                ",\"R\xC3\xBC"
                "edi, the " +
                std::to_string(i % 7) + "th\"," + std::to_string(i % 11) + end;
    text += end + "Confidential Information - Do Not Distribute" + end;
    std::string bytes;
    if (wide) {
        bytes = "\xFF\xFE";
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\xC3') { // U+00FC, the one character beyond ASCII
                bytes += std::string("\xFC\0", 2);
                ++i;
            } else {
                bytes += {text[i], '\0'};
            }
        }
    }
    const auto file = folder.write("long.csv", wide ? bytes : text);
    REQUIRE(std::filesystem::file_size(file) > 200000);
    const ReadTable table = readTable(file, std::nullopt, 1U << 16U);
    CHECK(table.headers == std::vector<std::string>{"id", "name", "score"});
    REQUIRE(table.rows.size() == 9000);
    CHECK(table.rows.back() == std::vector<std::string>{"8999",
                                                        "R\xC3\xBC"
                                                        "edi, the 4th",
                                                        "1"}); // 8999 = 7 * 1285 + 4 = 11 * 818 + 1
    CHECK(table.lines.back() == 9001);
}

TEST_CASE("a listener hears every byte of the file once")
{
    const ScratchFolder folder;
    const std::string bytes = "\xEF\xBB\xBF"
                              "a,b\n1,2\n" +
                              std::string(500, 'x') + ",y\nTotal\n";
    const auto file = folder.write("t.csv", bytes);
    Dialect dialect;
    dialect.encoding = Encoding::Utf8Bom;
    dialect.tableBytes = static_cast<std::int64_t>(bytes.size()) - 6;
    Expected<TableReader> reader = TableReader::open(file, dialect, 64);
    REQUIRE(reader.ok());
    std::string heard;
    reader.value().onBytes([&](std::string_view block) { heard += block; });
    Piece piece;
    while (reader.value().next(piece).value()) {
    }
    CHECK(heard == bytes);
}

TEST_CASE("what cannot be read is refused with a sentence")
{
    const ScratchFolder folder;
    CHECK(TableReader::open(folder / "none.csv").error().kind == ErrorKind::NotFound);
    CHECK(TableReader::open(folder.path()).error().kind == ErrorKind::Invalid);
    const Expected<TableReader> open =
        TableReader::open(folder.write("h.csv", "a,\"b\n1,2\n"), Dialect{});
    REQUIRE_FALSE(open.ok());
    CHECK(open.error().line == 1);
    CHECK(open.error().column == 3);
}

TEST_CASE("an empty file has no columns and no records")
{
    const ScratchFolder folder;
    const ReadTable table = readTable(folder.write("e.csv", ""), std::nullopt, 64);
    CHECK(table.headers.empty());
    CHECK(table.rows.empty());
}

TEST_CASE("a record beyond the limit is refused with the place where its quote opened")
{
    const ScratchFolder folder;
    std::string text = "a,b\n1,2\n3,\"";
    text.append(std::size_t{66} << 20U, 'x');
    Expected<TableReader> reader = TableReader::open(folder.write("l.csv", text), Dialect{});
    REQUIRE(reader.ok());
    Piece piece;
    Expected<bool> more = reader.value().next(piece);
    while (more.ok() && more.value())
        more = reader.value().next(piece);
    REQUIRE_FALSE(more.ok());
    CHECK(more.error().line == 3);
    CHECK(more.error().column == 3);
}

TEST_CASE("column names are unique and complete")
{
    using Names = std::vector<std::string>;
    CHECK(columnNames({{"category", " NETPRO  ", "", "category", "category (2)"}}, 6) ==
          Names{"category", "NETPRO", "column 3", "category (3)", "category (2)", "column 6"});
    CHECK(columnNames({}, 2) == Names{"column 1", "column 2"});
    CHECK(columnNames({{"How likely\r\n is it?", "b\nc"}}, 2) == Names{"How likely is it?", "b c"});
    // Codes, texts and import ids: the codes are the names.
    CHECK(columnNames({{"Q1", "Q2"}, {"How likely?", "Why?"}, {"{\"ImportId\":\"QID1\"}", ""}},
                      2) == Names{"Q1", "Q2"});
    // A blank continues the cell to its left.
    CHECK(columnNames({{"Id", "Which?", ""}, {"", "Red", "Blue"}}, 3) ==
          Names{"Id", "Which? Red", "Which? Blue"});
}

TEST_CASE("more columns than a table has are refused with the line, and many of one name are read")
{
    const ScratchFolder folder;
    std::string wide = "Title\n";
    for (int i = 0; i < 40'000; ++i)
        wide += "x,";
    const Expected<TableReader> refused =
        TableReader::open(folder.write("w.csv", wide + "\n1,2\n"), [] {
            Dialect dialect;
            dialect.skipLines = 1;
            return dialect;
        }());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().line == 2);
    CHECK(refused.error().message.find("40001 columns") != std::string::npos);
    std::string names = "x";
    for (int i = 1; i < 20'000; ++i)
        names += ",x";
    const Expected<TableReader> read =
        TableReader::open(folder.write("n.csv", names + "\n1,2\n"), Dialect{});
    REQUIRE(read.ok());
    CHECK(read.value().headers().size() == 20'000);
    CHECK(read.value().headers()[1] == "x (2)");
    CHECK(read.value().headers().back() == "x (20000)");
}
