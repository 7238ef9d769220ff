// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include <regard/statistics/bootstrap.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace regard::stats;

TEST_CASE("Resampling a mean gives its error: the root of sum (y - mean)^2, divided by n")
{
    // 1 to 10: mean 5.5, squares 82.5, so sqrt(82.5) / 10 = 0.9083 (the ideal bootstrap, Efron and
    // Tibshirani 1993, 5.12). Of 1,000 resamples the error is known to 1 / sqrt(2000) = 2.2 %.
    std::vector<RatioUnits> units;
    for (int y = 1; y <= 10; ++y) {
        units.push_back({static_cast<double>(y), 1});
    }
    const auto estimate = bootstrapRatio(units);
    REQUIRE(estimate);
    CHECK(estimate->error == Approx(0.9083).epsilon(0.07));
    CHECK(estimate->interval.low == Approx(5.5 - 1.96 * 0.9083).margin(0.25));
    CHECK(estimate->interval.high == Approx(5.5 + 1.96 * 0.9083).margin(0.25));
}

TEST_CASE("Many units are bundled and keep their error")
{
    // 3,000 of 10,000 pay nothing any more: a share of .7 with error sqrt(.7 x .3 / 10000).
    const std::vector<RatioUnits> units{{0, 1, 3000}, {1, 1, 7000}};
    const auto estimate = bootstrapRatio(units);
    REQUIRE(estimate);
    const double error = std::sqrt(0.7 * 0.3 / 10000);
    // The bundles are a sample of 400 themselves: sqrt(1/800 + 1/2000) = 4.2 %.
    CHECK(estimate->error == Approx(error).epsilon(0.13));
    CHECK(estimate->interval.low == Approx(0.7 - 1.96 * error).margin(error / 2));
    CHECK(estimate->interval.high == Approx(0.7 + 1.96 * error).margin(error / 2));
}

TEST_CASE("The order of the units changes nothing, and a level of its own is a width of its own")
{
    std::vector<RatioUnits> units;
    for (int i = 0; i < 600; ++i) {
        units.push_back({static_cast<double>(i * 37 % 101), 1.0 + i % 5});
    }
    const auto one = bootstrapRatio(units);
    std::reverse(units.begin(), units.end());
    const auto other = bootstrapRatio(units);
    REQUIRE(one);
    CHECK(one->interval.low == other->interval.low);
    CHECK(one->error == other->error);
    CHECK(bootstrapRatio(units, 0.8)->interval.low > one->interval.low);
    CHECK(bootstrapRatio(units, 0.8)->interval.high < one->interval.high);
}

TEST_CASE("Where all units are alike, or there is one, there is nothing to judge from")
{
    CHECK_FALSE(bootstrapRatio(std::vector<RatioUnits>{{1, 1, 50}}));
    CHECK_FALSE(bootstrapRatio(std::vector<RatioUnits>{{1, 2}}));
    CHECK_FALSE(bootstrapRatio({}));
}
