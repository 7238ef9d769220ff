// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include "support/oracle.h"

#include <regard/statistics/exponential_smoothing.h>
#include <regard/statistics/intervals.h>

#include <cmath>

using namespace regard::stats;
using regard::test::oracleCsv;
using regard::test::oracleJson;

namespace {

std::vector<double> series(const std::string& name)
{
    std::vector<double> values;
    for (const auto& record : oracleCsv("forecast/" + name + ".csv"))
        values.push_back(std::stod(record[1]));
    return values;
}

bool near(double actual, double expected, double tolerance)
{
    return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

Smoothing modelOf(const std::string& name)
{
    return name.ends_with("_ANN")   ? Smoothing::Level
           : name.ends_with("_AAN") ? Smoothing::Trend
                                    : Smoothing::DampedTrend;
}

double numberOr(const nlohmann::json& object, const char* key, double otherwise)
{
    return object.contains(key) && !object[key].is_null() ? object[key].get<double>() : otherwise;
}

} // namespace

TEST_CASE("at given parameters the models give R's likelihood, forecasts and bands")
{
    const auto expected = oracleJson("forecast/forecast_expected.json")["ets"];
    for (const std::string name : {"Nile_ANN", "nhtemp_ANN", "nhtemp_AAN", "nhtemp_AAdN"}) {
        INFO(name);
        const auto& want = expected[name];
        const auto& par = want["par"];
        const SmoothingParameters p{par["alpha"], numberOr(par, "beta", 0),
                                    numberOr(par, "phi", 1)};
        const auto fit = smooth(series(name.substr(0, name.find('_'))), modelOf(name), p,
                                {par["l"], numberOr(par, "b", 0)});
        REQUIRE(fit.has_value());
        CHECK(near(fit->logLikelihood, want["loglik"], 1e-8));
        CHECK(near(fit->aic, want["aic"], 1e-8));
        CHECK(near(fit->sigma2, want["sigma2"], 1e-8));
        for (std::size_t i = 0; i < want["fitted_head"].size(); ++i)
            CHECK(near(fit->fitted[i], want["fitted_head"][i], 1e-8));
        for (std::size_t h = 0; h < want["mean"].size(); ++h) {
            const Outlook ahead = outlook(*fit, static_cast<int>(h) + 1);
            CHECK(near(ahead.mean, want["mean"][h], 1e-8));
            CHECK(near(ahead.mean - normalQuantile(0.9) * ahead.sd, want["lower80"][h], 1e-8));
            CHECK(near(ahead.mean + normalQuantile(0.975) * ahead.sd, want["upper95"][h], 1e-8));
        }
    }
}

TEST_CASE("the level model's optimum is R's, the trend models' likelihood is not below R's")
{
    const auto expected =
        oracleJson("forecast/forecast_expected.json")["ets_high_precision_optimum_same_bounds"];
    for (const std::string name : {"Nile_ANN", "nhtemp_ANN", "nhtemp_AAN", "nhtemp_AAdN"}) {
        INFO(name);
        const auto& want = expected[name];
        const auto fit = fitSmoothing(series(name.substr(0, name.find('_'))), modelOf(name));
        REQUIRE(fit.has_value());
        CHECK(fit->logLikelihood >= want["loglik"].get<double>() - 1e-6);
        CHECK(near(fit->logLikelihood, want["loglik"], 1e-6));
        CHECK(near(fit->first.level, want["x0"][0], 1e-3));
        if (name.ends_with("_ANN")) {
            CHECK(near(fit->parameters.alpha, want["alpha"], 1e-5));
            CHECK(near(outlook(*fit, 1).mean, want["mean"][0], 1e-5));
            CHECK(near(outlook(*fit, 12).sd, want["sd"][11], 1e-3));
        }
    }
}

TEST_CASE("the chance of R's own forecast comes out")
{
    // nhtemp, level, five years ahead, 52 degrees or more: 1 - Phi((52 - mean) / sd).
    const auto all = oracleJson("forecast/forecast_expected.json");
    const auto& want = all["prob_target"]["nhtemp_ANN_h5_52"];
    const auto& par = all["ets"]["nhtemp_ANN"]["par"];
    const auto fit =
        smooth(series("nhtemp"), Smoothing::Level, {par["alpha"], 0, 1}, {par["l"], 0});
    REQUIRE(fit.has_value());
    const Outlook ahead = outlook(*fit, 5);
    CHECK(near(ahead.sd, want["sd"], 1e-8));
    CHECK(near(1 - normalCdf((52 - ahead.mean) / ahead.sd), want["p_ge"], 1e-8));
}

TEST_CASE("a straight line is continued as one, and a search gives the same every time")
{
    std::vector<double> line;
    for (int i = 0; i < 20; ++i)
        line.push_back(10 + 2 * i);
    const auto fit = fitSmoothing(line, Smoothing::Trend);
    REQUIRE(fit.has_value());
    CHECK(near(outlook(*fit, 5).mean, 58, 1e-9)); // 10 + 2 * 24
    CHECK(outlook(*fit, 5).sd < 1e-6);

    const std::vector<double> nile = series("Nile");
    const auto once = fitSmoothing(nile, Smoothing::DampedTrend);
    const auto again = fitSmoothing(nile, Smoothing::DampedTrend);
    REQUIRE((once && again));
    CHECK(once->parameters.alpha == again->parameters.alpha);
    CHECK(once->parameters.phi == again->parameters.phi);
}

TEST_CASE("too few values have no fit")
{
    const std::vector<double> few{1, 2, 3, 4};
    CHECK_FALSE(fitSmoothing(few, Smoothing::Level).has_value());
    CHECK_FALSE(fitSmoothing(few, Smoothing::DampedTrend).has_value());
    CHECK_FALSE(smooth(few, Smoothing::Trend, {0.5, 0.1, 1}, {1, 1}).has_value());
}
