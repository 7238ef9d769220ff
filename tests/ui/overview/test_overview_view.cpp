// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand_made.h"
#include "support/catch.h"

#include "presentation/explained_rows_model.h"
#include "ui/charts/dot_plot.h"
#include "ui/charts/trend_chart.h"
#include "ui/pages/overview_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chart_card.h"
#include "ui/widgets/kpi_card.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest/QTest>

using namespace regard;
using namespace regard::test;
using regard::presentation::CardContext;

namespace {

/// An Overview filled by hand, shown in 1232 x 847, the room it has in a window of 1440 x 900.
class Shown final {
public:
    explicit Shown(bool all = false, const QSize& size = {1232, 845})
    {
        const FigureSet set = handMadeFigures();
        CardContext context;
        context.today = set.asOf;
        context.comparedWith = QStringLiteral("Q2 2026");
        std::vector<presentation::KpiCardContent> cards;
        for (const Figure* figure : presentation::cardOrder(set, all))
            cards.push_back(presentation::cardContent(*figure, context));
        view.setChosen("nps");
        view.setHeadline(QStringLiteral("Customers are easier to keep, harder to help"),
                         QStringLiteral("Q3 2026 \u00B7 4 of 6 targets met or on track"), true);
        view.setCards(cards, 2);
        for (const auto& card : cards)
            if (card.reason.isEmpty()) {
                const Figure* figure = set.find(card.kpi);
                const double value = *figure->estimate.value;
                std::vector<std::optional<double>> trend;
                for (const Figure& month :
                     handMadeTrend(card.kpi, 15, value * 0.94, value, value * 0.02))
                    trend.push_back(month.estimate.value);
                view.setCardTrend(card.kpi, trend, card.complete);
            }
        presentation::TrendInput input;
        input.kpi = kpiById("nps");
        input.figures = handMadeTrend("nps", 21, 36, 47, 4, false);
        input.span = {Calendar::Month, {toDay({2025, 1, 1}), toDay({2026, 9, 30})}};
        input.context.today = set.asOf;
        input.context.data = input.span.period;
        Target target;
        target.id = 1;
        target.kpi = "nps";
        target.baseline = 40;
        target.baselineDay = toDay({2026, 1, 1});
        target.setOn = target.baselineDay;
        target.value = 50;
        target.due = toDay({2026, 12, 31});
        Target raised = target;
        raised.value = 55;
        raised.setOn = toDay({2026, 6, 1});
        input.yardsticks.targets = {{target, false}, {raised, false}};
        input.benchmark = set.figures.front().benchmark;
        Benchmark benchmark;
        benchmark.kpi = "nps";
        benchmark.value = 44;
        benchmark.low = 42;
        benchmark.high = 46;
        benchmark.sector = "sector median";
        benchmark.source = input.benchmark->source;
        input.yardsticks.benchmarks = {benchmark};
        input.events = {
            {1, toDay({2026, 4, 1}), kNoDay, "Call-back queue launched", "initiative", 0},
            {2, toDay({2026, 4, 20}), toDay({2026, 6, 10}), "Price rise", "market", 0}};
        input.currency = "EUR";
        view.setTrend(presentation::trendContent(input));
        view.setChanges(handMadeChanges(), QStringLiteral("24 comparisons were made together."));
        view.setDimensions({"segment", "channel", "attributes.plan"});
        const Figure& nps = set.figures.front();
        view.setBreakdown(0, presentation::breakdownContent(handMadeBreakdown("nps", "segment"),
                                                            "segment", &nps, "EUR"));
        view.setBreakdown(1, presentation::breakdownContent(handMadeBreakdown("nps", "channel"),
                                                            "channel", &nps, "EUR"));
        view.resize(size);
        view.show();
        QApplication::processEvents();
    }

    [[nodiscard]] ui::KpiCard* card(const char* kpi) const
    {
        return view.findChild<ui::KpiCard*>(QStringLiteral("card-") + QLatin1String(kpi));
    }

    ui::Theme theme{*qobject_cast<QApplication*>(QApplication::instance()), ui::ThemeMode::Light};
    ui::OverviewView view;
};

} // namespace

TEST_CASE("The Overview shows the first eight cards with a value and more on request")
{
    const Shown shown;
    for (const char* kpi :
         {"nps", "csat", "ces", "fcr", "retention", "churn", "clv", "response_rate"}) {
        CAPTURE(kpi);
        REQUIRE(shown.card(kpi) != nullptr);
        CHECK(shown.card(kpi)->isVisible());
    }
    CHECK(shown.card("revenue_per_customer") == nullptr); // it has no value
    CHECK(shown.card("nps")->isChecked());

    auto* more = shown.view.findChild<QPushButton*>(QStringLiteral("allCards"));
    REQUIRE(more != nullptr);
    CHECK(more->text() == QStringLiteral("2 more figures"));
    QSignalSpy asked(&shown.view, &ui::OverviewView::allCardsToggled);
    more->click();
    REQUIRE(asked.count() == 1);
    CHECK(asked.front().front().toBool());

    const Shown all(true);
    CHECK(all.card("revenue_per_customer") != nullptr);
}

TEST_CASE("A card can be chosen by mouse and by keyboard, and Enter opens how it came about")
{
    Shown shown;
    QSignalSpy chosen(&shown.view, &ui::OverviewView::chosenChanged);
    QSignalSpy explain(&shown.view, &ui::OverviewView::explainToggled);
    QTest::mouseClick(shown.card("ces"), Qt::LeftButton);
    REQUIRE(chosen.count() == 1);
    CHECK(shown.view.chosen() == "ces");
    CHECK_FALSE(shown.view.isExplainShown());

    QTest::keyClick(shown.card("fcr"), Qt::Key_Space);
    CHECK(shown.view.chosen() == "fcr");
    CHECK(explain.count() == 0);
    QTest::keyClick(shown.card("churn"), Qt::Key_Return);
    CHECK(shown.view.chosen() == "churn");
    CHECK(explain.count() == 1);
    CHECK(shown.view.isExplainShown());
    QTest::keyClick(&shown.view, Qt::Key_Escape);
    CHECK_FALSE(shown.view.isExplainShown());
    CHECK(explain.count() == 2);
}

TEST_CASE("Cards stand in the tab order of reading")
{
    const Shown shown;
    QStringList order;
    QWidget* start = shown.view.widget();
    for (QWidget* next = start->nextInFocusChain(); next != start; next = next->nextInFocusChain())
        if (next->objectName().startsWith(QLatin1String("card-")) &&
            (next->focusPolicy() & Qt::TabFocus) != 0)
            order << next->objectName();
    CHECK(order == QStringList({QStringLiteral("card-nps"), QStringLiteral("card-csat"),
                                QStringLiteral("card-ces"), QStringLiteral("card-fcr"),
                                QStringLiteral("card-retention"), QStringLiteral("card-churn"),
                                QStringLiteral("card-clv"), QStringLiteral("card-response_rate")}));
}

TEST_CASE("Tab goes from card to card, whichever is chosen")
{
    Shown shown;
    shown.view.activateWindow();
    QTest::mouseClick(shown.card("csat"), Qt::LeftButton);
    CHECK_FALSE(shown.card("nps")->isChecked());
    shown.card("nps")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    CHECK(QApplication::focusWidget() == shown.card("csat"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    CHECK(QApplication::focusWidget() == shown.card("ces"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    CHECK(QApplication::focusWidget() == shown.card("csat"));
    QTest::mouseClick(shown.card("csat"), Qt::LeftButton);
    CHECK(shown.card("csat")->isChecked()); // choosing it again does not let it go
}

TEST_CASE("A card says everything to a screen reader")
{
    const Shown shown(true);
    const QString nps = shown.card("nps")->accessibleName();
    CHECK(nps.contains(QStringLiteral("Net Promoter Score: 47")));
    CHECK(nps.contains(QStringLiteral("+5 better vs Q2 2026")));
    CHECK(nps.contains(QStringLiteral("On track")));
    CHECK(shown.card("revenue_per_customer")
              ->accessibleName()
              .contains(QStringLiteral("no purchases in this period")));
}

TEST_CASE("The explanation lists counts and opens its rows")
{
    Shown shown;
    const auto explanation = std::make_shared<const Explanation>(handMadeExplanation());
    presentation::ExplainedRowsModel rows;
    rows.setExplanation(explanation, [](std::size_t i) {
        return std::vector<std::string>{"promoter", "C-" + std::to_string(i), "2026-09-14", "9",
                                        "Quick"};
    });
    shown.view.setRowsModel(&rows);
    shown.view.setExplainShown(true);
    shown.view.setExplanation(presentation::explainContent(*explanation, "EUR"));
    QApplication::processEvents();
    CHECK(shown.view.findChild<QLabel*>(QStringLiteral("explainValue"))->text() ==
          QStringLiteral("47"));
    QStringList words;
    for (const QLabel* label :
         shown.view.findChild<QWidget*>(QStringLiteral("explainCounts"))->findChildren<QLabel*>())
        words << label->text();
    CHECK(words.contains(QStringLiteral("Promoters (9\u201310)")));
    CHECK(words.contains(QStringLiteral("1,771")));
    CHECK(words.contains(QStringLiteral("Set aside: no score")));
    CHECK(words.contains(QStringLiteral("2,949")));
    CHECK(words.count(QStringLiteral("2,914")) == 1);
    keepPicture(shown.view, QStringLiteral("explain"));

    QSignalSpy asked(&shown.view, &ui::OverviewView::rowsAsked);
    auto* link = shown.view.findChild<QPushButton*>(QStringLiteral("explainRows"));
    REQUIRE(link != nullptr);
    CHECK(link->text() == QStringLiteral("Show the 1,000 rows"));
    link->click();
    CHECK(asked.count() == 1);
    shown.view.setRowsShown(true, QStringLiteral("The rows behind NPS"));
    QApplication::processEvents();
    auto* table = shown.view.findChild<QTableView*>(QStringLiteral("rows"));
    CHECK(table->isVisible());
    CHECK(table->model()->index(0, 1).data().toString() == QStringLiteral("C-0"));
    keepPicture(shown.view, QStringLiteral("rows"));
}

TEST_CASE("The chart turns into a table with T")
{
    Shown shown;
    auto* card = shown.view.findChild<ui::ChartCard*>(QStringLiteral("trend"));
    auto* chart = shown.view.findChild<ui::TrendChart*>(QStringLiteral("trendChart"));
    QTest::keyClick(chart, Qt::Key_T);
    CHECK(card->isTableShown());
    CHECK(card->table().rowCount() == 21);
    CHECK(card->table().index(20, 0).data().toString() ==
          QStringLiteral("September 2026 (not over)"));
}

TEST_CASE("Left and Right walk over the points and say them")
{
    const Shown shown;
    auto* chart = shown.view.findChild<ui::TrendChart*>(QStringLiteral("trendChart"));
    QSignalSpy pointed(chart, &ui::TrendChart::pointed);
    QTest::keyClick(chart, Qt::Key_Left);
    CHECK(chart->current() == 20);
    QTest::keyClick(chart, Qt::Key_Left);
    CHECK(chart->current() == 19);
    CHECK(pointed.back().front().toString().startsWith(QStringLiteral("August 2026: ")));
}

TEST_CASE("A row of a breakdown can be taken by keyboard and by mouse")
{
    const Shown shown;
    auto* dots = shown.view.findChild<ui::DotPlot*>(QStringLiteral("dots1"));
    QSignalSpy taken(&shown.view, &ui::OverviewView::groupTaken);
    dots->setFocus();
    QTest::keyClick(dots, Qt::Key_Return); // the first row: the best, Phone with 58
    REQUIRE(taken.count() == 1);
    CHECK(taken.back().at(0).toInt() == 1);
    CHECK(taken.back().at(1).toString() == QStringLiteral("Phone"));
    QTest::mouseClick(dots, Qt::LeftButton, {}, QPoint(30, 25 + 12)); // the second row
    CHECK(taken.back().at(1).toString() == QStringLiteral("E-mail"));
}

TEST_CASE("The Overview in both themes and sizes gives no Qt warning")
{
    Shown light;
    keepPicture(light.view, QStringLiteral("overview-light"));
    light.theme.setMode(ui::ThemeMode::Dark);
    QApplication::processEvents();
    CHECK(ui::tokensOf(light.view).dark);
    keepPicture(light.view, QStringLiteral("overview-dark"));
    Shown small(true, {1072, 665});
    CHECK_FALSE(ui::tokensOf(small.view).dark);
    keepPicture(small.view, QStringLiteral("overview-small"));
    small.view.setEmpty(true);
    QApplication::processEvents();
    keepPicture(small.view, QStringLiteral("overview-empty"));
}
