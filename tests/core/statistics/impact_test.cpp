// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include "support/oracle.h"

#include <regard/statistics/impact.h>

#include <cmath>

using namespace regard::stats;
using regard::test::oracleCsv;
using regard::test::oracleJson;

namespace {

bool near(double actual, double expected, double tolerance = 1e-8)
{
    return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

/// Hospital admissions in Sicily before and after the smoking ban of January 2005.
struct Sicily {
    std::vector<double> admissions;
    std::vector<double> population;
    std::vector<double> rate; ///< per 100,000
    std::size_t firstAfter = 36;
};

Sicily sicily()
{
    Sicily data;
    for (const auto& record : oracleCsv("impact/sicily.csv")) {
        data.admissions.push_back(std::stod(record[2]));
        data.population.push_back(std::stod(record[6]));
        data.rate.push_back(data.admissions.back() / data.population.back() * 1e5);
    }
    return data;
}

} // namespace

TEST_CASE("segmented regression with Newey-West errors gives R's numbers")
{
    const Sicily data = sicily();
    const auto want = oracleJson("impact/impact_expected.json")["sicily"]["linear"];
    InterruptedOptions options;
    options.neweyWestLags = 3;
    options.smallSample = false;
    const auto plain = interruptedSeries(data.rate, data.firstAfter, options);
    options.smallSample = true;
    const auto adjusted = interruptedSeries(data.rate, data.firstAfter, options);
    REQUIRE((plain && adjusted));
    const auto& coef = want["coef"];
    CHECK(near(plain->level.value, coef["(Intercept)"]));
    CHECK(near(plain->slope.value, coef["time"]));
    CHECK(near(plain->bend.value, coef["post"]));
    CHECK(near(plain->rSquared, want["r2"]));
    CHECK(near(plain->durbinWatson, want["dw"]));
    CHECK(near(plain->step.value, coef["smokban"]));
    const auto& newey = want["se_newey_west_lag3_noadj"];
    CHECK(near(plain->level.standardError, newey["(Intercept)"]));
    CHECK(near(plain->slope.standardError, newey["time"]));
    CHECK(near(plain->step.standardError, newey["smokban"]));
    CHECK(near(plain->bend.standardError, newey["post"]));
    CHECK(near(adjusted->step.standardError, want["se_newey_west_lag3_adj"]["smokban"]));
}

TEST_CASE("segmented regression with errors that carry over gives R's numbers")
{
    const Sicily data = sicily();
    const auto want = oracleJson("impact/impact_expected.json")["sicily"]["ar1"];
    InterruptedOptions options;
    options.errors = SeriesErrors::Autoregressive;
    const auto series = interruptedSeries(data.rate, data.firstAfter, options);
    REQUIRE(series);
    REQUIRE((series->carriedOver && series->logLikelihood));
    // R's optimiser stops at 1e-8 of the likelihood, so its parameters hold to about 1e-5; the
    // likelihood at ours must not lie below.
    CHECK(*series->logLikelihood >= want["loglik"].get<double>() - 1e-9);
    CHECK(*series->logLikelihood == Approx(want["loglik"].get<double>()).epsilon(1e-9));
    const auto check = [&](const Estimate& term, const char* name, double ofError = 1e-4) {
        CAPTURE(name);
        CHECK(term.value == Approx(want["coef"][name].get<double>()).epsilon(1e-4));
        CHECK(term.standardError == Approx(want["se"][name].get<double>()).epsilon(ofError));
    };
    // R takes the second derivatives by differences.
    check(*series->carriedOver, "ar1", 1e-3);
    check(series->level, "intercept");
    check(series->slope, "time");
    check(series->step, "smokban");
    check(series->bend, "post");
    // 1.96 standard errors.
    CHECK(series->step.interval.high ==
          Approx(series->step.value + 1.959963985 * series->step.standardError));
    CHECK_FALSE(interruptedSeries(data.rate, 3, options));
    CHECK_FALSE(interruptedSeries(data.rate, data.firstAfter)->carriedOver);
}

TEST_CASE("Poisson and quasi-Poisson models give the published rate ratios")
{
    const Sicily data = sicily();
    const auto want = oracleJson("impact/impact_expected.json")["sicily"];
    const auto check = [&](CountVariance variance, std::size_t season, const nlohmann::json& rr) {
        const auto change =
            interruptedCounts(data.admissions, data.population, data.firstAfter, variance, season);
        REQUIRE(change.has_value());
        CHECK(near(change->ratio, rr[0]));
        CHECK(near(change->interval.low, rr[1]));
        CHECK(near(change->interval.high, rr[2]));
        return change->dispersion;
    };
    check(CountVariance::Poisson, 0, want["rr_poisson"]);
    CHECK(near(check(CountVariance::Quasi, 0, want["rr_quasi"]), want["dispersion"]));
    check(CountVariance::Quasi, 12, want["rr_harmonic_quasi"]);
}

TEST_CASE("difference in differences by hand")
{
    // Treated: 10, 12 before, 17, 15 after: +5. Others: 8, 6 before, 9, 9 after: +2. Effect 3.
    std::vector<PanelRow> rows{{1, true, false, 10}, {2, true, false, 12}, {1, true, true, 17},
                               {2, true, true, 15},  {3, false, false, 8}, {4, false, false, 6},
                               {3, false, true, 9},  {4, false, true, 9}};
    const auto effect = differenceInDifferences(rows);
    REQUIRE(effect.has_value());
    CHECK(near(effect->value, 3));
    // Residuals: unit 1: -1 before, +1 after; 2: +1, -1; 3: +1, 0; 4: -1, 0. The estimate is
    // (sum of treated after - before) / 2 - the same of the others, so each unit adds the square of
    // (after - before) / 2: 1 + 1 + 1/4 + 1/4 = 2.5; times 4/3 (clusters) and 7/4 (8 rows, 4 terms).
    CHECK(near(effect->standardError, std::sqrt(2.5 * 4 / 3 * 7 / 4)));
    rows.resize(4);
    CHECK_FALSE(differenceInDifferences(rows).has_value());
}

TEST_CASE("fewer than eight periods on a side are not judged")
{
    const std::vector<double> values(20, 1.0);
    CHECK_FALSE(interruptedSeries(values, 7).has_value());
    CHECK_FALSE(interruptedSeries(values, 13).has_value());
    CHECK_FALSE(interruptedCounts(values, values, 7, CountVariance::Quasi).has_value());
}
