// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../dialogs/open_store.h"
#include "presentation/edits/target_edits.h"
#include "ui/charts/week_bars.h"
#include "ui/pages/benchmarks_page.h"
#include "ui/pages/data_page.h"
#include "ui/pages/targets_page.h"
#include "ui/pages/welcome_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>
#include <QUndoStack>

using namespace regard;
using namespace regard::test;

namespace {

constexpr const char* kNps =
    R"({"name": "Surveys", "records": [{"table": "survey",
        "columns": {"id": "id", "score": "score", "at": "answered_at"},
        "constants": {"kind": "nps"}}]})";

// Q3 2026: two promoters, one passive, one detractor: NPS = (2 - 1) / 4 = 25; one row has score 12.
constexpr const char* kRows = "id,score,at\n1,9,2026-07-05\n2,10,2026-08-06\n3,7,2026-08-07\n"
                              "4,2,2026-09-08\n5,12,2026-09-09\n";

Target npsTarget()
{
    Target target;
    target.kpi = "nps";
    target.baseline = 10;
    target.baselineDay = toDay({2026, 6, 30});
    target.value = 20;
    target.due = toDay({2026, 12, 31});
    target.setOn = toDay({2026, 7, 1});
    return target;
}

void apply(OpenStore& store, presentation::StoreEdit edit)
{
    store.workspace().edit(edit.text, std::move(edit.redo), std::move(edit.undo));
    store.settle();
}

QString cell(const QTableView& table, int row, int column)
{
    return table.model()->index(row, column).data().toString();
}

} // namespace

TEST_CASE("the welcome page opens what it offers, by keyboard too")
{
    ui::WelcomePage page;
    page.resize(1080, 668);
    const QSignalSpy sample(&page, &ui::WelcomePage::sampleAsked);
    const QSignalSpy import(&page, &ui::WelcomePage::importAsked);
    const QSignalSpy open(&page, &ui::WelcomePage::openAsked);
    const QSignalSpy recent(&page, &ui::WelcomePage::recentAsked);
    present(page);
    CHECK_FALSE(child<QWidget>(page, "recentBox").isVisible());
    page.setRecentStores({QStringLiteral("/data/a.regard"), QStringLiteral("/data/b.regard")});
    QApplication::processEvents();
    CHECK(child<QWidget>(page, "recentBox").isVisible());
    CHECK(focusDisorder(page).toStdString() == "");
    CHECK(cutText(page).toStdString() == "");
    for (const char* name : {"openSample", "importFile", "openStoreButton"})
        QTest::keyClick(&child<QPushButton>(page, name), Qt::Key_Space);
    CHECK(sample.size() == 1);
    CHECK(import.size() == 1);
    CHECK(open.size() == 1);
    auto& list = child<QListView>(page, "recentStores");
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_Return);
    REQUIRE(recent.size() == 1);
    CHECK(recent.at(0).at(0) == QStringLiteral("/data/b.regard"));
    page.setBusy(true);
    CHECK_FALSE(child<QPushButton>(page, "openSample").isEnabled());
}

TEST_CASE("the targets page teaches while it is empty, judges what is set, and undoes a removal")
{
    OpenStore store;
    ui::TargetsPage page(store.workspace());
    page.resize(1060, 660);
    present(page);
    CHECK(child<QPushButton>(page, "setFirstTarget").isVisible());
    CHECK(cutText(page).toStdString() == "");

    store.bring("surveys.csv", kRows, kNps);
    apply(store, presentation::setTargetEdit(npsTarget()));
    auto& table = child<QTableView>(page, "targetsTable");
    REQUIRE(waitUntil([&] {
        return table.model()->rowCount() == 1 &&
               cell(table, 0, presentation::TargetsModel::StatusColumn) == QStringLiteral("Met");
    }));
    CHECK(cell(table, 0, presentation::TargetsModel::Now) == QStringLiteral("25"));
    CHECK(child<QLabel>(page, "targetsSentence").text() ==
          QStringLiteral("Q3 2026: The target is on track or met."));
    CHECK(child<QTableView>(page, "targetHistory").model()->rowCount() == 1);
    CHECK(focusDisorder(page).toStdString() == "");

    onceShown("question", [](QWidget& question) {
        QTest::keyClicks(&child<QLineEdit>(question, "questionField"), QStringLiteral("done"));
        QTest::keyClick(&question, Qt::Key_Return);
    });
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Delete);
    REQUIRE(waitUntil([&] { return table.model()->rowCount() == 0; }));
    store.settle();
    CHECK(child<QPushButton>(page, "setFirstTarget").isVisible());
    store.workspace().undoStack()->undo();
    CHECK(waitUntil([&] { return table.model()->rowCount() == 1; }));
    store.settle();
    CHECK(store.failure() == "");
}

TEST_CASE("a benchmark is changed in its cell, refused where it cannot be, and comes back by undo")
{
    OpenStore store;
    ui::BenchmarksPage page(store.workspace(), [] {});
    page.resize(1060, 660);
    present(page);
    CHECK(child<QPushButton>(page, "addFirstBenchmark").isVisible());

    onceShown("benchmarkDialog", [](QWidget& dialog) {
        QTest::keyClicks(&child<QLineEdit>(dialog, "benchmarkValue"), QStringLiteral("44"));
        QTest::keyClicks(&child<QLineEdit>(dialog, "benchmarkSource"), QStringLiteral("Study"));
        QTest::keyClick(&dialog, Qt::Key_Return);
    });
    child<QPushButton>(page, "addFirstBenchmark").click();
    auto& table = child<QTableView>(page, "benchmarksTable");
    REQUIRE(waitUntil([&] { return table.model()->rowCount() == 1; }));
    store.settle();

    constexpr int kValue = 2;
    const auto type = [&](const QString& typed) {
        table.setFocus();
        table.setCurrentIndex(table.model()->index(0, kValue));
        QTest::keyClick(&table, Qt::Key_F2);
        auto* editor = table.findChild<QLineEdit*>();
        REQUIRE(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, typed);
        QTest::keyClick(editor, Qt::Key_Return);
        // The view takes the text from the event loop.
        REQUIRE(waitUntil([&] {
            QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return table.findChild<QLineEdit*>() == nullptr;
        }));
        store.settle();
    };
    type(QStringLiteral("46.5"));
    CHECK(cell(table, 0, kValue) == QStringLiteral("46.5"));
    REQUIRE(store.workspace().contents().yardsticks.benchmarks.size() == 1);
    CHECK(store.workspace().contents().yardsticks.benchmarks[0].value == 46.5);
    type(QStringLiteral("146"));
    CHECK(cell(table, 0, kValue) == QStringLiteral("46.5"));
    CHECK(child<QLabel>(page, "benchmarkRefused").text() ==
          QStringLiteral("Not changed. NPS runs from -100 to 100."));

    present(page); // the dialog of before took the focus with it
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Delete);
    REQUIRE(waitUntil([&] { return table.model()->rowCount() == 0; }));
    store.settle();
    QUndoStack& undo = *store.workspace().undoStack();
    undo.undo();
    REQUIRE(waitUntil([&] { return table.model()->rowCount() == 1; }));
    store.settle();
    undo.undo();
    REQUIRE(waitUntil([&] { return cell(table, 0, kValue) == QStringLiteral("44"); }));
    store.settle();
    CHECK(store.failure() == "");
}

TEST_CASE("the data page shows imports and what they set aside, and takes an import back")
{
    OpenStore store;
    ui::DataPage page(store.workspace(), {[] {}, {}, {}, {}});
    page.resize(1060, 660);
    present(page);
    CHECK(child<QPushButton>(page, "importFirst").isVisible());
    CHECK(cutText(page).toStdString() == "");

    store.bring("surveys.csv", kRows, kNps);
    auto& imports = child<QTableView>(page, "importsTable");
    auto& aside = child<QTableView>(page, "setAsideTable");
    REQUIRE(imports.model()->rowCount() == 1);
    REQUIRE(waitUntil([&] { return aside.model()->rowCount() == 1; }));
    CHECK(cell(aside, 0, 1) == QStringLiteral("6")); // the fifth record stands in line 6
    CHECK(child<QLabel>(page, "setAsideTitle").text() ==
          QStringLiteral("1 row set aside from surveys.csv"));
    CHECK(focusDisorder(page).toStdString() == "");
    CHECK(cutText(page).toStdString() == "");

    onceShown("question", [](QWidget& question) {
        CHECK(child<QLabel>(question, "questionText")
                  .text()
                  .contains(QStringLiteral("4 new rows go, 1 row set aside goes")));
        child<QPushButton>(question, "questionAction").click();
    });
    imports.setFocus();
    QTest::keyClick(&imports, Qt::Key_Delete);
    REQUIRE(waitUntil([&] { return cell(imports, 0, 8) == QStringLiteral("taken back"); }));
    store.settle();
    CHECK_FALSE(child<QPushButton>(page, "undoImport").isEnabled());
    CHECK(store.failure() == "");
}

TEST_CASE("the data page tells how sound the data are, by keyboard too")
{
    OpenStore store;
    store.workspace().setAsOf(Moment::date(toDay({2026, 10, 1})));
    int imports = 0;
    std::int64_t mended = 0;
    ui::DataActions actions;
    actions.importFiles = [&] { ++imports; };
    actions.mend = [&](std::int64_t id) { mended = id; };
    ui::DataPage page(store.workspace(), actions);
    page.resize(1060, 660);
    present(page);
    store.bring("surveys.csv", kRows, kNps);
    REQUIRE(waitUntil([&] { return page.findChild<QPushButton*>("sourceDetails-0") != nullptr; }));
    store.settle();
    CHECK(child<QLabel>(page, "source-0").text() == QStringLiteral("Surveys"));
    CHECK(child<QLabel>(page, "dataSentence").text().startsWith(QStringLiteral("1 source")));
    CHECK(child<QLabel>(page, "unlocked").text().startsWith(QStringLiteral("1 of ")));
    CHECK(child<QLabel>(page, "unlock-0")
              .text()
              .startsWith(QStringLiteral("A file of orders with customer")));
    QTest::keyClick(&child<QPushButton>(page, "importNext"), Qt::Key_Space);
    CHECK(imports == 1);
    QTest::keyClick(&child<QPushButton>(page, "sourceMend-0"), Qt::Key_Space);
    CHECK(mended == 1);
    CHECK(focusDisorder(page).toStdString() == "");
    CHECK(cutText(page).toStdString() == "");

    // The details stay open when the data are looked at again.
    auto& fields = child<QTableView>(page, "fields-0");
    CHECK_FALSE(fields.isVisible());
    QTest::keyClick(&child<QPushButton>(page, "sourceDetails-0"), Qt::Key_Space);
    CHECK(fields.isVisible());
    CHECK(cell(fields, 0, 1) == QStringLiteral("100\u00A0%"));
    CHECK(child<QTableView>(page, "weekTable-0").model()->rowCount() ==
          11); // 29 June to 13 September
    CHECK(focusDisorder(page).toStdString() == "");
    store.bring("more.csv", "id,score,at\n6,9,2026-09-15\n", kNps);
    REQUIRE(waitUntil([&] {
        const auto* table = page.findChild<QTableView*>("weekTable-0");
        return table != nullptr && table->isVisible() && table->model()->rowCount() == 12;
    }));
    store.settle();

    // The weeks are told one by one.
    auto& weeks = child<ui::WeekBars>(page, "weeks-0");
    weeks.setFocus();
    QTest::keyClick(&weeks, Qt::Key_Left);
    CHECK(weeks.current() == 11);
    CHECK(weeks.accessibleDescription() ==
          QStringLiteral("Week of 14 Sep 2026: 1 row, not a whole week"));
    CHECK(store.failure() == "");
}
