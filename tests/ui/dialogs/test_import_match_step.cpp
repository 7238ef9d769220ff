// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driving.h"
#include "presentation/models/column_match_model.h"
#include "support/catch.h"
#include "ui/dialogs/field_picker.h"
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
    step.setFile(file(), {});
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
    step.setFile(file(), {});
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
    step.setFile(many, {});
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

    step.setFile(file(), {});
    QApplication::processEvents();
    CHECK_FALSE(search.isVisible());
    CHECK(table.model()->rowCount() == 3);
}

TEST_CASE("a check says what is set aside and shows it")
{
    ImportMatchStep step;
    step.resize(1000, 620);
    step.setFile(file(), {});
    present(step);
    ImportResult result;
    result.record.rows = 100;
    result.record.added = 98;
    result.record.setAside = 2;
    result.setAside = {{"score out of range", 2}};
    result.lines = {{0, 7, "effort", "score 9 is outside 1 to 7", "9,Pro,1"},
                    {0, 8, "effort", "score 8 is outside 1 to 7", "8,Pro,2"}};
    result.preview = {{Table::Survey, 2, {{"score", "5"}}}};
    step.showCheck(result);
    QApplication::processEvents();
    CHECK(child<QWidget>(step, "importWarning").isVisible());
    CHECK(child<QLabel>(step, "importWarningText")
              .text()
              .startsWith(QStringLiteral("Score out of range: 2 (lines 7, 8).")));
    CHECK(child<QLabel>(step, "checkCounts").text() ==
          QStringLiteral("When imported: 98 new · 2 set aside"));
    auto& table = child<QTableView>(step, "previewTable");
    CHECK(table.model()->rowCount() == 1);
    QTest::mouseClick(&child<QPushButton>(step, "showSetAside"), Qt::LeftButton);
    CHECK(table.model()->rowCount() == 2);

    result.record.setAside = 0;
    result.lines.clear();
    step.showCheck(result);
    CHECK_FALSE(child<QWidget>(step, "importWarning").isVisible());
}
