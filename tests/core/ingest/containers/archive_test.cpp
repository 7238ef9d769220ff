// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/pack.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/source_file.h>

#include <algorithm>
#include <random>
#include <sstream>

namespace fs = std::filesystem;
using regard::Error;
using regard::ErrorKind;
using regard::Expected;
using regard::FileKind;
using regard::fileKind;
using regard::FilePart;
using regard::fileParts;
using regard::SourceFile;
using regard::test::dataPath;
using regard::test::pack;
using regard::test::packed;
using regard::test::Packed;
using regard::test::readBytes;
using regard::test::ScratchFolder;
using regard::test::workbookFrom;
using regard::test::workbookOf;

namespace {

const std::string kOrders = "id,customer,amount\n1,a,10\n2,b,20\n3,c,30\n";

std::vector<std::string> namesOf(const Expected<std::vector<FilePart>>& parts)
{
    REQUIRE(parts.ok());
    std::vector<std::string> names;
    for (const FilePart& part : parts.value())
        names.push_back(part.name);
    return names;
}

std::string refusalOf(const fs::path& file, std::string_view part)
{
    const Expected<std::vector<FilePart>> parts = fileParts(file);
    REQUIRE(parts.ok());
    for (const FilePart& one : parts.value())
        if (one.name == part)
            return one.refused;
    FAIL("no part " << part);
    return {};
}

Error errorOf(const fs::path& file, std::string_view part = {})
{
    const Expected<SourceFile> source = SourceFile::open(file, part);
    REQUIRE_FALSE(source.ok());
    return source.error();
}

} // namespace

TEST_CASE("the tables of an archive are found, and what is none is left out")
{
    const ScratchFolder folder;
    const fs::path file = folder / "export.zip";
    pack(file, {{"2026/orders.csv", kOrders},
                {"2026/surveys.TSV", "id\tscore\n1\t9\n"},
                {"customers.txt", "id;name\n1;Ann\n2;Bob\n3;Cid\n"},
                {"README.txt", "Dear all,\n\nthis is the export, as promised.\nYours, Ann\n"},
                {"logo.png", "\x89PNG\r\n\x1a\n"},
                {"__MACOSX/2026/._orders.csv", "\x01\x02"},
                {".DS_Store", "x"},
                {"book.xlsx", packed(workbookOf("<row><c><v>1</v></c></row>"))}});
    CHECK(fileKind(file).value() == FileKind::Archive);
    CHECK(namesOf(fileParts(file)) == std::vector<std::string>{"2026/orders.csv",
                                                               "2026/surveys.TSV", "customers.txt",
                                                               "book.xlsx: Data"});

    const Expected<SourceFile> orders = SourceFile::open(file, "2026/orders.csv");
    REQUIRE(orders.ok());
    CHECK(orders.value().name() == "export.zip: 2026/orders.csv");
    CHECK(orders.value().text().filename() == "orders.csv");
    CHECK(readBytes(orders.value().text()) == kOrders);
    CHECK_FALSE(orders.value().dialect());

    CHECK(SourceFile::open(file).value().name() == "export.zip: 2026/orders.csv");
    CHECK(SourceFile::open(file, "ORDERS.csv").value().name() == "export.zip: 2026/orders.csv");
    const Expected<SourceFile> sheet = SourceFile::open(file, "book.xlsx: Data");
    REQUIRE(sheet.ok());
    CHECK(sheet.value().name() == "export.zip: book.xlsx: Data");
    CHECK(readBytes(sheet.value().text()) == "1\n");

    CHECK(errorOf(file, "returns.csv").message ==
          "There is no part \"returns.csv\"; there are: 2026/orders.csv, 2026/surveys.TSV, "
          "customers.txt, book.xlsx: Data.");
}

TEST_CASE("a name that two files of an archive have does not choose one of them")
{
    const ScratchFolder folder;
    pack(folder / "it.zip", {{"2025/orders.csv", kOrders}, {"2026/orders.csv", kOrders}});
    CHECK(errorOf(folder / "it.zip", "orders.csv").kind == ErrorKind::NotFound);
}

TEST_CASE("what an archive holds and cannot be read is named, beside what can")
{
    const ScratchFolder folder;
    const fs::path file = folder / "it.zip";
    pack(file, {{"orders.csv", kOrders},
                {"more.zip", packed({{"a.csv", kOrders}})},
                {"old.xls", "x"},
                {"../../escape.csv", kOrders},
                {"/etc/escape.csv", kOrders},
                {"really.csv", packed({{"a.csv", kOrders}})},
                {"broken.xlsx", "no workbook"}});
    CHECK(refusalOf(file, "orders.csv").empty());
    CHECK(refusalOf(file, "more.zip") ==
          "It is an archive in an archive. Unpack it yourself and import what is in it.");
    CHECK(refusalOf(file, "old.xls") == "It is a workbook of a kind that is not read. Open it in a "
                                        "spreadsheet and save it as CSV or XLSX.");
    for (const char* name : {"../../escape.csv", "/etc/escape.csv"})
        CHECK(refusalOf(file, name).starts_with("Its name leads out of the archive"));
    CHECK(refusalOf(file, "really.csv").starts_with("It is an archive or workbook under another"));
    CHECK(refusalOf(file, "broken.xlsx") == "It is called a workbook, and is none.");
    const Error error = errorOf(file, "more.zip");
    CHECK(error.kind == ErrorKind::Refused);
    CHECK(error.file == file.string() + ": more.zip");
}

TEST_CASE("archives that are protected, damaged, cut off or empty are refused with a sentence")
{
    const ScratchFolder folder;
    pack(folder / "secret.zip", {{"orders.csv", kOrders}}, "secret");
    CHECK(refusalOf(folder / "secret.zip", "orders.csv") ==
          "It is protected by a password. Unpack it yourself and import what is in it.");
    CHECK(errorOf(folder / "secret.zip").kind == ErrorKind::Refused);

    std::string long_ = "id,customer\n";
    for (int i = 0; i < 20'000; ++i)
        long_ += std::to_string(i * 7919) + ",k" + std::to_string(i * 31) + "\n";
    const std::string bytes = packed({{"orders.csv", long_}});
    (void)folder.write("cut.zip", std::string_view(bytes).substr(0, bytes.size() / 2));
    CHECK(errorOf(folder / "cut.zip").message ==
          "The archive is damaged or cut off: the list of its files cannot be read. Download or "
          "copy it again.");
    std::string flipped = bytes;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x55);
    (void)folder.write("flipped.zip", flipped);
    CHECK(errorOf(folder / "flipped.zip", "orders.csv").message ==
          "The archive is damaged or cut off: \"orders.csv\" cannot be unpacked. Download or copy "
          "it again.");

    (void)folder.write("empty.zip",
                       std::string_view("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22));
    CHECK(errorOf(folder / "empty.zip").message == "The archive is empty.");
    pack(folder / "pictures.zip", {{"a.png", "x"}, {"b.pdf", "y"}});
    CHECK(errorOf(folder / "pictures.zip").message ==
          "No table is in this archive; there are: a.png, b.pdf.");
}

TEST_CASE("an archive that unpacks to a thousand times its size is refused")
{
    const ScratchFolder folder;
    pack(folder / "bomb.zip", {{"zeros.csv", std::string(std::size_t{110} << 20U, '0')}});
    REQUIRE(fs::file_size(folder / "bomb.zip") < 200'000);
    const Error error = errorOf(folder / "bomb.zip", "zeros.csv");
    CHECK(error.kind == ErrorKind::Refused);
    CHECK(error.message == "\"zeros.csv\" unpacks to more than 250 times its size, which no export "
                           "does. If you trust it, unpack it yourself and import what is in it.");
}

TEST_CASE("every cut of an archive is refused or read whole")
{
    const ScratchFolder folder;
    const std::string bytes = packed({{"orders.csv", kOrders}, {"more.csv", kOrders}});
    for (std::size_t size = 4; size < bytes.size(); ++size) {
        const fs::path file = folder.write("cut.zip", std::string_view(bytes).substr(0, size));
        const Expected<SourceFile> source = SourceFile::open(file, "orders.csv");
        if (source.ok())
            CHECK(readBytes(source.value().text()) == kOrders);
        else
            CHECK_FALSE(source.error().message.empty());
    }
}

TEST_CASE("damage anywhere in a workbook is refused or harmless")
{
    const ScratchFolder folder;
    const std::string bytes = packed(workbookFrom(dataPath("workbooks/dates_and_shared_texts")));
    std::mt19937 draw(20260930);
    for (int round = 0; round < 400; ++round) {
        std::string damaged = bytes;
        for (unsigned i = 0, count = 1 + draw() % 4; i < count; ++i)
            damaged[draw() % damaged.size()] = static_cast<char>(draw());
        const fs::path file = folder.write("it.xlsx", damaged);
        const Expected<std::vector<FilePart>> parts = fileParts(file);
        if (!parts.ok()) {
            CHECK_FALSE(parts.error().message.empty());
            continue;
        }
        for (const FilePart& part : parts.value()) {
            const Expected<SourceFile> source = SourceFile::open(file, part.name);
            CHECK((source.ok() || !source.error().message.empty()));
        }
    }
}

TEST_CASE("damage inside the XML of a workbook is refused or harmless")
{
    // Below the checksums, where an archive cannot tell.
    const ScratchFolder folder;
    const Packed files = workbookFrom(dataPath("workbooks/dates_and_shared_texts"));
    std::mt19937 draw(20260930);
    for (int round = 0; round < 400; ++round) {
        Packed damaged = files;
        std::string& bytes = damaged[draw() % damaged.size()].second;
        for (unsigned i = 0, count = 1 + draw() % 3; i < count && !bytes.empty(); ++i) {
            const std::size_t at = draw() % bytes.size();
            switch (draw() % 3) {
            case 0:
                bytes[at] = static_cast<char>(draw());
                break;
            case 1:
                bytes.erase(at, draw() % 40);
                break;
            default:
                bytes.insert(at, bytes.substr(draw() % bytes.size(), draw() % 40));
            }
        }
        pack(folder / "it.xlsx", damaged);
        const Expected<std::vector<FilePart>> parts = fileParts(folder / "it.xlsx");
        CHECK((parts.ok() || !parts.error().message.empty()));
        for (const char* sheet : {"", "Notes", "Settings"}) {
            const Expected<SourceFile> source = SourceFile::open(folder / "it.xlsx", sheet);
            CHECK((source.ok() || !source.error().message.empty()));
        }
    }
}

TEST_CASE("files of other kinds are refused with what to do, by their bytes")
{
    using namespace std::string_literals;
    const ScratchFolder folder;
    struct Case {
        std::string bytes;
        const char* message;
    };
    const std::string compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s;
    const Case cases[] = {
        {compound + std::string(600, '\0'),
         "This is a workbook of the old kind (XLS). Open it in a spreadsheet and save it as CSV or "
         "XLSX."},
        {compound + std::string(600, '\0') + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s,
         "This workbook is protected by a password. Open it in a spreadsheet and save it without "
         "one."},
        {"%PDF-1.7\n", "This is a PDF, not a table of rows. Export the rows behind it as CSV or "
                       "XLSX."},
        {"\x1f\x8b\x08"s, "This is packed with gzip, not a table of rows. Unpack it first and "
                          "import what is in it."},
        {"\n <HTML><table>", "This is a web page, which some tools call XLS. Open it in a "
                             "spreadsheet and save it as CSV or XLSX."},
        {packed({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}),
         "This is an OpenDocument table (ODS). Open it in a spreadsheet and save it as CSV or "
         "XLSX."},
        {packed({{"Index/Document.iwa", "x"}}),
         "This is a Numbers table. Export it there as CSV or Excel."},
        {packed({{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}}),
         "This is a document, not a table of rows. Export the rows behind it as CSV or XLSX."},
        {packed({{"[Content_Types].xml", "x"}, {"xl/workbook.bin", "x"}}),
         "This is a binary workbook (XLSB). Open it in a spreadsheet and save it as CSV or XLSX."},
    };
    for (const Case& one : cases) {
        const Expected<FileKind> kind = fileKind(folder.write("it.csv", one.bytes));
        REQUIRE_FALSE(kind.ok());
        CHECK(kind.error().kind == ErrorKind::Refused);
        CHECK(kind.error().message == one.message);
    }
    CHECK(fileKind(folder.write("it.csv", "PKW,id\n1,2\n")).value() == FileKind::Text);
    CHECK(fileKind(folder.write("it.csv", "")).value() == FileKind::Text);
    CHECK(fileKind(folder / "none.csv").error().kind == ErrorKind::NotFound);
}

TEST_CASE("a text file stands as it is and has no parts")
{
    const ScratchFolder folder;
    const fs::path file = folder.write("orders.csv", kOrders);
    const Expected<std::vector<FilePart>> parts = fileParts(file);
    REQUIRE(parts.ok());
    REQUIRE(parts.value().size() == 1);
    CHECK(parts.value()[0].name.empty());
    CHECK(parts.value()[0].bytes == 40);
    CHECK(SourceFile::open(file).value().text() == file);
    CHECK(errorOf(file, "May").kind == ErrorKind::NotFound);
}

TEST_CASE("text from the clipboard or a stream is a file while its object lives")
{
    fs::path text;
    {
        const Expected<SourceFile> pasted = SourceFile::fromText("id\tscore\n1\t9\n", "Pasted");
        REQUIRE(pasted.ok());
        text = pasted.value().text();
        CHECK(readBytes(text) == "id\tscore\n1\t9\n");
        CHECK(pasted.value().name() == "Pasted");
        CHECK(regard::detectFile(text).value().delimiter == "\t");
    }
    CHECK_FALSE(fs::exists(text));

    std::istringstream in(packed({{"orders.csv", kOrders}}));
    const Expected<SourceFile> stream = SourceFile::fromStream(in, "standard input");
    REQUIRE(stream.ok());
    const Expected<SourceFile> inside = SourceFile::open(stream.value().text());
    REQUIRE(inside.ok());
    CHECK(inside.value().name() == "standard input: orders.csv");
    CHECK(readBytes(inside.value().text()) == kOrders);
}
