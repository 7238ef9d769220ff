// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

#include "core/metrics/settling/delays.h"
#include "core/metrics/settling/settling.h"
#include "core/metrics/verdicts.h"

#include <array>
#include <cmath>

using namespace regard;
using namespace regard::metrics;
using namespace regard::test;

TEST_CASE("Delays: when nearly all have ended, and the chance of one that still waits")
{
    // 200 began long ago: 100 ended at once, 50 after a day, 49 after two and 1 after ten.
    const Day last = *parseIsoDate("2026-09-30");
    Delays delays(last);
    const Day began = last - 90;
    for (int i = 0; i < 300; ++i) {
        delays.add(began, i < 100 ? 0 : i < 150 ? 1 : i < 199 ? 2 : i < 200 ? 10 : -1);
    }
    delays.add(last - 3, 0);   // too late to tell
    delays.add(last - 500, 0); // too long ago
    CHECK_FALSE(delays.known());
    delays.close();
    REQUIRE(delays.known());
    CHECK(delays.longest() == 2); // 199 of 200 that end
    // Of 200 that have not ended on the first day (300 - 100) another 100 do; of 150 after a day 50.
    CHECK(delays.later(0) == Approx(0.5));
    CHECK(delays.later(1) == Approx(50.0 / 150));
    CHECK(delays.later(3) == 0);

    Delays few(last);
    few.add(began, 1);
    few.close();
    CHECK_FALSE(few.known());
    CHECK(few.later(0) == 0);
}

TEST_CASE("First contact resolution settles when the follow-up of the last contact is over")
{
    // Windows of 7 days, data to 30 September. Mature: a (solved), b and its repeat of the 3rd (not).
    // Open: c on the 28th; back already: d on the 27th and 29th, the second is a repeat.
    const auto data = DatasetBuilder()
                          .table(Table::Interaction, "customer, opened_at, resolved\n"
                                                     "a, 2026-09-01 10:00:00, yes\n"
                                                     "b, 2026-09-02 10:00:00, yes\n"
                                                     "b, 2026-09-03 10:00:00, yes\n"
                                                     "c, 2026-09-28 10:00:00, yes\n"
                                                     "d, 2026-09-27 10:00:00, yes\n"
                                                     "d, 2026-09-29 10:00:00, yes\n"
                                                     "e, 2026-09-30 10:00:00, yes")
                          .build();
    Query query = queryFor("2026-09-01", "2026-09-30", {"fcr"});
    const Figure figure = figureOf(data, query);
    CHECK(*figure.estimate.value == Approx(50)); // a of a and b
    CHECK(aside(figure, "follow-up not over") == 3);
    REQUIRE(figure.settling);
    // d is lost already: 1 of 5 at least, a, c and e of 5 at most.
    CHECK(figure.settling->low == Approx(20));
    CHECK(figure.settling->high == Approx(60));
    CHECK(figure.settling->pending == 3);
    CHECK(figure.settling->shareExpected == Approx(2.0 / 5));
    CHECK(isoDate(figure.settling->on) == "2026-10-08");
    CHECK_FALSE(figure.settling->awaitsData);
    CHECK(figure.settling->sentence ==
          "Not settled before 2026-10-08: the follow-up of 3 contacts is not over.");
    // Later without newer data nothing is known either, and that is said.
    query.asOf = Moment::date(*parseIsoDate("2026-12-01"));
    const Figure late = figureOf(data, query);
    REQUIRE(late.settling);
    CHECK(late.settling->awaitsData);
    CHECK(late.settling->sentence.ends_with("It settles when they reach 2026-10-07."));
    // A period whose contacts are all old enough is settled.
    CHECK_FALSE(figureOf(data, queryFor("2026-09-01", "2026-09-20", {"fcr"})).settling);
}

TEST_CASE("The response rate settles when the late answers are in")
{
    // Every day from 1 March to 30 September 2026 ten surveys: four answered at once, two after five
    // days, four never. Of the last five days the two of each are still to come.
    std::string text = "kind, score, sent_at, answered_at\n";
    const Day first = *parseIsoDate("2026-03-01");
    const Day last = *parseIsoDate("2026-09-30");
    for (Day day = first; day <= last; ++day) {
        for (int i = 0; i < 10; ++i) {
            const bool late = i >= 4 && i < 6;
            const bool answered = i < 4 || (late && day + 5 <= last);
            text += "nps, " + std::string(answered ? "9" : "") + ", " + isoDate(day) + ", " +
                    (answered ? isoDate(late ? day + 5 : day) : "") + "\n";
        }
    }
    const auto data = DatasetBuilder().table(Table::Survey, text).build();
    const Figure figure = figureOf(data, queryFor("2026-09-01", "2026-09-30", {"response_rate"}));
    // 30 x 6 less the ten that are to come.
    CHECK(*figure.estimate.value == Approx(100.0 * 170 / 300));
    REQUIRE(figure.settling);
    // Each of the six that wait from a day of the last five is answered with the chance of
    // 2 / (2 + 4) = 1/3: 30 x 1/3 = 10, sd sqrt(30 x 1/3 x 2/3) = 2.582.
    CHECK(figure.settling->pending == 10);
    CHECK(figure.settling->shareExpected == Approx(170.0 / 180));
    const double spread = stats::normalQuantile(0.975) * std::sqrt(30.0 * 2 / 9);
    CHECK(figure.settling->low == Approx(100 * (180 - spread) / 300));
    CHECK(figure.settling->high == Approx(100 * (180 + spread) / 300));
    CHECK(isoDate(figure.settling->on) == "2026-10-06");
    // What was sent in August has had its time.
    Query august = queryFor("2026-08-01", "2026-08-31", {"response_rate"});
    august.asOf = Moment::date(last + 1);
    CHECK_FALSE(figureOf(data, august).settling);
}

TEST_CASE("A median with open contacts ends between those where they are shortest and longest")
{
    const metrics::OrderedValues known({10, 20, 30, 40, 50});
    const Day on = *parseIsoDate("2026-10-08");
    const auto two = stillOpen(known, 2, on, 1);
    REQUIRE(two);
    // 0 0 10 20 30 40 50 -> 20, 10 20 30 40 50 x x -> 40.
    CHECK(*valueOf(two->low, 1) == 20);
    CHECK(*valueOf(two->high, 1) == 40);
    CHECK(two->share == Approx(5.0 / 7));
    CHECK(std::isinf(*valueOf(stillOpen(known, 6, on, 1)->high, 1)));
    CHECK_FALSE(stillOpen(known, 0, on, 1));
}

TEST_CASE("What is not settled is judged only where nothing that comes could change the verdict")
{
    const auto judged = [](double low, double high) {
        Draft draft;
        draft.figure.kpi = kpiById("fcr");
        draft.figure.estimate.value = 60;
        draft.figure.previous.emplace();
        draft.figure.previous->value = 75;
        draft.factor = 100;
        draft.before = Share{750, 1000};
        draft.current = Share{540, 900};
        draft.currentEnds.emplace();
        draft.currentEnds->low = Share{low, 1000};
        draft.currentEnds->high = Share{high, 1000};
        std::vector<Draft> drafts{draft};
        CHECK(judgeChanges(drafts, 0.05) == 1);
        return drafts.front().figure;
    };
    CHECK(judged(540, 640).verdict == Verdict::Worse); // 64 of 100 at most against 75
    const Figure open = judged(540, 740);              // 74 would be no change
    CHECK(open.verdict == Verdict::None);
    CHECK(open.verdictReason == "The figure is not settled, and what still comes may decide.");
    CHECK(judged(540, 800).verdict == Verdict::None); // could even be better
}
