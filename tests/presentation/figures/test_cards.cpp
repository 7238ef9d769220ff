// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "presentation/breakdown.h"
#include "presentation/kpi_card.h"
#include "presentation/text_table_model.h"
#include "presentation/trend_content.h"

using namespace regard;
using namespace regard::presentation;

namespace {

Figure figureOf(std::string_view kpi, double value, double half, double n)
{
    Figure figure;
    figure.kpi = kpiById(kpi);
    figure.period = {toDay({2026, 7, 1}), toDay({2026, 9, 30})};
    figure.estimate.value = value;
    figure.estimate.interval = stats::Interval{value - half, value + half};
    figure.estimate.n = n;
    return figure;
}

Target targetOf(double baseline, double value, Day setOn)
{
    Target target;
    target.id = 7;
    target.kpi = "nps";
    target.baseline = baseline;
    target.baselineDay = toDay({2026, 1, 1});
    target.value = value;
    target.due = toDay({2026, 12, 31});
    target.setOn = setOn;
    return target;
}

} // namespace

TEST_CASE("A card says value, interval, change, verdict, target and n")
{
    Figure nps = figureOf("nps", 47, 3.1, 2914);
    nps.previous = figureOf("nps", 42, 3.2, 2760).estimate;
    nps.difference = stats::Difference{5, 0.8, 9.2, 0.019};
    nps.verdict = Verdict::Better;
    nps.target = TargetNow{1, 50, toDay({2026, 12, 31}), 46, TargetStatus::OnTrack, "Why.", ""};
    const KpiCardContent card =
        cardContent(nps, {"EUR", toDay({2026, 10, 5}), QStringLiteral("Q2 2026")});
    CHECK(card.value == "47");
    CHECK(card.change == "+5");
    CHECK(card.verdict == "better");
    CHECK(card.changeTone == Tone::Good);
    CHECK(card.comparedWith == "vs Q2 2026");
    CHECK(card.status == "On track");
    CHECK(card.target == QString::fromUtf8("target 50 · 31 Dec"));
    CHECK(card.count == QString::fromUtf8("n\u00A02,914"));
}

TEST_CASE("A card without a value says why and nothing else")
{
    Figure none;
    none.kpi = kpiById("ces");
    none.estimate.reason = "No answers in this period.";
    const KpiCardContent card = cardContent(none, {});
    CHECK(card.value == QString(QChar(0x2013)));
    CHECK(card.reason == "No answers in this period.");
    CHECK(card.change.isEmpty());
    CHECK(card.count.isEmpty());
}

TEST_CASE("A mean stands on its scale")
{
    Figure ces = figureOf("ces", 5.4, 0.1, 1902);
    ces.conventions = {{"scale", "1-7"}};
    CHECK(cardContent(ces, {}).interval == QString::fromUtf8("±\u00A00.1 of 7"));
}

TEST_CASE("Falling churn is good news")
{
    Figure churn = figureOf("churn", 7.4, 0.5, 9417);
    churn.difference = stats::Difference{-0.7, -1.3, -0.1, 0.02};
    churn.verdict = Verdict::Better;
    const KpiCardContent card = cardContent(churn, {});
    CHECK(card.change == QString::fromUtf8("−0.7"));
    CHECK(card.changeTone == Tone::Good);
}

TEST_CASE("Cards with a value come before those without, two rows at first")
{
    FigureSet set;
    set.figures = {figureOf("nps", 47, 3, 10), figureOf("response_rate", 30, 1, 10),
                   figureOf("reopen_rate", 2, 1, 10)};
    set.figures[1].estimate = {};
    const auto all = cardOrder(set, true);
    REQUIRE(all.size() == 3);
    CHECK(all[0]->kpi->id == "nps");
    CHECK(all[1]->kpi->id == "reopen_rate");
    CHECK(all[2]->kpi->id == "response_rate");
    CHECK(cardOrder(set, false).size() == 3);

    FigureSet many;
    for (const KpiDefinition& kpi : kpiDefinitions())
        many.figures.push_back(figureOf(kpi.id, 1, 1, 10));
    many.figures[0].estimate = {}; // nps: a shop without surveys
    const auto first = cardOrder(many, false);
    REQUIRE(first.size() == 8);
    CHECK(first[0]->kpi->id == "csat");
    CHECK(std::ranges::count(first, std::string_view("nps"),
                             [](const Figure* figure) { return figure->kpi->id; }) == 0);
}

TEST_CASE("A target's path is drawn as it was set at the time")
{
    const Target first = targetOf(40, 50, toDay({2026, 1, 1}));
    const Target raised = targetOf(40, 55, toDay({2026, 7, 1}));
    const auto legs = targetPath({{first, false}, {raised, false}}, "nps", {});
    REQUIRE(legs.size() == 2);
    CHECK_FALSE(legs[0].current);
    CHECK(legs[0].from == toDay({2026, 1, 1}));
    CHECK(legs[0].to == toDay({2026, 7, 1}));
    CHECK(legs[0].fromValue == 40);
    // 1 January to 31 December are 364 days, to 1 July 181: 40 + 10 x 181 / 364
    CHECK(legs[0].toValue == Approx(44.9725).margin(1e-4));
    CHECK(legs[1].current);
    CHECK(legs[1].fromValue == Approx(47.4588).margin(1e-4)); // 40 + 15 x 181 / 364
    CHECK(legs[1].toValue == 55);
}

TEST_CASE("A target that was removed ends on that day, and other groups have their own")
{
    const Target first = targetOf(40, 50, toDay({2026, 1, 1}));
    Target gone = first;
    gone.setOn = toDay({2026, 4, 1});
    const auto legs = targetPath({{first, false}, {gone, true}}, "nps", {});
    REQUIRE(legs.size() == 1);
    CHECK(legs[0].to == toDay({2026, 4, 1}));
    CHECK_FALSE(legs[0].current);
    CHECK(targetPath({{first, false}}, "nps", {{"segment", "Retail"}}).empty());
    CHECK(targetPath({{first, false}}, "csat", {}).empty());
}

TEST_CASE("Figures that depend on the length of their period are drawn in units of that length")
{
    PeriodContext context;
    context.today = toDay({2026, 10, 5});
    context.data = {toDay({2023, 10, 1}), toDay({2026, 9, 30})};
    const Period quarter{toDay({2026, 7, 1}), toDay({2026, 9, 30})};
    CHECK(trendSpan(*kpiById("churn"), quarter, context, 24).unit == Calendar::Quarter);
    const TrendSpan nps = trendSpan(*kpiById("nps"), quarter, context, 24);
    CHECK(nps.unit == Calendar::Month);
    CHECK(nps.period.from == toDay({2024, 10, 1}));
    CHECK(nps.period.to == toDay({2026, 9, 30}));
    context.data.from = toDay({2026, 9, 1});
    CHECK(trendSpan(*kpiById("nps"), quarter, context, 24).unit == Calendar::Day);
}

TEST_CASE("A month without answers is a gap and the chart says what it shows")
{
    TrendInput input;
    input.kpi = kpiById("nps");
    input.span = {Calendar::Month, {toDay({2026, 7, 1}), toDay({2026, 9, 30})}};
    input.context.today = toDay({2026, 10, 5});
    input.currency = "EUR";
    for (int month = 7; month <= 9; ++month) {
        Figure figure = figureOf("nps", 40 + month, 4, 900);
        figure.period = {toDay({2026, month, 1}), firstOfMonth(toDay({2026, month, 1}), 1) - 1};
        if (month == 8)
            figure.estimate = {};
        figure.complete = month < 9;
        input.figures.push_back(figure);
    }
    const TrendContent content = trendContent(input);
    REQUIRE(content.points.size() == 3);
    CHECK_FALSE(content.points[1].value.has_value());
    CHECK_FALSE(content.points[2].complete);
    CHECK(content.labels.size() == 3);
    CHECK(content.summary ==
          "NPS went from 47 in July 2026 to 49 in September 2026 (45.0 to 53.0).");
    CHECK(content.targetLabel.isEmpty());
    CHECK(content.axis.low <= 43);
    CHECK(content.axis.high >= 53);
}

TEST_CASE("A break of method stands on the chart of the figures that it touches, and in its table")
{
    TrendInput input;
    input.kpi = kpiById("csat");
    input.span = {Calendar::Month, {toDay({2026, 7, 1}), toDay({2026, 9, 30})}};
    input.context.today = toDay({2026, 10, 5});
    for (int month = 7; month <= 9; ++month) {
        Figure figure = figureOf("csat", 70 + month, 2, 900);
        figure.period = {toDay({2026, month, 1}), firstOfMonth(toDay({2026, month, 1}), 1) - 1};
        input.figures.push_back(figure);
    }
    MethodBreak one;
    one.day = toDay({2026, 8, 10});
    one.kpis = {"csat", "csat_mean"};
    one.label = "scale 1-5 to 1-7";
    one.sentence = "CSAT is asked on the scale 1-7 from 10 August 2026 on, 1-5 before.";
    MethodBreak other = one; // before the first value it parts nothing
    other.day = toDay({2026, 7, 1});
    input.breaks = {other, one};
    const TrendContent content = trendContent(input);
    REQUIRE(content.events.size() == 1);
    CHECK(content.events[0].isBreak());
    CHECK(content.events[0].at == one.day);
    CHECK(content.events[0].title == QStringLiteral("scale 1-5 to 1-7"));
    CHECK(content.summary.endsWith(QStringLiteral("; the method changed: scale 1-5 to 1-7.")));
    CHECK(content.note.contains(QStringLiteral("dashed upright: method changed")));
    TextTableModel table;
    fillTable(table, content);
    REQUIRE(table.columnCount() == 5);
    CHECK(table.index(1, 4).data().toString() == QStringLiteral("scale 1-5 to 1-7"));
    CHECK(table.index(0, 4).data().toString().isEmpty());

    input.kpi = kpiById("nps");
    const TrendContent untouched = trendContent(input);
    CHECK(untouched.events.empty());
    fillTable(table, untouched);
    CHECK(table.columnCount() == 4);
}

TEST_CASE("A benchmark that cannot be compared is not drawn")
{
    TrendInput input;
    input.kpi = kpiById("nps");
    input.span = {Calendar::Month, {toDay({2026, 7, 1}), toDay({2026, 7, 31})}};
    input.figures = {figureOf("nps", 47, 3, 900)};
    input.benchmark =
        BenchmarkNow{44, "A panel", "1-10", toDay({2026, 1, 1}), false, "Other scale."};
    CHECK_FALSE(trendContent(input).benchmark.has_value());
    input.benchmark->comparable = true;
    CHECK(trendContent(input).benchmark.has_value());
}

TEST_CASE("A breakdown puts the best first, those without a value last, and flags the small")
{
    FigureSet set;
    const auto add = [&](const char* name, double value, double n) {
        Figure figure = figureOf("churn", value, 1, n);
        figure.group["segment"] = name;
        set.figures.push_back(figure);
    };
    add("Retail", 9, 4000);
    add("Business", 4, 300);
    add("", 30, 12);
    add("None", 0, 0);
    set.figures.back().estimate = {};
    set.figures.back().estimate.reason = "No customers.";
    const BreakdownContent content = breakdownContent(set, "segment", nullptr, "EUR");
    REQUIRE(content.rows.size() == 4);
    CHECK(content.rows[0].name == "Business"); // lower churn is better
    CHECK(content.rows[2].name == "not given");
    CHECK(content.rows[2].small);
    CHECK_FALSE(content.rows[3].at.has_value());
    CHECK(content.rows[3].reason == "No customers.");
    CHECK(content.note.contains("(not given) stands on fewer than 100"));
    CHECK(breakdownContent(set, "segment", nullptr, "EUR", 2).more == 2);
}

TEST_CASE("A dimension that does not apply says so")
{
    FigureSet set;
    Figure figure;
    figure.kpi = kpiById("churn");
    figure.estimate.reason = "Customers have no channel.";
    set.figures = {figure};
    const BreakdownContent content = breakdownContent(set, "channel", nullptr, "EUR");
    CHECK(content.rows.empty());
    CHECK(content.note == "Customers have no channel.");
    CHECK(dimensionTitle("attributes.contract_type") == "Contract type");
}
