// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../dialogs/driving.h"
#include "company.h"
#include "support/catch.h"

#include "presentation/explained_rows_model.h"
#include "presentation/text_table_model.h"
#include "presentation/workspace.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/cohort_triangle.h"
#include "ui/charts/dot_plot.h"
#include "ui/charts/survival_chart.h"
#include "ui/charts/trend_chart.h"
#include "ui/main_window.h"
#include "ui/review/breakdown_card.h"
#include "ui/review/figure_strip.h"
#include "ui/review/kpi_page.h"
#include "ui/review/review_page.h"
#include "ui/review/table_card.h"
#include "ui/review/trend_card.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_card.h"
#include "ui/window.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QtTest/QTest>

#include <cmath>

using namespace regard;
using namespace regard::test;
using presentation::Workspace;

namespace {

class Running final {
public:
    explicit Running(const std::filesystem::path& store, ui::ThemeMode mode = ui::ThemeMode::Light)
        : theme(*qobject_cast<QApplication*>(QApplication::instance()), mode)
    {
        QObject::connect(&workspace, &Workspace::failed,
                         [this](const Error& error) { failure = error.text(); });
        workspace.setAsOf(Moment::date(toDay({2026, 10, 1})));
        workspace.setRemembersStores(false);
        window = ui::makeWindow(workspace, theme);
        window->resize(1440, 900);
        window->show();
        workspace.open(QString::fromStdString(store.string()));
        REQUIRE(
            waitUntil([this] { return workspace.overview() != nullptr && !workspace.isBusy(); }));
    }

    void go(ui::PageId page)
    {
        window->showPage(page);
        settle();
    }
    void settle()
    {
        QApplication::processEvents();
        const auto* page = qobject_cast<ui::ReviewPage*>(window->page(window->currentPage()));
        REQUIRE(waitUntil(
            [&] { return !workspace.isBusy() && (page == nullptr || page->isSettled()); }));
        QApplication::processEvents();
    }
    template <typename Widget>
    [[nodiscard]] Widget& find(const char* name) const
    {
        return child<Widget>(*window, name);
    }
    [[nodiscard]] QString cell(const char* table, int row, int column) const
    {
        return find<QTableView>(table).model()->index(row, column).data().toString();
    }

    std::string failure;
    ui::Theme theme;
    Workspace workspace;
    std::unique_ptr<ui::MainWindow> window;
};

const std::vector<ui::PageId>& pages()
{
    static const std::vector<ui::PageId> kPages{ui::PageId::Loyalty, ui::PageId::Service,
                                                ui::PageId::Retention, ui::PageId::Kpi};
    return kPages;
}

} // namespace

TEST_CASE("Loyalty shows how answers spread, the groups by month and who moved")
{
    const ScratchFolder folder;
    Running running(makeCompany(folder));
    running.go(ui::PageId::Loyalty);
    const auto& spread = running.find<ui::BarChart>("loyaltySpreadChart").content();
    REQUIRE(spread.labels.size() == 11);
    double answers = 0;
    for (const double one : spread.totals)
        answers += one;
    CHECK(answers == 360); // three months of 120
    CHECK(spread.totals[0] == 0);
    CHECK(spread.totals[5] == 60); // scores of the last quarter run evenly from 5 to 10
    const auto& groups = running.find<ui::BarChart>("loyaltyGroupsChart").content();
    REQUIRE(groups.series.size() == 3);
    for (std::size_t i = 0; i < groups.series[0].values.size(); ++i)
        CHECK(groups.series[0].values[i] + groups.series[1].values[i] +
                  groups.series[2].values[i] ==
              Approx(100));
    // Of 360 answers from 5 to 10 a third each.
    CHECK(groups.series[2].values.back() == Approx(100.0 / 3));
    CHECK(running.cell("loyaltyMovesTable", 0, 0) == "Promoters");
    CHECK(running.failure.empty());
}

TEST_CASE("Service lists topics and what channels hide, and a row becomes the filter")
{
    const ScratchFolder folder;
    Running running(makeCompany(folder));
    running.go(ui::PageId::Service);
    auto& topics = running.find<QTableView>("serviceTopicsTable");
    REQUIRE(topics.model()->rowCount() == 3);
    auto& channels = running.find<QTableView>("serviceChannelsTable");
    CHECK(channels.model()->rowCount() == 4);
    CHECK(running.cell("serviceChannelsTable", 3, 0) == "All channels");
    const std::string topic = running.cell("serviceTopicsTable", 1, 0).toStdString();
    topics.setCurrentIndex(topics.model()->index(1, 0));
    topics.setFocus();
    QTest::keyClick(&topics, Qt::Key_Return);
    running.settle();
    const auto& where = running.workspace.filter().where;
    REQUIRE(where.size() == 1);
    CHECK(where[0].dimension == "topic");
    CHECK(where[0].values == std::vector<std::string>{topic});
    CHECK(running.failure.empty());
}

TEST_CASE("Retention has the triangle, survival, values by method, and both lists of customers")
{
    const ScratchFolder folder;
    Running running(makeCompany(folder));
    running.go(ui::PageId::Retention);
    auto& triangle = running.find<ui::CohortTriangle>("cohortTriangle");
    REQUIRE_FALSE(triangle.content().rows.empty());
    const auto& first = triangle.content().rows.front();
    REQUIRE(first.cells.front().has_value());
    CHECK(first.cells.front()->share == 100);
    CHECK_FALSE(triangle.content().rows.back().cells.back().has_value()); // the future is blank
    triangle.setFocus();
    QTest::keyClick(&triangle, Qt::Key_Right);
    CHECK(triangle.accessibleDescription().contains("month 1"));
    CHECK(running.find<ui::SurvivalChart>("survivalChart").content().lines.size() == 2);
    auto& values = running.find<QTableView>("lifetimeValuesTable");
    CHECK(values.model()->rowCount() >= 7);
    auto& leavers = running.find<ui::TableCard>("leavers");
    // Nobody fades here, so who left stands first; what was chosen by hand then stays.
    CHECK(running.find<QTableView>("worthCallingTable").model()->rowCount() == 0);
    CHECK(leavers.isVisible());
    CHECK(running.find<QTableView>("leaversTable").model()->rowCount() > 0);
    running.find<QPushButton>("showCalls").click();
    CHECK_FALSE(leavers.isVisible());
    running.workspace.setFilter({{}, Comparison::Previous, {{"segment", {"Retail"}}}});
    running.settle();
    CHECK_FALSE(leavers.isVisible());
    running.find<QPushButton>("showLeavers").click();
    CHECK(leavers.isVisible());
    CHECK(running.failure.empty());
}

TEST_CASE("A figure opens in detail from its card, and Escape goes back")
{
    const ScratchFolder folder;
    Running running(makeCompany(folder));
    running.go(ui::PageId::Service);
    auto* card = running.find<ui::FigureStrip>("serviceStrip")
                     .findChild<QAbstractButton*>(QStringLiteral("card-fcr"));
    REQUIRE(card != nullptr);
    card->click();
    running.settle();
    CHECK(running.window->currentPage() == ui::PageId::Kpi);
    CHECK(running.find<QLabel>("kpiTitle").text() == "First contact resolution");
    CHECK(running.find<QPushButton>("kpiBack").text() == "Back to Service");
    auto& trend = running.find<ui::TrendCard>("kpiTrend");
    CHECK(trend.chart().content().kpi == "fcr");
    trend.setUnit(Calendar::Quarter);
    running.settle();
    CHECK(trend.chart().content().points.size() == 6);
    trend.setUnit(Calendar::Week);
    trend.setLimitsShown(true);
    running.settle();
    CHECK(trend.chart().content().centre.has_value());
    CHECK(trend.chart().content().note.contains("limits of the process (p)"));
    QTest::keyClick(running.window->page(ui::PageId::Kpi), Qt::Key_Escape);
    CHECK(running.window->currentPage() == ui::PageId::Service);
    CHECK(running.failure.empty());
}

TEST_CASE("The rows of a figure are searched without their order changing")
{
    const ScratchFolder folder;
    Running running(makeCompany(folder));
    running.window->openers().figure(QStringLiteral("nps"));
    running.settle();
    auto& table = running.find<QTableView>("kpiRowsTable");
    const auto* model = qobject_cast<presentation::ExplainedRowsModel*>(table.model());
    REQUIRE(model != nullptr);
    CHECK(model->available() == 360);
    auto& search = running.find<QLineEdit>("kpiRowsSearch");
    QTest::keyClicks(&search, QStringLiteral("answer 1800"));
    REQUIRE(waitUntil([&] { return model->available() == 1; }));
    CHECK(running.find<QLabel>("kpiRowsNote").text() == "1 of 360 rows match");
    search.clear();
    REQUIRE(waitUntil([&] { return model->available() == 360; }));
    CHECK(running.failure.empty());
}

TEST_CASE("A group clicked in a breakdown narrows every page")
{
    const ScratchFolder folder;
    Running running(makeCompany(folder));
    running.window->openers().figure(QStringLiteral("nps"));
    running.settle();
    auto& breakdown = running.find<ui::BreakdownCard>("kpiFirst");
    REQUIRE(breakdown.dimension() == "segment");
    Q_EMIT breakdown.dots().taken(QStringLiteral("Retail"));
    running.settle();
    CHECK(running.find<QLabel>("kpiSentence").text().contains("180"));
    running.go(ui::PageId::Loyalty);
    double answers = 0;
    for (const double one : running.find<ui::BarChart>("loyaltySpreadChart").content().totals)
        answers += one;
    CHECK(answers == 180);
    running.workspace.goBack();
    running.settle();
    CHECK(running.find<ui::BarChart>("loyaltySpreadChart").content().note == "360 answers");
}

TEST_CASE("Pages without data say which file brings it")
{
    const ScratchFolder folder;
    Running running(makeSurveyOnly(folder));
    running.go(ui::PageId::Service);
    CHECK(running.find<QWidget>("servicePageNothing").isVisible());
    running.go(ui::PageId::Retention);
    CHECK(running.find<QWidget>("retentionPageNothing").isVisible());
    running.go(ui::PageId::Loyalty);
    CHECK_FALSE(running.find<QWidget>("loyaltyPageNothing").isVisible());
    CHECK(running.find<QLabel>("loyaltyMovesReason").text() ==
          "The answers do not name their customers.");
    CHECK(running.failure.empty());
}

TEST_CASE("No text is cut with hostile names, at four sizes and in three themes")
{
    const ScratchFolder folder;
    const auto store = makeCompany(
        folder, {std::string(500, 'x'),
                 "\u0642\u0633\u0645 \u0627\u0644\u0645\u0628\u064A\u0639\u0627\u062A",
                 "<b>bold</b> & \"quoted\"", "=1+1", "\U0001F600\u0301 zero\u200Bwidth", "NULL"});
    for (const ui::ThemeMode mode :
         {ui::ThemeMode::Light, ui::ThemeMode::Dark, ui::ThemeMode::ContrastDark}) {
        Running running(store, mode);
        for (const ui::PageId page : pages()) {
            running.go(page);
            for (const QSize size :
                 {QSize(1024, 640), QSize(1280, 720), QSize(1440, 900), QSize(2560, 1440)}) {
                running.window->resize(size);
                QApplication::processEvents();
                CAPTURE(ui::pageName(page).toStdString(), size.width());
                CHECK(cutText(*running.window->page(page)).toStdString() == "");
                CHECK(running.window->width() == size.width());
            }
        }
        CHECK(running.failure.empty());
    }
}

TEST_CASE("A screen reader hears a name for all that the keyboard reaches, and charts have a table")
{
    const ScratchFolder folder;
    Running running(makeCompany(folder));
    for (const ui::PageId page : pages()) {
        running.go(page);
        QWidget* shown = running.window->page(page);
        int reached = 0;
        for (QWidget* widget : shown->findChildren<QWidget*>()) {
            if (!widget->isVisibleTo(shown) || (widget->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            ++reached;
            const QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(widget);
            CAPTURE(ui::pageName(page).toStdString(), widget->objectName().toStdString(),
                    widget->parentWidget()->objectName().toStdString(),
                    widget->parentWidget()->metaObject()->className(),
                    widget->metaObject()->className());
            REQUIRE(heard != nullptr);
            CHECK(heard->text(QAccessible::Name) != "");
            CHECK(heard->role() != QAccessible::NoRole);
        }
        CHECK(reached > 10);
        // Cards stand side by side; inside each the keyboard goes as the eye does.
        for (const ui::ChartCard* card : shown->findChildren<ui::ChartCard*>())
            if (card->isVisibleTo(shown))
                CHECK(focusDisorder(*card).toStdString() == "");
    }
    // T turns a chart into its table, and back.
    running.go(ui::PageId::Loyalty);
    auto& bars = running.find<ui::BarChart>("loyaltySpreadChart");
    bars.setFocus();
    QTest::keyClick(&bars, Qt::Key_Right);
    CHECK(bars.current() == 0);
    QTest::keyClick(&bars, Qt::Key_T);
    auto& table = running.find<QTableView>("loyaltySpreadCardTable");
    CHECK(table.isVisible());
    CHECK(table.model()->rowCount() == 11);
}
