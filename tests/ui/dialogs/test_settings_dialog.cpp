// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driving.h"
#include "support/catch.h"
#include "ui/dialogs/settings_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace regard;
using namespace regard::test;
using regard::ui::SettingsDialog;
using regard::ui::ThemeMode;

TEST_CASE("settings that nobody touched are the settings that were given")
{
    Conventions given;
    given.timeZone = "Europe/Berlin";
    given.fiscalFirstMonth = 4;
    given.weekFirstDay = 6;
    given.fcrWindowDays = 14;
    given.fcrShares = "topic";
    given.inactiveDays = 30;
    given.csatBox = "top1";
    given.currency = "GBP";
    given.lifespanYears = 5;
    given.margin = 0.21;
    given.discountRate = 0.07;
    SettingsDialog dialog(given, ThemeMode::Dark);
    present(dialog);
    CHECK(dialog.conventions() == given);
    CHECK(dialog.themeMode() == ThemeMode::Dark);
    CHECK(child<QLabel>(dialog, "settingsChanges").text() ==
          QStringLiteral("Nothing is changed yet."));
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");
}

TEST_CASE("settings are changed by keyboard and say what they change")
{
    SettingsDialog dialog(Conventions{}, ThemeMode::System);
    present(dialog);
    auto& zone = child<QComboBox>(dialog, "timeZone");
    CHECK(dialog.focusWidget() == &zone);
    zone.lineEdit()->selectAll();
    QTest::keyClicks(zone.lineEdit(), QStringLiteral("Europe/Lisbon"));
    CHECK(dialog.conventions().timeZone == "Europe/Lisbon");

    auto& window = child<QDoubleSpinBox>(dialog, "fcrWindow");
    window.setFocus();
    window.selectAll();
    QTest::keyClicks(&window, QStringLiteral("30"));
    CHECK(dialog.conventions().fcrWindowDays == 30);
    const QString said = child<QLabel>(dialog, "settingsChanges").text();
    CHECK(said.contains(QStringLiteral("Europe/Lisbon")));
    CHECK(said.contains(QStringLiteral("within 30 days")));

    QTest::keyClick(&dialog, Qt::Key_Return);
    CHECK(dialog.result() == QDialog::Accepted);
}

TEST_CASE("settings that cannot be are not saved, and say why")
{
    SettingsDialog dialog(Conventions{}, ThemeMode::System);
    present(dialog);
    auto& save = child<QPushButton>(dialog, "saveButton");
    REQUIRE(save.isEnabled());
    SECTION("a currency that is no code")
    {
        auto& currency = child<QLineEdit>(dialog, "currency");
        currency.selectAll();
        QTest::keyClicks(&currency, QStringLiteral("EU"));
    }
    SECTION("a time zone that does not exist")
    {
        auto& zone = child<QComboBox>(dialog, "timeZone");
        zone.lineEdit()->selectAll();
        QTest::keyClicks(zone.lineEdit(), QStringLiteral("Europe/Atlantis"));
    }
    CHECK_FALSE(save.isEnabled());
    CHECK_FALSE(child<QLabel>(dialog, "dialogError").text().isEmpty());
}

TEST_CASE("a theme is shown as soon as it is chosen")
{
    SettingsDialog dialog(Conventions{}, ThemeMode::System);
    const QSignalSpy spy(&dialog, &SettingsDialog::themeModeChosen);
    present(dialog);
    auto& theme = child<QComboBox>(dialog, "theme");
    theme.setFocus();
    QTest::keyClick(&theme, Qt::Key_End);
    REQUIRE(spy.size() == 1);
    CHECK(spy.at(0).at(0).value<ThemeMode>() == ThemeMode::ContrastDark); // the last one
}

TEST_CASE("days without a purchase can be chosen from how long customers take to come back")
{
    SettingsDialog dialog(Conventions{}, ThemeMode::System);
    present(dialog);
    auto& words = child<QLabel>(dialog, "gapWords");
    PurchaseGaps gaps;
    gaps.gaps = 4339;
    gaps.points = {{{50, 34}, {80, 117}, {90, 196}, {95, 279}}}; // CDNOW
    dialog.setGaps(gaps);
    QTest::qWait(1);
    CHECK(words.text().contains(QStringLiteral("within 34 days")));
    QTest::mouseClick(&child<QPushButton>(dialog, "gap90"), Qt::LeftButton);
    CHECK(dialog.conventions().inactiveDays == 196);
    CHECK(child<QLabel>(dialog, "settingsChanges").text().contains(QStringLiteral("196 days")));
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");

    dialog.setGaps(Error{ErrorKind::Refused, "Nobody bought twice."});
    CHECK(words.text() == QStringLiteral("Nobody bought twice."));
}

TEST_CASE("margin and discount rate are told in percent and kept as shares")
{
    SettingsDialog dialog(Conventions{}, ThemeMode::System);
    present(dialog);
    child<QDoubleSpinBox>(dialog, "margin").setValue(35);
    child<QDoubleSpinBox>(dialog, "discountRate").setValue(8);
    CHECK(dialog.conventions().margin == 0.35);
    CHECK(dialog.conventions().discountRate == 0.08);
    const QString said = child<QLabel>(dialog, "settingsChanges").text();
    CHECK(said.contains(QStringLiteral("35 % of revenue")));
    CHECK(said.contains(QStringLiteral("8 % less")));
}
