// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driving.h"
#include "support/catch.h"
#include "ui/dialogs/benchmark_dialog.h"
#include "ui/dialogs/confirm.h"
#include "ui/dialogs/file_facts_dialog.h"
#include "ui/dialogs/keyboard_help.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
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

TEST_CASE("how a file is written can be said otherwise")
{
    Dialect found;
    Mapping mapping;
    mapping.name = "Help desk";
    ui::FileFactsDialog dialog(found, mapping);
    present(dialog);
    CHECK(dialog.dialect() == found);
    CHECK(dialog.mapping().dates == "auto");
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");

    auto& delimiter = child<QComboBox>(dialog, "delimiter");
    delimiter.setCurrentIndex(delimiter.findText(QStringLiteral("semicolon")));
    child<QSpinBox>(dialog, "skipLines").setValue(2);
    auto& dates = child<QComboBox>(dialog, "dates");
    dates.lineEdit()->selectAll();
    QTest::keyClicks(dates.lineEdit(), QStringLiteral("d.M.yyyy HH:mm"));
    auto& zone = child<QComboBox>(dialog, "fileTimeZone");
    zone.lineEdit()->selectAll();
    QTest::keyClicks(zone.lineEdit(), QStringLiteral("America/Los_Angeles"));
    CHECK(dialog.dialect().delimiter == ";");
    CHECK(dialog.dialect().skipLines == 2);
    CHECK(dialog.mapping().dates == "d.M.yyyy HH:mm");
    CHECK(dialog.mapping().timeZone == "America/Los_Angeles");
    CHECK(dialog.mapping().name == "Help desk");
}
