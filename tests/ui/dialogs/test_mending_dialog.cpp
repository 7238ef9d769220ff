// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_store.h"
#include "presentation/models/mending_model.h"
#include "ui/dialogs/mending_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace regard;
using namespace regard::test;
using presentation::MendingModel;
using ui::MendingDialog;
using State = ui::MendingDialog::State;

namespace {

// Lines 3 and 5 have scores that no NPS answer can have, line 4 a date that is none.
constexpr const char* kSurveys = "id,score,answered_at,email\n"
                                 "1,9,2026-09-01,\n"
                                 "2,11,2026-09-02,ann@example.org\n"
                                 "3,8,soon,\n"
                                 "4,12,2026-09-04,\n";
constexpr const char* kMapping = R"({"name": "Answers", "records": [{"table": "survey",
    "columns": {"id": "id", "score": "score", "answered_at": "answered_at", "email": "email"},
    "constants": {"kind": "nps"}}]})";

/// A store with that file in it, and the dialog on its three rows set aside.
struct Bench {
    OpenStore store;
    std::int64_t importId = 0;

    Bench()
    {
        store.bring("surveys.csv", kSurveys, kMapping);
        importId = store.workspace().contents().imports.at(0).id;
        REQUIRE(store.workspace().contents().imports.at(0).setAside == 3);
    }
};

bool reaches(const MendingDialog& dialog, State state)
{
    return waitUntil([&] { return dialog.state() == state; });
}

QTableView& table(const MendingDialog& dialog)
{
    return child<QTableView>(dialog, "mendingTable");
}

QString cell(const MendingDialog& dialog, int row, int column)
{
    return table(dialog).model()->index(row, column).data().toString();
}

QString sentence(const MendingDialog& dialog)
{
    return child<QLabel>(dialog, "mendingSentence").text();
}

void choose(const MendingDialog& dialog, int row, int column)
{
    // Not through the view, which asks for the keys that are held down.
    table(dialog).selectionModel()->setCurrentIndex(table(dialog).model()->index(row, column),
                                                    QItemSelectionModel::ClearAndSelect);
}

constexpr int kScore = MendingModel::Fixed + 1;
constexpr int kDate = MendingModel::Fixed + 2;
constexpr int kMail = MendingModel::Fixed + 3;

} // namespace

TEST_CASE("rows set aside are edited by keyboard, tried, and imported; the rest stays")
{
    Bench bench;
    MendingDialog dialog(bench.store.workspace(), bench.importId);
    present(dialog);
    REQUIRE(reaches(dialog, State::Editing));
    REQUIRE(table(dialog).model()->rowCount() == 3);
    // The work begins at the first cell at fault.
    CHECK(table(dialog).currentIndex().row() == 0);
    CHECK(table(dialog).currentIndex().column() == kScore);
    CHECK(table(dialog).currentIndex().data(MendingModel::FaultRole).toBool());
    CHECK(cell(dialog, 0, kMail) == QStringLiteral("a•••@e•••.org"));
    CHECK_FALSE(child<QPushButton>(dialog, "importMended").isEnabled());
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");

    QTest::keyClick(&table(dialog), Qt::Key_F2);
    auto* editor = table(dialog).findChild<QLineEdit*>();
    REQUIRE(editor != nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("10"));
    QTest::keyClick(editor, Qt::Key_Return);
    REQUIRE(waitUntil([&] { return cell(dialog, 0, kScore) == QStringLiteral("10"); }));
    CHECK(sentence(dialog) == QStringLiteral("3 rows, 1 edited, 0 can be read now."));

    QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier); // try again
    REQUIRE(reaches(dialog, State::Trying));
    REQUIRE(reaches(dialog, State::Editing));
    CHECK(sentence(dialog) == QStringLiteral("3 rows, 1 edited, 1 can be read now."));
    CHECK(cell(dialog, 0, MendingModel::Reason) == QStringLiteral("can be read now"));
    CHECK(bench.store.workspace().contents().imports.size() == 1); // a try writes nothing

    auto& bring = child<QPushButton>(dialog, "importMended");
    CHECK(bring.text() == QStringLiteral("Import 1 row"));
    bring.setFocus();
    QTest::keyClick(&bring, Qt::Key_Space);
    REQUIRE(reaches(dialog, State::Importing));
    REQUIRE(reaches(dialog, State::Editing));
    bench.store.settle();
    CHECK(dialog.broughtIn() == 1);
    CHECK(dialog.remaining() == 2);
    REQUIRE(bench.store.workspace().contents().imports.size() == 2);
    CHECK(bench.store.workspace().contents().imports.at(1).added == 1);
    CHECK(bench.store.failure() == "");
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("a selection is filled, a column is pasted, and both are undone by keyboard")
{
    Bench bench;
    MendingDialog dialog(bench.store.workspace(), bench.importId);
    present(dialog);
    REQUIRE(reaches(dialog, State::Editing));
    auto& reasons = child<QComboBox>(dialog, "mendingReason");
    reasons.setCurrentIndex(reasons.findData(QStringLiteral("score out of range")));
    Q_EMIT reasons.activated(reasons.currentIndex());
    REQUIRE(table(dialog).model()->rowCount() == 2);
    CHECK(cell(dialog, 1, MendingModel::Line) == QStringLiteral("5"));

    choose(dialog, 0, kScore);
    QTest::keyClick(&table(dialog), Qt::Key_Down, Qt::ShiftModifier);
    CHECK(child<QPushButton>(dialog, "fillCells").text() == QStringLiteral("Fill 2 cells"));
    auto& text = child<QLineEdit>(dialog, "fillText");
    QTest::keyClicks(&text, QStringLiteral("7"));
    QTest::keyClick(&text, Qt::Key_Return);
    CHECK(cell(dialog, 0, kScore) == QStringLiteral("7"));
    CHECK(cell(dialog, 1, kScore) == QStringLiteral("7"));
    CHECK(dialog.state() == State::Editing); // Return fills, it does not import
    QTest::keyClick(&table(dialog), Qt::Key_Z, Qt::ControlModifier);
    CHECK(cell(dialog, 1, kScore) == QStringLiteral("12"));

    // One chosen cell is where a pasted column begins.
    choose(dialog, 0, kScore);
    QGuiApplication::clipboard()->setText(QStringLiteral("3\n4\n"));
    QTest::keyClick(&table(dialog), Qt::Key_V, Qt::ControlModifier);
    CHECK(cell(dialog, 0, kScore) == QStringLiteral("3"));
    CHECK(cell(dialog, 1, kScore) == QStringLiteral("4"));
    QTest::keyClick(&table(dialog), Qt::Key_Z, Qt::ControlModifier);
    CHECK(cell(dialog, 0, kScore) == QStringLiteral("11"));
    QTest::keyClick(&table(dialog), Qt::Key_Y, Qt::ControlModifier);
    CHECK(cell(dialog, 0, kScore) == QStringLiteral("3"));
    QTest::keyClick(&table(dialog), Qt::Key_Delete);
    CHECK(cell(dialog, 0, kScore).isEmpty());

    // What is copied is the cell, not its mask.
    choose(dialog, 0, kMail);
    QTest::keyClick(&table(dialog), Qt::Key_C, Qt::ControlModifier);
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("ann@example.org"));

    onceShown("question", [](QWidget& question) { QTest::keyClick(&question, Qt::Key_Return); });
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK(dialog.isVisible()); // edits are not left without a question
}

TEST_CASE("rows are saved as CSV, mended there and read back")
{
    Bench bench;
    MendingDialog dialog(bench.store.workspace(), bench.importId);
    present(dialog);
    REQUIRE(reaches(dialog, State::Editing));
    const auto file = bench.store.folder() / "aside.csv";
    dialog.saveTo(QString::fromStdString(file.string()));
    CHECK(sentence(dialog).startsWith(QStringLiteral("3 rows are in aside.csv.")));

    const auto mended = bench.store.folder().write(
        "mended.csv", "set_aside_reason;id;score;answered_at;email\nline 4: x;3;8;2026-09-03;\n");
    dialog.takeFrom(QString::fromStdString(mended.string()));
    REQUIRE(waitUntil([&] { return cell(dialog, 1, kDate) == QStringLiteral("2026-09-03"); }));
    QTest::mouseClick(&child<QPushButton>(dialog, "tryAgain"), Qt::LeftButton);
    REQUIRE(reaches(dialog, State::Editing));
    CHECK(cell(dialog, 1, MendingModel::Reason) == QStringLiteral("can be read now"));

    const auto other = bench.store.folder().write("other.csv", "a,b\n1,2\n2,3\n");
    dialog.takeFrom(QString::fromStdString(other.string()));
    auto& error = child<QLabel>(dialog, "dialogError");
    REQUIRE(waitUntil([&] { return !error.text().isEmpty(); }));
    CHECK(error.text().contains(QStringLiteral("set_aside_reason")));
    dialog.saveTo(QStringLiteral("/nowhere/at/all.csv"));
    CHECK(error.text().contains(QStringLiteral("all.csv could not be written")));
}

TEST_CASE("an import without rows set aside, or that is gone, says so")
{
    Bench bench;
    MendingDialog dialog(bench.store.workspace(), 99);
    present(dialog);
    REQUIRE(reaches(dialog, State::Editing));
    CHECK_FALSE(child<QLabel>(dialog, "dialogError").text().isEmpty());
    CHECK_FALSE(child<QPushButton>(dialog, "tryAgain").isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK_FALSE(dialog.isVisible());
}
