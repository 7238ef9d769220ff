// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

#include <cmath>

using namespace regard;
using namespace regard::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Query weighted(const char* kpi)
{
    Query query = queryFor("2026-01-01", "2026-01-31", {kpi});
    REQUIRE(query.conventions.set("survey.weights", "on").ok());
    return query;
}

std::shared_ptr<const Dataset> surveys(std::string_view text)
{
    return DatasetBuilder().table(Table::Survey, text).build();
}

std::string noteOf(const Figure& figure, std::string_view beginning)
{
    for (const std::string& note : figure.notes) {
        if (note.find(beginning) != std::string::npos) {
            return note;
        }
    }
    return {};
}

} // namespace

TEST_CASE("Weighted NPS: shares of the weights, an interval of the effective n")
{
    const auto data =
        surveys("kind, score, answered_at, weight\n nps, 10, 2026-01-05, 2\n"
                "nps, 9, 2026-01-05, 1\n nps, 8, 2026-01-05, 1\n"
                "nps, 3, 2026-01-05, 1\n nps, 9, 2026-01-05, \n nps, , 2026-01-05, 4");
    const Figure figure = figureOf(data, weighted("nps"));
    // Weights 3 of promoters, 1 of a passive, 1 of a detractor: (3 - 1) / 5 = 40 points.
    // n_eff = 5^2 / (4 + 1 + 1 + 1) = 25 / 7.
    CHECK(*figure.estimate.value == Approx(40));
    CHECK(figure.estimate.n == 4);
    CHECK(part(figure, "promoters") == 2);
    CHECK(part(figure, "effective n") == Approx(25.0 / 7));
    CHECK(aside(figure, "no weight") == 1);
    CHECK(aside(figure, "no score") == 1);
    CHECK(figure.estimate.rowsInScope == 6);
    const double n = 25.0 / 7 + 3;
    const double p = (0.6 * 25 / 7 + 0.75) / n;
    const double d = (0.2 * 25 / 7 + 0.75) / n;
    const double error = std::sqrt((p + d - (p - d) * (p - d)) / n);
    CHECK(figure.estimate.interval->high ==
          Approx(100 * std::min(1.0, p - d + 1.959963985 * error)));
    CHECK(figure.estimate.interval->low == Approx(100 * (p - d - 1.959963985 * error)));
    CHECK(says(figure, "Answers count by their weights: 4 answers say as much as 4 of equal"));
    CHECK(noteOf(figure, "customers answered in both").empty());
    const Engine engine(data);
    const auto explained = engine.explain("nps", weighted("nps"), {});
    REQUIRE(explained.value().rows.size() == 6);
    CHECK(explained.value().rows[4].countedAs == "set aside: no weight");
}

TEST_CASE("Equal weights change no value and no interval")
{
    Rows with{{"kind", "score", "scale_min", "scale_max", "answered_at", "weight"}};
    for (int i = 0; i < 60; ++i) {
        with.push_back({"nps", std::to_string(i % 11), "0", "10", "2026-01-05", "2.5"});
        with.push_back({"csat", std::to_string(1 + i % 5), "1", "5", "2026-01-05", "2.5"});
        with.push_back({"ces", std::to_string(1 + i % 7), "1", "7", "2026-01-05", "2.5"});
    }
    const auto data = DatasetBuilder().table(Table::Survey, with).build();
    for (const char* kpi : {"nps", "csat", "csat_mean", "ces", "ces_easy"}) {
        CAPTURE(kpi);
        const Figure plain = figureOf(data, queryFor("2026-01-01", "2026-01-31", {kpi}));
        const Figure even = figureOf(data, weighted(kpi));
        CHECK(*even.estimate.value == Approx(*plain.estimate.value).epsilon(1e-12));
        CHECK(even.estimate.interval->low == Approx(plain.estimate.interval->low).epsilon(1e-9));
        CHECK(even.estimate.interval->high == Approx(plain.estimate.interval->high).epsilon(1e-9));
        CHECK(part(even, "effective n") == Approx(60));
        CHECK(std::any_of(even.conventions.begin(), even.conventions.end(), [](const auto& entry) {
            return entry == std::pair<std::string, std::string>{"survey.weights", "on"};
        }));
    }
}

TEST_CASE("Without weights in the data, weighted figures say what to do")
{
    const Figure figure =
        figureOf(surveys("kind, score, answered_at\n nps, 10, 2026-01-05"), weighted("nps"));
    CHECK_FALSE(figure.estimate.value);
    CHECK(figure.estimate.reason ==
          "No answer in this store has a weight: set survey.weights to off.");
}

TEST_CASE("Customers who answered in both periods are compared with themselves")
{
    // 40 customers: 10 rise from passive to promoter (+100), 5 fall from promoter to detractor
    // (-200), 25 stay promoters. Mean (1000 - 1000) / 40 = 0; squares 10 x 100^2 + 5 x 200^2 =
    // 300,000; error sqrt(300000 / 39 / 40) = 13.868; t of 39 degrees 2.0227: half-width 28.0497.
    Rows rows{{"customer", "kind", "score", "answered_at"}};
    for (int i = 0; i < 40; ++i) {
        const std::string who = "c" + std::to_string(i);
        rows.push_back({who, "nps", i < 10 ? "7" : "9", "2025-12-10"});
        rows.push_back({who, "nps", i >= 10 && i < 15 ? "2" : "10", "2026-01-10"});
    }
    // Only the last answer of a period counts, and who answered once is not paired.
    rows.push_back({"c0", "nps", "0", "2026-01-02"});
    rows.push_back({"new", "nps", "10", "2026-01-10"});
    Query query = queryFor("2026-01-01", "2026-01-31", {"nps"});
    query.compare = Comparison::Previous;
    const Figure figure = figureOf(DatasetBuilder().table(Table::Survey, rows).build(), query);
    CHECK(noteOf(figure, "answered in both periods") ==
          "40 customers answered in both periods. Their own NPS changed by 0.0 points (-28.0 to "
          "28.0, paired t).");
    rows.erase(rows.begin() + 1, rows.begin() + 23); // 11 customers fewer: 29 are left
    CHECK(noteOf(figureOf(DatasetBuilder().table(Table::Survey, rows).build(), query),
                 "answered in both periods")
              .empty());
}

TEST_CASE("Effort shows net easy, and warns when easy and satisfied point in opposite directions")
{
    const auto figureFor = [](bool turned) {
        Rows rows{{"customer", "kind", "score", "scale_min", "scale_max", "answered_at"}};
        for (int i = 0; i < 40; ++i) {
            const std::string who = "c" + std::to_string(i);
            const int effort = 1 + i % 7;
            const int liking = 1 + i % 7 * 4 / 6 + (i % 5 == 0 ? 1 : 0);
            rows.push_back(
                {who, "ces", std::to_string(turned ? 8 - effort : effort), "1", "7", "2026-01-05"});
            rows.push_back(
                {who, "csat", std::to_string(std::min(5, liking)), "1", "5", "2026-01-06"});
        }
        return figureOf(DatasetBuilder().table(Table::Survey, rows).build(),
                        queryFor("2026-01-01", "2026-01-31", {"ces"}));
    };
    const Figure figure = figureFor(false);
    // 40 answers 1, 2, ... 7, 1, ...: six of 1 to 5 each, five of 6 and of 7: easy 6 + 5 + 5, in
    // the middle 6, hard 18: net -2 of 40.
    CHECK(part(figure, "easy") == 16);
    CHECK(part(figure, "in the middle") == 6);
    CHECK(part(figure, "hard") == 18);
    CHECK(part(figure, "net easy, points") == Approx(-5));
    CHECK(noteOf(figure, "less content").empty());
    CHECK_FALSE(noteOf(figureFor(true), "less content").empty());
}

TEST_CASE("A one-to-five question whether it was easy counts 4 and 5 as easy, 1 and 2 as hard")
{
    const Figure figure = figureOf(
        surveys("kind, score, scale_min, scale_max, answered_at\n ces, 5, 1, 5, 2026-01-05\n"
                "ces, 4, 1, 5, 2026-01-05\n ces, 3, 1, 5, 2026-01-05\n ces, 2, 1, 5, 2026-01-05"),
        queryFor("2026-01-01", "2026-01-31", {"ces"}));
    CHECK(part(figure, "easy") == 2);
    CHECK(part(figure, "in the middle") == 1);
    CHECK(part(figure, "hard") == 1);
    CHECK(part(figure, "net easy, points") == Approx(25));
}
