// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include "support/oracle.h"

#include <regard/statistics/lead_lag.h>

#include <cmath>

using namespace regard::stats;
using regard::test::oracleCsv;
using regard::test::oracleJson;

namespace {

bool near(double actual, double expected, double tolerance = 1e-8)
{
    return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

/// Column 1 (lead) or 2 (sales) of the series that Box and Jenkins publish, differenced.
std::vector<double> changes(std::size_t column)
{
    std::vector<double> values;
    for (const auto& record : oracleCsv("leadlag/bjsales.csv"))
        values.push_back(std::stod(record[column]));
    return differences(values);
}

} // namespace

TEST_CASE("autoregression, cross-correlation and pre-whitening give R's numbers")
{
    const auto want = oracleJson("leadlag/leadlag_expected.json")["bjsales"];
    const std::vector<double> lead = changes(1);
    const std::vector<double> sales = changes(2);
    const auto model = autoregression(lead);
    REQUIRE(model.has_value());
    REQUIRE(model->coefficients.size() == want["ar_order"].get<std::size_t>());
    for (std::size_t i = 0; i < model->coefficients.size(); ++i)
        CHECK(near(model->coefficients[i], want["ar"][i]));

    const auto raw = crossCorrelation(lead, sales, 12);
    const auto whitened = preWhitened(lead, sales, 12);
    REQUIRE((raw && whitened));
    CHECK(whitened->n == want["n"].get<std::size_t>());
    CHECK(near(whitened->bound, want["bound"]));
    for (std::size_t i = 0; i < want["lags"].size(); ++i) {
        // R counts a lead of the first series as a negative lag.
        const int lag = -want["lags"][i].get<int>();
        INFO("lag " << lag);
        CHECK(near(raw->at(lag), want["ccf_raw_diff"][i]));
        CHECK(near(whitened->at(lag), want["ccf_prewhitened"][i]));
    }
    CHECK(whitened->at(3) > 0.6); // the lead is three periods, as published
}

TEST_CASE("Granger's test gives R's lmtest")
{
    const auto want = oracleJson("leadlag/leadlag_expected.json")["bjsales"];
    const std::vector<double> lead = changes(1);
    const std::vector<double> sales = changes(2);
    const auto compare = [](const nlohmann::json& rows, const std::vector<double>& cause,
                            const std::vector<double>& effect) {
        for (const auto& row : rows) {
            const auto test = granger(cause, effect, row["order"]);
            REQUIRE(test.has_value());
            CHECK(test->df1 == row["df"][0].get<double>());
            CHECK(test->df2 == row["df"][1].get<double>());
            CHECK(near(test->f, row["F"]));
            CHECK(near(test->p, row["p"]));
        }
    };
    compare(want["granger_dx_causes_dy"], lead, sales);
    compare(want["granger_dy_causes_dx"], sales, lead);
}

TEST_CASE("what cannot be looked at has no result")
{
    const std::vector<double> flat(40, 3.0);
    const std::vector<double> few{1, 2, 4, 3};
    CHECK_FALSE(autoregression(flat).has_value());
    CHECK_FALSE(crossCorrelation(few, few, 3).has_value());
    CHECK_FALSE(crossCorrelation(flat, flat, 3).has_value());
    CHECK_FALSE(granger(few, few, 1).has_value());
    CHECK(differences(std::vector<double>{1, 4, 2}) == std::vector<double>{3, -2});
    CHECK(seasonalDifferences(std::vector<double>{1, 4, 2, 8}, 2) == std::vector<double>{1, 4});
}
