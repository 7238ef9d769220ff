// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

#include <algorithm>

using namespace regard;
using namespace regard::test;

namespace {

std::shared_ptr<const Dataset> shop()
{
    return DatasetBuilder()
        .table(Table::Customer, "id, segment\n A, Small\n B, Large\n C, Small")
        .table(Table::Survey,
               "id, customer, kind, score, answered_at, channel, comment\n"
               "s1, A, nps, 10, 2026-01-05, Chat, Fine\n s2, B, nps, 2, 2026-01-20, Phone, Slow\n"
               "s3, , nps, 8, 2026-03-02, Chat, \n s4, A, nps, , 2026-03-03, Chat, \n"
               "s5, C, nps, 9, 2026-03-04, , ")
        .setAside(3)
        .build();
}

} // namespace

TEST_CASE("Unknown names are refused by name, with what there is")
{
    const Engine engine(shop());
    Query query = queryFor("2026-01-01", "2026-03-31", {"npz"});
    auto set = engine.figures(query, {});
    REQUIRE_FALSE(set.ok());
    CHECK(set.error().message.find("There is no KPI \"npz\"") == 0);
    query.kpis = {"nps"};
    query.by = {"colour"};
    set = engine.figures(query, {});
    REQUIRE_FALSE(set.ok());
    CHECK(set.error().message.find(
              "There is no dimension \"colour\". This store has segment, channel;") == 0);
    query.by = {"month", "week"};
    CHECK_FALSE(engine.figures(query, {}).ok());
    query.by.clear();
    query.where = {{"channel", {}}};
    set = engine.figures(query, {});
    REQUIRE_FALSE(set.ok());
    CHECK(set.error().message ==
          "The filter on channel names no value. Give one, or leave the filter out.");
}

TEST_CASE("A month without answers is a gap, not 0")
{
    const Engine engine(shop());
    const auto months = engine.trend("nps", queryFor("2026-01-01", "2026-03-31"), Calendar::Month);
    REQUIRE(months.ok());
    REQUIRE(months.value().size() == 3);
    CHECK(*months.value()[0].estimate.value == 0); // one promoter, one detractor
    CHECK_FALSE(months.value()[1].estimate.value);
    CHECK(months.value()[1].estimate.reason == "No answers in the period.");
    CHECK(*months.value()[2].estimate.value == 50); // one passive, one promoter
    CHECK(months.value()[1].group == Group{{"month", "2026-02"}});
    CHECK(months.value()[1].period == period("2026-02-01", "2026-02-28"));
}

TEST_CASE("Groups: by value, rows without one last; a customer's segment holds for the rows that "
          "name them")
{
    const Engine engine(shop());
    Query query = queryFor("2026-01-01", "2026-03-31", {"nps"});
    query.by = {"channel"};
    const auto byChannel = engine.figures(query, {});
    REQUIRE(byChannel.ok());
    REQUIRE(byChannel.value().figures.size() == 3);
    CHECK(byChannel.value().figures[0].group.at("channel") == "Chat");
    CHECK(byChannel.value().figures[1].group.at("channel") == "Phone");
    CHECK(byChannel.value().figures[2].group.at("channel").empty());
    query.by = {"segment"};
    const auto bySegment = engine.figures(query, {});
    REQUIRE(bySegment.value().figures.size() == 3);
    CHECK(*bySegment.value().figures[0].estimate.value == -100);
    CHECK(bySegment.value().figures[1].group.at("segment") == "Small");
    CHECK(*bySegment.value().figures[1].estimate.value == 100);
    CHECK(bySegment.value().figures[1].estimate.setAside.size() == 1);
    query.by = {"month", "channel"};
    const auto both = engine.figures(query, {});
    CHECK(both.value().figures.size() == 9);
}

TEST_CASE("Filters hold together, and \"\" keeps rows without a value")
{
    const auto data = shop();
    Query query = queryFor("2026-01-01", "2026-03-31", {"nps"});
    query.where = {{"channel", {"Chat", "Phone"}}, {"segment", {"Small"}}};
    CHECK(figureOf(data, query).estimate.n == 1);
    query.where = {{"channel", {""}}};
    CHECK(figureOf(data, query).estimate.n == 1);
    query.where = {{"channel", {"Fax"}}};
    CHECK(figureOf(data, query).estimate.reason == "No answers in the period.");
    query.where = {{"product", {"Tea"}}};
    CHECK(figureOf(data, query).estimate.reason == "The survey responses have no product.");
}

TEST_CASE("Explain names every row in scope, what it counted as, and its file and line")
{
    const Engine engine(shop());
    Query query = queryFor("2026-01-01", "2026-03-31");
    const auto explained = engine.explain("nps", query, {});
    REQUIRE(explained.ok());
    const Explanation& explanation = explained.value();
    REQUIRE(explanation.rows.size() == 5);
    CHECK(explanation.rows.size() ==
          static_cast<std::size_t>(explanation.figure.estimate.rowsInScope));
    CHECK(explanation.rows[0].countedAs == "promoter");
    CHECK(explanation.rows[1].countedAs == "detractor");
    CHECK(explanation.rows[2].countedAs == "passive");
    CHECK(explanation.rows[3].countedAs == "promoter");
    CHECK(explanation.rows[4].countedAs == "set aside: no score");
    CHECK(explanation.sources ==
          std::vector<std::pair<std::string, std::int64_t>>{{"test.csv", 4}});
    CHECK(explanation.columns == std::vector<std::string>{"counted as", "answered_at", "customer",
                                                          "score", "channel", "comment", "file",
                                                          "line"});
    CHECK(engine.rowText(explanation, 1) == std::vector<std::string>{"detractor", "2026-01-20", "B",
                                                                     "2", "Phone", "Slow",
                                                                     "test.csv", "3"});
}

TEST_CASE("Explain agrees with the figure for every KPI")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Customer,
                   "id, segment, joined_at, ended_at\n A, Small, 2025-01-01, 2026-02-01\n"
                   "B, Large, 2025-01-01, \n C, Small, 2026-02-01, ")
            .table(Table::Survey,
                   "customer, kind, score, scale_min, scale_max, sent_at, answered_at, comment, "
                   "partial\n"
                   "A, nps, 10, 0, 10, 2026-01-01, 2026-01-02, Good,\n B, nps, , 0, 10, "
                   "2026-01-01, ,,\n"
                   "A, csat, 4, 1, 5, 2026-01-01, 2026-01-02, ,\n B, csat, 6, 1, 7, , 2026-01-02, "
                   "Bad, yes\n"
                   "B, csat, 2, 1, 5, , 2026-01-02, ,\n A, ces, 5, 1, 7, , 2026-01-02, ,\n"
                   "A, ftr, 1, , , , 2026-01-02, ,\n A, ftr, 7, , , , 2026-01-02, ,\n"
                   "A, image, 7, 1, 10, , 2026-01-02, ,\n B, image, , 1, 10, , 2026-01-02, ,\n"
                   "A, perception, 6, 1, 10, , 2026-01-02, ,\n"
                   ", engagement, 4, 1, 5, , 2026-01-02, ,\n , engagement, 9, 1, 5, , 2026-01-02, "
                   ",")
            .table(Table::Interaction,
                   "customer, kind, opened_at, resolved, reopened, handle_seconds, wait_seconds, "
                   "first_response_seconds, resolution_seconds, topic, value_added, outcome\n"
                   "A, , 2026-01-05 10:00:00, yes, no, 100, 5, 60, 600, x, , \n"
                   "A, , 2026-01-07 10:00:00, yes, yes, 50, , 60, , x, , \n"
                   "B, , 2026-01-07 10:00:00, no, , -2, 9, , 600, y, , \n"
                   ", , 2026-01-09 10:00:00, , , , , , , , , \n"
                   "C, , 2026-03-30 10:00:00, yes, no, 1, 1, 1, 1, y, , \n"
                   "A, quote, 2026-01-09 10:00:00, , , , , , 900, , , won\n"
                   "B, quote, 2026-01-09 10:00:00, , , , , , , , , abandoned\n"
                   "A, sales_call, 2026-01-09 10:00:00, , , , , , , , yes, \n"
                   "B, sales_call, 2026-01-09 10:00:00, , , , , , , , , \n"
                   "C, visit, 2026-01-06 10:00:00, , , , , , , , , \n"
                   ", visit, 2026-01-06 10:00:00, , , , , , , , , ")
            .table(Table::Purchase,
                   "id, customer, at, amount, status\n 1, A, 2026-01-05, 10, \n 2, A, 2026-02-05, "
                   "-4, \n"
                   "3, B, 2026-01-05, 10, failed\n 4, , 2026-01-05, 10, \n 5, C, 2026-01-06, 3, ")
            .table(Table::Subscription,
                   "id, customer, started_at, ended_at, amount\n 1, B, 2025-01-01, , 10\n"
                   "2, D, 2025-01-01, 2026-02-01, 20\n 3, E, 2025-01-01, , ")
            .build();
    const Engine engine(data);
    const Query query = queryFor("2026-01-01", "2026-03-31");
    for (const KpiDefinition& kpi : kpiDefinitions()) {
        CAPTURE(std::string(kpi.id));
        const auto explained = engine.explain(kpi.id, query, {});
        REQUIRE(explained.ok());
        const Estimate& estimate = explained.value().figure.estimate;
        const auto& rows = explained.value().rows;
        CHECK(static_cast<std::int64_t>(rows.size()) == estimate.rowsInScope);
        CHECK((estimate.rowsInScope > 0 || kpi.id == "cx_index")); // made of other figures
        std::map<std::string, std::int64_t> aside;
        for (const ExplainedRow& row : rows) {
            if (row.countedAs.starts_with("set aside: ")) {
                ++aside[std::string(row.countedAs.substr(11))];
            }
        }
        CHECK(aside == std::map<std::string, std::int64_t>(estimate.setAside.begin(),
                                                           estimate.setAside.end()));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK(engine.rowText(explained.value(), i).size() == explained.value().columns.size());
        }
    }
}

TEST_CASE("Dimensions and their values, most frequent first")
{
    const Engine engine(shop());
    CHECK(engine.dimensions() == std::vector<std::string>{"segment", "channel"});
    CHECK(engine.dimensionValues("channel") ==
          std::vector<std::pair<std::string, std::int64_t>>{{"Chat", 3}, {"Phone", 1}});
    CHECK(engine.dimensionValues("segment") ==
          std::vector<std::pair<std::string, std::int64_t>>{{"Small", 2}, {"Large", 1}});
    CHECK(engine.dimensionValues("colour").empty());
}

TEST_CASE("Civil dates are not shifted, instants fall on the day of the reporting zone")
{
    // 23:30 UTC on 31 January is 00:30 on 1 February in Berlin.
    const auto data = DatasetBuilder("Europe/Berlin")
                          .table(Table::Survey, "kind, score, answered_at\n nps, 10, 2026-01-31\n"
                                                "nps, 0, 2026-01-31 23:30:00")
                          .build();
    CHECK(*figureOf(data, queryFor("2026-01-01", "2026-01-31", {"nps"})).estimate.value == 100);
    CHECK(*figureOf(data, queryFor("2026-02-01", "2026-02-28", {"nps"})).estimate.value == -100);
}

TEST_CASE("A target is judged for the group that the filter shows")
{
    Target target;
    target.id = 1;
    target.kpi = "nps";
    target.baseline = 20;
    target.baselineDay = *parseIsoDate("2025-12-31");
    target.value = 40;
    target.due = *parseIsoDate("2026-12-31");
    target.setOn = *parseIsoDate("2026-01-01");
    Target small = target;
    small.id = 2;
    small.group = {{"segment", "Small"}};
    small.value = 90;
    const Yardsticks yardsticks{{{target, false}, {small, false}}, {}};
    Query query = queryFor("2026-01-01", "2026-03-31", {"nps"});
    const auto data = shop();
    const Figure all = figureOf(data, query, yardsticks);
    REQUIRE(all.target);
    CHECK(all.target->id == 1);
    // 2 promoters, 1 passive, 1 detractor: 25; the line after 90 of 365 days is 24.93.
    CHECK(*all.estimate.value == 25);
    CHECK(all.target->expectedNow == Approx(20 + 20 * 90.0 / 365));
    CHECK(all.target->status == TargetStatus::OnTrack);
    query.where = {{"segment", {"Small"}}};
    CHECK(figureOf(data, query, yardsticks).target->id == 2);
    CHECK(figureOf(data, query, yardsticks).target->status == TargetStatus::Met);
    query.where = {{"segment", {"Large"}}};
    CHECK_FALSE(figureOf(data, query, yardsticks).target);
    query.where.clear();
    query.by = {"segment"};
    const Engine engine(data);
    const auto set = engine.figures(query, yardsticks);
    CHECK_FALSE(set.value().figures[0].target);
    CHECK(set.value().figures[1].target->id == 2);
}

TEST_CASE("A stop is answered with Cancelled")
{
    const Engine engine(shop());
    std::stop_source source;
    source.request_stop();
    const auto set =
        engine.figures(queryFor("2026-01-01", "2026-03-31"), {}, Control{source.get_token(), {}});
    REQUIRE_FALSE(set.ok());
    CHECK(set.error().kind == ErrorKind::Cancelled);
}

TEST_CASE("Data that end inside a period, and old benchmarks, are said on the figure")
{
    Benchmark benchmark;
    benchmark.kpi = "nps";
    benchmark.value = 30;
    benchmark.source = "Sector report";
    benchmark.dated = *parseIsoDate("2021-06-01");
    const auto data = shop(); // its last day is 4 March 2026
    const Figure figure =
        figureOf(data, queryFor("2026-01-01", "2026-03-31", {"nps"}), {{}, {benchmark}});
    CHECK(figure.notes ==
          std::vector<std::string>{"The data end on 2026-03-04, before the period does.",
                                   "The benchmark is more than two years old (2021-06-01)."});
    CHECK(figureOf(data, queryFor("2026-01-01", "2026-03-08", {"nps"})).notes.empty());
}
