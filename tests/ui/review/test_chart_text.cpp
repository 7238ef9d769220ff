// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "text_recorder.h"

#include "presentation/breakdown.h"
#include "presentation/review/answer_bars.h"
#include "presentation/review/cohort_content.h"
#include "presentation/review/survival_content.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/cohort_triangle.h"
#include "ui/charts/dot_plot.h"
#include "ui/charts/survival_chart.h"
#include "ui/charts/trend_chart.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

using namespace regard;
using namespace regard::presentation;
using test::TextRecorder;

namespace {

/// Figures of a KPI, one a unit of time up to September 2026.
std::vector<Figure> figuresOf(std::string_view kpi, Calendar unit, int count, double level)
{
    std::vector<Figure> figures;
    PeriodContext context;
    context.today = toDay({2026, 10, 1});
    Period period = unitOf(toDay({2026, 9, 30}), unit, context);
    for (int i = 0; i < count; ++i) {
        Figure figure;
        figure.kpi = kpiById(kpi);
        figure.period = period;
        figure.estimate.value = level * (1 + 0.1 * ((i * 7) % 5));
        figure.estimate.interval = stats::Interval{level * 0.95, level * 1.6};
        figure.estimate.n = 200;
        figure.estimate.parts = {{"promoters", 90}, {"passives", 60}, {"detractors", 50}};
        figures.insert(figures.begin(), figure);
        period = unitOf(period.from - 1, unit, context);
    }
    return figures;
}

TrendContent trendOf(std::string_view kpi, Calendar unit, int count, double level, bool crowded)
{
    TrendInput input;
    input.kpi = kpiById(kpi);
    input.figures = figuresOf(kpi, unit, count, level);
    input.span = {unit, {input.figures.front().period.from, input.figures.back().period.to}};
    input.currency = "EUR";
    input.context.today = toDay({2026, 10, 1});
    if (crowded) {
        for (int i = 0; i < 9; ++i)
            input.events.push_back({i, input.span.period.from + 20 + i * 40, kNoDay,
                                    "An event with a name that takes room " + std::to_string(i),
                                    "initiative", 0});
        Target target;
        target.id = 1;
        target.kpi = std::string(kpi);
        target.baseline = level;
        target.baselineDay = input.span.period.from;
        target.value = level * 1.3;
        target.due = toDay({2026, 12, 31});
        target.setOn = input.span.period.from;
        input.yardsticks.targets = {{target, false}};
        BenchmarkNow benchmark;
        benchmark.value = level * 1.31; // close to the target's label
        benchmark.source = "a source";
        input.benchmark = benchmark;
    }
    return trendContent(input);
}

/// Paints the chart as it stands and says what is wrong with its words.
QString troubleOf(QWidget& chart, const QSize& size)
{
    chart.resize(size);
    chart.setAttribute(Qt::WA_DontShowOnScreen);
    chart.show();
    QApplication::processEvents();
    TextRecorder recorder(size);
    QPainter painter(&recorder);
    if (auto* view = qobject_cast<QGraphicsView*>(&chart))
        view->QGraphicsView::render(&painter, QRectF(QPointF(0, 0), size), view->viewport()->rect(),
                                    Qt::IgnoreAspectRatio);
    else
        chart.render(&painter);
    painter.end();
    REQUIRE_FALSE(recorder.texts().empty());
    return recorder.trouble();
}

const std::vector<QSize>& sizes()
{
    static const std::vector<QSize> kSizes{{330, 190}, {420, 240}, {640, 300}, {1100, 420}};
    return kSizes;
}

class Locales final {
public:
    ~Locales() { QLocale::setDefault(QLocale::c()); }
    template <class Check>
    void each(const Check& check)
    {
        for (const char* name : {"en_US", "de_DE", "es_ES", "ar_EG", "ja_JP"}) {
            QLocale::setDefault(QLocale(QString::fromLatin1(name)));
            CAPTURE(name);
            check();
        }
    }
};

} // namespace

TEST_CASE("The recorder sees words that are cut and words that touch")
{
    TextRecorder recorder(QSize(200, 100));
    QPainter painter(&recorder);
    painter.drawText(QPointF(10, 20), QStringLiteral("first"));
    painter.drawText(QPointF(10, 60), QStringLiteral("second"));
    CHECK(recorder.trouble() == "");
    painter.drawText(QPointF(14, 22), QStringLiteral("third"));
    CHECK(recorder.trouble() == "\"first\" touches \"third\"");
    TextRecorder small(QSize(20, 20));
    QPainter other(&small);
    other.drawText(QPointF(5, 15), QStringLiteral("too long for it"));
    CHECK(small.trouble() == "\"too long for it\" is cut");
}

TEST_CASE("Labels of a trend stand apart and whole at every size, unit and locale")
{
    Locales().each([] {
        for (const QSize& size : sizes())
            for (const bool crowded : {false, true})
                for (const auto& [kpi, level] :
                     {std::pair("nps", 40.0), std::pair("median_wait", 4000.0),
                      std::pair("clv", 123456.0)})
                    for (const auto& [unit, count] :
                         {std::pair(Calendar::Month, 24), std::pair(Calendar::Day, 60),
                          std::pair(Calendar::Week, 26), std::pair(Calendar::Quarter, 12),
                          std::pair(Calendar::Year, 4)}) {
                        ui::TrendChart chart;
                        chart.setContent(trendOf(kpi, unit, count, level, crowded));
                        CAPTURE(size.width(), crowded, kpi, count);
                        CHECK(troubleOf(chart, size).toStdString() == "");
                    }
    });
}

TEST_CASE("Labels of bars stand apart and whole")
{
    AnswerSpread spread;
    for (int score = 0; score <= 10; ++score)
        spread.steps.push_back({double(score), 1000 * (score + 1)});
    spread.answers = 66000;
    Locales().each([&] {
        for (const QSize& size : sizes()) {
            ui::BarChart bars;
            bars.setContent(spreadBars(spread, *kpiById("nps")));
            CHECK(troubleOf(bars, size).toStdString() == "");
            for (const auto& [unit, count] :
                 {std::pair(Calendar::Month, 24), std::pair(Calendar::Day, 60)}) {
                bars.setContent(groupsOverTime(figuresOf("nps", unit, count, 20), unit, {}));
                CAPTURE(size.width(), count);
                CHECK(troubleOf(bars, size).toStdString() == "");
            }
        }
    });
}

TEST_CASE("Labels of survival curves, dots and the triangle stand apart and whole")
{
    Survival survival;
    for (int group = 0; group < 6; ++group) {
        SurvivalGroup one;
        one.group = {{"segment", std::string(std::size_t(10 + group * 30), 'x')}};
        one.curve.n = 100 + group;
        for (int month = 1; month <= 70; ++month)
            one.curve.points.push_back({double(month), 100, 1, 0, 1 - month / 100.0, 0.01});
        survival.groups.push_back(std::move(one));
    }
    BreakdownContent breakdown;
    breakdown.dimension = "segment";
    breakdown.low = 0;
    breakdown.high = 100;
    breakdown.target = 52;
    breakdown.targetLabel = QStringLiteral("target 52");
    breakdown.overall = 50;
    breakdown.overallLabel = QStringLiteral("all 50");
    for (int row = 0; row < 8; ++row) {
        BreakdownRow one;
        one.name = QString(5 + row * 12, u'n');
        one.at = row * 12.0;
        one.low = row * 12.0 - 5;
        one.high = row * 12.0 + 5;
        one.figure = QStringLiteral("%1 min 20 s").arg(row);
        one.count = QStringLiteral("n 1,234,567");
        breakdown.rows.push_back(one);
    }
    std::vector<Cohort> cohorts;
    for (int i = 0; i < 13; ++i) {
        Cohort cohort;
        cohort.month = {firstOfMonth(toDay({2025, 9, 1}), i),
                        firstOfMonth(toDay({2025, 9, 1}), i + 1) - 1};
        cohort.size = 1'234'567;
        for (int k = 0; k < 13; ++k)
            cohort.active.push_back(k + i < 13 ? std::optional<std::int64_t>(1'234'567 - k * 9000)
                                               : std::nullopt);
        cohorts.push_back(std::move(cohort));
    }
    Locales().each([&] {
        for (const QSize& size : sizes()) {
            CAPTURE(size.width());
            if (size.height() >= 240) {
                ui::SurvivalChart curves;
                curves.setContent(survivalContent(survival, "segment"));
                CHECK(troubleOf(curves, size).toStdString() == "");
            }
            ui::DotPlot dots;
            dots.setContent(breakdown);
            CHECK(troubleOf(dots, QSize(size.width(), dots.sizeHint().height())).toStdString() ==
                  "");
            if (size.width() >= 640) {
                ui::CohortTriangle triangle;
                triangle.setContent(cohortContent(cohorts, 13));
                CHECK(troubleOf(triangle, QSize(size.width(), triangle.sizeHint().height()))
                          .toStdString() == "");
            }
        }
    });
}
