// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_store.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/import_file_step.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QUrl>

using namespace regard;
using namespace regard::test;
using ui::ImportDialog;
using State = ui::ImportDialog::State;

namespace {

// Headers are field names; line 4 has a score that no NPS answer can have, line 5 none at all.
constexpr const char* kSurveys = "id,kind,score,answered_at,channel\n"
                                 "1,nps,9,2026-09-01,Chat\n"
                                 "2,nps,10,2026-09-02,Phone\n"
                                 "3,nps,11,2026-09-03,Phone\n"
                                 "4,nps,,2026-09-04,Chat\n"
                                 "5,nps,3,2026-09-05,Chat\n";

QString path(const std::filesystem::path& file)
{
    return QString::fromStdString(file.string());
}

bool reaches(const ImportDialog& dialog, State state)
{
    return waitUntil([&] { return dialog.state() == state; });
}

void press(ImportDialog& dialog)
{
    QTest::keyClick(&dialog, Qt::Key_Return);
}

QString text(const ImportDialog& dialog, const char* label)
{
    return child<QLabel>(dialog, label).text();
}

} // namespace

TEST_CASE("a file is matched, checked and imported by keyboard, and taken back")
{
    OpenStore store;
    const auto file = store.folder().write("surveys-2026-09.csv", kSurveys);
    ImportDialog dialog(store.workspace(), {path(file)});
    present(dialog);
    REQUIRE(reaches(dialog, State::Match));
    CHECK(dialog.windowTitle() == QStringLiteral("Import surveys-2026-09.csv"));
    CHECK(text(dialog, "fileFacts").contains(QStringLiteral("5 rows")));
    CHECK(text(dialog, "dialogError").isEmpty());
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");
    auto& next = child<QPushButton>(dialog, "nextButton");
    CHECK(next.text() == QStringLiteral("Check 5 rows"));

    next.setFocus();
    QTest::keyClick(&next, Qt::Key_Space);
    REQUIRE(reaches(dialog, State::Checked));
    CHECK(store.workspace().contents().imports.empty()); // a check writes nothing
    CHECK(text(dialog, "checkCounts") == QStringLiteral("When imported: 4 new · 1 set aside"));
    CHECK(text(dialog, "checkDetail").contains(QStringLiteral("(line 4)")));
    CHECK(cutText(dialog).toStdString() == "");

    press(dialog);
    REQUIRE(reaches(dialog, State::Done));
    store.settle();
    CHECK(text(dialog, "importHeadline") == QStringLiteral("4 rows are in the store"));
    REQUIRE(store.workspace().contents().imports.size() == 1);
    CHECK(store.workspace().contents().imports[0].added == 4);
    CHECK(focusDisorder(dialog).toStdString() == "");

    SECTION("taken back from its result")
    {
        auto& undo = child<QPushButton>(dialog, "undoImport");
        undo.setFocus();
        QTest::keyClick(&undo, Qt::Key_Space);
        REQUIRE(waitUntil([&] {
            return text(dialog, "importHeadline") == QStringLiteral("The import was taken back");
        }));
        CHECK(store.workspace().contents().imports[0].undone);
        CHECK_FALSE(undo.isVisible());
    }
    SECTION("rows set aside are asked for")
    {
        const QSignalSpy asked(&dialog, &ImportDialog::setAsideAsked);
        QTest::mouseClick(&child<QPushButton>(dialog, "showRejects"), Qt::LeftButton);
        REQUIRE(asked.size() == 1);
        CHECK(asked.at(0).at(0).toLongLong() == store.workspace().contents().imports[0].id);
        CHECK_FALSE(dialog.isVisible());
    }
    SECTION("the matching is remembered, and the same file again changes nothing")
    {
        press(dialog);
        CHECK(dialog.result() == QDialog::Accepted);
        REQUIRE(waitUntil([&] { return !store.workspace().contents().mappings.empty(); }));
        ImportDialog again(store.workspace(), {path(file)});
        present(again);
        REQUIRE(reaches(again, State::Match));
        press(again);
        REQUIRE(waitUntil(
            [&] { return again.state() == State::Checked || again.state() == State::Done; }));
        if (again.state() == State::Checked) {
            CHECK(text(again, "checkCounts").contains(QStringLiteral("4 the same as stored")));
            press(again);
            REQUIRE(reaches(again, State::Done));
        }
        store.settle();
        std::int64_t added = 0;
        for (const ImportRecord& record : store.workspace().contents().imports)
            added += record.added;
        CHECK(added == 4);
    }
}

TEST_CASE("an import that was worked on is not left without a question")
{
    OpenStore store;
    const auto file = store.folder().write("a.csv", kSurveys);
    ImportDialog dialog(store.workspace(), {path(file)});
    present(dialog);
    REQUIRE(reaches(dialog, State::Match));

    SECTION("untouched it is")
    {
        QTest::keyClick(&dialog, Qt::Key_Escape);
        CHECK_FALSE(dialog.isVisible());
    }
    SECTION("worked on, staying is the default")
    {
        auto& policy = child<QComboBox>(dialog, "rowPolicy");
        policy.setCurrentIndex(1);
        Q_EMIT policy.activated(1);
        onceShown("question",
                  [](QWidget& question) { QTest::keyClick(&question, Qt::Key_Return); });
        QTest::keyClick(&dialog, Qt::Key_Escape);
        CHECK(dialog.isVisible());
        onceShown("question", [](QWidget& question) {
            child<QPushButton>(question, "questionAction").click();
        });
        QTest::keyClick(&dialog, Qt::Key_Escape);
        CHECK_FALSE(dialog.isVisible());
    }
}

TEST_CASE("what cannot be imported is said in place")
{
    OpenStore store;
    SECTION("a file that is not there")
    {
        ImportDialog dialog(store.workspace(), {path(store.folder() / "missing.csv")});
        present(dialog);
        REQUIRE(reaches(dialog, State::ChooseFile));
        CHECK(text(dialog, "dialogError").contains(QStringLiteral("missing.csv")));
        CHECK(dialog.focusWidget() == &child<QPushButton>(dialog, "chooseFiles"));
    }
    SECTION("day and month that cannot be told apart are asked for")
    {
        const auto file = store.folder().write(
            "a.csv", "id,kind,score,answered_at\n1,nps,9,01/02/2026\n2,nps,8,03/04/2026\n");
        ImportDialog dialog(store.workspace(), {path(file)});
        present(dialog);
        REQUIRE(reaches(dialog, State::Match));
        CHECK_FALSE(child<QPushButton>(dialog, "nextButton").isEnabled());
        CHECK(text(dialog, "dialogError").contains(QStringLiteral("01/02/2026")));
        auto& order = child<QComboBox>(dialog, "answer-file-dates");
        order.setFocus();
        order.setCurrentIndex(order.findData(QStringLiteral("day-first")));
        Q_EMIT order.activated(order.currentIndex());
        press(dialog);
        REQUIRE(reaches(dialog, State::Checked));
        auto& table = child<QTableView>(dialog, "checkTable");
        bool found = false;
        for (int column = 0; column < table.model()->columnCount(); ++column)
            found = found || table.model()->index(0, column).data().toString() ==
                                 QStringLiteral("2026-02-01");
        CHECK(found);
    }
    SECTION("one of several files that is not there")
    {
        const auto other = store.folder().write("b.csv", "id,joined_at\nC1,2026-01-01\n");
        ImportDialog dialog(store.workspace(), {path(store.folder() / "none.csv"), path(other)});
        present(dialog);
        REQUIRE(reaches(dialog, State::ChooseFile));
        // The next one is a key away.
        CHECK(child<QPushButton>(dialog, "nextButton").text() == QStringLiteral("Next: b.csv"));
        press(dialog);
        REQUIRE(reaches(dialog, State::Match));
    }
    SECTION("nothing to paste")
    {
        QGuiApplication::clipboard()->clear();
        ImportDialog dialog(store.workspace(), {});
        present(dialog);
        QTest::keyClick(&child<QPushButton>(dialog, "chooseFiles"), Qt::Key_V, Qt::ControlModifier);
        CHECK(
            text(dialog, "dialogError").startsWith(QStringLiteral("The clipboard holds no rows")));
    }
    SECTION("a matching without a name")
    {
        const auto file = store.folder().write("a.csv", kSurveys);
        ImportDialog dialog(store.workspace(), {path(file)});
        present(dialog);
        REQUIRE(reaches(dialog, State::Match));
        auto& name = child<QLineEdit>(dialog, "mappingName");
        name.selectAll();
        QTest::keyClick(&name, Qt::Key_Delete);
        CHECK_FALSE(child<QPushButton>(dialog, "nextButton").isEnabled());
        CHECK(text(dialog, "dialogError").startsWith(QStringLiteral("Give the matching a name")));
    }
}

TEST_CASE("several files are taken one after another")
{
    OpenStore store;
    const auto first = store.folder().write("a.csv", kSurveys);
    const auto second =
        store.folder().write("b.csv", "id,joined_at\nC1,2026-01-01\nC2,2026-01-02\n");
    ImportDialog dialog(store.workspace(), {path(first), path(second)});
    present(dialog);
    REQUIRE(reaches(dialog, State::Match));
    CHECK(dialog.windowTitle() == QStringLiteral("Import a.csv (1 of 2)"));
    press(dialog);
    REQUIRE(reaches(dialog, State::Checked));
    press(dialog);
    REQUIRE(reaches(dialog, State::Done));
    CHECK(child<QPushButton>(dialog, "nextButton").text() == QStringLiteral("Next: b.csv"));
    press(dialog);
    REQUIRE(reaches(dialog, State::Match));
    CHECK(dialog.windowTitle() == QStringLiteral("Import b.csv (2 of 2)"));
    press(dialog);
    REQUIRE(reaches(dialog, State::Checked));
    press(dialog);
    REQUIRE(reaches(dialog, State::Done));
    store.settle();
    CHECK(store.workspace().contents().imports.size() == 2);
    CHECK(store.failure() == "");
}

TEST_CASE("a mapping file is taken where it fits, and refused with a sentence where it does not")
{
    OpenStore store;
    const auto file =
        store.folder().write("a.csv", "RESPNUM,NETPRO,DAY\n1,9,SAT\n2,11,SUN\n3,4,SAT\n");
    const auto fitting = store.folder().write("airport.json",
                                              R"({"name": "Airport", "records": [{"table": "survey",
            "columns": {"RESPNUM": "id", "NETPRO": "score"},
            "constants": {"kind": "nps", "answered_at": "2017-05-15"},
            "missing": {"score": ["11"]}}]})");
    const auto other = store.folder().write(
        "other.json",
        R"({"name": "Other", "records": [{"table": "survey", "columns": {"Nowhere": "score"},
            "constants": {"kind": "nps", "answered_at": "2017-05-15"}}]})");
    ImportDialog dialog(store.workspace(), {path(file)});
    present(dialog);
    REQUIRE(reaches(dialog, State::Match));
    dialog.useMappingFile(path(other));
    CHECK(text(dialog, "dialogError") ==
          QStringLiteral("other.json reads columns that this file does not have."));
    dialog.useMappingFile(path(fitting));
    CHECK(text(dialog, "dialogError").isEmpty());
    CHECK(child<QLineEdit>(dialog, "mappingName").text() == QStringLiteral("Airport"));
    press(dialog);
    REQUIRE(reaches(dialog, State::Checked));
    press(dialog);
    REQUIRE(reaches(dialog, State::Done));
    store.settle();
    REQUIRE(store.workspace().contents().imports.size() == 1);
    // Code 11 means no answer: the row is kept without a score, not set aside.
    CHECK(store.workspace().contents().imports[0].added == 3);
    CHECK(store.workspace().contents().imports[0].setAside == 0);
}

TEST_CASE("what was mended while reading is said before and after the import")
{
    OpenStore store;
    const auto file = store.folder().write(
        "a.csv", "id,kind,score,answered_at\n1,nps,9,2026-09-01\n2,nps\n3,nps,8,2026-09-03\n");
    ImportDialog dialog(store.workspace(), {path(file)});
    present(dialog);
    REQUIRE(reaches(dialog, State::Match));
    CHECK(child<QLabel>(dialog, "fileNotes").isVisible());
    CHECK(text(dialog, "fileNotes").contains(QStringLiteral("line 3")));
    CHECK(cutText(dialog).toStdString() == "");
}

TEST_CASE("a check is stopped by Escape and leaves the matching as it was")
{
    OpenStore store;
    std::string rows = "id,kind,score,answered_at,channel\n";
    constexpr int kRows = 300000;
    for (int i = 0; i < kRows; ++i)
        rows += std::to_string(i) + ",nps,9,2026-09-01,Chat\n";
    const auto file = store.folder().write("large.csv", rows);
    ImportDialog dialog(store.workspace(), {path(file)});
    present(dialog);
    REQUIRE(reaches(dialog, State::Match));
    press(dialog);
    REQUIRE(dialog.state() == State::Checking);
    CHECK(dialog.focusWidget() == &child<QPushButton>(dialog, "cancelButton"));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK(dialog.isVisible());
    REQUIRE(reaches(dialog, State::Match));
    CHECK(text(dialog, "dialogError").isEmpty());
    CHECK(child<QPushButton>(dialog, "nextButton").isEnabled());
    CHECK(store.workspace().contents().imports.empty());
}

TEST_CASE("files are dropped on the first step; stores are not taken for files")
{
    ui::ImportFileStep step;
    step.resize(600, 400);
    present(step);
    const QSignalSpy chosen(&step, &ui::ImportFileStep::filesChosen);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/a.csv")),
                  QUrl::fromLocalFile(QStringLiteral("/data/b.regard")),
                  QUrl(QStringLiteral("https://example.com/c.csv"))});
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    static_cast<QObject&>(step).event(&drop); // the application only passes drops of a real drag
    REQUIRE(chosen.size() == 1);
    CHECK(chosen.at(0).at(0).toStringList() == QStringList{QStringLiteral("/data/a.csv")});
    CHECK(cutText(step).toStdString() == "");
}

TEST_CASE("rows copied from a spreadsheet are pasted and imported like a file")
{
    OpenStore store;
    QGuiApplication::clipboard()->setText(
        QStringLiteral("id\tkind\tscore\tanswered_at\n1\tnps\t9\t2026-09-01\n"
                       "2\tnps\t8\t2026-09-02\n"));
    ImportDialog dialog(store.workspace(), {});
    present(dialog);
    auto& choose = child<QPushButton>(dialog, "chooseFiles");
    choose.setFocus();
    QTest::keyClick(&choose, Qt::Key_V, Qt::ControlModifier);
    REQUIRE(reaches(dialog, State::Match));
    CHECK(dialog.windowTitle() == QStringLiteral("Import Pasted rows"));
    press(dialog);
    REQUIRE(reaches(dialog, State::Checked));
    press(dialog);
    REQUIRE(reaches(dialog, State::Done));
    store.settle();
    CHECK(store.workspace().contents().imports.at(0).added == 2);
}

TEST_CASE("files wait in a queue that says what became of each")
{
    OpenStore store;
    const auto first = store.folder().write("a.csv", kSurveys);
    const auto second = store.folder().write("b.csv", "id,joined_at\nC1,2026-01-01\n");
    const auto third = store.folder().write("c.csv", "id,joined_at\nC9,2026-01-01\n");
    ImportDialog dialog(store.workspace(), {path(first), path(second), path(third)});
    present(dialog);
    REQUIRE(reaches(dialog, State::Match));
    auto& list = child<QListView>(dialog, "queueList");
    REQUIRE(list.isVisible());
    CHECK(text(dialog, "queueHead") == QStringLiteral("3 files, 2 waiting"));
    list.setFocus();
    list.setCurrentIndex(list.model()->index(2, 0));
    QTest::keyClick(&list, Qt::Key_Delete);
    CHECK(text(dialog, "queueHead") == QStringLiteral("3 files, 1 waiting"));
    QTest::mouseClick(&child<QPushButton>(dialog, "skipButton"), Qt::LeftButton);
    REQUIRE(reaches(dialog, State::Inspecting));
    REQUIRE(reaches(dialog, State::Match));
    CHECK(dialog.windowTitle() == QStringLiteral("Import b.csv (2 of 3)"));
    CHECK(cutText(dialog).toStdString() == "");
    press(dialog);
    REQUIRE(reaches(dialog, State::Checked));
    press(dialog);
    REQUIRE(reaches(dialog, State::Done));
    CHECK(child<QPushButton>(dialog, "nextButton").text() == QStringLiteral("Done"));
    press(dialog);
    CHECK_FALSE(dialog.isVisible());
    store.settle();
    CHECK(store.workspace().contents().imports.size() == 1);
}

TEST_CASE("while columns are matched, a small file is checked in the background")
{
    OpenStore store;
    const auto file = store.folder().write("a.csv", kSurveys);
    ImportDialog dialog(store.workspace(), {path(file)});
    present(dialog);
    REQUIRE(reaches(dialog, State::Match));
    auto& warning = child<QWidget>(dialog, "importWarning");
    REQUIRE(waitUntil([&] { return warning.isVisible(); }));
    CHECK(dialog.state() == State::Match);
    CHECK(text(dialog, "importWarningText").contains(QStringLiteral("(line 4)")));
    QTest::mouseClick(&child<QPushButton>(dialog, "showSetAside"), Qt::LeftButton);
    CHECK(dialog.state() == State::Checked); // it is known already
    CHECK(child<QPushButton>(dialog, "chipSetAside").isChecked());
    QTest::mouseClick(&child<QPushButton>(dialog, "backButton"), Qt::LeftButton);
    CHECK(dialog.state() == State::Match);
    CHECK(warning.isVisible());
    // A change makes it stale.
    auto& policy = child<QComboBox>(dialog, "rowPolicy");
    policy.setCurrentIndex(1);
    Q_EMIT policy.activated(1);
    CHECK_FALSE(warning.isVisible());
    REQUIRE(waitUntil([&] { return warning.isVisible(); }));
    store.settle();
    CHECK(store.workspace().contents().imports.empty());
    CHECK(store.failure() == "");
}

TEST_CASE("closing the dialog while it imports asks first, and then nothing is kept")
{
    OpenStore store;
    std::string rows = "id,kind,score,answered_at,channel\n";
    constexpr int kRows = 400000;
    for (int i = 0; i < kRows; ++i)
        rows += std::to_string(i) + ",nps,9,2026-09-01,Chat\n";
    const auto file = store.folder().write("large.csv", rows);
    ImportDialog dialog(store.workspace(), {path(file)});
    present(dialog);
    REQUIRE(reaches(dialog, State::Match));
    press(dialog);
    REQUIRE(reaches(dialog, State::Checked));
    press(dialog);
    REQUIRE(dialog.state() == State::Importing);
    CHECK(store.workspace().isImporting());
    onceShown("question",
              [](QWidget& question) { child<QPushButton>(question, "questionAction").click(); });
    dialog.close();
    REQUIRE(waitUntil([&] { return !dialog.isVisible() || dialog.state() == State::Done; }));
    store.settle();
    CHECK_FALSE(store.workspace().isImporting());
    // Stopped in time or not: it landed whole or not at all.
    const auto& imports = store.workspace().contents().imports;
    if (dialog.state() == State::Done)
        CHECK(imports.at(0).added == kRows);
    else
        CHECK(imports.empty());
}
