// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The folder that is watched, from the store to the strip on the page Data.
#include "driving.h"
#include "open_store.h"
#include "presentation/watched_folder.h"
#include "support/catch.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/watched_folder_box.h"
#include "ui/pages/watch_strip.h"
#include "ui/widgets/fields.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <filesystem>

using namespace regard;
using namespace regard::test;
using presentation::WatchedFolder;
using ui::WatchedFolderBox;
using ui::WatchStrip;

namespace {

const std::string kAnswers = "id,customer,kind,score,answered_at\n"
                             "1,a,nps,9,2026-09-01\n2,b,nps,3,2026-09-02\n";
constexpr int kQuick = 20;

/// A store whose watched folder is looked at without waiting.
struct Watching {
    OpenStore store;
    std::filesystem::path folder = store.folder() / "exports";
    WatchedFolder watched{store.workspace(), nullptr, kQuick, kQuick};
    QStringList said;

    Watching()
    {
        std::filesystem::create_directory(folder);
        QObject::connect(&watched, &WatchedFolder::cameIn,
                         [this](const QString& sentence) { said << sentence; });
    }
    void put(const std::string& name, const std::string& bytes) const
    {
        (void)store.folder().write("exports/" + name, bytes);
    }
    void switchOn()
    {
        watched.setSettings({true, folder});
        REQUIRE(waitUntil([this] { return watched.settings().on; }));
    }
    [[nodiscard]] std::size_t imports() { return store.workspace().contents().imports.size(); }
};

} // namespace

TEST_CASE("a file that comes into the watched folder is imported and said")
{
    Watching here;
    CHECK(here.watched.sentence().isEmpty());
    here.put("answers.csv", kAnswers);
    here.switchOn();
    REQUIRE(waitUntil([&] { return !here.said.isEmpty(); }));
    CHECK(here.said == QStringList{QStringLiteral("answers.csv came in from the watched folder: "
                                                  "2 rows, 2 of them new.")});
    CHECK(here.imports() == 1);
    CHECK(here.watched.sentence().contains(QStringLiteral("is watched, last seen at")));

    here.put("unknown.csv", "wann,was\n1,2\n");
    REQUIRE(waitUntil([&] { return here.watched.waiting().size() == 1; }));
    CHECK(here.watched.sentence().endsWith(QStringLiteral("1 file waits for you.")));

    here.watched.setSettings({false, here.folder});
    REQUIRE(waitUntil([&] { return !here.watched.settings().on; }));
    here.put("more.csv", "id,customer,kind,score,answered_at\n3,c,nps,9,2026-09-01\n");
    QTest::qWait(10 * kQuick);
    CHECK(here.imports() == 1);
    CHECK(here.watched.sentence().isEmpty());
}

TEST_CASE("what the store watches holds when it is opened again")
{
    Watching here;
    here.switchOn();
    const QString path = here.store.workspace().path();
    here.store.workspace().close();
    CHECK_FALSE(here.watched.settings().on);
    here.store.workspace().open(path);
    REQUIRE(waitUntil([&] { return here.watched.settings().on; }));
    CHECK(here.watched.settings().folder == here.folder);
}

TEST_CASE("switching the watching on is an edit that can be undone")
{
    Watching here;
    here.switchOn();
    here.store.settle();
    here.store.workspace().undoStack()->undo();
    REQUIRE(waitUntil([&] { return !here.watched.settings().on; }));
    here.store.settle();
    here.store.workspace().undoStack()->redo();
    REQUIRE(waitUntil([&] { return here.watched.settings().on; }));
}

TEST_CASE("a window that leaves no trace watches nothing")
{
    Watching here;
    here.store.workspace().setRemembersStores(false);
    here.put("answers.csv", kAnswers);
    here.switchOn();
    QTest::qWait(10 * kQuick);
    CHECK(here.imports() == 0);
}

TEST_CASE("a folder that goes away is said, and watched again when it is back")
{
    Watching here;
    here.switchOn();
    std::filesystem::remove_all(here.folder);
    REQUIRE(waitUntil([&] { return !here.watched.problem().isEmpty(); }));
    CHECK(here.watched.sentence().contains(QStringLiteral("cannot be watched")));
    std::filesystem::create_directory(here.folder);
    here.put("answers.csv", kAnswers);
    REQUIRE(waitUntil([&] { return here.imports() == 1; }));
    CHECK(here.watched.problem().isEmpty());
}

TEST_CASE("the strip shows what waits, and hands it to the import")
{
    Watching here;
    WatchStrip strip(here.watched);
    CHECK(strip.isHidden());
    for (const char* name : {"a.csv", "b.csv", "c.csv", "d.csv"})
        here.put(name, "wann,was\n1,2\n");
    here.switchOn();
    REQUIRE(waitUntil([&] { return here.watched.waiting().size() == 4; }));
    CHECK_FALSE(strip.isHidden());
    strip.resize(700, 120);
    present(strip);
    const QString text = child<QLabel>(strip, "watchWaiting").text();
    CHECK(text.startsWith(QStringLiteral("a.csv: Nothing explains its columns yet.")));
    CHECK(text.endsWith(QStringLiteral("And 1 more.")));
    QSignalSpy asked(&strip, &WatchStrip::importAsked);
    QTest::mouseClick(&child<QPushButton>(strip, "watchImport"), Qt::LeftButton);
    REQUIRE(asked.count() == 1);
    CHECK(asked[0][0].toStringList().size() == 4);
}

TEST_CASE("the settings switch the watching on, and say what that does")
{
    Watching here;
    ui::SettingsDialog dialog(Conventions{}, ui::ThemeMode::System);
    auto* box = new WatchedFolderBox(here.watched, &dialog);
    dialog.addPart(QStringLiteral("Watched folder"), box);
    QObject::connect(box, &WatchedFolderBox::edited, &dialog,
                     [&] { dialog.setPartState(box->change(), box->problem()); });
    present(dialog);
    CHECK(box->change().isEmpty());
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");

    auto& on = child<ui::CheckBox>(dialog, "watchOn");
    auto& save = child<QPushButton>(dialog, "saveButton");
    on.setFocus();
    QTest::keyClick(&on, Qt::Key_Space);
    CHECK_FALSE(save.isEnabled()); // no folder yet
    CHECK(box->problem() == QStringLiteral("Choose the folder that is to be watched."));

    auto& folder = child<QLineEdit>(dialog, "watchFolder");
    QTest::keyClicks(&folder, QString::fromStdString((here.folder / "none").string()));
    CHECK_FALSE(save.isEnabled());
    folder.setText(QString::fromStdString(here.folder.string()));
    CHECK(save.isEnabled());
    CHECK(child<QLabel>(dialog, "settingsChanges").text().contains(QStringLiteral("is imported")));
    CHECK(box->settings() == WatchSettings{true, here.folder});
    here.watched.setSettings(box->settings());
    REQUIRE(waitUntil([&] { return here.watched.settings().on; }));
    CHECK(box->change().isEmpty());
}
