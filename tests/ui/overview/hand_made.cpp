// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand_made.h"

#include <QDir>
#include <QPixmap>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace regard::test {

namespace {

const Day kQuarterFirst = toDay({2026, 7, 1});
const Day kQuarterLast = toDay({2026, 9, 30});
const Day kDue = toDay({2026, 12, 31});

void compare(Figure& figure, double change, double half, Verdict verdict)
{
    figure.difference = stats::Difference{change, change - half, change + half, 0.02};
    figure.verdict = verdict;
    Estimate before = figure.estimate;
    before.value = *figure.estimate.value - change;
    figure.previous = before;
}

void aim(Figure& figure, double value, TargetStatus status)
{
    figure.target = TargetNow{1, value, kDue, value, status, "A reason in one sentence.", "Head"};
}

} // namespace

Figure handMadeFigure(std::string_view kpi, double value, double half, double n)
{
    Figure figure;
    figure.kpi = kpiById(kpi);
    figure.period = {kQuarterFirst, kQuarterLast};
    figure.estimate.value = value;
    figure.estimate.interval = stats::Interval{value - half, value + half};
    figure.estimate.n = n;
    figure.method = std::string(figure.kpi->method);
    return figure;
}

FigureSet handMadeFigures()
{
    FigureSet set;
    set.asOf = toDay({2026, 10, 5});
    set.period = {kQuarterFirst, kQuarterLast};
    set.comparedWith = Period{toDay({2026, 4, 1}), toDay({2026, 6, 30})};
    set.comparisons = 8;
    Figure nps = handMadeFigure("nps", 47, 3.1, 2914);
    nps.estimate.parts = {{"promoters", 1771}, {"passives", 741}, {"detractors", 402}};
    nps.estimate.setAside = {{"no score", 31}, {"out of range", 4}};
    nps.estimate.rowsInScope = 2949;
    nps.benchmark = BenchmarkNow{44, "Sector panel 2026", "0-10", toDay({2026, 3, 1}), true, ""};
    compare(nps, 5, 4.2, Verdict::Better);
    aim(nps, 50, TargetStatus::OnTrack);
    Figure csat = handMadeFigure("csat", 84.2, 1.4, 2688);
    compare(csat, -0.6, 1.9, Verdict::NoChange);
    aim(csat, 87, TargetStatus::AtRisk);
    Figure ces = handMadeFigure("ces", 5.4, 0.1, 1902);
    compare(ces, -0.3, 0.14, Verdict::Worse);
    aim(ces, 5.9, TargetStatus::OffTrack);
    Figure fcr = handMadeFigure("fcr", 73.9, 0.8, 11204);
    compare(fcr, 1.9, 1.1, Verdict::Better);
    aim(fcr, 75, TargetStatus::Met);
    Figure retention = handMadeFigure("retention", 92.6, 0.5, 9417);
    compare(retention, 0.7, 0.6, Verdict::Better);
    aim(retention, 93, TargetStatus::MetAtACost);
    Figure churn = handMadeFigure("churn", 7.4, 0.5, 9417);
    churn.complete = false;
    Figure clv = handMadeFigure("clv", 2046, 61, 9417);
    compare(clv, 38, 85, Verdict::TooFew);
    Figure revenue;
    revenue.kpi = kpiById("revenue_per_customer");
    revenue.estimate.reason =
        "There are no purchases in this period. Import orders or invoices to see it.";
    set.figures = {nps,
                   csat,
                   ces,
                   fcr,
                   retention,
                   churn,
                   clv,
                   revenue,
                   handMadeFigure("response_rate", 31.2, 0.9, 9800),
                   handMadeFigure("average_handle_time", 412, 11, 11840)};
    return set;
}

std::vector<Figure> handMadeTrend(std::string_view kpi, int months, double first, double last,
                                  double half, bool lastComplete)
{
    std::vector<Figure> figures;
    for (int i = 0; i < months; ++i) {
        const double part = months < 2 ? 1 : double(i) / (months - 1);
        const double wave = std::sin(i * 1.7) * half * 0.4;
        Figure figure = handMadeFigure(kpi, first + part * (last - first) + wave, half, 950);
        figure.period.from = firstOfMonth(kQuarterLast, i - months + 1);
        figure.period.to = firstOfMonth(kQuarterLast, i - months + 2) - 1;
        figure.previous.reset();
        if (i == months / 3) {
            figure.estimate = {};
            figure.estimate.reason = "No answers in this month.";
        }
        figure.complete = lastComplete || i + 1 < months;
        figures.push_back(figure);
    }
    return figures;
}

FigureSet handMadeBreakdown(std::string_view kpi, const std::string& dimension)
{
    FigureSet set;
    const auto add = [&](const char* name, double value, double half, double n) {
        Figure figure = handMadeFigure(kpi, value, half, n);
        figure.group[dimension] = name;
        set.figures.push_back(figure);
    };
    add("Phone", 58, 4, 914);
    add("Social", 22, 14, 18);
    add("E-mail", 51, 5, 642);
    add("A channel with a name that is much longer than anyone would ever think of", 49, 7, 283);
    add("Web form", 44, 5, 471);
    add("Chat", 31, 6, 418);
    Figure none = handMadeFigure(kpi, 0, 1, 0);
    none.estimate = {};
    none.estimate.reason = "No answers.";
    none.group[dimension] = "Letter";
    set.figures.push_back(none);
    return set;
}

Explanation handMadeExplanation()
{
    Explanation explanation;
    explanation.figure = handMadeFigures().figures.front();
    explanation.figure.conventions = {{"time_zone", "Europe/Berlin"}};
    explanation.figure.notes = {"First 7 days have no look-back."};
    explanation.sources = {{"responses-2026-09.csv", 2914}};
    explanation.columns = {"counted as", "customer", "answered_at", "score", "comment"};
    for (std::size_t i = 0; i < 1000; ++i)
        explanation.rows.push_back({Table::Survey, i, i % 3 == 0 ? "detractor" : "promoter"});
    return explanation;
}

std::vector<Change> handMadeChanges()
{
    return {{Tone::Bad,
             "Effort rose in Chat.",
             "CES 5.7 to 4.9 against the quarter before, n 418, p < 0.001.",
             "ces",
             {{"channel", "Chat"}}},
            {Tone::Warn,
             "Handle time fell while satisfaction fell.",
             "Average handle time 7 min 4 s to 6 min 2 s; CSAT 85.1 % to 82.0 %.",
             "average_handle_time",
             {}},
            {Tone::Good, "Net Promoter Score rose.", "NPS 42 to 47, n 2,914, p 0.019.", "nps", {}}};
}

void keepPicture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("REGARD_PICTURES");
    if (!folder.isEmpty())
        widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace regard::test
