// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/export/table_file.h"
#include "presentation/text_table_model.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <QFile>

using namespace regard;
using presentation::PlainTable;

namespace {

PlainTable table()
{
    return {QStringLiteral("NPS [by] segment"),
            {"Group", "Value"},
            {{"=SUM(A1)", "47"}, {"@home, \"a\"", "\u22123.5"}, {"-5", "1,771"}, {"-x", "84.2 %"}}};
}

QByteArray saved(const test::ScratchFolder& folder, const char* name)
{
    const QString path = QString::fromStdString((folder / name).string());
    REQUIRE(presentation::saveTable(table(), path).ok());
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("A saved table runs no formula and keeps numbers as they are")
{
    const test::ScratchFolder folder;
    CHECK(saved(folder, "t.csv") ==
          QByteArray("\xEF\xBB\xBFGroup,Value\r\n'=SUM(A1),47\r\n\"'@home, \"\"a\"\"\","
                     "\xE2\x88\x92"
                     "3.5\r\n-5,\"1,771\"\r\n'-x,84.2 %\r\n"));
}

TEST_CASE("A workbook is a workbook, and nothing is left beside it")
{
    const test::ScratchFolder folder;
    CHECK(saved(folder, "t.xlsx").startsWith("PK"));
    CHECK_FALSE(QFile::exists(QString::fromStdString((folder / "t.xlsx.part").string())));
    CHECK(saved(folder, "t.xlsx").startsWith("PK")); // replaces the one that is there
}

TEST_CASE("What cannot be written is said with the file's name")
{
    for (const char* path : {"/nowhere/t.csv", "/nowhere/t.xlsx"}) {
        const Status status = presentation::saveTable(table(), QString::fromLatin1(path));
        REQUIRE_FALSE(status.ok());
        CHECK(status.error().file == path);
    }
}

TEST_CASE("The clipboard gets a line a row, and breaks inside a cell become spaces")
{
    presentation::TextTableModel model;
    model.setTable({"a", "b"}, {{"x\ty", "1\n2"}});
    CHECK(presentation::clipboardText(presentation::plainTable(model, {})) == "a\tb\nx y\t1 2\n");
}
