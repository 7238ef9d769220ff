// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_store.h"
#include "support/catch.h"

#include "presentation/workspace.h"
#include "ui/charts/trend_chart.h"
#include "ui/filter_bar.h"
#include "ui/main_window.h"
#include "ui/pages/overview_page.h"
#include "ui/snapshot.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/kpi_card.h"
#include "ui/window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QtTest/QTest>

#include <cmath>

using namespace regard;
using regard::presentation::FilterState;
using regard::presentation::Workspace;

namespace {

/// The whole window on the small store, at 1 October 2026.
class Running final {
public:
    explicit Running(bool open = true)
    {
        workspace.setAsOf(Moment::date(toDay({2026, 10, 1})));
        workspace.setRemembersStores(false);
        window = ui::makeWindow(workspace, theme);
        window->resize(1440, 900);
        window->show();
        if (open) {
            workspace.open(QString::fromStdString(test::makeSmallStore(folder).string()));
            REQUIRE(until([this] { return overview().isSettled(); }));
        }
    }

    [[nodiscard]] static bool until(const std::function<bool()>& done)
    {
        QElapsedTimer clock;
        clock.start();
        while (!done() && clock.elapsed() < 20'000)
            QApplication::processEvents(QEventLoop::AllEvents, 10);
        return done();
    }
    [[nodiscard]] bool settle() const
    {
        QApplication::processEvents();
        return until([this] { return overview().isSettled(); });
    }
    [[nodiscard]] ui::OverviewPage& overview() const
    {
        return *window->findChild<ui::OverviewPage*>();
    }
    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        return window->findChild<Widget*>(QLatin1String(name));
    }
    [[nodiscard]] QString value(const char* card) const
    {
        return find<ui::KpiCard>(card)->content().value;
    }

    test::ScratchFolder folder;
    ui::Theme theme{*qobject_cast<QApplication*>(QApplication::instance()), ui::ThemeMode::Light};
    Workspace workspace;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace

TEST_CASE("Without a store the welcome page is shown and the pages wait")
{
    const Running running(false);
    CHECK(running.find<QWidget>("overviewPage")->isVisible() == false);
    CHECK_FALSE(running.find<QAbstractButton>("sidebarOverview")->isEnabled());
    CHECK_FALSE(running.find<QWidget>("filterBar")->isVisible());
}

TEST_CASE("An empty store teaches which file brings what")
{
    Running running(false);
    running.workspace.createAndOpen(
        QString::fromStdString((running.folder / "empty.regard").string()));
    REQUIRE(Running::until([&] { return running.workspace.isOpen(); }));
    REQUIRE(running.settle());
    CHECK(running.find<QWidget>("emptyState")->isVisible());
    CHECK_FALSE(running.find<QWidget>("cards")->isVisible());
    CHECK_FALSE(running.find<QWidget>("filterBar")->isVisible());
    CHECK(running.find<QPushButton>("emptyImport")->isVisible());
    CHECK(running.window->banner().text().isEmpty());
}

TEST_CASE("A further filter becomes a chip that can be taken away")
{
    Running running;
    running.workspace.setFilter({{}, Comparison::Previous, {{"segment", {"Retail"}}}});
    auto* more = running.find<ui::DropButton>("filterMore");
    Q_EMIT more->menu()->aboutToShow();
    QStringList offered;
    for (const QAction* action : more->menu()->actions())
        offered << action->text();
    CHECK(offered.contains("Country"));
    CHECK_FALSE(offered.contains("Segment"));
    running.workspace.setFilter(
        {{}, Comparison::Previous, {{"segment", {"Retail"}}, {"country", {"Norway", "Sweden"}}}});
    REQUIRE(running.settle());
    auto* chip = running.find<QPushButton>("chip-country");
    REQUIRE(chip != nullptr);
    CHECK(chip->text() == "Country: 2 chosen");
    // 270 answers: every second customer is Retail, two of three are of those countries.
    CHECK(running.find<ui::KpiCard>("card-nps")
              ->content()
              .count.endsWith(QString(QChar(0xA0)) + "90"));
    running.find<QPushButton>("chip-country-remove")->click();
    REQUIRE(running.settle());
    CHECK(running.workspace.filter().where.size() == 1);
    CHECK_FALSE(running.find<QWidget>("chip-country")->isVisible());
}

TEST_CASE("A store opens on its newest complete quarter and shows its figures")
{
    const Running running;
    CHECK(running.find<ui::DropButton>("filterPeriod")->value() == "Q3 2026");
    CHECK(running.find<ui::DropButton>("filterCompare")->value() == "Q2 2026");
    // 3 months x 90 answers; the 12 was set aside at import.
    CHECK(running.find<ui::KpiCard>("card-nps")->content().count.endsWith("270"));
    CHECK_FALSE(running.find<ui::KpiCard>("card-nps")->content().interval.isEmpty());
    CHECK_FALSE(running.find<ui::KpiCard>("card-csat")->content().reason.isEmpty());
    CHECK_FALSE(running.find<QLabel>("headline")->text().isEmpty());
    CHECK(running.find<QLabel>("storeName")->text() == "small.regard");
    const auto& trend = running.find<ui::TrendChart>("trendChart")->content();
    CHECK(trend.kpi == "nps");
    CHECK(trend.points.size() == 24);
}

TEST_CASE("The window shows the figure of the engine, to the digits that its interval allows")
{
    const Running running;
    Query query = running.workspace.query({"nps"});
    const auto set = running.workspace.engine()->figures(query, {});
    REQUIRE(set.ok());
    const double nps = *set.value().find("nps")->estimate.value;
    running.window->findChild<ui::KpiCard*>(QStringLiteral("card-nps"))->click();
    QTest::keyClick(running.find<ui::KpiCard>("card-nps"), Qt::Key_Return);
    REQUIRE(running.settle());
    const QString shown = running.find<QLabel>("explainValue")->text();
    CHECK(QString(shown).replace(QChar(0x2212), u'-').toDouble() == Approx(std::round(nps)));
}

TEST_CASE("The filter bar narrows, shows the way back, and Alt with the arrows walks it")
{
    Running running;
    const QString everyone = running.value("card-nps");
    QTest::mouseClick(running.find<ui::DropButton>("filterChannel"), Qt::LeftButton);
    auto* list = running.find<QListWidget>("valueList");
    REQUIRE(list->count() == 3);
    for (int i = 0; i < 3; ++i)
        if (list->item(i)->text().startsWith(QLatin1String("Phone")))
            list->setCurrentRow(i);
    QTest::keyClick(list, Qt::Key_Return);
    REQUIRE(running.settle());
    REQUIRE(running.workspace.filter().where.size() == 1);
    CHECK(running.workspace.filter().where.front() == Condition{"channel", {"Phone"}});
    CHECK(running.find<ui::DropButton>("filterChannel")->value() == "Phone");
    CHECK(running.value("card-nps") == "100"); // every answer of the quarter in Phone is a 10
    CHECK(running.find<QPushButton>("filterBack")->isEnabled());

    running.window->activateWindow(); // offscreen nobody does that when a popup closes
    QApplication::processEvents();
    QTest::keyClick(running.window.get(), Qt::Key_Left, Qt::AltModifier);
    REQUIRE(running.settle());
    CHECK(running.workspace.filter().where.empty());
    CHECK(running.value("card-nps") == everyone);
    QTest::keyClick(running.window.get(), Qt::Key_Right, Qt::AltModifier);
    REQUIRE(running.settle());
    CHECK(running.value("card-nps") == "100");
}

TEST_CASE("The period menu offers what the data has")
{
    Running running;
    auto* button = running.find<ui::DropButton>("filterPeriod");
    Q_EMIT button->menu()->aboutToShow();
    QAction* august = nullptr;
    for (const QMenu* inner : button->menu()->findChildren<QMenu*>())
        for (QAction* action : inner->actions())
            if (action->data().toString() == QLatin1String("2026-08"))
                august = action;
    REQUIRE(august != nullptr);
    august->trigger();
    REQUIRE(running.settle());
    CHECK(button->value() == "August 2026");
    CHECK(running.find<ui::KpiCard>("card-nps")->content().count.endsWith("90"));
    CHECK(running.find<ui::DropButton>("filterCompare")->value() == "July 2026");
}

TEST_CASE("A period that cannot be read is refused in the banner and changes nothing")
{
    Running running;
    running.workspace.setFilter({"2026-Q9", Comparison::Previous, {}});
    CHECK(running.window->banner().text().contains("2026-Q9"));
    CHECK(running.workspace.filter() == FilterState{});
}

TEST_CASE("Choosing a card changes trend and breakdowns; the rows open from the explanation")
{
    Running running;
    auto* more = running.find<QPushButton>("allCards");
    more->click();
    auto* card = running.find<ui::KpiCard>("card-comments");
    REQUIRE(card != nullptr);
    QTest::mouseClick(card, Qt::LeftButton);
    REQUIRE(running.settle());
    CHECK(running.find<ui::TrendChart>("trendChart")->content().kpi == "comments");
    CHECK(running.find<QLabel>("breakdown0Title")->text().endsWith("by segment"));

    QTest::mouseClick(running.find<ui::KpiCard>("card-nps"), Qt::LeftButton);
    QTest::keyClick(running.window.get(), Qt::Key_E, Qt::ControlModifier);
    REQUIRE(running.settle());
    auto* link = running.find<QPushButton>("explainRows");
    REQUIRE(link != nullptr);
    CHECK(link->text() == "Show the 270 rows");
    link->click();
    auto* rows = running.find<QTableView>("rows");
    CHECK(rows->isVisible());
    REQUIRE(rows->model()->rowCount() == 270);
    QStringList columns;
    for (int i = 0; i < rows->model()->columnCount(); ++i)
        columns << rows->model()->headerData(i, Qt::Horizontal).toString();
    CHECK(columns.contains("Counted as"));
    CHECK(columns.filter(QStringLiteral("ustomer")).size() == 1);
    CHECK(columns.filter(QStringLiteral("omment")).size() == 1);
    QTest::keyClick(rows, Qt::Key_Escape);
    CHECK_FALSE(rows->isVisible());
}

TEST_CASE("A group of a breakdown becomes the filter and a second time goes away again")
{
    Running running;
    auto& view = running.overview().view();
    Q_EMIT view.dimensionChosen(0, "segment");
    Q_EMIT view.groupTaken(0, QStringLiteral("Business"));
    REQUIRE(running.settle());
    CHECK(running.workspace.filter().where.front() == Condition{"segment", {"Business"}});
    Q_EMIT view.groupTaken(0, QStringLiteral("Business"));
    REQUIRE(running.settle());
    CHECK(running.workspace.filter().where.empty());
}

TEST_CASE("A file that is not a store is refused in one sentence and the open store stays")
{
    Running running;
    const auto path = running.folder.write("not.regard", "This is a letter, not a store.");
    running.workspace.open(QString::fromStdString(path.string()));
    REQUIRE(Running::until([&] { return !running.window->banner().text().isEmpty(); }));
    CHECK(running.window->banner().text().contains("not.regard"));
    CHECK(running.workspace.path().endsWith("small.regard"));
    CHECK(test::readBytes(path) == "This is a letter, not a store.");
}

TEST_CASE("An edit can be undone and redone from the keyboard")
{
    Running running;
    auto id = std::make_shared<std::int64_t>(0);
    Event event;
    event.at = toDay({2026, 4, 1});
    event.title = "New desk";
    event.kind = "initiative";
    running.workspace.edit(
        QStringLiteral("event"),
        [id, event](Store& store) -> Status {
            const auto saved = store.saveEvent(event);
            if (!saved.ok())
                return saved.error();
            *id = saved.value();
            return {};
        },
        [id](Store& store) { return store.removeEvent(*id); });
    REQUIRE(Running::until([&] { return running.workspace.contents().events.size() == 1; }));
    REQUIRE(running.settle());
    QTest::keyClick(running.window.get(), Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(Running::until([&] { return running.workspace.contents().events.empty(); }));
    REQUIRE(running.settle());
    QTest::keyClick(running.window.get(), Qt::Key_Y, Qt::ControlModifier);
    CHECK(Running::until([&] { return running.workspace.contents().events.size() == 1; }));
}

TEST_CASE("What another program writes is noticed")
{
    Running running;
    auto other = Store::open(running.workspace.path().toStdString());
    REQUIRE(other.ok());
    Event event;
    event.at = toDay({2026, 4, 1});
    event.title = "Written elsewhere";
    event.kind = "process";
    REQUIRE(other.value().saveEvent(event).ok());
    CHECK(Running::until([&] { return running.workspace.contents().events.size() == 1; }));
}

TEST_CASE("The theme changes live and is kept")
{
    Running running;
    auto* dark = running.find<QAction>("theme-dark");
    REQUIRE(dark != nullptr);
    dark->trigger();
    CHECK(running.theme.isDark());
    CHECK(ui::tokensOf(*running.window).dark);
    CHECK(QSettings().value(QStringLiteral("window/theme")).toString() == "dark");
}

TEST_CASE("The sidebar and the keyboard go to the pages")
{
    Running running;
    QTest::keyClick(running.window.get(), Qt::Key_7, Qt::ControlModifier);
    CHECK(running.window->currentPage() == ui::PageId::Data);
    CHECK_FALSE(running.find<QWidget>("filterBar")->isVisible());
    QTest::mouseClick(running.find<QAbstractButton>("sidebarTargets"), Qt::LeftButton);
    CHECK(running.window->currentPage() == ui::PageId::Targets);
    QTest::keyClick(running.window.get(), Qt::Key_1, Qt::ControlModifier);
    CHECK(running.find<QWidget>("filterBar")->isVisible());
}

TEST_CASE("The rows set aside are one click away from the headline")
{
    Running running;
    auto* link = running.find<QPushButton>("setAsideLink");
    REQUIRE(link->isVisible());
    link->click();
    CHECK(running.window->currentPage() == ui::PageId::Data);
}

TEST_CASE("Pages are drawn into pictures of the size asked for")
{
    const test::ScratchFolder folder;
    ui::SnapshotRequest request;
    request.store = QString::fromStdString(test::makeSmallStore(folder).string());
    request.asOf = Moment::date(toDay({2026, 10, 1}));
    request.size = QSize(1280, 720);
    for (const char* page : {"overview", "loyalty", "service", "retention", "kpi:nps", "targets",
                             "benchmarks", "data"}) {
        CAPTURE(page);
        request.page = QLatin1String(page);
        request.out = QString::fromStdString((folder / "page.png").string());
        request.dark = !request.dark;
        const Status drawn = ui::snapshot(request);
        REQUIRE(drawn.ok());
        const QImage image(request.out);
        CHECK(image.size() == QSize(1280, 720));
        CHECK((image.pixelColor(1270, 500).lightness() < 40) == request.dark);
    }
    request.scale = 2;
    request.page = QStringLiteral("overview");
    REQUIRE(ui::snapshot(request).ok());
    CHECK(QImage(request.out).size() == QSize(2560, 1440));
    request.page = QStringLiteral("kpi:happiness");
    CHECK(ui::snapshot(request).error().message.find("happiness") != std::string::npos);
    request.page = QStringLiteral("weather");
    CHECK(ui::snapshot(request).error().kind == ErrorKind::NotFound);
}
