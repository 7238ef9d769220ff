// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include <regard/domain/precision.h>

#include <cmath>
#include <random>

using namespace regard;

TEST_CASE("Decimals do not outrun the interval, whatever its width")
{
    CHECK(decimalsFor(61) == 0);
    CHECK(decimalsFor(2) == 0);
    CHECK(decimalsFor(1.9) == 1);
    CHECK(decimalsFor(0.1) == 1);
    CHECK(decimalsFor(0.05) == 2);
    CHECK(decimalsFor(0.0004) == 4);
    CHECK(decimalsFor(0) == 1);
    std::mt19937 random(11);
    std::uniform_real_distribution<double> power(-6, 6);
    for (int i = 0; i < 2000; ++i) {
        const double wide = std::pow(10, power(random));
        const int decimals = decimalsFor(wide);
        CHECK(decimals >= 0);
        CHECK(decimals <= 4);
        // The last decimal is worth no less than a twentieth of half the interval ...
        const double step = std::pow(10, -decimals);
        CHECK((decimals == 0 || step >= wide / 20));
        // ... and rounding moves no value further than half the interval does.
        CHECK(step / 2 <= std::max(wide, 0.5e-4) * (1 + 1e-6));
        // A wider interval never shows more.
        CHECK(decimalsFor(wide * 3) <= decimals);
    }
}

TEST_CASE("The unit limits the digits, too")
{
    CHECK(shownDecimals(Unit::Money, 12.5, 0.01) == 2);
    CHECK(shownDecimals(Unit::Money, 2046, 61) == 0);
    CHECK(shownDecimals(Unit::Money, 2046, {}) == 0);
    CHECK(shownDecimals(Unit::Money, 20.46, {}) == 2);
    CHECK(shownDecimals(Unit::Count, 12, 0.3) == 0);
    CHECK(shownDecimals(Unit::Percent, 84.23, {}) == 1);
    CHECK(shownDecimals(Unit::Percent, 84.23, 1.4) == 1);
    CHECK(shownDecimals(Unit::Percent, 84.23, 14) == 0);
    CHECK(shownDecimals(Unit::Score, 4.064, 0.09) == 2);
    CHECK(exactDecimals(87) == 0);
    CHECK(exactDecimals(4.25) == 2);
    CHECK(exactDecimals(1.0 / 3) == 3);
    CHECK_FALSE(finer({}));
    CHECK(*finer(3.1) == 0.31);
}

TEST_CASE("Durations keep the parts that mean something")
{
    CHECK(shownSeconds(42.4, {}) == 42.4);
    CHECK(shownSeconds(200.4, {}) == 200);
    CHECK(shownSeconds(412, 75) == 420); // more than a minute either way: no seconds
    CHECK(shownSeconds(8110, {}) == 8100);
    CHECK(shownSeconds(8110, 4000) == 7200);
    CHECK(shownSeconds(3599.8, {}) == 3600);
    CHECK(shownSeconds(4 * 86400 + 6.4 * 3600, {}) == 4 * 86400 + 6 * 3600);
    CHECK(shownSeconds(4 * 86400 + 6.4 * 3600, 90000) == 4 * 86400);
    CHECK(shownSeconds(-412, 75) == -420);
}
