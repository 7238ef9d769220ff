// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/pack.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/source_file.h>

#include <set>

namespace fs = std::filesystem;
using regard::ErrorKind;
using regard::Expected;
using regard::FileKind;
using regard::fileKind;
using regard::FilePart;
using regard::fileParts;
using regard::SourceFile;
using regard::test::dataPath;
using regard::test::pack;
using regard::test::Packed;
using regard::test::readBytes;
using regard::test::ScratchFolder;
using regard::test::workbookFrom;
using regard::test::workbookOf;

namespace {

/// What the sheet "Data" with these rows comes out as, or why not.
std::string csvOf(const std::string& rows, const std::string& behindRows = {})
{
    const ScratchFolder folder;
    pack(folder / "it.xlsx", workbookOf(rows, behindRows));
    const Expected<SourceFile> source = SourceFile::open(folder / "it.xlsx");
    return source.ok() ? readBytes(source.value().text()) : source.error().message;
}

} // namespace

TEST_CASE("sheets come out as their CSV says")
{
    std::size_t sheets = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(dataPath("workbooks"))) {
        if (!entry.is_directory())
            continue;
        const ScratchFolder folder;
        const fs::path file = folder / "it.xlsx";
        pack(file, workbookFrom(entry.path()));
        REQUIRE(fileKind(file).value() == FileKind::Workbook);
        for (const fs::directory_entry& csv : fs::directory_iterator(entry.path())) {
            if (csv.path().extension() != ".csv")
                continue;
            CAPTURE(csv.path().string());
            const std::string sheet = csv.path().stem().string();
            const Expected<SourceFile> source = SourceFile::open(file, sheet);
            REQUIRE(source.ok());
            CHECK(readBytes(source.value().text()) == readBytes(csv.path()));
            CHECK(source.value().name() == "it.xlsx: " + sheet);
            ++sheets;
        }
    }
    CHECK(sheets >= 5);
}

TEST_CASE("a workbook written by a library comes out as its CSV says")
{
    const fs::path file = dataPath("workbooks/made_by_a_library.xlsx");
    const Expected<std::vector<FilePart>> parts = fileParts(file);
    REQUIRE(parts.ok());
    REQUIRE(parts.value().size() == 2);
    for (const FilePart& part : parts.value()) {
        CAPTURE(part.name);
        const Expected<SourceFile> source = SourceFile::open(file, part.name);
        REQUIRE(source.ok());
        CHECK(readBytes(source.value().text()) ==
              readBytes(dataPath("workbooks/made_by_a_library." + part.name + ".csv")));
    }
}

TEST_CASE("the sheets of a workbook are those that can be seen and hold something")
{
    const ScratchFolder folder;
    const fs::path file = folder / "orders.xlsx";
    pack(file, workbookFrom(dataPath("workbooks/dates_and_shared_texts")));
    const Expected<std::vector<FilePart>> parts = fileParts(file);
    REQUIRE(parts.ok());
    REQUIRE(parts.value().size() == 2);
    CHECK(parts.value()[0].name == "Surveys & more");
    CHECK(parts.value()[0].usual);
    CHECK(parts.value()[1].name == "Notes");
    CHECK_FALSE(parts.value()[1].usual);

    const Expected<SourceFile> first = SourceFile::open(file);
    REQUIRE(first.ok());
    CHECK(first.value().name() == "orders.xlsx: Surveys & more");

    const Expected<SourceFile> none = SourceFile::open(file, "Orders");
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().kind == ErrorKind::NotFound);
    CHECK(none.error().message == "There is no sheet \"Orders\"; there are: Settings, Empty, "
                                  "Surveys & more, Notes.");
}

TEST_CASE("a file written for a sheet goes with its object, and nobody else may read it")
{
    const ScratchFolder folder;
    const fs::path file = folder / "it.xlsx";
    pack(file, workbookOf("<row><c><v>1</v></c></row>"));
    fs::path text;
    {
        const Expected<SourceFile> source = SourceFile::open(file);
        REQUIRE(source.ok());
        text = source.value().text();
        CHECK(fs::status(text).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
        CHECK(fs::status(text.parent_path()).permissions() == fs::perms::owner_all);
    }
    CHECK_FALSE(fs::exists(text));
    CHECK_FALSE(fs::exists(text.parent_path()));
}

TEST_CASE("a sheet of one column is read as one column")
{
    const ScratchFolder folder;
    pack(
        folder / "it.xlsx",
        workbookOf("<row><c t=\"str\"><v>a;b</v></c></row><row><c t=\"str\"><v>1;2</v></c></row>"));
    const Expected<SourceFile> source = SourceFile::open(folder / "it.xlsx");
    REQUIRE(source.ok());
    const regard::Dialect dialect =
        source.value().dialect().value_or(regard::detectFile(source.value().text()).value());
    CHECK(dialect.delimiter == ",");
    CHECK(dialect.quote == '"');
}

TEST_CASE("sheets that make no sense are refused with a sentence, never read wrongly")
{
    CHECK(csvOf("<row><c t=\"s\"><v>0</v></c></row>") ==
          "The workbook is damaged: row 1 refers to a text that is not there. Open it in a "
          "spreadsheet and save it again.");
    CHECK(csvOf("<row r=\"2000000\"><c><v>1</v></c></row>") ==
          "The sheet has more rows than a workbook can have.");
    CHECK(csvOf("<row><c r=\"ZZZZZZZ1\"><v>1</v></c></row>") ==
          "Row 1 has more columns than a workbook can have.");
    CHECK(
        csvOf("<row><c><v>1</v></row>") ==
        "The workbook is damaged: \"xl/worksheets/sheet1.xml\" cannot be read behind line 1. Open "
        "it in a spreadsheet and save it again.");
    CHECK(csvOf("") == "No sheet of this workbook that can be seen holds any values.");
    // Values that are no numbers stay as they are.
    CHECK(csvOf("<row><c><v>1e999</v></c><c><v>one</v></c></row>") == "\"1e999\",\"one\"\n");
}

TEST_CASE("entities that grow are refused")
{
    const ScratchFolder folder;
    Packed files = workbookOf("<row><c><v>1</v></c></row>");
    files.back().second = "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                          "<worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row>"
                          "</sheetData></worksheet>";
    pack(folder / "it.xlsx", files);
    const Expected<SourceFile> source = SourceFile::open(folder / "it.xlsx");
    REQUIRE_FALSE(source.ok());
    CHECK(source.error().message ==
          "The workbook is damaged: \"xl/worksheets/sheet1.xml\" declares entities, which no "
          "spreadsheet writes. Open it in a spreadsheet and save it again.");
}

TEST_CASE("texts that repeat without end do not fill the disk")
{
    // 200 KB of text, 2,000 references to it: 400 MB from 100 KB.
    const ScratchFolder folder;
    std::string rows;
    for (int i = 0; i < 2000; ++i)
        rows += "<row><c t=\"s\"><v>0</v></c></row>";
    Packed files = workbookOf(rows);
    files.emplace_back("xl/sharedStrings.xml",
                       "<sst><si><t>" + std::string(200'000, 'x') + "</t></si></sst>");
    for (auto& [name, bytes] : files)
        if (name == "xl/_rels/workbook.xml.rels")
            bytes.insert(bytes.find("</Relationships>"),
                         "<Relationship Id=\"s\" Type=\"x/sharedStrings\" "
                         "Target=\"sharedStrings.xml\"/>");
    pack(folder / "it.xlsx", files);
    const Expected<SourceFile> source = SourceFile::open(folder / "it.xlsx");
    REQUIRE_FALSE(source.ok());
    CHECK(source.error().kind == ErrorKind::Refused);
    CHECK(source.error().message.find("repeat without end") != std::string::npos);
}

TEST_CASE("a large sheet can be stopped")
{
    const ScratchFolder folder;
    std::string rows;
    for (int i = 0; i < 200'000; ++i)
        rows += "<row><c><v>" + std::to_string(i) + "</v></c></row>";
    pack(folder / "it.xlsx", workbookOf(rows));
    std::stop_source stop;
    int reports = 0;
    regard::Control control;
    control.stop = stop.get_token();
    control.report = [&](const regard::Progress&) {
        if (++reports == 3)
            stop.request_stop();
    };
    const Expected<SourceFile> source = SourceFile::open(folder / "it.xlsx", {}, control);
    REQUIRE_FALSE(source.ok());
    CHECK(source.error().kind == ErrorKind::Cancelled);
    CHECK(reports == 3);
}
