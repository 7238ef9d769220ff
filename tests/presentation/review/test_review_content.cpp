// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/requests/filter_changes.h"
#include "presentation/requests/multiples_request.h"
#include "presentation/review/answer_bars.h"
#include "presentation/review/cohort_content.h"
#include "presentation/review/group_moves_content.h"
#include "presentation/review/survival_content.h"
#include "support/catch.h"

#include <cmath>

using namespace regard;
using namespace regard::presentation;

namespace {

Figure monthOfNps(int month, double promoters, double passives, double detractors)
{
    Figure figure;
    figure.kpi = kpiById("nps");
    const Day from = toDay({2026, month, 1});
    figure.period = {from, firstOfMonth(from, 1) - 1};
    figure.estimate.n = promoters + passives + detractors;
    if (figure.estimate.n > 0)
        figure.estimate.value = 100 * (promoters - detractors) / figure.estimate.n;
    figure.estimate.parts = {
        {"promoters", promoters}, {"passives", passives}, {"detractors", detractors}};
    return figure;
}

} // namespace

TEST_CASE("Groups over time begin with the first answers, and a month without is a gap")
{
    const std::vector<Figure> figures{monthOfNps(1, 0, 0, 0), monthOfNps(2, 5, 3, 2),
                                      monthOfNps(3, 0, 0, 0), monthOfNps(4, 6, 2, 2)};
    const BarContent content = groupsOverTime(figures, Calendar::Month, {});
    REQUIRE(content.names.size() == 3);
    CHECK(content.series[0].name == "detractors"); // stands on the axis
    CHECK(content.series[0].values[0] == Approx(20));
    CHECK(content.series[2].values[2] == Approx(60));
    CHECK(std::isnan(content.series[1].values[1]));
    CHECK(content.summary.contains("promoters went from 50 to 60"));
    CHECK_FALSE(groupsOverTime({}, Calendar::Month, {}).reason.isEmpty());
}

TEST_CASE("A spread has every step of its scale, also those that nobody chose")
{
    AnswerSpread spread;
    spread.steps = {{1, 4}, {4, 6}};
    spread.answers = 10;
    const BarContent csat = spreadBars(spread, *kpiById("csat"));
    CHECK(csat.labels == QStringList{"1", "2", "3", "4"});
    CHECK(csat.series.front().values == std::vector<double>{4, 0, 0, 6});
    const BarContent nps = spreadBars(spread, *kpiById("nps"));
    CHECK(nps.labels.size() == 11);
    CHECK(nps.summary == "10 answers; the most frequent is 4, given 6 times.");
    spread = {};
    spread.reason = "No answers.";
    CHECK(spreadBars(spread, *kpiById("nps")).reason == "No answers.");
}

TEST_CASE("Cohorts are blank where the future is, and what is not over is marked")
{
    Cohort first;
    first.month = {toDay({2026, 1, 1}), toDay({2026, 1, 31})};
    first.size = 40;
    first.active = {40, 20, 10};
    first.partial = 2;
    Cohort second;
    second.month = {toDay({2026, 2, 1}), toDay({2026, 2, 28})};
    second.size = 8;
    second.active = {8, 2, std::nullopt};
    second.partial = 1;
    const CohortContent content = cohortContent({first, second}, 12);
    REQUIRE(content.rows.size() == 2);
    CHECK(content.heads == QStringList{"M0", "M1", "M2"});
    CHECK(content.rows[0].cells[1]->text == "50");
    CHECK(content.rows[0].cells[2]->partial);
    CHECK_FALSE(content.rows[1].cells[2].has_value());
    CHECK(content.rows[1].small);
    CHECK_FALSE(content.rows[0].small);
    // Months that are not over are not in the mean: 20 of 40.
    CHECK(content.summary.contains("50.0"));
    CHECK(cohortContent({first, second}, 1).rows.size() == 1);
    CHECK_FALSE(cohortContent({}, 12).reason.isEmpty());
}

TEST_CASE("Moves are told with their shares of the group they left")
{
    GroupMoves moves;
    moves.both = 10;
    moves.moved[GroupMoves::Promoter][GroupMoves::Detractor] = 1;
    moves.moved[GroupMoves::Promoter][GroupMoves::Promoter] = 3;
    moves.moved[GroupMoves::Detractor][GroupMoves::Promoter] = 6;
    moves.up = 6;
    moves.down = 1;
    const TableContent content = groupMovesContent(moves, {});
    REQUIRE(content.rows.size() == 3);
    CHECK(content.rows[0][3].contains("25"));
    CHECK(content.rows[2][1].startsWith("6"));
    CHECK(content.rows[1][4] == "0");
    CHECK(content.footnote.startsWith("10 customers answered both times: 6 moved up, 1 down."));
}

TEST_CASE("A survival curve ends where few are still watched, and small groups come last")
{
    Survival survival;
    SurvivalGroup few;
    few.group = {{"segment", "Few"}};
    few.curve.n = 12;
    few.curve.points = {{1, 12, 1, 0, 0.92, 0.08}, {2, 9, 1, 0, 0.8, 0.1}};
    SurvivalGroup many;
    many.group = {{"segment", "Many"}};
    many.curve.n = 500;
    many.curve.points = {{6, 400, 10, 0, 0.9, 0.01}};
    survival.groups = {few, many};
    const SurvivalContent content = survivalContent(survival, "segment");
    REQUIRE(content.lines.size() == 2);
    CHECK(content.lines[0].name == "Many");
    CHECK(content.lines[1].steps.size() == 1); // 9 at risk are too few
    CHECK(content.months == 6);
    CHECK(content.lines[0].median == "more than half still there");
}

TEST_CASE(
    "Small charts of two dimensions crossed share one axis, those with the most answers first")
{
    FigureSet set;
    const auto add = [&](const char* channel, const char* segment, double value, double n) {
        Figure figure;
        figure.kpi = kpiById("nps");
        figure.group = {{"channel", channel}, {"segment", segment}};
        figure.estimate.value = value;
        figure.estimate.n = n;
        set.figures.push_back(figure);
    };
    add("Chat", "A", 10, 300);
    add("Chat", "B", 30, 200);
    add("Phone", "A", -40, 900);
    add("Social", "B", 50, 150);
    Figure overall;
    overall.kpi = kpiById("nps");
    overall.estimate.value = 0;
    const MultiplesContent content = multiplesContent(set, overall, "segment", "channel", "EUR", 2);
    REQUIRE(content.panels.size() == 2);
    CHECK(content.panels[0].title == "Phone");
    CHECK(content.panels[1].title == "Chat");
    CHECK(content.more == 1);
    CHECK(content.panels[0].low == content.panels[1].low);
    CHECK(content.panels[0].low <= -40);
    CHECK(content.panels[1].rows[0].name == "B"); // the best first
    CHECK(content.title == "NPS by segment, for each channel");
}

TEST_CASE("A value taken twice as filter lets everyone in again")
{
    FilterState filter;
    filter = withValueToggled(filter, "segment", "A");
    CHECK(filter.where == std::vector<Condition>{{"segment", {"A"}}});
    filter = withValueToggled(filter, "segment", "B");
    CHECK(filter.where == std::vector<Condition>{{"segment", {"B"}}});
    CHECK(withValueToggled(filter, "segment", "B").where.empty());
    filter = withGroup(filter, {{"segment", "C"}, {"channel", "Chat"}});
    CHECK(filter.where == std::vector<Condition>{{"segment", {"C"}}, {"channel", {"Chat"}}});
}
