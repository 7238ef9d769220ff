// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../dialogs/driving.h"
#include "company.h"
#include "support/catch.h"

#include "presentation/views/saved_view.h"
#include "presentation/workspace.h"
#include "ui/main_window.h"
#include "ui/review/kpi_page.h"
#include "ui/theme/theme.h"
#include "ui/tour/tour.h"
#include "ui/views/view_menu.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fields.h"
#include "ui/window.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QUndoStack>
#include <QtTest/QTest>

using namespace regard;
using namespace regard::test;
using presentation::Workspace;

namespace {

class Running final {
public:
    Running()
    {
        workspace.setAsOf(Moment::date(toDay({2026, 10, 1})));
        workspace.setRemembersStores(false);
        window = ui::makeWindow(workspace, theme);
        window->resize(1440, 900);
        window->show();
        workspace.open(QString::fromStdString(makeCompany(folder).string()));
        settle();
    }
    void settle()
    {
        REQUIRE(
            waitUntil([this] { return workspace.overview() != nullptr && !workspace.isBusy(); }));
        QApplication::processEvents();
    }
    [[nodiscard]] QMenu& menu() const
    {
        QMenu* menu = child<ui::DropButton>(*window, "viewsButton").menu();
        Q_EMIT menu->aboutToShow();
        return *menu;
    }
    void keepAs(const QString& name)
    {
        onceShown("viewDialog", [name](QWidget& dialog) {
            child<QLineEdit>(dialog, "viewName").setText(name);
            child<QPushButton>(dialog, "viewKeep").click();
        });
        child<QAction>(menu(), "keepView").trigger();
        settle();
    }

    ScratchFolder folder;
    ui::Theme theme{*qobject_cast<QApplication*>(QApplication::instance()), ui::ThemeMode::Light};
    Workspace workspace;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace

TEST_CASE("A view is kept in the store, shown again, replaced, and taken back by undo")
{
    Running running;
    running.window->showPage(ui::PageId::Service);
    running.workspace.setFilter({"last-12-months", Comparison::YearAgo, {{"segment", {"Retail"}}}});
    running.settle();
    running.keepAs(QStringLiteral("Monday"));
    auto views = presentation::readViews(running.workspace.contents().views);
    REQUIRE(views.size() == 1);
    CHECK(views[0].page == "service");
    CHECK(views[0].filter.period == "last-12-months"); // still relative
    running.workspace.setFilter({});
    running.window->showPage(ui::PageId::Overview);
    running.settle();
    running.menu().actions().front()->trigger();
    running.settle();
    CHECK(running.window->currentPage() == ui::PageId::Service);
    CHECK(running.workspace.filter() == views[0].filter);
    running.window->openers().figure(QStringLiteral("fcr"));
    running.settle();
    running.keepAs(QStringLiteral("Monday"));
    views = presentation::readViews(running.workspace.contents().views);
    REQUIRE(views.size() == 1);
    CHECK(views[0].kpi == "fcr");
    running.workspace.undoStack()->undo();
    running.settle();
    CHECK(presentation::readViews(running.workspace.contents().views)[0].page == "service");
}

TEST_CASE("A view goes to others as a small file, and a file that is none is refused")
{
    Running running;
    presentation::SavedView view{
        "Shared", "kpi", "nps", {"2026-Q2", Comparison::None, {{"segment", {"Business"}}}}};
    const auto path = running.folder.write("shared.regard-view", presentation::viewText(view));
    ui::openViewFile(*running.window, QString::fromStdString(path.string()));
    running.settle();
    CHECK(running.window->currentPage() == ui::PageId::Kpi);
    CHECK(running.workspace.filter() == view.filter);
    const auto wrong = running.folder.write("wrong.regard-view", "{\"regard_view\": 1}");
    ui::openViewFile(*running.window, QString::fromStdString(wrong.string()));
    CHECK(running.window->banner().text().contains("\"name\" and \"page\" are needed"));
}

TEST_CASE("What is wrong with a view file is said in one sentence")
{
    using presentation::readView;
    CHECK(readView("nonsense").error().message == "This is no view of Regard: it is not JSON.");
    CHECK(readView("[]").error().message ==
          "This is no view of Regard: \"regard_view\" is missing.");
    CHECK(readView(R"({"regard_view":1,"name":"a","page":"data","compare":"never"})")
              .error()
              .message ==
          "This is no view of Regard: \"compare\" is \"never\"; it can be previous, "
          "year-ago or none.");
    CHECK(
        readView(R"({"regard_view":1,"name":"a","page":"data","where":{"a":1}})").error().message ==
        "This is no view of Regard: \"where\" is no list.");
    CHECK(
        readView(
            R"({"regard_view":1,"name":"a","page":"data","where":[{"dimension":"x","values":[1]}]})")
            .error()
            .message == "This is no view of Regard: the values of \"x\" are no texts.");
    const presentation::SavedView whole{
        "a \"name\"", "loyalty", "", {"all", Comparison::YearAgo, {{"team", {"", "B"}}}}};
    const auto again = readView(presentation::viewText(whole));
    REQUIRE(again.ok());
    CHECK(again.value() == whole);
    CHECK(presentation::readViews(presentation::viewsText({whole, whole})).size() == 2);
    CHECK(presentation::readViews("broken").empty());
}

TEST_CASE("The tour has five steps, walks by key, and is not shown a second time")
{
    Running running;
    running.window->showPage(ui::PageId::Service);
    QSettings().remove(QStringLiteral("tour/done"));
    running.window->openers().tour();
    QPointer<ui::Tour> tour = running.window->findChild<ui::Tour*>();
    REQUIRE_FALSE(tour.isNull());
    CHECK(running.window->currentPage() == ui::PageId::Overview); // what it speaks of is there
    REQUIRE(ui::Tour::stepCount() == 5);
    QStringList titles;
    for (int step = 0; step < 5; ++step) {
        titles << child<QLabel>(*tour, "tourTitle").text();
        const auto& card = child<QWidget>(*tour, "tourCard");
        CHECK(tour->rect().contains(card.geometry()));
        CHECK(cutText(card) == "");
        if (step < 4)
            QTest::keyClick(tour, Qt::Key_Right);
    }
    titles.removeDuplicates();
    CHECK(titles.size() == 5);
    QTest::keyClick(tour, Qt::Key_Left);
    CHECK(tour->step() == 3);
    QTest::keyClick(tour, Qt::Key_Escape);
    CHECK_FALSE(tour->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    REQUIRE(tour.isNull());
    ui::startTourOnce(*running.window);
    running.workspace.setFilter({"2026-Q2", Comparison::Previous, {}});
    running.settle();
    CHECK(running.window->findChild<ui::Tour*>() == nullptr);
    QSettings().remove(QStringLiteral("tour/done"));
    running.workspace.setFilter({"2026-Q1", Comparison::Previous, {}});
    running.settle();
    CHECK(running.window->findChild<ui::Tour*>() != nullptr);
}
