// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/oracle.h"

#include <regard/statistics/intervals.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace regard::stats;
using regard::test::oracleJson;

namespace {

Moments momentsOf(const std::vector<double>& values)
{
    Moments moments;
    for (const double value : values) {
        moments.add(value);
    }
    return moments;
}

} // namespace

TEST_CASE("Mean and t interval of the reference's CSAT and CES answers")
{
    const auto oracle = oracleJson("proportion/proportion_expected.json");
    for (const char* name : {"csat_example", "ces_example"}) {
        const auto& want = oracle[name];
        const Moments moments = momentsOf(want["scores"].get<std::vector<double>>());
        CAPTURE(name);
        CHECK(moments.mean == Approx(want["mean"].get<double>()).margin(1e-10));
        const auto interval = meanInterval(moments);
        REQUIRE(interval);
        CHECK(interval->low == Approx(want["t_ci"][0].get<double>()).margin(1e-10).epsilon(0));
        CHECK(interval->high == Approx(want["t_ci"][1].get<double>()).margin(1e-10).epsilon(0));
    }
    const Moments csat = momentsOf(oracle["csat_example"]["scores"].get<std::vector<double>>());
    CHECK(std::sqrt(*csat.variance()) ==
          Approx(oracle["csat_example"]["sd"].get<double>()).margin(1e-10));
}

TEST_CASE("Moments of parts combined are those of the whole, in any order")
{
    std::mt19937 random(20260930);
    std::uniform_real_distribution<double> draw(-50, 1000);
    std::vector<double> values(1000);
    std::generate(values.begin(), values.end(), [&] { return draw(random); });
    const Moments whole = momentsOf(values);
    for (const std::size_t cut :
         {std::size_t{0}, std::size_t{1}, std::size_t{377}, values.size()}) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(cut);
        Moments parts = momentsOf({middle, values.end()});
        parts.combine(momentsOf({values.begin(), middle}));
        CHECK(parts.n == whole.n);
        CHECK(parts.mean == Approx(whole.mean).epsilon(1e-12));
        CHECK(*parts.variance() == Approx(*whole.variance()).epsilon(1e-12));
    }
}

TEST_CASE("One answer has a mean and no interval, none has neither spread nor comparison")
{
    Moments one;
    one.add(4);
    CHECK(one.mean == 4);
    CHECK_FALSE(one.variance());
    CHECK_FALSE(meanInterval(one));
    CHECK_FALSE(compareMeans(Moments{}, momentsOf({1, 2})));
}

TEST_CASE("Welch's test of two means")
{
    // By hand:
    // a = 1 2 3 4 5: mean 3, variance 2.5; b = 2 4 6 8 10: mean 6, variance 10.
    // error = sqrt(0.5 + 2) = 1.5811388, t = 3 / error = 1.8973666,
    // df = 2.5^2 / (0.5^2/4 + 2^2/4) = 5.8823529; R t.test(b, a): p = 0.1075, CI -0.8865 to 6.8865.
    const auto difference = compareMeans(momentsOf({1, 2, 3, 4, 5}), momentsOf({2, 4, 6, 8, 10}));
    REQUIRE(difference);
    CHECK(difference->change == Approx(3));
    CHECK(difference->p == Approx(0.1075).margin(0.0002));
    CHECK(difference->low == Approx(-0.8865).margin(0.002));
    CHECK(difference->high == Approx(6.8865).margin(0.002));
}

TEST_CASE("The median and its ranks")
{
    CHECK_FALSE(medianOfSorted({}));
    CHECK(medianOfSorted(std::vector<double>{7})->value == 7);
    CHECK_FALSE(medianOfSorted(std::vector<double>{7})->interval);
    CHECK(medianOfSorted(std::vector<double>{1, 2, 3, 10})->value == 2.5);
    // Binomial(10, 1/2): P(X <= 1) = 11/1024 = 1.07 %, P(X <= 2) = 5.5 %: ranks 2 and 9.
    const std::vector<double> ten{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const auto estimate = medianOfSorted(ten);
    CHECK(estimate->value == 5.5);
    REQUIRE(estimate->interval);
    CHECK(estimate->interval->low == 2);
    CHECK(estimate->interval->high == 9);
    // Binomial(6, 1/2): P(X = 0) = 1/64 = 1.6 %: smallest and largest; with 5 values 1/32 = 3.1 %
    // is too much for 2.5 %: no interval.
    CHECK(medianOfSorted(std::vector<double>{1, 2, 3, 4, 5, 6})->interval->high == 6);
    CHECK_FALSE(medianOfSorted(std::vector<double>{1, 2, 3, 4, 5})->interval);
}
