// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_store.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/import_file_step.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
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
    CHECK(text(dialog, "importWarningText").contains(QStringLiteral("(line 4)")));
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
    SECTION("day and month that cannot be told apart")
    {
        const auto file = store.folder().write(
            "a.csv", "id,kind,score,answered_at\n1,nps,9,01/02/2026\n2,nps,8,03/04/2026\n");
        ImportDialog dialog(store.workspace(), {path(file)});
        present(dialog);
        REQUIRE(reaches(dialog, State::Match));
        press(dialog);
        REQUIRE(reaches(dialog, State::Checking));
        REQUIRE(reaches(dialog, State::Match));
        CHECK(text(dialog, "dialogError").contains(QStringLiteral("answered_at")));
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
