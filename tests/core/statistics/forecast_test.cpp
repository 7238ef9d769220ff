// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/statistics/forecast.h>

#include <cmath>
#include <random>

using namespace regard::stats;

namespace {

/// A monthly series as figures of customers move: a level that wanders a little, and noise.
std::vector<double> wandering(std::mt19937_64& random, std::size_t n)
{
    std::normal_distribution<double> normal;
    std::vector<double> values;
    double level = 50;
    for (std::size_t i = 0; i < n; ++i) {
        values.push_back(level + 2 * normal(random));
        level += 0.6 * normal(random);
    }
    return values;
}

} // namespace

TEST_CASE("below eight values there is a line and no chance")
{
    const std::vector<double> values{10, 12, 14, 13, 18};
    const auto ahead = forecast(values, 2);
    REQUIRE(ahead.has_value());
    CHECK_FALSE(ahead->fit.has_value());
    // Slopes 2,2,1,2 | 2,.5,2 | -1,2 | 5 -> median 2; intercept 13 - 2 * 2 = 9; at 5: 19.
    CHECK(ahead->steps[0].mean == 19);
    CHECK(ahead->steps[1].mean == 21);
    CHECK_FALSE(ahead->steps[0].band80.has_value());
    CHECK(ahead->recentSteps->low == -1);
    CHECK(ahead->recentSteps->high == 5);
    CHECK_FALSE(chanceToReach(*ahead, 1, 15, true).has_value());
    CHECK_FALSE(forecast(std::vector<double>{1, 2}, 1).has_value());
}

TEST_CASE("a chance is a step of five percent and never certain")
{
    std::mt19937_64 random(7);
    const auto ahead = forecast(wandering(random, 30), 6, {0, 100});
    REQUIRE(ahead.has_value());
    CHECK(ahead->inflation == 1.2); // fewer than 36 values and fewer than 24 own errors
    CHECK(chanceToReach(*ahead, 3, 1000, true) == 0.05);
    CHECK(chanceToReach(*ahead, 3, -1000, true) == 0.95);
    CHECK(chanceToReach(*ahead, 3, ahead->steps[2].mean, true) == 0.5);
    // One sd above the mean: 1 - Phi(1) = 0.1587, in steps of 0.05: 0.15.
    const double oneSd = ahead->steps[2].mean + ahead->steps[2].sd;
    CHECK(chanceToReach(*ahead, 3, oneSd, true) == 0.15);
    CHECK(chanceToReach(*ahead, 3, oneSd, false) == 0.85);
    // Between -1 and 1 sd: 0.6827 -> 0.70.
    CHECK(chanceWithin(*ahead, 3, ahead->steps[2].mean - ahead->steps[2].sd, oneSd) == 0.7);
    CHECK_FALSE(chanceToReach(*ahead, 7, 50, true).has_value());
}

TEST_CASE("bands stay within what the figure can be")
{
    const std::vector<double> high{90, 93, 95, 97, 98, 99, 99.5, 99.8, 99.9, 100};
    const auto ahead = forecast(high, 12, {0, 100});
    REQUIRE(ahead.has_value());
    for (const ForecastStep& step : ahead->steps) {
        CHECK(step.mean <= 100);
        CHECK(step.band95->high <= 100);
        CHECK(step.band95->low <= step.band80->low);
    }
}

TEST_CASE("an even chance comes with the first period whose mean reaches the target")
{
    std::vector<double> rising;
    for (int i = 0; i < 24; ++i)
        rising.push_back(40 + i + (i % 2 == 0 ? 0.3 : -0.3));
    const auto ahead = forecast(rising, 12);
    REQUIRE(ahead.has_value());
    const auto step = firstEvenChance(*ahead, 66, true);
    REQUIRE(step.has_value());
    CHECK(ahead->steps[static_cast<std::size_t>(*step - 1)].mean >= 66);
    CHECK(ahead->steps[static_cast<std::size_t>(*step - 2)].mean < 66);
    CHECK_FALSE(firstEvenChance(*ahead, 30, false).has_value());
}

TEST_CASE("bands hold what they say over many series")
{
    // 200 series of 24 and of 48 values. An 80 % band that holds fewer than 73 % or more than 90 %,
    // or a 95 % band that holds fewer than 89 %, would mislead; 2.5 times the binomial error of
    // 200 is 7 points at 80 %.
    std::mt19937_64 random(20261121);
    for (const std::size_t n : {24U, 48U}) {
        INFO(n << " values");
        int in80 = 0;
        int in95 = 0;
        constexpr int kSeries = 200;
        constexpr int kSteps = 6;
        for (int i = 0; i < kSeries; ++i) {
            const std::vector<double> values = wandering(random, n + kSteps);
            const auto ahead = forecast(std::span(values).first(n), kSteps);
            REQUIRE(ahead.has_value());
            const double came = values[n + kSteps - 1];
            const ForecastStep& step = ahead->steps.back();
            in80 += came >= step.band80->low && came <= step.band80->high ? 1 : 0;
            in95 += came >= step.band95->low && came <= step.band95->high ? 1 : 0;
        }
        INFO(in80 << " and " << in95 << " of " << kSeries);
        CHECK(in80 >= 0.73 * kSeries);
        CHECK(in80 <= 0.90 * kSeries);
        CHECK(in95 >= 0.89 * kSeries);
    }
}
