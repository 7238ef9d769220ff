// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/oracle.h"

#include <regard/statistics/intervals.h>

#include <map>

using namespace regard::stats;
using regard::test::oracleCsv;
using regard::test::oracleJson;

namespace {

std::map<std::string, NpsCounts> groupsOfOracle()
{
    std::map<std::string, NpsCounts> groups;
    for (const auto& record : oracleCsv("nps/nps_scores.csv")) {
        const int score = std::stoi(record[2]);
        NpsCounts& counts = groups[record[0]];
        (score >= 9 ? counts.promoters : score >= 7 ? counts.passives : counts.detractors) += 1;
    }
    return groups;
}

void checkInterval(const std::optional<Interval>& got, const nlohmann::json& expected,
                   double tolerance)
{
    REQUIRE(got);
    CHECK(got->low == Approx(expected[0].get<double>()).margin(tolerance).epsilon(0));
    CHECK(got->high == Approx(expected[1].get<double>()).margin(tolerance).epsilon(0));
}

} // namespace

TEST_CASE("NPS, its error and its intervals are those of the reference")
{
    const auto expected = oracleJson("nps/nps_expected.json")["one_sample"];
    const auto groups = groupsOfOracle();
    REQUIRE(groups.size() == 8);
    for (const auto& [name, counts] : groups) {
        CAPTURE(name);
        const auto& want = expected[name];
        CHECK(counts.n() == want["n"].get<double>());
        CHECK(counts.promoters == want["promoters"].get<double>());
        CHECK(counts.detractors == want["detractors"].get<double>());
        CHECK(*nps(counts) == Approx(want["nps"].get<double>()).margin(1e-10).epsilon(0));
        CHECK(*npsStandardError(counts) ==
              Approx(want["se"].get<double>()).margin(1e-10).epsilon(0));
        checkInterval(npsWald(counts), want["wald"], 1e-10);
        checkInterval(npsAdjustedWald(counts), want["adj_wald"]["ci"], 1e-10);
        checkInterval(npsTango(counts), want["tango_score"], 1e-7);
        if (counts.n() > 1) {
            checkInterval(npsTrinomialT(counts), want["trinomial_t"], 1e-10);
        }
    }
}

TEST_CASE("The change of two NPS is that of the reference")
{
    const auto expected = oracleJson("nps/nps_expected.json")["two_sample"];
    const auto groups = groupsOfOracle();
    const auto check = [](const NpsCounts& before, const NpsCounts& after,
                          const nlohmann::json& want) {
        const auto got = compareNps(before, after);
        REQUIRE(got);
        CHECK(got->change == Approx(want["diff"].get<double>()).margin(1e-10).epsilon(0));
        CHECK(got->p == Approx(want["adj_wald"]["p"].get<double>()).margin(1e-10).epsilon(0));
        checkInterval(Interval{got->low, got->high}, want["adj_wald"]["ci"], 1e-10);
    };
    check(groups.at("Q1"), groups.at("Q2"), expected["Q2_minus_Q1"]);
    check(groups.at("seg_small"), groups.at("Q1"), expected["Q1_minus_small"]);
}

TEST_CASE("No answers have no NPS, no error and no interval")
{
    const NpsCounts none;
    CHECK_FALSE(nps(none));
    CHECK_FALSE(npsStandardError(none));
    CHECK_FALSE(npsAdjustedWald(none));
    CHECK_FALSE(npsWald(none));
    CHECK_FALSE(npsTango(none));
    CHECK_FALSE(npsTrinomialT(none));
    CHECK_FALSE(compareNps(none, {1, 1, 1}));
    CHECK_FALSE(compareNps({1, 1, 1}, none));
}

TEST_CASE("Nine promoters of nine are not shown as certainty")
{
    // Published with the formula: raw 100, Wald [100, 100], adjusted [43.37, 100].
    const NpsCounts counts{9, 0, 0};
    CHECK(*nps(counts) == 100);
    CHECK(npsWald(counts)->low == 100);
    CHECK(npsAdjustedWald(counts)->low == Approx(43.37).margin(0.005));
    CHECK(npsAdjustedWald(counts)->high == 100);
}
