// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include "support/oracle.h"

#include <regard/statistics/trend.h>

using namespace regard::stats;
using regard::test::oracleCsv;
using regard::test::oracleJson;

namespace {

void checkNear(double actual, double expected)
{
    CHECK(std::abs(actual - expected) <= 1e-10 * std::max(1.0, std::abs(expected)));
}

std::vector<double> series(const std::string& name)
{
    std::vector<double> values;
    for (const auto& record : oracleCsv("forecast/" + name + ".csv")) {
        values.push_back(std::stod(record[1]));
    }
    return values;
}

} // namespace

TEST_CASE("Theil-Sen and Mann-Kendall agree with scipy and pyMannKendall")
{
    for (const std::string name : {"nhtemp", "Nile"}) {
        INFO(name);
        const auto expected = oracleJson("trend/trend_expected.json")[name];
        const std::vector<double> values = series(name);
        const auto line = theilSen(values);
        REQUIRE(line.has_value());
        checkNear(line->slope, expected["theil_sen"]["slope"]);
        checkNear(line->intercept, expected["mann_kendall"]["intercept"]);
        checkNear(line->slopeInterval.low, expected["theil_sen"]["slope_lo95"]);
        checkNear(line->slopeInterval.high, expected["theil_sen"]["slope_hi95"]);

        const auto plain = mannKendall(values);
        REQUIRE(plain.has_value());
        checkNear(plain->s, expected["mann_kendall"]["S"]);
        checkNear(plain->variance, expected["mann_kendall"]["var_S"]);
        checkNear(plain->z, expected["mann_kendall"]["z"]);
        checkNear(plain->p, expected["mann_kendall"]["p"]);

        const auto modified = mannKendallAutocorrelated(values);
        REQUIRE(modified.has_value());
        checkNear(modified->variance, expected["hamed_rao"]["var_S"]);
        checkNear(modified->z, expected["hamed_rao"]["z"]);
        checkNear(modified->p, expected["hamed_rao"]["p"]);
    }
}

TEST_CASE("a straight line has its slope exactly, a constant has none")
{
    const auto rising = theilSen(std::vector<double>{1, 3, 5, 7});
    REQUIRE(rising.has_value());
    CHECK(rising->slope == 2);
    CHECK(rising->intercept == 1);
    const auto flat = mannKendall(std::vector<double>{4, 4, 4, 4});
    REQUIRE(flat.has_value());
    CHECK(flat->s == 0);
    CHECK(flat->p == 1);
    CHECK_FALSE(theilSen(std::vector<double>{1, 2}).has_value());
}
