// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include "support/oracle.h"

#include <regard/statistics/contract_value.h>

#include <cmath>

using namespace regard::stats;
using regard::test::oracleJson;

TEST_CASE("the three conventions of a contract's value differ by a third")
{
    // m 84, r 0.8, d 0.1: 84 * 0.8 / 0.3 = 224, 84 * 1.1 / 0.3 = 308, 84 / 0.3 = 280.
    CHECK(*contractValue(84, 0.8, 0.1, FirstPayment::AfterOnePeriod) == Approx(224).epsilon(1e-12));
    CHECK(*contractValue(84, 0.8, 0.1, FirstPayment::Now) == Approx(308).epsilon(1e-12));
    CHECK(*contractValue(84, 0.8, 0.1, FirstPayment::EndOfFirst) == Approx(280).epsilon(1e-12));
    CHECK_FALSE(contractValue(84, 1.1, 0.1, FirstPayment::Now).has_value());
    CHECK_FALSE(contractValue(84, -0.1, 0.1, FirstPayment::Now).has_value());
}

TEST_CASE("the shifted beta-geometric model finds the published fits")
{
    const auto all = oracleJson("clv/sbg_and_simple_clv_expected.json")["sbg"];
    for (const std::string name : {"high_end", "regular"}) {
        INFO(name);
        const auto& want = all[name];
        const auto survivors = want["survivors"].get<std::vector<double>>();
        const auto fit = fitShiftedBetaGeometric(survivors);
        REQUIRE(fit.has_value());
        CHECK(fit->alpha == Approx(want["alpha"].get<double>()).epsilon(1e-6));
        CHECK(fit->beta == Approx(want["beta"].get<double>()).epsilon(1e-6));
        CHECK(fit->logLikelihood == Approx(want["loglik"].get<double>()).epsilon(1e-8));
        for (int t = 1; t <= 12; ++t) {
            const auto at = static_cast<std::size_t>(t - 1);
            CHECK(fit->retention(t) ==
                  Approx(want["retention_rate_by_period"][at].get<double>()).epsilon(1e-6));
            CHECK(fit->survival(t) ==
                  Approx(want["survival_1_to_12"][at].get<double>()).epsilon(1e-6));
        }
        CHECK(*fit->discountedLifetime(0.1) ==
              Approx(want["discounted_expected_lifetime_d0.10_2000terms"].get<double>())
                  .epsilon(1e-6));
    }
}

TEST_CASE("survivors that say nothing have no model")
{
    CHECK_FALSE(fitShiftedBetaGeometric(std::vector<double>{100, 90}).has_value());
    CHECK_FALSE(fitShiftedBetaGeometric(std::vector<double>{100, 100, 100}).has_value());
    CHECK_FALSE(fitShiftedBetaGeometric(std::vector<double>{100, 80, 90}).has_value());
}

TEST_CASE("losses of customers seen for different times give one fit")
{
    // The cohort of the published example cut in two: half of it is watched for 4 of its 7 periods
    // only. What both halves show of the first periods is the whole's, so a fit to halves watched
    // equally long must be the whole's fit.
    const auto survivors =
        oracleJson("clv/sbg_and_simple_clv_expected.json")["sbg"]["regular"]["survivors"]
            .get<std::vector<double>>();
    std::vector<double> lost;
    for (std::size_t i = 1; i < survivors.size(); ++i)
        lost.push_back((survivors[i - 1] - survivors[i]) / 2);
    std::vector<double> kept(survivors.size(), 0.0);
    kept.back() = survivors.back() / 2;
    const auto half = fitShiftedBetaGeometric(lost, kept);
    const auto whole = fitShiftedBetaGeometric(survivors);
    REQUIRE((half && whole));
    CHECK(half->alpha == Approx(whole->alpha).epsilon(1e-6));
    CHECK(half->beta == Approx(whole->beta).epsilon(1e-6));
    CHECK(2 * half->logLikelihood == Approx(whole->logLikelihood).epsilon(1e-9));

    // Two periods and two parameters: the fit keeps what was seen, 70 of 100 and then 60 of 70.
    const auto one =
        fitShiftedBetaGeometric(std::vector<double>{30, 10}, std::vector<double>{0, 0, 60});
    REQUIRE(one.has_value());
    CHECK(one->retention(1) == Approx(0.7).epsilon(1e-6));
    CHECK(one->retention(2) == Approx(60.0 / 70).epsilon(1e-6));
    CHECK_FALSE(
        fitShiftedBetaGeometric(std::vector<double>{0, 0}, std::vector<double>{0, 50}).has_value());
    CHECK_FALSE(
        fitShiftedBetaGeometric(std::vector<double>{50}, std::vector<double>{0}).has_value());
}
