// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "asking.h"
#include "support/catch.h"

#include <regard/metrics/answer_groups.h>

using namespace regard;
using namespace regard::test;

namespace {

std::shared_ptr<const Dataset> answers()
{
    return DatasetBuilder()
        .table(Table::Survey, R"(kind, customer, score, answered_at
            nps, a, 10, 2025-10-03
            nps, b, 9, 2025-10-04
            nps, c, 3, 2025-11-05
            nps, d, 7, 2025-12-06
            nps, e, 10, 2025-12-07
            nps, g, 8, 2025-12-08
            nps, a, 9, 2026-01-03
            nps, b, 6, 2026-01-04
            nps, c, 8, 2026-02-05
            nps, d, 10, 2026-02-06
            nps, f, 0, 2026-02-07
            nps, g, 2, 2026-02-08
            nps, g, 9, 2026-03-08
            nps, , 5, 2026-03-09
            nps, a, , 2026-03-10
            csat, a, 1, 2026-03-11)")
        .build();
}

} // namespace

TEST_CASE("Answers spread over the steps that were answered, and what does not count is not in it")
{
    const Engine engine(answers());
    const auto spread = answerSpread(engine, "nps", queryFor("2026-01-01", "2026-03-31"));
    REQUIRE(spread.ok());
    CHECK(spread.value().answers == 8);
    std::vector<std::pair<double, std::int64_t>> steps;
    for (const auto& step : spread.value().steps) {
        steps.emplace_back(step.score, step.answers);
    }
    CHECK(steps == std::vector<std::pair<double, std::int64_t>>{
                       {0, 1}, {2, 1}, {5, 1}, {6, 1}, {8, 1}, {9, 2}, {10, 1}});
    const Figure figure = figureOf(answers(), queryFor("2026-01-01", "2026-03-31", {"nps"}));
    CHECK(figure.estimate.n == 8); // the same answers as the figure's
}

TEST_CASE("Without answers there is a reason, and a figure that no survey answers is refused")
{
    const Engine engine(answers());
    const auto none = answerSpread(engine, "nps", queryFor("2020-01-01", "2020-03-31"));
    REQUIRE(none.ok());
    CHECK(none.value().steps.empty());
    CHECK_FALSE(none.value().reason.empty());
    const auto refused = answerSpread(engine, "churn", queryFor("2026-01-01", "2026-03-31"));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message == "Churn is not a score of surveys.");
}

TEST_CASE("Moves between groups are those of the same customers, each by the last answer")
{
    const Engine engine(answers());
    Query query = queryFor("2026-01-01", "2026-03-31");
    query.compare = Comparison::Previous;
    const auto found = groupMoves(engine, query);
    REQUIRE(found.ok());
    const GroupMoves& moves = found.value();
    REQUIRE(moves.before.has_value());
    CHECK(*moves.before == period("2025-10-01", "2025-12-31"));
    using enum GroupMoves::Group;
    CHECK(moves.both == 5);
    CHECK(moves.moved[Promoter][Promoter] == 1);  // a
    CHECK(moves.moved[Promoter][Detractor] == 1); // b
    CHECK(moves.moved[Detractor][Passive] == 1);  // c
    CHECK(moves.moved[Passive][Promoter] == 2);   // d, and g by the answer of March
    CHECK(moves.up == 3);
    CHECK(moves.down == 1);
    CHECK(moves.onlyBefore == 1);
    CHECK(moves.onlyAfter == 1);
    CHECK(moves.anonymous == 1);
    // Changes 0, -200, 100, 100, 100: mean 20, variance 68000 / 4; t of 4 degrees 2.7764451052.
    REQUIRE(moves.change.has_value());
    CHECK(*moves.change == Approx(20));
    const double half = 2.7764451052 * std::sqrt(17000.0 / 5);
    CHECK(moves.interval->low == Approx(20 - half));
    CHECK(moves.interval->high == Approx(20 + half));
}

TEST_CASE("Moves need a period to compare with")
{
    const Engine engine(answers());
    const auto moves = groupMoves(engine, queryFor("2026-01-01", "2026-03-31"));
    REQUIRE(moves.ok());
    CHECK(moves.value().both == 0);
    CHECK(moves.value().reason == "There is no period to compare with. Choose one at the top.");
}
