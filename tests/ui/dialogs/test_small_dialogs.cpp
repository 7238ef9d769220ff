// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_store.h"
#include "ui/dialogs/benchmark_dialog.h"
#include "ui/dialogs/confirm.h"
#include "ui/dialogs/file_facts_dialog.h"
#include "ui/dialogs/fixed_values_dialog.h"
#include "ui/dialogs/keyboard_help.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace regard;
using namespace regard::test;

TEST_CASE("a benchmark is added by keyboard once it says value, source and date")
{
    ui::BenchmarkDialog dialog(toDay({2026, 10, 1}), {{"nps", "0-10"}});
    present(dialog);
    auto& add = child<QPushButton>(dialog, "addButton");
    auto& error = child<QLabel>(dialog, "dialogError");
    CHECK_FALSE(add.isEnabled());
    CHECK(error.text().isEmpty()); // nothing is wrong before anything is typed
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");

    QTest::keyClicks(&child<QLineEdit>(dialog, "benchmarkValue"), QStringLiteral("44.5"));
    CHECK_FALSE(add.isEnabled());
    CHECK(error.text().contains(QStringLiteral("where the figure comes from")));
    QTest::keyClicks(&child<QLineEdit>(dialog, "benchmarkSource"), QStringLiteral("Sector study"));
    CHECK(add.isEnabled());
    QTest::keyClicks(&child<QLineEdit>(dialog, "benchmarkScale"), QStringLiteral("1 to 10"));
    CHECK(child<QLabel>(dialog, "benchmarkNote").text().startsWith(QStringLiteral("Not compared")));
    QTest::keyClicks(&child<QLineEdit>(dialog, "benchmarkHigh"), QStringLiteral("40"));
    CHECK(error.text() == QStringLiteral("The upper end is below the value."));
    child<QLineEdit>(dialog, "benchmarkHigh").clear();
    QTest::keyClick(&dialog, Qt::Key_Return);
    REQUIRE(dialog.result() == QDialog::Accepted);
    const Benchmark row = dialog.benchmark();
    CHECK(row.kpi == "nps");
    CHECK(row.value == 44.5);
    CHECK_FALSE(row.high.has_value());
    CHECK(row.scale == "1-10");
    CHECK(row.dated == toDay({2026, 10, 1}));
}

TEST_CASE("the keys of the window are listed, and Escape closes the list")
{
    ui::KeyboardHelp dialog;
    present(dialog);
    QStringList texts;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        texts += label->text();
    CHECK(texts.contains(QStringLiteral("Ctrl+I")));
    CHECK(texts.contains(QStringLiteral("Import a file")));
    CHECK(cutText(dialog).toStdString() == "");
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("a question keeps everything unless its action is chosen")
{
    QWidget parent;
    bool answer = true;
    SECTION("Return is the way back")
    {
        onceShown("question", [](QWidget& dialog) { QTest::keyClick(&dialog, Qt::Key_Return); });
        answer = ui::confirm(&parent, QStringLiteral("Undo?"), QStringLiteral("It goes."),
                             QStringLiteral("Undo import"));
        CHECK_FALSE(answer);
    }
    SECTION("Escape is the way back")
    {
        onceShown("question", [](QWidget& dialog) { QTest::keyClick(&dialog, Qt::Key_Escape); });
        answer = ui::confirm(&parent, QStringLiteral("Undo?"), QStringLiteral("It goes."),
                             QStringLiteral("Undo import"));
        CHECK_FALSE(answer);
    }
    SECTION("the action")
    {
        onceShown("question",
                  [](QWidget& dialog) { child<QPushButton>(dialog, "questionAction").click(); });
        answer = ui::confirm(&parent, QStringLiteral("Undo?"), QStringLiteral("It goes."),
                             QStringLiteral("Undo import"));
        CHECK(answer);
    }
}

TEST_CASE("a reason that is asked for has to be given")
{
    QWidget parent;
    onceShown("question", [](QWidget& dialog) {
        auto& action = child<QPushButton>(dialog, "questionAction");
        CHECK_FALSE(action.isEnabled());
        auto& field = child<QLineEdit>(dialog, "questionField");
        QTest::keyClicks(&field, QStringLiteral("  asked too much "));
        CHECK(action.isEnabled());
        QTest::keyClick(&dialog, Qt::Key_Return);
    });
    CHECK(ui::askForText(&parent, QStringLiteral("Remove?"), QStringLiteral("It goes."),
                         QStringLiteral("Why"),
                         QStringLiteral("Remove")) == QStringLiteral("asked too much"));
}

TEST_CASE(
    "how a file is written can be said otherwise, and the first records show what comes of it")
{
    OpenStore store;
    const auto file = store.folder().write("a.csv", "made today\nid;score\n1;9\n2;8\n");
    Dialect found; // as if a comma had been found
    Mapping mapping;
    mapping.name = "Help desk";
    ui::FileFactsDialog dialog(store.workspace(), QString::fromStdString(file.string()), found,
                               mapping);
    present(dialog);
    CHECK(dialog.told() == DialectTold{});
    CHECK(dialog.mapping().dates == "auto");
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");
    auto& records = child<QTableView>(dialog, "factsRecords");
    REQUIRE(waitUntil([&] { return records.model()->columnCount() == 1; }));

    auto& delimiter = child<QComboBox>(dialog, "delimiter");
    delimiter.setCurrentIndex(delimiter.findText(QStringLiteral("semicolon")));
    child<QSpinBox>(dialog, "skipLines").setValue(1);
    REQUIRE(waitUntil([&] { return records.model()->columnCount() == 2; }));
    CHECK(records.model()->headerData(1, Qt::Horizontal).toString() == QStringLiteral("score"));
    CHECK(records.model()->index(0, 1).data().toString() == QStringLiteral("9"));
    CHECK(child<QLabel>(dialog, "factsState").text() == QStringLiteral("First records: 2 columns"));

    auto& escape = child<QComboBox>(dialog, "escape");
    escape.setCurrentIndex(escape.findData(QStringLiteral("\\")));
    child<QSpinBox>(dialog, "tableNumber").setValue(2);
    auto& dates = child<QComboBox>(dialog, "dates");
    dates.lineEdit()->selectAll();
    QTest::keyClicks(dates.lineEdit(), QStringLiteral("d.M.yyyy HH:mm"));
    auto& zone = child<QComboBox>(dialog, "fileTimeZone");
    zone.lineEdit()->selectAll();
    QTest::keyClicks(zone.lineEdit(), QStringLiteral("America/Los_Angeles"));
    // Only what was said otherwise is told; the rest is found again.
    DialectTold told;
    told.delimiter = ";";
    told.skipLines = 1;
    told.escape = '\\';
    told.table = 2;
    CHECK(dialog.told() == told);
    CHECK(dialog.mapping().dates == "d.M.yyyy HH:mm");
    CHECK(dialog.mapping().timeZone == "America/Los_Angeles");
    CHECK(dialog.mapping().name == "Help desk");
}

TEST_CASE("values that hold for every row are said field by field")
{
    Mapping mapping;
    RecordMapping record;
    record.columns = {{"Q1", "score"}, {"day", "answered_at"}};
    record.constants = {{"kind", "nps"}};
    mapping.records = {record};
    ui::FixedValuesDialog dialog(mapping);
    present(dialog);
    CHECK(child<QLineEdit>(dialog, "fixed-0-kind").text() == QStringLiteral("nps"));
    auto& fields = child<QComboBox>(dialog, "fixedField");
    CHECK(fields.findText(QStringLiteral("Survey response › score"), Qt::MatchStartsWith) == -1);
    const int channel = fields.findText(QStringLiteral("Survey response › channel (nps)"));
    REQUIRE(channel >= 0);
    fields.setCurrentIndex(channel);
    QTest::mouseClick(&child<QPushButton>(dialog, "addFixed"), Qt::LeftButton);
    QTest::keyClicks(&child<QLineEdit>(dialog, "fixed-0-channel"), QStringLiteral("E-mail"));
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");
    // A field that is added and left empty says nothing.
    QTest::mouseClick(&child<QPushButton>(dialog, "addFixed"), Qt::LeftButton);
    QTest::mouseClick(&child<QPushButton>(dialog, "useButton"), Qt::LeftButton);
    CHECK(dialog.mapping().records[0].constants ==
          std::map<std::string, std::string>{{"channel", "E-mail"}, {"kind", "nps"}});
}
