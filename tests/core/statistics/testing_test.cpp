// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include <regard/statistics/intervals.h>

#include <vector>

using namespace regard::stats;

TEST_CASE("Normal and Student quantiles")
{
    // The quantile that the whole field rounds to 1.96; t(0.975, 19) as printed in tables.
    CHECK(normalQuantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(normalCdf(-1.959963984540054) == Approx(0.025).epsilon(1e-12));
    CHECK(studentQuantile(0.975, 19) == Approx(2.093024054).epsilon(1e-9));
}

TEST_CASE("The false discovery rate is controlled as in Benjamini and Hochberg's own example")
{
    // Their 1995 paper, 15 p-values, rate 0.05: the four smallest are rejected.
    const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    const auto rejected = benjaminiHochberg(p, 0.05);
    for (std::size_t i = 0; i < p.size(); ++i) {
        CHECK(rejected[i] == (i < 4));
    }
    CHECK(benjaminiHochberg({}, 0.05).empty());
}

TEST_CASE("A p-value above its own limit is rejected with a larger one that is below its limit")
{
    // Limits 0.025 and 0.05: 0.04 alone fails the first, but 0.045 passes the second.
    const auto rejected = benjaminiHochberg(std::vector<double>{0.045, 0.04}, 0.05);
    CHECK(rejected[0]);
    CHECK(rejected[1]);
}

TEST_CASE("The order of the tests does not change the verdicts")
{
    const auto a = benjaminiHochberg(std::vector<double>{0.001, 0.2, 0.03, 0.9}, 0.05);
    const auto b = benjaminiHochberg(std::vector<double>{0.9, 0.03, 0.2, 0.001}, 0.05);
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i] == b[a.size() - 1 - i]);
    }
}

TEST_CASE("Answers needed per period: NPS 60 to 65 about 2,600, CSAT 80 to 85 % about 900")
{
    // (1.96 + 0.8416)^2 x (0.44 + 0.3875) / 0.05^2 = 2,598.
    CHECK(neededForNps(0.70, 0.10, 0.73, 0.08) == Approx(2598).margin(1));
    // (1.96 sqrt(2 x .825 x .175) + .8416 sqrt(.16 + .1275))^2 / .05^2 = 905.4.
    CHECK(neededForProportions(0.80, 0.85) == Approx(906).margin(1));
    // 2 x 7.849 x 4 / 1 = 62.8.
    CHECK(neededForMeans(4, 1) == 63);
}
