// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../dialogs/open_store.h"
#include "ui/main_window.h"
#include "ui/pages/standard_pages.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

using namespace regard;
using namespace regard::test;

namespace {

/// A window on a new store, dressed as it is for people.
struct Window {
    OpenStore store;
    ui::Theme theme{*qobject_cast<QApplication*>(QCoreApplication::instance()),
                    ui::ThemeMode::Light};
    ui::MainWindow window{store.workspace(), theme};

    Window()
    {
        ui::addStandardPages(window);
        window.resize(1280, 720);
        present(window);
    }
};

} // namespace

TEST_CASE("settings open by their key, are saved into the store and undone")
{
    Window shown;
    onceShown("settingsDialog", [](QWidget& dialog) {
        auto& days = child<QDoubleSpinBox>(dialog, "fcrWindow");
        days.setValue(30);
        QTest::keyClick(&dialog, Qt::Key_Return);
    });
    QTest::keyClick(&shown.window, Qt::Key_Comma, Qt::ControlModifier);
    presentation::Workspace& workspace = shown.store.workspace();
    REQUIRE(waitUntil([&] { return workspace.contents().conventions.fcrWindowDays == 30; }));
    shown.store.settle();
    present(shown.window); // offscreen nobody gives the focus back
    QTest::keyClick(&shown.window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(waitUntil([&] { return workspace.contents().conventions.fcrWindowDays == 7; }));
    shown.store.settle();
}

TEST_CASE("a theme that was only looked at is put back")
{
    Window shown;
    onceShown("settingsDialog", [&](QWidget& dialog) {
        auto& theme = child<QComboBox>(dialog, "theme");
        theme.setCurrentIndex(theme.findText(QStringLiteral("Dark")));
        CHECK(shown.theme.isDark());
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    QTest::keyClick(&shown.window, Qt::Key_Comma, Qt::ControlModifier);
    CHECK(shown.theme.mode() == ui::ThemeMode::Light);
}

TEST_CASE("the keys, the import and a target open from the window and close by Escape")
{
    Window shown;
    int seen = 0;
    const auto close = [&seen](QWidget& dialog) {
        ++seen;
        // What comes from a worker is laid out a turn of the loop later.
        (void)waitUntil([&dialog] { return cutText(dialog).isEmpty(); });
        CHECK(cutText(dialog).toStdString() == "");
        QTest::keyClick(&dialog, Qt::Key_Escape);
    };
    onceShown("keyboardHelp", close);
    QTest::keyClick(&shown.window, Qt::Key_F1);
    present(shown.window); // offscreen nobody gives the focus back
    onceShown("importDialog", close);
    QTest::keyClick(&shown.window, Qt::Key_I, Qt::ControlModifier);
    onceShown("targetDialog", close);
    shown.window.openers().target(QStringLiteral("csat"));
    CHECK(seen == 3);
    shown.store.settle();
    CHECK(shown.store.failure() == "");
}
