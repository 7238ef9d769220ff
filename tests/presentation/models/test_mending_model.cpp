// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/mending_file.h"
#include "presentation/models/mending_model.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QUndoStack>

using namespace regard;
using namespace regard::presentation;
using State = MendingModel::State;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto kMode = Tester::FailureReportingMode::Warning; // a Qt warning fails the program

MendableRows answers()
{
    return {3,
            {"id", "score", "mail"},
            {{4, "score", "score out of range: 11", {"a", "11", "x@y.org"}},
             {9, "score", "score out of range: 12", {"b", "12", ""}},
             {12, "", "too few fields: 1 of 3", {"c"}}}};
}

QString cell(const MendingModel& model, int row, int column)
{
    return model.index(row, MendingModel::Fixed + column).data(Qt::EditRole).toString();
}

State stateOf(const MendingModel& model, int row)
{
    return static_cast<State>(model.index(row, 0).data(MendingModel::StateRole).toInt());
}

QModelIndexList scores(const MendingModel& model)
{
    return {model.index(0, MendingModel::Fixed + 1), model.index(1, MendingModel::Fixed + 1)};
}

} // namespace

TEST_CASE("rows set aside are edited cell by cell, and every edit is taken back")
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    MendingModel model;
    const Tester tester(&model, kMode);
    model.setRows(answers());
    REQUIRE(model.rowCount() == 3);
    REQUIRE(model.columnCount() == 5);
    CHECK(model.headerData(3, Qt::Horizontal, Qt::DisplayRole) == QStringLiteral("score"));
    CHECK(model.index(0, 1).data().toString() == QStringLiteral("score out of range: 11"));
    CHECK(model.index(0, 3).data(MendingModel::FaultRole).toBool());
    CHECK_FALSE(model.index(0, 2).data(MendingModel::FaultRole).toBool());
    CHECK(model.index(0, 4).data().toString() == QStringLiteral("x•••@y•••.org"));
    CHECK(cell(model, 0, 2) == QStringLiteral("x@y.org")); // what is edited is the cell itself
    CHECK(model.reasons() ==
          std::vector<std::pair<QString, int>>{{QStringLiteral("score out of range"), 2},
                                               {QStringLiteral("too few fields"), 1}});
    // The short row stands under all headers.
    CHECK(model.setData(model.index(2, 4), QStringLiteral("c@d.org"), Qt::EditRole));
    CHECK(cell(model, 2, 2) == QStringLiteral("c@d.org"));
    CHECK(stateOf(model, 2) == State::Edited);
    CHECK(model.editedRows() == 1);
    CHECK_FALSE(model.setData(model.index(2, 1), QStringLiteral("x"), Qt::EditRole));
    CHECK((model.flags(model.index(0, 1)) & Qt::ItemIsEditable) == 0);
    model.undoStack().undo();
    CHECK(cell(model, 2, 2).isEmpty());
    CHECK(stateOf(model, 2) == State::SetAside);
    model.undoStack().redo();
    CHECK(model.editedRows() == 1);
}

TEST_CASE("one value fills a selection, and a pasted column goes down the rows, each as one edit")
{
    MendingModel model;
    const Tester tester(&model, kMode);
    model.setRows(answers());
    const QSignalSpy edited(&model, &MendingModel::edited);
    model.fill(scores(model), QStringLiteral("10"));
    CHECK(edited.size() == 1);
    CHECK(cell(model, 0, 1) == QStringLiteral("10"));
    CHECK(cell(model, 1, 1) == QStringLiteral("10"));
    CHECK(model.index(1, 3).data(MendingModel::EditedRole).toBool());
    model.undoStack().undo();
    CHECK(cell(model, 1, 1) == QStringLiteral("12"));

    model.paste({0, 1, 2}, MendingModel::Fixed + 1, QStringLiteral("7\tm1\r\n8\tm2\r\n"));
    CHECK(cell(model, 0, 1) == QStringLiteral("7"));
    CHECK(cell(model, 1, 2) == QStringLiteral("m2"));
    CHECK(cell(model, 2, 1).isEmpty()); // two lines reach two rows
    CHECK(model.undoStack().count() == 1);
    model.paste({0, 1, 2}, MendingModel::Fixed + 1, QStringLiteral("5"));
    CHECK(cell(model, 2, 1) == QStringLiteral("5")); // a single value goes into all of them
    // What hangs over the last column is left out.
    model.paste({0}, MendingModel::Fixed + 2, QStringLiteral("m\tn"));
    CHECK(cell(model, 0, 2) == QStringLiteral("m"));
}

TEST_CASE("a try marks the rows that can be read now, and the new reason of the others")
{
    MendingModel model;
    const Tester tester(&model, kMode);
    model.setRows(answers());
    model.fill(scores(model), QStringLiteral("10"));
    model.fill({model.index(1, MendingModel::Fixed + 1)}, QStringLiteral("99"));
    ImportResult tried;
    tried.record.setAside = 2;
    tried.lines = {{3, 9, "score", "score out of range: 99", ""},
                   {3, 12, "", "too few fields: 1 of 3", ""}};
    model.setTried(tried);
    CHECK(model.readableRows() == 1);
    CHECK(stateOf(model, 0) == State::Readable);
    CHECK(stateOf(model, 1) == State::Refused);
    CHECK(model.index(1, 1).data().toString() == QStringLiteral("score out of range: 99"));
    CHECK(stateOf(model, 2) == State::SetAside);
    // Editing a row again means that it is not known any more.
    model.fill({model.index(0, MendingModel::Fixed + 1)}, QStringLiteral("x"));
    CHECK(model.readableRows() == 0);
    CHECK(stateOf(model, 0) == State::Edited);

    SECTION("where not all failures are listed, later rows stay unknown")
    {
        tried.record.setAside = 3;
        tried.lines.pop_back();
        model.setTried(tried);
        CHECK(stateOf(model, 0) == State::Readable);
        CHECK(stateOf(model, 2) == State::SetAside);
    }
}

TEST_CASE("rows go out as CSV, are mended there, and come back by their lines")
{
    const test::ScratchFolder folder;
    MendableRows rows = answers();
    rows.rows[2].cells = {"c", "", "says \"so, yes\""};
    const std::string csv = mendingCsv(rows);
    CHECK(csv == "set_aside_reason,id,score,mail\r\n"
                 "\"import 3, line 4: score out of range: 11\",a,11,x@y.org\r\n"
                 "\"import 3, line 9: score out of range: 12\",b,12,\r\n"
                 "\"import 3, line 12: too few fields: 1 of 3\",c,,\"says \"\"so, yes\"\"\"\r\n");
    // Saved by a spreadsheet with other marks and another order of columns.
    const auto mended =
        folder.write("mended.csv", "set_aside_reason;mail;id;score\n"
                                   "import 3, line 4: score out of range: 11;x@y.org;a;10\n"
                                   "import 7, line 9: of another import;;b;1\n"
                                   "line 99: gone;;z;1\n");
    const auto read = readMendingCsv(mended, rows);
    REQUIRE(read.ok());
    REQUIRE(read.value().size() == 2);
    CHECK(read.value().at(4) == std::vector<std::string>{"a", "10", "x@y.org"});

    MendingModel model;
    const Tester tester(&model, kMode);
    model.setRows(answers());
    CHECK(model.takeRows(read.value()) == 1); // line 99 is not set aside here
    CHECK(cell(model, 0, 1) == QStringLiteral("10"));
    CHECK(model.editedRows() == 1);
    model.undoStack().undo();
    CHECK(model.editedRows() == 0);

    SECTION("a file of something else is refused with what it lacks")
    {
        const auto other = readMendingCsv(folder.write("o.csv", "id,score\n1,2\n3,4\n"), rows);
        REQUIRE_FALSE(other.ok());
        CHECK(other.error().message.find("set_aside_reason") != std::string::npos);
        const auto lacking = readMendingCsv(
            folder.write("l.csv", "set_aside_reason,id,score\nline 4: x,1,2\n"), rows);
        REQUIRE_FALSE(lacking.ok());
        CHECK(lacking.error().message.find("\"mail\"") != std::string::npos);
    }
}
