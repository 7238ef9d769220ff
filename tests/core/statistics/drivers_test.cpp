// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"
#include "support/oracle.h"

#include <regard/statistics/correlation.h>
#include <regard/statistics/drivers.h>

using namespace regard;
using namespace regard::stats;
using regard::test::oracleCsv;
using regard::test::oracleJson;

namespace {

const std::vector<std::string> kNames{"tastiness", "smileyness", "chirpiness", "bubbliness"};

struct Survey {
    std::vector<double> outcome;
    std::vector<std::vector<double>> columns{4};
};

Survey survey()
{
    Survey result;
    for (const auto& record : oracleCsv("drivers/nps_testdata.csv")) {
        result.outcome.push_back(std::stod(record[0]));
        for (std::size_t i = 0; i < 4; ++i) {
            result.columns[i].push_back(std::stod(record[i + 1]));
        }
    }
    return result;
}

void checkNear(double actual, double expected)
{
    CHECK(std::abs(actual - expected) <= 1e-8 * std::max(1.0, std::abs(expected)));
}

} // namespace

TEST_CASE("Drivers agree with R relaimpo and with Johnson's weights")
{
    const auto expected = oracleJson("drivers/drivers_expected.json")["nps_testdata"];
    const Survey data = survey();
    const auto model = driverModel(data.outcome, data.columns);
    REQUIRE(model.ok());
    CHECK(model.value().n == expected["n"].get<double>());
    checkNear(model.value().rSquared, expected["r2"]);
    checkNear(model.value().adjustedRSquared, expected["adj_r2"]);
    double lmg = 0;
    double johnson = 0;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        INFO(kNames[i]);
        const Driver& driver = model.value().drivers[i];
        checkNear(driver.lmg, expected["lmg"][kNames[i]]);
        checkNear(driver.johnson, expected["johnson_relative_weights"][kNames[i]]);
        checkNear(driver.standardizedBeta, expected["std_beta"][kNames[i]]);
        checkNear(driver.vif, expected["vif"][kNames[i]]);
        lmg += driver.lmg;
        johnson += driver.johnson;
    }
    checkNear(lmg, model.value().rSquared);
    checkNear(johnson, model.value().rSquared);
}

TEST_CASE("Correlations agree with R cor.test")
{
    const auto expected =
        oracleJson("drivers/drivers_expected.json")["nps_testdata"]["correlation"];
    const Survey data = survey();
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        INFO(kNames[i]);
        const auto& want = expected[kNames[i]];
        const auto linear = pearson(data.columns[i], data.outcome);
        REQUIRE(linear.has_value());
        checkNear(linear->value, want["r"]);
        checkNear(linear->interval.value().low, want["ci"][0]);
        checkNear(linear->interval.value().high, want["ci"][1]);
        CHECK(std::abs(linear->p / want["p"].get<double>() - 1) < 1e-8);
        checkNear(spearman(data.columns[i], data.outcome).value(), want["spearman"]);
        checkNear(kendall(data.columns[i], data.outcome).value(), want["kendall"]);
    }
}

TEST_CASE("Correlations of few or constant values are none")
{
    const std::vector<double> rising{1, 2, 3, 4};
    const std::vector<double> flat{2, 2, 2, 2};
    CHECK_FALSE(pearson(rising, flat).has_value());
    CHECK_FALSE(spearman(rising, flat).has_value());
    CHECK_FALSE(kendall(rising, flat).has_value());
    CHECK_FALSE(pearson(std::vector<double>{1, 2}, std::vector<double>{1, 2}).has_value());
    CHECK(pearson(rising, rising)->value == 1);
    CHECK(kendall(rising, std::vector<double>{4, 3, 2, 1}).value() == -1);
    // By hand: of six pairs (1,2) is against the order, five with it: (5 - 1) / 6.
    CHECK(kendall(rising, std::vector<double>{2, 1, 3, 4}).value() == Approx(4.0 / 6));
}

TEST_CASE("Bootstrap intervals hold the share and are the same every time")
{
    const Survey data = survey();
    const auto first = bootstrapDrivers(data.outcome, data.columns, 60, 7);
    const auto again = bootstrapDrivers(data.outcome, data.columns, 60, 7);
    REQUIRE(first.ok());
    for (std::size_t i = 0; i < 4; ++i) {
        const Driver& driver = first.value().drivers[i];
        CHECK(driver.lmgInterval.low < driver.lmg);
        CHECK(driver.lmgInterval.high > driver.lmg);
        CHECK(driver.lmgInterval.low == again.value().drivers[i].lmgInterval.low);
    }
    // Tastiness and bubbliness lie far apart: their intervals do not touch.
    CHECK(first.value().drivers[0].lmgInterval.low > first.value().drivers[3].lmgInterval.high);
}

TEST_CASE("Columns that cannot be weighed are refused with the reason")
{
    const std::vector<double> outcome{1, 2, 3, 5, 4, 6};
    const std::vector<double> column{1, 3, 2, 4, 6, 5};
    const std::vector<double> flat(6, 2);
    CHECK_FALSE(driverModel(outcome, std::vector<std::vector<double>>{column, flat}).ok());
    CHECK_FALSE(driverModel(outcome, std::vector<std::vector<double>>{column, column}).ok());
    CHECK_FALSE(driverModel(outcome, std::vector<std::vector<double>>(13, column)).ok());
    CHECK_FALSE(driverModel(outcome, std::vector<std::vector<double>>{}).ok());
    CHECK_FALSE(
        driverModel(std::vector<double>{1, 2}, std::vector<std::vector<double>>{{1, 2}}).ok());
}
