// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include "support/oracle.h"

#include <regard/statistics/survival.h>

#include <map>

using namespace regard::stats;
using regard::test::oracleCsv;
using regard::test::oracleJson;

namespace {

std::map<std::string, std::vector<Lifetime>> groupsOf(const std::string& file)
{
    std::map<std::string, std::vector<Lifetime>> groups;
    for (const auto& record : oracleCsv(file)) {
        groups[record[2]].push_back({std::stod(record[0]), record[1] == "1"});
    }
    return groups;
}

/// R prints 13 digits.
void checkNear(double actual, const nlohmann::json& expected)
{
    REQUIRE(expected.is_number());
    CHECK(std::abs(actual - expected.get<double>()) <= 1e-12 * std::max(1.0, std::abs(actual)));
}

void checkOptional(const std::optional<double>& actual, const nlohmann::json& expected)
{
    REQUIRE(actual.has_value() == expected.is_number());
    if (actual) {
        checkNear(*actual, expected);
    }
}

void checkCurve(const std::vector<Lifetime>& lifetimes, const nlohmann::json& expected,
                SurvivalInterval kind, const std::string& name)
{
    const SurvivalCurve curve = kaplanMeier(lifetimes, 0.95, kind);
    CHECK(curve.n == expected["n"].get<double>());
    CHECK(curve.events == expected["events"].get<double>());
    checkOptional(curve.median, expected["median"]);
    checkOptional(curve.medianLow, expected["median_ci_" + name][0]);
    checkOptional(curve.medianHigh, expected["median_ci_" + name][1]);
    const nlohmann::json& table = expected[name];
    REQUIRE(curve.points.size() == table["time"].size());
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const SurvivalPoint& point = curve.points[i];
        INFO(name << " at time " << point.time);
        checkNear(point.time, table["time"][i]);
        checkNear(point.atRisk, table["n_risk"][i]);
        checkNear(point.events, table["n_event"][i]);
        checkNear(point.censored, table["n_censor"][i]);
        checkNear(point.survival, table["surv"][i]);
        if (point.survival > 0) {
            checkNear(point.standardError, table["greenwood_se_S"][i]);
            checkNear(point.interval.value().low, table["lower"][i]);
            checkNear(point.interval.value().high, table["upper"][i]);
        } else {
            CHECK_FALSE(point.interval.has_value());
        }
    }
}

} // namespace

TEST_CASE("Kaplan-Meier agrees with R survival on leukaemia data")
{
    const nlohmann::json expected = oracleJson("survival/km_expected.json");
    const auto aml = groupsOf("survival/aml.csv");
    const auto gehan = groupsOf("survival/gehan.csv");
    const std::pair<std::string, std::vector<Lifetime>> cases[] = {
        {"aml_maintained", aml.at("Maintained")},
        {"aml_nonmaintained", aml.at("Nonmaintained")},
        {"gehan_6mp", gehan.at("6-MP")},
        {"gehan_placebo", gehan.at("placebo")}};
    for (const auto& [name, lifetimes] : cases) {
        INFO(name);
        checkCurve(lifetimes, expected[name], SurvivalInterval::Log, "log");
        checkCurve(lifetimes, expected[name], SurvivalInterval::LogLog, "loglog");
    }
}

TEST_CASE("the log-rank test agrees with R survdiff")
{
    const nlohmann::json expected = oracleJson("survival/km_expected.json")["logrank"];
    const std::pair<std::string, std::string> files[] = {{"aml", "survival/aml.csv"},
                                                         {"gehan", "survival/gehan.csv"}};
    for (const auto& [name, file] : files) {
        std::vector<std::vector<Lifetime>> groups;
        for (const auto& [label, lifetimes] : groupsOf(file)) {
            groups.push_back(lifetimes);
        }
        const auto test = logRank(groups);
        REQUIRE(test.has_value());
        INFO(name);
        checkNear(test->chi2, expected[name]["chisq"]);
        CHECK(test->df == 1);
        CHECK(std::abs(test->p / expected[name]["p"].get<double>() - 1) < 1e-10);
        checkNear(test->observed[0], expected[name]["obs"][0]);
        checkNear(test->expected[1], expected[name]["exp"][1]);
    }
}

TEST_CASE("who joined the watch late is at risk only from then on")
{
    // By hand: at time 2 the second has not entered (enters after 3): 1 of 2 leaves. At 5: 1 of 2.
    const std::vector<Lifetime> lifetimes{{2, true}, {7, false}, {5, true, 3}};
    const SurvivalCurve curve = kaplanMeier(lifetimes);
    REQUIRE(curve.points.size() == 3);
    CHECK(curve.points[0].atRisk == 2);
    CHECK(curve.points[0].survival == 0.5);
    CHECK(curve.points[1].atRisk == 2);
    CHECK(curve.points[1].survival == 0.25);
}

TEST_CASE("nothing watched and nobody left are answers, not zeros")
{
    CHECK(kaplanMeier({}).points.empty());
    CHECK_FALSE(kaplanMeier({}).median.has_value());
    const std::vector<Lifetime> stayed{{0, false}, {3, false}, {5, false}};
    const SurvivalCurve curve = kaplanMeier(stayed);
    CHECK_FALSE(curve.median.has_value());
    CHECK(curve.points[0].atRisk == 3); // seen for no time at all, still counted at 0
    CHECK(curve.points[1].atRisk == 2);
    CHECK(curve.points.back().interval.value().low == 1);
    CHECK_FALSE(logRank(std::vector<std::vector<Lifetime>>{stayed, stayed}).has_value());
}
