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
    given.fcrKeyWithTopic = true;
    given.inactiveDays = 30;
    given.csatBox = "top1";
    given.currency = "GBP";
    given.lifespanYears = 5;
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
    CHECK(spy.at(0).at(0).value<ThemeMode>() == ThemeMode::Dark);
}
