// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/oracle.h"

#include <regard/statistics/intervals.h>

#include <cmath>

using namespace regard::stats;
using regard::test::oracleJson;

namespace {

Approx exactly(const nlohmann::json& value)
{
    return Approx(value.get<double>()).margin(1e-10).epsilon(0);
}

} // namespace

TEST_CASE("Intervals of a share are those of the reference")
{
    const auto cases = oracleJson("proportion/proportion_expected.json")["one_sample"];
    REQUIRE(cases.size() == 12);
    for (const auto& want : cases) {
        const double k = want["x"].get<double>();
        const double n = want["n"].get<double>();
        CAPTURE(k, n);
        CHECK(wilson(k, n)->low == exactly(want["wilson"][0]));
        CHECK(wilson(k, n)->high == exactly(want["wilson"][1]));
        CHECK(clopperPearson(k, n)->low == exactly(want["clopper_pearson"][0]));
        CHECK(clopperPearson(k, n)->high == exactly(want["clopper_pearson"][1]));
    }
}

TEST_CASE("The change of two shares is that of the reference")
{
    const auto cases = oracleJson("proportion/proportion_expected.json")["two_sample"];
    REQUIRE(cases.size() == 6);
    for (const auto& want : cases) {
        // The reference gives first minus second.
        const auto got = compareProportions(want["x2"].get<double>(), want["n2"].get<double>(),
                                            want["x1"].get<double>(), want["n1"].get<double>());
        CAPTURE(want.dump());
        REQUIRE(got);
        CHECK(got->change == exactly(want["diff"]));
        CHECK(got->low == exactly(want["newcombe"][0]));
        CHECK(got->high == exactly(want["newcombe"][1]));
        CHECK(got->p == exactly(want["p_Nminus1"]));
    }
}

TEST_CASE("A share of nothing has no interval")
{
    CHECK_FALSE(wilson(0, 0));
    CHECK_FALSE(clopperPearson(0, 0));
    CHECK_FALSE(compareProportions(0, 0, 1, 2));
    CHECK_FALSE(compareProportions(1, 2, 0, 0));
}

TEST_CASE("Worked example: 50 customers lost of 1,000 are 5 %, 3.8 to 6.5 %")
{
    const auto interval = wilson(50, 1000);
    CHECK(100 * interval->low == Approx(3.8).margin(0.05));
    CHECK(100 * interval->high == Approx(6.5).margin(0.05));
}

TEST_CASE("Shares that are all yes or all no in both periods show no change")
{
    CHECK(compareProportions(0, 40, 0, 50)->p == 1);
    CHECK(compareProportions(40, 40, 50, 50)->p == 1);
    CHECK(compareProportions(40, 40, 50, 50)->change == 0);
}

TEST_CASE("Four times the answers halve the interval of a share")
{
    const auto few = *wilson(300, 1000);
    const auto many = *wilson(1200, 4000);
    CHECK((few.high - few.low) / (many.high - many.low) == Approx(2).epsilon(0.005));
}
