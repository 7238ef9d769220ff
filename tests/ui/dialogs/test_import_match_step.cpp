// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driving.h"
#include "presentation/models/column_match_model.h"
#include "support/catch.h"
#include "ui/dialogs/field_picker.h"
#include "ui/dialogs/import_check_step.h"
#include "ui/dialogs/import_match_step.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace regard;
using namespace regard::test;
using presentation::ColumnMatchModel;
using ui::ImportMatchStep;

namespace {

ColumnReport column(const std::string& header, const std::string& type)
{
    ColumnReport report;
    report.header = header;
    report.type = type;
    report.values = 100;
    report.first = {"5"};
    return report;
}

FileReport file()
{
    FileReport report;
    report.records = 100;
    report.columns = {column("effort", "integer"), column("plan", "category"),
                      column("ticket", "integer")};
    report.headers = {"effort", "plan", "ticket"};
    return report;
}

/// Opens the list of choices of a row by Return, types, and takes the first by Return.
void pick(ImportMatchStep& step, int row, const QString& typed)
{
    auto& table = child<QTableView>(step, "columnTable");
    table.setFocus();
    table.setCurrentIndex(table.model()->index(row, ColumnMatchModel::Becomes));
    QTest::keyClick(&table, Qt::Key_Return);
    auto* picker = step.findChild<ui::FieldPicker*>();
    REQUIRE(picker != nullptr);
    auto& search = child<QLineEdit>(*picker, "fieldPickerSearch");
    QTest::keyClicks(&search, typed);
    QTest::keyClick(&search, Qt::Key_Return);
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    REQUIRE(step.findChild<ui::FieldPicker*>() == nullptr);
}

} // namespace

TEST_CASE("columns are matched by keyboard, and what they do not say is asked")
{
    ImportMatchStep step;
    step.resize(1000, 620);
    step.setFile(file(), Reading());
    present(step);
    const QSignalSpy changed(&step, &ImportMatchStep::mappingChanged);
    CHECK_FALSE(step.problem().isEmpty());

    pick(step, 0, QStringLiteral("score ces"));
    REQUIRE(step.mapping().records.size() == 1);
    CHECK(step.mapping().records[0].constants.at("kind") == "ces");
    CHECK(step.problem().contains(QStringLiteral("effort")));

    auto& direction = child<QComboBox>(step, "answer-0-better");
    direction.setFocus();
    direction.setCurrentIndex(direction.findText(QStringLiteral("It was easy")));
    Q_EMIT direction.activated(direction.currentIndex());
    CHECK(step.mapping().records[0].constants.at("better") == "higher");

    auto& day = child<QLineEdit>(step, "answer-0-answered_at");
    QTest::keyClicks(&day, QStringLiteral("2026-13-40"));
    CHECK_FALSE(step.problem().isEmpty());
    day.selectAll();
    QTest::keyClicks(&day, QStringLiteral("2026-09-30"));
    CHECK(step.mapping().records[0].constants.at("answered_at") == "2026-09-30");
    CHECK(step.problem().isEmpty());
    CHECK(changed.size() > 3);

    pick(step, 2, QStringLiteral("survey id"));
    CHECK(child<QComboBox>(step, "rowPolicy").isVisible());
    pick(step, 1, QStringLiteral("keep"));
    CHECK(step.mapping().records[0].columns.back() ==
          std::pair<std::string, std::string>("plan", "attributes.plan"));
    CHECK(focusDisorder(step).toStdString() == "");
    CHECK(cutText(step).toStdString() == "");
}

TEST_CASE("Escape closes the list of choices and changes nothing")
{
    ImportMatchStep step;
    step.setFile(file(), Reading());
    present(step);
    auto& table = child<QTableView>(step, "columnTable");
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Return);
    auto* picker = step.findChild<ui::FieldPicker*>();
    REQUIRE(picker != nullptr);
    QTest::keyClick(&child<QLineEdit>(*picker, "fieldPickerSearch"), Qt::Key_Escape);
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK(step.findChild<ui::FieldPicker*>() == nullptr);
    CHECK(step.mapping().records.empty());
}

TEST_CASE("many columns are searched, and what is chosen goes to the column that is shown")
{
    FileReport many = file();
    for (int i = 0; i < 20; ++i) {
        many.columns.push_back(column("Q" + std::to_string(i), "integer"));
        many.headers.push_back(many.columns.back().header);
    }
    ImportMatchStep step;
    step.resize(1000, 620);
    step.setFile(many, Reading());
    present(step);
    auto& search = child<QLineEdit>(step, "columnSearch");
    auto& table = child<QTableView>(step, "columnTable");
    REQUIRE(search.isVisible());
    CHECK(table.model()->rowCount() == 23);
    QTest::keyClicks(&search, QStringLiteral("q17"));
    REQUIRE(table.model()->rowCount() == 1);
    pick(step, 0, QStringLiteral("score nps"));
    CHECK(step.mapping().records.at(0).columns.at(0).first == "Q17");
    search.clear();
    auto& only = child<QAbstractButton>(step, "onlyMatched");
    only.setFocus();
    QTest::keyClick(&only, Qt::Key_Space);
    CHECK(table.model()->rowCount() == 1);

    step.setFile(file(), Reading());
    QApplication::processEvents();
    CHECK_FALSE(search.isVisible());
    CHECK(table.model()->rowCount() == 3);
}

namespace {

ImportResult checked()
{
    ImportResult result;
    result.record.rows = 100;
    result.record.added = 97;
    result.record.changed = 1;
    result.record.setAside = 2;
    result.setAside = {{"score out of range", 1}, {"unreadable date", 1}};
    result.lines = {{0, 7, "effort", "score out of range: 9", "9,Pro,1"},
                    {0, 8, "at", "unreadable date: soon", "8,Pro,soon"}};
    result.preview = {{Table::Survey, 2, {{"score", "5"}}}};
    PreviewRow changed = {Table::Survey, 3, {{"score", "5"}}};
    changed.state = RowState::Changed;
    changed.changes = {{"score", "4", "5"}};
    result.changed = {changed};
    return result;
}

} // namespace

TEST_CASE("the columns show what their matching would set aside, and the first rows")
{
    ImportMatchStep step;
    step.resize(1000, 620);
    step.setFile(file(), Reading());
    present(step);
    auto& warning = child<QWidget>(step, "importWarning");
    auto& table = child<QTableView>(step, "previewTable");
    CHECK_FALSE(warning.isVisible());
    CHECK_FALSE(table.isVisible());
    step.hideCheck(QStringLiteral("Reading the rows"));
    CHECK(child<QLabel>(step, "previewState").text() == QStringLiteral("Reading the rows"));

    const QSignalSpy asked(&step, &ImportMatchStep::setAsideAsked);
    step.showCheck(checked());
    QApplication::processEvents();
    CHECK(warning.isVisible());
    CHECK(
        child<QLabel>(step, "importWarningText")
            .text()
            .startsWith(QStringLiteral("Score out of range: 1, unreadable date: 1 (lines 7, 8).")));
    CHECK(table.model()->rowCount() == 1);
    QTest::mouseClick(&child<QPushButton>(step, "showSetAside"), Qt::LeftButton);
    CHECK(asked.size() == 1);
    CHECK(cutText(step).toStdString() == "");

    ImportResult clean = checked();
    clean.record.setAside = 0;
    clean.lines.clear();
    step.showCheck(clean);
    CHECK_FALSE(warning.isVisible());
}

TEST_CASE("an export that changed gravely waits for a tick")
{
    Reading reading;
    reading.source = "Help desk";
    reading.changes = {{ExportChange::Kind::ColumnNew, "Via", "Via is new and is left out.", false},
                       {ExportChange::Kind::Scale, "Rating", "Rating went from 1–5 to 1–7.", true}};
    reading.notes = {"Failed payments are left out."};
    FileReport report = file();
    report.notes = {"Line 3 is too short.", "Failed payments are left out.",
                    "A blank line is skipped."};
    ImportMatchStep step;
    step.resize(1000, 720);
    step.setFile(report, reading);
    present(step);
    CHECK(child<QLabel>(step, "exportChangesHead").text().contains(QStringLiteral("Help desk")));
    // What would make figures wrong comes first.
    CHECK(child<QLabel>(step, "exportChangesText").text() ==
          QStringLiteral("Rating went from 1–5 to 1–7.\nVia is new and is left out."));
    CHECK(step.problem().startsWith(QStringLiteral("Look at what changed")));
    auto& accept = child<QAbstractButton>(step, "acceptChanges");
    accept.setFocus();
    QTest::keyClick(&accept, Qt::Key_Space);
    CHECK_FALSE(step.problem().startsWith(QStringLiteral("Look at what changed")));

    // Three different notes, two at first.
    CHECK(child<QLabel>(step, "fileNotes").text().count(QLatin1Char('\n')) == 1);
    QTest::mouseClick(&child<QPushButton>(step, "moreNotes"), Qt::LeftButton);
    CHECK(child<QLabel>(step, "fileNotes").text().count(QLatin1Char('\n')) == 2);
    CHECK(focusDisorder(step).toStdString() == "");

    reading.changes.pop_back();
    step.setFile(report, reading);
    CHECK_FALSE(accept.isVisible());
    CHECK_FALSE(step.problem().startsWith(QStringLiteral("Look at what changed")));
}

TEST_CASE("codes that mean no answer are said for the column that is looked at")
{
    ImportMatchStep step;
    step.resize(1000, 620);
    Reading reading;
    RecordMapping record;
    record.columns = {{"effort", "score"}, {"plan", "attributes.plan"}};
    record.constants = {{"kind", "nps"}, {"answered_at", "2026-09-30"}};
    reading.mapping.records = {record};
    step.setFile(file(), reading);
    present(step);
    auto& codes = child<QLineEdit>(step, "missingCodes");
    CHECK(child<QLabel>(step, "missingLabel").text().contains(QStringLiteral("effort")));
    QTest::keyClicks(&codes, QStringLiteral("11, n/a,"));
    CHECK(step.mapping().records[0].missing.at("score") == std::vector<std::string>{"11", "n/a"});
    auto& table = child<QTableView>(step, "columnTable");
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Down);
    CHECK(codes.text().isEmpty());
    QTest::keyClick(&table, Qt::Key_Down); // ticket is left out: there is nothing to say
    CHECK_FALSE(codes.isEnabled());
    QTest::keyClick(&table, Qt::Key_Up);
    QTest::keyClick(&table, Qt::Key_Up);
    CHECK(codes.text() == QStringLiteral("11, n/a"));
}

TEST_CASE("the counts of a check are filters of its table")
{
    ui::ImportCheckStep step;
    step.resize(1000, 620);
    step.setResult(checked());
    present(step);
    auto& table = child<QTableView>(step, "checkTable");
    const auto cell = [&table](int row, int column) {
        return table.model()->index(row, column).data().toString();
    };
    CHECK(child<QLabel>(step, "checkCounts").text() ==
          QStringLiteral("When imported: 97 new · 1 changed · 2 set aside"));
    // What changes is looked at first.
    CHECK(child<QPushButton>(step, "chipChanged").isChecked());
    CHECK(cell(0, 3) == QStringLiteral("4 → 5"));
    CHECK_FALSE(child<QPushButton>(step, "chipSame").isVisible());
    CHECK(cutText(step).toStdString() == "");

    auto& aside = child<QPushButton>(step, "chipSetAside");
    aside.setFocus();
    QTest::keyClick(&aside, Qt::Key_Space);
    CHECK(table.model()->rowCount() == 2);
    auto& reasons = child<QComboBox>(step, "reasonFilter");
    REQUIRE(reasons.isVisible());
    reasons.setCurrentIndex(reasons.findData(QStringLiteral("unreadable date")));
    Q_EMIT reasons.activated(reasons.currentIndex());
    REQUIRE(table.model()->rowCount() == 1);
    CHECK(cell(0, 0) == QStringLiteral("8"));

    QTest::mouseClick(&child<QPushButton>(step, "chipNew"), Qt::LeftButton);
    CHECK(table.model()->rowCount() == 1);
    CHECK(child<QLabel>(step, "checkShortfall").text() ==
          QStringLiteral("The first 1 of 97 rows."));
    CHECK(focusDisorder(step).toStdString() == "");
}
