// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"
#include "support/oracle.h"

using namespace regard;
using namespace regard::test;

namespace {

std::shared_ptr<const Dataset> surveys(std::string_view text)
{
    return DatasetBuilder().table(Table::Survey, text).build();
}

} // namespace

TEST_CASE("NPS of answers: 0 is a detractor, blank is no score, everything adds up")
{
    // 2 promoters, 1 passive, 3 detractors of 6: 100 x (2 - 3) / 6 = -16.67.
    const auto data =
        surveys("kind, score, answered_at, partial\n"
                "nps, 10, 2026-01-01, \n nps, 9, 2026-01-02,\n nps, 8, 2026-01-03,\n"
                "nps, 6, 2026-01-31, no\n nps, 0, 2026-01-15,\n nps, 3, 2026-01-15,\n"
                "nps, , 2026-01-20,\n nps, 9, 2026-01-21, yes\n nps, 9.5, 2026-01-22,\n"
                "nps, 10, 2025-12-31,\n nps, 10, 2026-02-01,\n csat, 5, 2026-01-02,\n"
                "nps, 10, ,");
    const Figure figure = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"nps"}));
    REQUIRE(figure.estimate.value);
    CHECK(*figure.estimate.value == Approx(-100.0 / 6));
    CHECK(figure.estimate.n == 6);
    CHECK(part(figure, "promoters") == 2);
    CHECK(part(figure, "passives") == 1);
    CHECK(part(figure, "detractors") == 3);
    CHECK(aside(figure, "no score") == 1);
    CHECK(aside(figure, "partial answer") == 1);
    CHECK(aside(figure, "out of range") == 1);
    CHECK(figure.estimate.rowsInScope == 9);
    CHECK(figure.method == "adjusted Wald");
}

TEST_CASE("NPS on a scale from 1 to 10 says so, on 1 to 5 it is refused")
{
    const auto tens = surveys("kind, score, scale_min, scale_max, answered_at\n"
                              "nps, 10, 1, 10, 2026-01-01\n nps, 1, 1, 10, 2026-01-01");
    const Figure ten = figureOf(tens, queryFor("2026-01-01", "2026-01-31", {"nps"}));
    CHECK(*ten.estimate.value == 0);
    CHECK(says(ten, "Answers on a scale from 1 to 10: not comparable with 0 to 10."));

    const auto fives =
        surveys("kind, score, scale_min, scale_max, answered_at\n nps, 5, 1, 5, 2026-01-01");
    const Figure five = figureOf(fives, queryFor("2026-01-01", "2026-01-31", {"nps"}));
    CHECK_FALSE(five.estimate.value);
    CHECK(aside(five, "scale is not 0 to 10") == 1);
    CHECK(five.estimate.reason == "None of 1 rows in the period counts: 1 scale is not 0 to 10.");
}

TEST_CASE("A period without answers has no value and a reason, and so has a store without surveys")
{
    const auto data = surveys("kind, score, answered_at\n nps, 9, 2026-01-01");
    const Figure empty = figureOf(data, queryFor("2026-02-01", "2026-02-28", {"nps"}));
    CHECK_FALSE(empty.estimate.value);
    CHECK(empty.estimate.reason == "No answers in the period.");
    const Figure none = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"csat"}));
    CHECK(none.estimate.reason == "There are no surveys of kind csat in this store.");
}

TEST_CASE("CSAT: the reference's 20 answers")
{
    const auto oracle = oracleJson("proportion/proportion_expected.json")["csat_example"];
    std::vector<std::vector<std::string>> rows{
        {"kind", "score", "scale_min", "scale_max", "answered_at"}};
    for (const int score : oracle["scores"].get<std::vector<int>>()) {
        rows.push_back({"csat", std::to_string(score), "1", "5", "2026-03-01"});
    }
    const auto data = DatasetBuilder().table(Table::Survey, rows).build();
    const Figure csat = figureOf(data, queryFor("2026-03-01", "2026-03-31", {"csat"}));
    CHECK(*csat.estimate.value == 75);
    CHECK(csat.estimate.interval->low == Approx(100 * oracle["top2_wilson"][0].get<double>()));
    CHECK(csat.estimate.interval->high == Approx(100 * oracle["top2_wilson"][1].get<double>()));
    const Figure mean = figureOf(data, queryFor("2026-03-01", "2026-03-31", {"csat_mean"}));
    CHECK(*mean.estimate.value == Approx(3.95));
    CHECK(mean.estimate.interval->low == Approx(oracle["t_ci"][0].get<double>()));
    CHECK(mean.estimate.interval->high == Approx(oracle["t_ci"][1].get<double>()));

    Query top1 = queryFor("2026-03-01", "2026-03-31", {"csat"});
    REQUIRE(top1.conventions.set("csat.box", "top1").ok());
    const Figure top = figureOf(data, top1);
    CHECK(*top.estimate.value == Approx(100 * oracle["top1"].get<double>()));
    CHECK(top.conventions.front() == std::pair<std::string, std::string>{"csat.box", "top1"});
}

TEST_CASE("Top boxes follow the scale of the row, means never mix scales")
{
    // Top two: 5 and 4 of 5, 6 of 7, 9 of 10; below: 3 of 5, 5 of 7, 8 of 10.
    const auto data = surveys(
        "kind, score, scale_min, scale_max, answered_at\n"
        "csat, 5, 1, 5, 2026-01-01\n csat, 4, 1, 5, 2026-01-01\n csat, 3, 1, 5, 2026-01-01\n"
        "csat, 6, 1, 7, 2026-01-01\n csat, 5, 1, 7, 2026-01-01\n"
        "csat, 9, 1, 10, 2026-01-01\n csat, 8, 1, 10, 2026-01-01");
    const Figure box = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"csat"}));
    CHECK(part(box, "top boxes") == 4);
    CHECK(part(box, "other answers") == 3);
    const Figure mean = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"csat_mean"}));
    CHECK(*mean.estimate.value == 4);
    CHECK(mean.estimate.n == 3);
    CHECK(aside(mean, "other scale") == 4);
}

TEST_CASE("Effort: the reference's 16 answers, and the old scale turned round only when declared")
{
    const auto oracle = oracleJson("proportion/proportion_expected.json")["ces_example"];
    std::vector<std::vector<std::string>> rows{
        {"kind", "score", "scale_min", "scale_max", "better", "answered_at"}};
    for (const int score : oracle["scores"].get<std::vector<int>>()) {
        rows.push_back({"ces", std::to_string(score), "1", "7", "higher", "2026-03-01"});
    }
    const auto seven = DatasetBuilder().table(Table::Survey, rows).build();
    const Figure mean = figureOf(seven, queryFor("2026-03-01", "2026-03-31", {"ces"}));
    CHECK(*mean.estimate.value == Approx(5.1875));
    CHECK(mean.estimate.interval->low == Approx(oracle["t_ci"][0].get<double>()));
    const Figure easy = figureOf(seven, queryFor("2026-03-01", "2026-03-31", {"ces_easy"}));
    CHECK(*easy.estimate.value == 75);
    CHECK(easy.estimate.interval->high == Approx(100 * oracle["wilson"][1].get<double>()));

    // 1, 2, 2, 5, 3 as effort is 5, 4, 4, 1, 3 as ease: mean 3.4, easy (4 and 5 of 5) 3 of 5.
    const std::string answers = "ces, 1, 1, 5, D, 2026-03-01\n ces, 2, 1, 5, D, 2026-03-01\n"
                                "ces, 2, 1, 5, D, 2026-03-01\n ces, 5, 1, 5, D, 2026-03-01\n"
                                "ces, 3, 1, 5, D, 2026-03-01\n";
    const auto with = [&](const std::string& direction) {
        std::string text = "kind, score, scale_min, scale_max, better, answered_at\n" + answers;
        for (auto at = text.find('D'); at != std::string::npos; at = text.find('D')) {
            text.replace(at, 1, direction);
        }
        return surveys(text);
    };
    const Figure turned = figureOf(with("lower"), queryFor("2026-03-01", "2026-03-31", {"ces"}));
    CHECK(*turned.estimate.value == Approx(3.4));
    CHECK(*figureOf(with("lower"), queryFor("2026-03-01", "2026-03-31", {"ces_easy"}))
               .estimate.value == Approx(60));
    CHECK(*figureOf(with("higher"), queryFor("2026-03-01", "2026-03-31", {"ces"})).estimate.value ==
          Approx(2.6));
    CHECK(*figureOf(with("higher"), queryFor("2026-03-01", "2026-03-31", {"ces_easy"}))
               .estimate.value == Approx(20));
}

TEST_CASE("Worked example: CES 3.8 against a benchmark of 4.2 of 5; unlike scales are refused")
{
    // 4 x 4 and 3: 19 / 5 = 3.8.
    const auto data =
        surveys("kind, score, scale_min, scale_max, better, answered_at\n"
                "ces, 4, 1, 5, higher, 2026-01-01\n ces, 4, 1, 5, higher, 2026-01-01\n"
                "ces, 4, 1, 5, higher, 2026-01-01\n ces, 4, 1, 5, higher, 2026-01-01\n"
                "ces, 3, 1, 5, higher, 2026-01-01");
    Benchmark benchmark;
    benchmark.kpi = "ces";
    benchmark.value = 4.2;
    benchmark.scale = "1 to 5";
    benchmark.source = "Sector report";
    benchmark.dated = *parseIsoDate("2025-06-01");
    Yardsticks yardsticks{{}, {benchmark}};
    const Figure like = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"ces"}), yardsticks);
    CHECK(*like.estimate.value == Approx(3.8));
    REQUIRE(like.benchmark);
    CHECK(like.benchmark->value == 4.2);
    CHECK(like.benchmark->comparable);

    yardsticks.benchmarks[0].scale = "1-7";
    const Figure unlike = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"ces"}), yardsticks);
    CHECK_FALSE(unlike.benchmark->comparable);
    CHECK(unlike.benchmark->why == "The benchmark is on the scale 1-7, these answers on 1-5.");
}

TEST_CASE("A scale that is not declared is read from the answers, and said")
{
    const auto data =
        surveys("kind, score, answered_at\n csat, 5, 2026-01-01\n csat, 2, 2026-01-01");
    const Figure figure = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"csat"}));
    CHECK(*figure.estimate.value == 50);
    CHECK(says(figure, "The scale is not declared; it is read as 1-5 from the answers."));
}

TEST_CASE("First-time resolution as customers see it: 109 yes of 171")
{
    // Published with the reference: .6374269006 [.5630847, .7057303].
    std::vector<std::vector<std::string>> rows{{"kind", "score", "answered_at"}};
    for (int i = 0; i < 171; ++i) {
        rows.push_back({"ftr", i < 109 ? "1" : "0", "2025-04-10"});
    }
    rows.push_back({"ftr", "3", "2025-04-10"});
    const auto data = DatasetBuilder().table(Table::Survey, rows).build();
    const Figure figure = figureOf(data, queryFor("2025-04-01", "2025-04-30", {"fcr_believed"}));
    CHECK(*figure.estimate.value == Approx(63.74269006));
    CHECK(figure.estimate.interval->low == Approx(56.30847).epsilon(1e-6));
    CHECK(figure.estimate.interval->high == Approx(70.57303).epsilon(1e-6));
    CHECK(aside(figure, "not yes or no") == 1);
}

TEST_CASE("Response rate counts the surveys sent in the period, whenever they were answered")
{
    const auto data = surveys(
        "kind, score, sent_at, answered_at\n"
        "nps, 9, 2026-01-30, 2026-02-02\n nps, , 2026-01-30, \n csat, 4, 2026-01-02, 2026-01-02\n"
        "nps, , 2026-01-05, \n nps, 9, 2025-12-31, 2026-01-02");
    const Figure figure = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"response_rate"}));
    CHECK(*figure.estimate.value == 50);
    CHECK(figure.estimate.n == 4);
    const auto without = surveys("kind, score, answered_at\n nps, 9, 2026-01-01");
    CHECK(figureOf(without, queryFor("2026-01-01", "2026-01-31", {"response_rate"}))
              .estimate.reason == "No survey in this store says when it was sent.");
}

TEST_CASE("Comments are counted where they have words")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Survey,
                   "kind, score, answered_at, comment\n nps, 9, 2026-01-01, Very good\n"
                   "nps, 9, 2026-01-01, \n nps, 9, 2026-01-02, ...")
            .table(Table::Comment, "at, text\n 2026-01-05, Waited an hour\n 2026-02-05, Fine")
            .build();
    const Figure figure = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"comments"}));
    CHECK(*figure.estimate.value == 2);
    CHECK(aside(figure, "no words") == 2);
    CHECK_FALSE(figure.estimate.interval);
}
