// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

#include <cmath>

using namespace regard;
using namespace regard::test;

namespace {

Figure ask(std::string_view surveys, const char* kpi)
{
    const auto data = DatasetBuilder().table(Table::Survey, surveys).build();
    return figureOf(data, queryFor("2026-01-01", "2026-01-31", {kpi}));
}

} // namespace

TEST_CASE("Employee engagement is in percent of the maximum, whatever the scale and its direction")
{
    const Figure figure =
        ask("kind, score, scale_min, scale_max, better, answered_at, partial\n"
            "engagement, 4, 1, 5, higher, 2026-01-02, \n"   // 75
            "engagement, 10, 0, 10, higher, 2026-01-02, \n" // 100
            "engagement, 2, 1, 5, lower, 2026-01-03, \n"    // 75, turned round
            "engagement, 2, 1, 7, higher, 2026-01-03, \n"   // 16.667
            "engagement, 9, 1, 5, higher, 2026-01-03, \n engagement, , 1, 5, higher, 2026-01-04, \n"
            "engagement, 5, 1, 5, higher, 2026-01-04, yes\n nps, 9, 0, 10, higher, 2026-01-04, ",
            "employee_engagement");
    REQUIRE(figure.estimate.value);
    CHECK(*figure.estimate.value == Approx((75 + 100 + 75 + 100.0 / 6) / 4));
    CHECK(figure.estimate.n == 4);
    CHECK(aside(figure, "out of range") == 1);
    CHECK(aside(figure, "no score") == 1);
    CHECK(aside(figure, "partial answer") == 1);
    CHECK(figure.estimate.rowsInScope == 7);
    CHECK(says(figure, "Answered by employees"));
    // t on three degrees of freedom: 3.182446 x sd / 2.
    const double mean = *figure.estimate.value;
    double squares = 0;
    for (const double answer : {75.0, 100.0, 75.0, 100.0 / 6}) {
        squares += (answer - mean) * (answer - mean);
    }
    CHECK(figure.estimate.interval->high ==
          Approx(mean + 3.182446305 * std::sqrt(squares / 3) / 2).epsilon(1e-8));
}

TEST_CASE("Perception over image: who answers both is one respondent")
{
    // On 1 to 10: A expects 77.8 and finds 66.7, B expects 55.6 and finds 66.7 percent: the ratio
    // is 66.7 / 66.7 = 1. Their shares in its logarithm are -+11.1 / 133.3 = .08333, so the error
    // is sqrt(2 x .08333^2 x 2 / 1) = 1/6, and t of one degree is 12.7062047.
    const Figure figure =
        ask("customer, kind, score, scale_min, scale_max, answered_at\n"
            "A, image, 8, 1, 10, 2026-01-02\n A, perception, 7, 1, 10, 2026-01-02\n"
            "B, image, 6, 1, 10, 2026-01-02\n B, perception, 7, 1, 10, 2026-01-02",
            "perception_over_image");
    REQUIRE(figure.estimate.value);
    CHECK(*figure.estimate.value == Approx(1).epsilon(1e-12));
    REQUIRE(figure.estimate.interval);
    CHECK(figure.estimate.interval->high == Approx(std::exp(12.7062047 / 6)).epsilon(1e-7));
    CHECK(figure.estimate.interval->low == Approx(std::exp(-12.7062047 / 6)).epsilon(1e-7));
    CHECK(part(figure, "answers on image") == 2);
    CHECK(part(figure, "mean image, percent") == Approx(200.0 / 3));
    CHECK(says(figure, "1 lies inside the interval"));
}

TEST_CASE("Perception over image of separate samples has the error of both, and is read against 1")
{
    // Nobody is named: ten who expect 50 or 60, ten who find 80 or 90 percent.
    std::string text = "kind, score, scale_min, scale_max, answered_at";
    for (int i = 0; i < 5; ++i) {
        text += "\n image, 5, 0, 10, 2026-01-02\n image, 6, 0, 10, 2026-01-02"
                "\n perception, 8, 0, 10, 2026-01-02\n perception, 9, 0, 10, 2026-01-02";
    }
    const Figure figure = ask(text, "perception_over_image");
    CHECK(*figure.estimate.value == Approx(85.0 / 55).epsilon(1e-12));
    // Each answer is 5 from its mean: 10 x (5/850)^2 + 10 x (5/550)^2, times 20/19.
    const double onLog =
        std::sqrt((10 * std::pow(5.0 / 850, 2) + 10 * std::pow(5.0 / 550, 2)) * 20 / 19);
    CHECK(std::log(figure.estimate.interval->high / *figure.estimate.value) ==
          Approx(2.093024054 * onLog).epsilon(1e-8));
    CHECK(says(figure, "The whole interval is above 1"));
}

TEST_CASE("Perception over image says which side is missing")
{
    CHECK(ask("kind, score, scale_min, scale_max, answered_at\n perception, 7, 1, 10, 2026-01-02",
              "perception_over_image")
              .estimate.reason == "There are no surveys of kind image in this store.");
    const Figure figure = ask("kind, score, scale_min, scale_max, answered_at\n"
                              "perception, 7, 1, 10, 2026-01-02\n image, 7, 1, 10, 2025-01-02",
                              "perception_over_image");
    CHECK_FALSE(figure.estimate.value);
    CHECK(figure.estimate.reason == "There are no answers on image in the period.");
    CHECK(figure.estimate.rowsInScope == 1);
}

TEST_CASE("Explain of perception over image gives every answer with its side")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Survey, "kind, score, scale_min, scale_max, answered_at\n"
                                  "image, 7, 1, 10, 2026-01-02\n perception, 7, 1, 10, 2026-01-02\n"
                                  "image, , 1, 10, 2026-01-02\n nps, 7, 0, 10, 2026-01-02")
            .build();
    const Engine engine(data);
    const auto explanation =
        engine.explain("perception_over_image", queryFor("2026-01-01", "2026-01-31"), {});
    REQUIRE(explanation.ok());
    const auto& rows = explanation.value().rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].countedAs == "image");
    CHECK(rows[1].countedAs == "perception");
    CHECK(rows[2].countedAs == "set aside: no score");
}
