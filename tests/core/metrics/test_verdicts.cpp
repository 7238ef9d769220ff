// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

using namespace regard;
using namespace regard::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows answers()
{
    return {{"kind", "score", "answered_at", "channel"}};
}

/// Adds NPS answers: promoters, passives, detractors on a day.
void addNps(Rows& rows, const std::string& day, int promoters, int passives, int detractors,
            const std::string& channel = "Phone")
{
    for (int i = 0; i < promoters; ++i) {
        rows.push_back({"nps", "10", day, channel});
    }
    for (int i = 0; i < passives; ++i) {
        rows.push_back({"nps", "7", day, channel});
    }
    for (int i = 0; i < detractors; ++i) {
        rows.push_back({"nps", "0", day, channel});
    }
}

Query secondQuarter(std::vector<std::string> kpis = {"nps"})
{
    Query query = queryFor("2026-04-01", "2026-06-30", std::move(kpis));
    query.compare = Comparison::Previous;
    return query;
}

Figure judged(const Rows& rows, const Query& query = secondQuarter())
{
    return figureOf(DatasetBuilder().table(Table::Survey, rows).build(), query);
}

} // namespace

TEST_CASE("NPS 60 to 65 at 200 answers is too few to say, and about 2,600 are needed")
{
    // p .70, d .10 of 200 and p .73, d .08: 140/40/20 and 146/38/16.
    Rows rows = answers();
    addNps(rows, "2026-02-01", 140, 40, 20);
    addNps(rows, "2026-05-01", 146, 38, 16);
    const Figure figure = judged(rows);
    CHECK(*figure.estimate.value == 65);
    CHECK(*figure.previous->value == 60);
    CHECK(figure.difference->change == 5);
    CHECK(figure.verdict == Verdict::TooFew);
    REQUIRE(figure.needed);
    // From 60 by half more promoters, half fewer detractors: p .725, d .075, variance .44 + .3775.
    CHECK(*figure.needed == Approx(7.849 * 0.8175 / 0.0025).epsilon(0.001));
    CHECK(*figure.needed == Approx(2600).epsilon(0.02));
}

TEST_CASE("The same change on 4,000 answers is better, the reverse is worse, and none is no change")
{
    Rows up = answers();
    addNps(up, "2026-02-01", 2800, 800, 400);
    addNps(up, "2026-05-01", 2920, 760, 320);
    CHECK(judged(up).verdict == Verdict::Better);
    Rows down = answers();
    addNps(down, "2026-02-01", 2920, 760, 320);
    addNps(down, "2026-05-01", 2800, 800, 400);
    CHECK(judged(down).verdict == Verdict::Worse);
    Rows same = answers();
    addNps(same, "2026-02-01", 2800, 800, 400);
    addNps(same, "2026-05-01", 2804, 796, 400);
    CHECK(judged(same).verdict == Verdict::NoChange);
}

TEST_CASE("Fewer than 30 answers are too few whatever the change")
{
    Rows rows = answers();
    addNps(rows, "2026-02-01", 29, 0, 0);
    addNps(rows, "2026-05-01", 0, 0, 500);
    CHECK(judged(rows).verdict == Verdict::TooFew);
}

TEST_CASE("Lower is better for churn: a fall is better")
{
    Rows rows{{"id", "joined_at", "ended_at"}};
    for (int i = 0; i < 2000; ++i) {
        // 400 leave in the first quarter, 100 of the 1,600 left in the second.
        rows.push_back({"c" + std::to_string(i), "2025-01-01",
                        i < 400   ? "2026-02-01"
                        : i < 500 ? "2026-05-01"
                                  : ""});
    }
    const auto data = DatasetBuilder().table(Table::Customer, rows).build();
    const Figure figure = figureOf(data, secondQuarter({"churn"}));
    CHECK(*figure.estimate.value == Approx(6.25));
    CHECK(*figure.previous->value == Approx(20));
    CHECK(figure.verdict == Verdict::Better);
    CHECK(figureOf(data, secondQuarter({"retention"})).verdict == Verdict::Better);
}

TEST_CASE("A period that is not over is marked and gets no verdict")
{
    Rows rows = answers();
    addNps(rows, "2026-02-01", 2800, 800, 400);
    addNps(rows, "2026-05-01", 2000, 800, 1200);
    Query query = secondQuarter();
    query.asOf = Moment::date(query.period.to);
    const Figure figure = judged(rows, query);
    CHECK_FALSE(figure.complete);
    CHECK(figure.verdict == Verdict::None);
    CHECK(figure.verdictReason == "The period is not over.");
    CHECK(figure.difference);
}

TEST_CASE("Without a comparison, or without a value in it, there is no verdict but a reason")
{
    Rows rows = answers();
    addNps(rows, "2026-05-01", 2000, 800, 1200);
    const Figure alone = judged(rows);
    CHECK(alone.verdict == Verdict::None);
    CHECK(alone.verdictReason == "There is no value to compare with: No answers in the period.");
    Query query = secondQuarter();
    query.compare = Comparison::None;
    CHECK(judged(rows, query).verdictReason == "Nothing to compare with was asked for.");
}

TEST_CASE("The year before is compared with the same quarter of it")
{
    Rows rows = answers();
    addNps(rows, "2025-05-01", 100, 0, 0);
    addNps(rows, "2026-02-01", 0, 0, 100);
    addNps(rows, "2026-05-01", 100, 0, 100);
    Query query = secondQuarter();
    query.compare = Comparison::YearAgo;
    CHECK(*judged(rows, query).previous->value == 100);
}

TEST_CASE("The false discovery rate is controlled over all figures of the query, which are counted")
{
    // Twenty channels without a change and one whose p alone is near 0.03: with 21 comparisons that
    // is no finding any more.
    Rows alone = answers();
    addNps(alone, "2026-02-01", 500, 0, 500, "Odd");
    addNps(alone, "2026-05-01", 550, 0, 450, "Odd");
    const Figure single = judged(alone);
    REQUIRE(single.difference->p < 0.05);
    REQUIRE(single.difference->p > 0.05 / 21);
    CHECK(single.verdict == Verdict::Better);

    Rows many = alone;
    for (int i = 0; i < 20; ++i) {
        const std::string channel = "Even " + std::to_string(i);
        addNps(many, "2026-02-01", 500, 0, 500, channel);
        addNps(many, "2026-05-01", 500, 0, 500, channel);
    }
    Query query = secondQuarter();
    query.by = {"channel"};
    const Engine engine(DatasetBuilder().table(Table::Survey, many).build());
    const auto set = engine.figures(query, {});
    REQUIRE(set.ok());
    CHECK(set.value().comparisons == 21);
    for (const Figure& figure : set.value().figures) {
        CHECK(figure.verdict != Verdict::Better);
        CHECK(figure.verdict != Verdict::Worse);
    }
}

TEST_CASE("Figures that count everything are not tested")
{
    Rows rows{{"customer", "started_at"}};
    for (int i = 0; i < 200; ++i) {
        rows.push_back({"c" + std::to_string(i), i < 100 ? "2025-01-01" : "2026-05-01"});
    }
    const auto data = DatasetBuilder().table(Table::Subscription, rows).build();
    const Figure figure = figureOf(data, secondQuarter({"active_customers"}));
    CHECK(*figure.estimate.value == 200);
    CHECK(*figure.previous->value == 100);
    CHECK(figure.verdict == Verdict::None);
    CHECK_FALSE(figure.estimate.interval);
}
