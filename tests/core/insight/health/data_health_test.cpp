// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/dataset_builder.h"

#include "core/insight/health/source_rows.h"

#include <regard/insight/data_health.h>

#include <algorithm>
#include <set>

using namespace regard;
using namespace regard::insight;

namespace {

const Day kToday = toDay({2026, 10, 1});

std::vector<Day> every(int step, Day from, Day to)
{
    std::vector<Day> days;
    for (Day day = from; day <= to; day += step)
        days.push_back(day);
    return days;
}

DayCounts counted(const std::vector<Day>& days)
{
    DayCounts counts;
    for (const Day day : days)
        counts.add(day);
    return counts;
}

SourceRows all(const FactTable& table)
{
    SourceRows rows{&table, {}};
    for (std::size_t row = 0; row < table.rows(); ++row)
        rows.rows.push_back(static_cast<std::uint32_t>(row));
    return rows;
}

/// KPIs that the engine can give for a dataset at all.
std::set<std::string> available(const std::shared_ptr<const Dataset>& dataset)
{
    const Engine engine(dataset);
    Query query;
    query.asOf = Moment::date(kToday);
    query.period = {toDay({2026, 1, 1}), kToday};
    query.compare = Comparison::None;
    std::set<std::string> kpis;
    const auto figures = engine.figures(query, {});
    REQUIRE(figures.ok());
    for (const Figure& figure : figures.value().figures) {
        const std::string& reason = figure.estimate.reason;
        const bool missing = reason.find("in this store") != std::string::npos;
        if (!missing)
            kpis.emplace(figure.kpi->id);
    }
    return kpis;
}

} // namespace

TEST_CASE("a source is late against its own rhythm", "[health]")
{
    const auto daily = every(1, kToday - 100, kToday - 1);
    CHECK(freshnessOf(counted(daily), {}, kToday).state == FreshnessState::OnTime);

    // Every day until ten days ago: the next was due nine days ago.
    const Freshness late = freshnessOf(counted(every(1, kToday - 100, kToday - 10)), {}, kToday);
    CHECK(late.state == FreshnessState::Late);
    CHECK(late.lateBy == 9);
    CHECK(late.usual == 1);
    CHECK(late.sentence ==
          "Last row 21 September 2026; late by 9 days: new rows usually come every day.");

    // The same silence is nothing for what comes every week, or is imported every month.
    CHECK(freshnessOf(counted(every(7, kToday - 101, kToday - 10)), {}, kToday).state ==
          FreshnessState::OnTime);
    CHECK(freshnessOf(counted(every(1, kToday - 100, kToday - 10)),
                      {kToday - 92, kToday - 61, kToday - 31}, kToday)
              .state == FreshnessState::OnTime);
    // Days of work only: nine of ten gaps are at most three days.
    std::vector<Day> workdays;
    for (const Day day : every(1, kToday - 100, kToday - 1))
        if (weekday(day) < 5)
            workdays.push_back(day);
    CHECK(freshnessOf(counted(workdays), {}, kToday).usual == 3);

    CHECK(freshnessOf(counted(every(1, kToday - 4, kToday - 1)), {}, kToday).state ==
          FreshnessState::Unknown);
    CHECK(freshnessOf(counted(every(1, kToday - 500, kToday - 400)), {}, kToday).state ==
          FreshnessState::Ended);
    CHECK(freshnessOf(counted({}), {}, kToday).sentence == "Its rows have no dates.");
    // A date in the future makes nothing fresh.
    auto planned = every(1, kToday - 100, kToday - 10);
    planned.push_back(kToday + 30);
    CHECK(freshnessOf(counted(planned), {}, kToday).lateBy == 9);
}

TEST_CASE("an unusual week is marked, an unfinished one is not judged", "[health]")
{
    const Day monday = toDay({2026, 6, 1});
    std::vector<Day> days;
    for (int week = 0; week < 15; ++week)
        for (int i = 0; i < (week == 9 ? 2 : 20 + week % 3); ++i)
            days.push_back(monday + 7 * week + i % 7);
    for (int i = 0; i < 3; ++i)
        days.push_back(monday + 7 * 15 + i); // Monday to Wednesday of the last week
    const auto weeks = volumeOf(counted(days), 0, monday + 7 * 15 + 3);
    REQUIRE(weeks.size() == 16);
    CHECK(weeks[0].from == monday);
    CHECK(weeks[4].rows == 21);
    CHECK(weeks[9].rows == 2);
    for (std::size_t i = 0; i < weeks.size(); ++i)
        CHECK(weeks[i].unusual == (i == 9));
    CHECK_FALSE(weeks.back().complete);
    CHECK(weeks.back().rows == 3);
    CHECK(volumeOf(counted({}), 0, kToday).empty());
}

TEST_CASE("a field that stopped being filled is seen, and chance is not", "[health]")
{
    std::string rows = "id, customer, opened_at, channel, team, resolved_at\n";
    for (int i = 0; i < 400; ++i) {
        const Day day = kToday - 400 + i;
        const bool lately = day > kToday - 29;
        // The team is there until four weeks ago; a blank channel turns up every tenth row.
        rows += std::to_string(i) + ", C1, " + isoDate(day) + ", " + (i % 10 == 0 ? "" : "Chat") +
                ", " + (lately ? "" : "Front") + ", \n";
    }
    const auto dataset = test::DatasetBuilder().table(Table::Interaction, rows).build();
    const auto fields = completenessOf(all(dataset->table(Table::Interaction)), 0.05);
    const auto find = [&](std::string_view name) {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto& field) { return field.field == name; });
        REQUIRE(found != fields.end());
        return *found;
    };
    CHECK(find("team").changed);
    CHECK(*find("team").recent == 0);
    CHECK(*find("team").before == 1);
    CHECK_FALSE(find("channel").changed);
    CHECK(find("channel").share == Approx(0.9));
    CHECK(find("customer").share == 1);
    // A contact that is not resolved yet lacks nothing.
    CHECK(std::none_of(fields.begin(), fields.end(),
                       [](const auto& field) { return field.field == "resolved_at"; }));
}

TEST_CASE("a survey that nobody answered does not lack a score", "[health]")
{
    const auto dataset = test::DatasetBuilder()
                             .table(Table::Survey, R"(kind, score, sent_at, answered_at
                                nps, 9, 2026-09-01, 2026-09-02
                                nps,  , 2026-09-01,
                                nps,  , 2026-09-01, 2026-09-03)")
                             .build();
    for (const auto& field : completenessOf(all(dataset->table(Table::Survey)), 0.05))
        if (field.field == "score") {
            CHECK(field.rows == 2);
            CHECK(field.share == 0.5);
        }
}

TEST_CASE("rows that say the same twice are counted", "[health]")
{
    const auto orders = test::DatasetBuilder()
                            .table(Table::Purchase, R"(id, customer, at, amount
                                1, A, 2026-09-01 10:00:00, 20
                                2, A, 2026-09-01 10:00:00, 20
                                3, A, 2026-09-01 10:00:01, 20
                                4, B, 2026-09-01 10:00:00, 20
                                5, C, 2026-09-02, 5
                                6, C, 2026-09-02, 5)")
                            .build();
    // Orders 1 and 2 are alike to the second; 5 and 6 only share a date.
    CHECK(duplicatesOf(all(orders->table(Table::Purchase))).sameContent == 1);

    const auto surveys = test::DatasetBuilder()
                             .table(Table::Survey, R"(kind, customer, score, answered_at
                                nps, A, 9, 2026-09-01 10:00:00
                                nps, A, 8, 2026-09-02 09:00:00
                                csat, A, 5, 2026-09-02 09:00:00
                                nps, A, 8, 2026-09-03 09:00:00
                                nps, B, 8, 2026-09-01 09:00:00)")
                             .build();
    // 23 hours apart; the next is a whole day later.
    CHECK(duplicatesOf(all(surveys->table(Table::Survey))).sameDay == 1);
}

TEST_CASE("what is unlocked is what the engine can give", "[health]")
{
    const std::vector<std::shared_ptr<const Dataset>> datasets{
        test::DatasetBuilder().build(),
        test::DatasetBuilder()
            .table(Table::Survey, "kind, score, answered_at\ncsat, 5, 2026-09-01\n")
            .build(),
        test::DatasetBuilder()
            .table(Table::Survey, "kind, score, sent_at, answered_at, comment\n"
                                  "NPS, 9, 2026-08-31, 2026-09-01, good\n")
            .build(),
        test::DatasetBuilder()
            .table(Table::Interaction, "customer, opened_at, resolved_at, wait_seconds\n"
                                       "A, 2026-09-01, 2026-09-02, 30\n")
            .build(),
        test::DatasetBuilder()
            .table(Table::Purchase, "customer, at, amount\nA, 2026-09-01, 20\n")
            .build(),
        test::DatasetBuilder()
            .table(Table::Subscription, "customer, started_at\nA, 2026-09-01\n")
            .build(),
        test::DatasetBuilder()
            .table(Table::Subscription, "customer, started_at, amount\nA, 2026-09-01, 5\n")
            .build(),
        test::DatasetBuilder()
            .table(Table::Survey, "kind, score, answered_at\nimage, 5, 2026-09-01\n"
                                  "perception, 5, 2026-09-01\nengagement, 4, 2026-09-01\n")
            .build(),
        test::DatasetBuilder()
            .table(Table::Interaction, "customer, kind, opened_at, outcome\n"
                                       "A, visit, 2026-09-01, won\nA, quote, 2026-09-02, lost\n")
            .build(),
        test::DatasetBuilder()
            .table(Table::Interaction, "customer, kind, opened_at, value_added\n"
                                       "A, sales_call, 2026-09-01, yes\nA, visit, 2026-09-01, \n")
            .table(Table::Purchase, "customer, at, amount\nA, 2026-09-01, 20\n")
            .build(),
    };
    for (std::size_t i = 0; i < datasets.size(); ++i) {
        CAPTURE(i);
        const auto unlocked = unlockedKpis(*datasets[i]);
        CHECK(std::set<std::string>(unlocked.begin(), unlocked.end()) == available(datasets[i]));
    }
}

TEST_CASE("the next file is the one that unlocks most", "[health]")
{
    const auto csat = test::DatasetBuilder()
                          .table(Table::Survey, "kind, score, answered_at\ncsat, 5, 2026-09-01\n")
                          .build();
    const auto unlocks = unlocksOf(*csat);
    REQUIRE(!unlocks.empty());
    CHECK(unlocks.front().table == Table::Purchase);
    CHECK(unlocks.front().kpis.size() == 9); // with an index of CSAT and churn
    for (std::size_t i = 1; i < unlocks.size(); ++i)
        CHECK(unlocks[i].kpis.size() <= unlocks[i - 1].kpis.size());
    const auto contacts = std::find_if(unlocks.begin(), unlocks.end(), [](const Unlock& unlock) {
        return unlock.table == Table::Interaction;
    });
    REQUIRE(contacts != unlocks.end());
    CHECK(contacts->sentence ==
          "A file of contacts with customer, opened and resolved dates adds first contact "
          "resolution, resolution time, contacts per customer, CX Index and what waiting "
          "costs.");
    for (const Unlock& unlock : unlocks)
        CHECK(std::find(unlock.kpis.begin(), unlock.kpis.end(), "csat") == unlock.kpis.end());
}

TEST_CASE("the health of a store is told by source", "[health]")
{
    std::string rows = "id, customer, kind, score, answered_at\n";
    for (int i = 0; i < 60; ++i)
        rows += std::to_string(i) + ", C" + std::to_string(i) + ", nps, 9, " +
                isoDate(kToday - 90 + i) + "\n";
    const auto dataset = test::DatasetBuilder().table(Table::Survey, rows).build();
    HealthInput input;
    input.today = kToday;
    ImportRecord import;
    import.id = 1;
    import.source = "Surveys";
    import.merged = 2;
    input.imports.push_back(import);
    import.id = 2;
    import.undone = true;
    input.imports.push_back(import);
    input.setAside = {{1, "no score", 3}, {1, "unreadable date", 5}, {2, "gone", 9}};
    SourceMatch match;
    match.source = "Surveys";
    match.customers = 60;
    match.matched = 15;
    SourceMatch other = match;
    other.source = "Shop";
    auto health = dataHealth(*dataset, input);
    REQUIRE(health.ok());
    addMatches(health.value(), {match});
    CHECK_FALSE(health.value().sources[0].match); // nothing to match with
    addMatches(health.value(), {match, other});
    REQUIRE(health.value().sources.size() == 1);
    const SourceHealth& source = health.value().sources[0];
    CHECK(source.rows == 60);
    CHECK(source.imports == std::vector<std::int64_t>{1});
    CHECK(source.freshness.lateBy == 30); // the last row is 31 days old
    CHECK(source.duplicates.sameId == 2);
    CHECK(source.match->matched == 15);
    CHECK(source.setAside.front() == std::pair<std::string, std::int64_t>("unreadable date", 5));
    CHECK(source.concerns.size() == 2);
    CHECK(health.value().setAside.size() == 2);
    CHECK(health.value().sentence == "1 source, 1 late, 8 rows set aside, no break of method.");

    std::stop_source stop;
    stop.request_stop();
    CHECK(dataHealth(*dataset, input, {stop.get_token(), {}}).error().kind == ErrorKind::Cancelled);
    CHECK(dataHealth(*test::DatasetBuilder().build(), {}).value().sentence ==
          "Nothing is imported yet.");
}
