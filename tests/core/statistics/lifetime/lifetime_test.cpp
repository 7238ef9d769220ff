// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include "support/oracle.h"

#include "core/statistics/lifetime/hypergeometric.h"
#include "core/statistics/lifetime/leaving_likelihood.h"

#include <regard/statistics/lifetime.h>

#include <cmath>
#include <map>

using namespace regard;
using namespace regard::stats;
using regard::test::oracleCsv;
using regard::test::oracleJson;

namespace {

bool near(double actual, double expected, double tolerance)
{
    return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

/// The CDNOW sample up to 1997-09-30, by customer number.
const std::map<int, PurchaseHistory>& cdnow()
{
    static const std::map<int, PurchaseHistory> histories = [] {
        std::map<int, std::vector<DaySpend>> spending;
        for (const auto& record : oracleCsv("retention/cdnow_transactions.csv"))
            spending[std::stoi(record[0])].push_back(
                {*parseIsoDate(record[1]), std::stod(record[3])});
        std::map<int, PurchaseHistory> result;
        for (const auto& [customer, days] : spending)
            result.emplace(customer, *historyOf(days, *parseIsoDate("1997-09-30")));
        return result;
    }();
    return histories;
}

std::vector<PurchaseHistory> allHistories()
{
    std::vector<PurchaseHistory> all;
    for (const auto& [customer, history] : cdnow())
        all.push_back(history);
    return all;
}

const nlohmann::json& expected()
{
    static const nlohmann::json json = oracleJson("clv/cdnow_expected.json");
    return json;
}

/// Parameters of the 40-digit maximum.
LeavingParameters published(LeavingModel model)
{
    const bool pareto = model == LeavingModel::ParetoNbd;
    const auto& p = expected()[pareto                         ? "pnbd_exact_weeks"
                               : model == LeavingModel::BgNbd ? "bgnbd_exact_weeks"
                                                              : "mbgnbd_exact_weeks"]["params"];
    return {model, p["r"], p["alpha"], p[pareto ? "s" : "a"], p[pareto ? "beta" : "b"]};
}

} // namespace

TEST_CASE("the logarithm of 2F1 agrees with 50 digits, its derivatives with differences")
{
    for (const auto& record : oracleCsv("special/hyp2f1.csv")) {
        const double a = std::stod(record[1]);
        const double b = std::stod(record[2]);
        const double c = std::stod(record[3]);
        const double z = std::stod(record[4]);
        INFO(record[0] << " " << a << " " << b << " " << c << " " << z);
        CHECK(near(logHypergeometric(a, b, c, z).value, std::stod(record[6]), 1e-10));
    }
    const auto f = logHypergeometric(2.5, 1.5, 3.2, 0.6);
    constexpr double kStep = 1e-5;
    const auto slope = [&](double da, double db, double dc, double dz) {
        return (logHypergeometric(2.5 + da, 1.5 + db, 3.2 + dc, 0.6 + dz).value -
                logHypergeometric(2.5 - da, 1.5 - db, 3.2 - dc, 0.6 - dz).value) /
               (2 * kStep);
    };
    CHECK(near(f.byA, slope(kStep, 0, 0, 0), 1e-8));
    CHECK(near(f.byB, slope(0, kStep, 0, 0), 1e-8));
    CHECK(near(f.byC, slope(0, 0, kStep, 0), 1e-8));
    CHECK(near(f.byZ, slope(0, 0, 0, kStep), 1e-8));
}

TEST_CASE("Tricomi's function agrees with 50 digits")
{
    for (const auto& record : oracleCsv("special/hyperu.csv")) {
        INFO("U(" << record[0] << ", " << record[1] << ", " << record[2] << ")");
        CHECK(near(tricomiDiagonal(std::stod(record[0]), std::stod(record[2])),
                   std::stod(record[3]), 1e-10));
    }
}

TEST_CASE("the table of recency, frequency and age is the published one")
{
    REQUIRE(cdnow().size() == 2357);
    double repeats = 0;
    int repeaters = 0;
    for (const auto& record : oracleCsv("clv/cdnow_rfm_expected.csv")) {
        const PurchaseHistory& history = cdnow().at(std::stoi(record[0]));
        CHECK(history.repeats == std::stod(record[1]));
        CHECK(near(history.recency, std::stod(record[2]), 1e-9));
        CHECK(near(history.age, std::stod(record[3]), 1e-9));
        CHECK(near(history.meanSpend, std::stod(record[4]), 1e-9));
        repeats += history.repeats;
        repeaters += history.repeats > 0 ? 1 : 0;
    }
    CHECK(repeats == 2457);
    CHECK(repeaters == 946);
}

TEST_CASE("maximum likelihood finds the parameters of the 40-digit fit")
{
    const auto [model, key] =
        GENERATE(table<LeavingModel, std::string>({{LeavingModel::BgNbd, "bgnbd_exact_weeks"},
                                                   {LeavingModel::MbgNbd, "mbgnbd_exact_weeks"},
                                                   {LeavingModel::ParetoNbd, "pnbd_exact_weeks"}}));
    INFO(key);
    const auto fit = fitLeaving(allHistories(), model);
    REQUIRE(fit.ok());
    const auto& want = expected()[key];
    const bool pareto = model == LeavingModel::ParetoNbd;
    const std::array<const char*, 4> names{"r", "alpha", pareto ? "s" : "a", pareto ? "beta" : "b"};
    const LeavingParameters& p = fit.value().parameters;
    const std::array<double, 4> values{p.r, p.alpha, p.a, p.b};
    for (std::size_t i = 0; i < 4; ++i) {
        INFO(names[i]);
        CHECK(std::abs(values[i] / want["params"][names[i]].get<double>() - 1) < 1e-6);
        CHECK(std::abs(fit.value().standardErrors[i] / want["se"][names[i]].get<double>() - 1) <
              1e-4);
    }
    CHECK(near(fit.value().logLikelihood, want["loglik"], 1e-8));
    CHECK(near(logLikelihood(published(model), allHistories()), want["loglik"], 1e-10));
    CHECK(fit.value().customers == 2357);
    CHECK(fit.value().repeaters == 946);
}

TEST_CASE("gradients agree with differences of the likelihood")
{
    const auto model = GENERATE(LeavingModel::BgNbd, LeavingModel::MbgNbd, LeavingModel::ParetoNbd);
    const auto value = [&](const std::array<double, 4>& p, const PurchaseHistory& history) {
        const LeavingParameters at{model, p[0], p[1], p[2], p[3]};
        return model == LeavingModel::ParetoNbd ? paretoLikelihood(at, history)
                                                : betaLikelihood(at, history);
    };
    // alpha below and above beta take different ways through Pareto/NBD.
    for (const std::array<double, 4> p :
         {std::array{0.6, 4.0, 0.9, 9.0}, std::array{0.6, 11.0, 0.9, 2.5}}) {
        for (const PurchaseHistory& history :
             {PurchaseHistory{0, 0, 30}, PurchaseHistory{4, 12, 30}, PurchaseHistory{7, 30, 30}}) {
            const HistoryLikelihood here = value(p, history);
            for (std::size_t i = 0; i < 4; ++i) {
                constexpr double kStep = 1e-5;
                std::array<double, 4> ahead = p;
                std::array<double, 4> behind = p;
                ahead[i] += kStep;
                behind[i] -= kStep;
                const double slope =
                    (value(ahead, history).value - value(behind, history).value) / (2 * kStep);
                INFO("parameter " << i << ", x " << history.repeats);
                CHECK(std::abs(here.gradient[i] - slope) < 1e-7);
            }
        }
    }
}

TEST_CASE("expectations agree with the reference implementations")
{
    const LeavingParameters bg = published(LeavingModel::BgNbd);
    const LeavingParameters pareto = published(LeavingModel::ParetoNbd);
    const PurchaseHistory one{2, 213 / 7.0, 272 / 7.0};
    const auto& two = expected()["customer_1_x2_tx213d_T272d"]; // given as texts of 12 digits
    CHECK(near(chanceAlive(bg, one), std::stod(two["bg_palive"].get<std::string>()), 1e-10));
    CHECK(near(expectedPurchases(bg, one, 39), std::stod(two["bg_E39"].get<std::string>()), 1e-10));
    const PurchaseHistory best{26, 216 / 7.0, 31};
    const auto& many = expected()["customer_1516_T_star_52"];
    CHECK(near(expectedPurchases(pareto, best, 52), many["pn_cet"], 1e-10));
    CHECK(near(chanceAlive(pareto, best), many["pn_palive"], 1e-10));
    CHECK(near(expectedPurchases(bg, best, 52), many["bg_cet"], 1e-9));
    CHECK(near(chanceAlive(bg, best), many["bg_palive"], 1e-10));
    CHECK(near(*discountedPurchases(pareto, best, 0.0027), many["pn_dert_d0.0027"], 1e-9));
    CHECK_FALSE(discountedPurchases(bg, best, 0.0027).has_value());

    for (const auto& [weeks, value] :
         expected()["bgnbd_expected_repeat_purchases_per_random_customer"].items())
        CHECK(near(expectedRepeats(bg, std::stod(weeks)), value, 1e-10));
    for (const auto& [weeks, value] :
         expected()["pnbd_expected_repeat_purchases_per_random_customer"].items())
        CHECK(near(expectedRepeats(pareto, std::stod(weeks)), value, 1e-10));
}

TEST_CASE("sums over all customers agree with the reference implementations")
{
    const LeavingParameters bg = published(LeavingModel::BgNbd);
    const LeavingParameters pareto = published(LeavingModel::ParetoNbd);
    const auto& gg = expected()["gg_exact"]["params"];
    SpendFit spend;
    spend.p = gg["p"];
    spend.q = gg["q"];
    spend.gamma = gg["gamma"];
    const double rate = std::log(1.15) / 52;
    double bgAlive = 0;
    double bgPurchases = 0;
    double paretoAlive = 0;
    double paretoPurchases = 0;
    double discounted = 0;
    double money = 0;
    double perpetual = 0;
    double yearly = 0;
    for (const auto& [customer, history] : cdnow()) {
        bgAlive += chanceAlive(bg, history);
        bgPurchases += expectedPurchases(bg, history, 39);
        paretoAlive += chanceAlive(pareto, history);
        paretoPurchases += expectedPurchases(pareto, history, 39);
        // A repeat day without money cannot be in the model of spending; its customer is taken for
        // one who has not bought again.
        PurchaseHistory paid = history;
        if (!(paid.meanSpend > 0))
            paid.repeats = 0;
        const double own = *expectedSpend(spend, paid);
        const double rest = *discountedPurchases(pareto, history, rate);
        discounted += rest;
        money += own;
        perpetual += rest * own;
        constexpr double kMonth = 4.345; // weeks, as lifetimes counts
        for (int month = 1; month <= 12; ++month)
            yearly += (expectedPurchases(bg, history, month * kMonth) -
                       expectedPurchases(bg, history, (month - 1) * kMonth)) *
                      own / std::pow(1.01, month);
    }
    const auto& want = expected()["aggregates_over_2357_customers"];
    CHECK(near(bgAlive, want["bgnbd_p_alive"], 1e-9));
    CHECK(near(bgPurchases, want["bgnbd_expected_39w"], 1e-9));
    CHECK(near(paretoAlive, want["pnbd_p_alive"], 1e-9));
    CHECK(near(paretoPurchases, want["pnbd_expected_39w"], 1e-9));
    CHECK(near(discounted, want["pnbd_dert_15pct_annual"], 1e-9));
    CHECK(near(money, want["gg_expected_spend"], 1e-9));
    CHECK(near(perpetual, want["pnbd_gg_clv_perpetual_dert"], 1e-9));
    CHECK(near(yearly, want["bgnbd_gg_clv_12m_1pct_monthly"], 1e-9));
}

TEST_CASE("Gamma-Gamma finds the parameters of the 40-digit fit")
{
    const auto fit = fitSpend(allHistories());
    REQUIRE(fit.ok());
    const auto& want = expected()["gg_exact"];
    CHECK(std::abs(fit.value().p / want["params"]["p"].get<double>() - 1) < 1e-6);
    CHECK(std::abs(fit.value().q / want["params"]["q"].get<double>() - 1) < 1e-6);
    CHECK(std::abs(fit.value().gamma / want["params"]["gamma"].get<double>() - 1) < 1e-6);
    CHECK(near(fit.value().logLikelihood, want["loglik"], 1e-8));
    CHECK(near(fit.value().standardErrors[0], want["se"]["p"], 1e-4));
    CHECK(near(*fit.value().populationMean(), expected()["gg_population_mean_spend"], 1e-6));
}

TEST_CASE("data that is too thin is refused with what is there and what is needed")
{
    std::vector<PurchaseHistory> few(60, {1, 10, 30, 5});
    const auto small = fitLeaving(few, LeavingModel::BgNbd);
    REQUIRE_FALSE(small.ok());
    CHECK(small.error().message ==
          "A model of buying and leaving needs 100 customers; there are 60.");
    few.assign(200, {0, 0, 30, 0});
    few.resize(220, {1, 10, 30, 5});
    CHECK(fitLeaving(few, LeavingModel::ParetoNbd).error().message ==
          "A model of buying and leaving needs 50 customers who bought again; there are 20.");
    CHECK(fitSpend(few).error().message ==
          "A model of what customers spend needs 50 customers who bought again and paid something; "
          "there are 20.");
    few.assign(200, {1, 20, 30, 5});
    CHECK(fitLeaving(few, LeavingModel::BgNbd).error().message ==
          "Customers were not watched for long enough: purchases lie 20 weeks apart and the first "
          "was only 30 weeks ago.");
}

TEST_CASE("simulated parameters scatter as the fit's covariance says, the same every time")
{
    const auto fit = fitLeaving(allHistories(), LeavingModel::BgNbd);
    REQUIRE(fit.ok());
    const auto draws = simulated(fit.value(), 4000);
    double sum = 0;
    double squares = 0;
    for (const LeavingParameters& p : draws) {
        sum += std::log(p.alpha);
        squares += std::log(p.alpha) * std::log(p.alpha);
    }
    const double mean = sum / 4000;
    const double sd = std::sqrt(squares / 4000 - mean * mean);
    const double wanted = fit.value().standardErrors[1] / fit.value().parameters.alpha;
    CHECK(std::abs(mean - std::log(fit.value().parameters.alpha)) < 4 * wanted / std::sqrt(4000));
    CHECK(std::abs(sd / wanted - 1) < 0.06); // 5 times the error of an sd from 4000 draws
    CHECK(simulated(fit.value(), 3)[2].r == draws[2].r);
}
