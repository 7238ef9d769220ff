// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include "support/oracle.h"

#include <regard/statistics/control_charts.h>

using namespace regard::stats;
using regard::test::oracleCsv;
using regard::test::oracleJson;

namespace {

void checkNear(double actual, double expected)
{
    CHECK(std::abs(actual - expected) <= 1e-10 * std::max(1.0, std::abs(expected)));
}

std::vector<double> column(const std::string& file, std::size_t index)
{
    std::vector<double> values;
    for (const auto& record : oracleCsv(file)) {
        values.push_back(std::stod(record[index]));
    }
    return values;
}

} // namespace

TEST_CASE("XmR limits agree with Montgomery's viscosity data, exact d2")
{
    const auto expected = oracleJson("spc/spc_expected.json")["viscosity"];
    const std::vector<double> values = column("spc/montgomery_viscosity.csv", 1);
    const auto limits = xmrLimits(values);
    REQUIRE(limits.has_value());
    checkNear(limits->centre, expected["mean"]);
    checkNear(limits->sigma, expected["sigma_hat"]);
    checkNear(limits->upper, expected["unpl"]);
    checkNear(limits->lower, expected["lnpl"]);
    checkNear(limits->rangeUpper, expected["url"]);
    const auto robust = xmrLimits(values, XmrBasis::Median);
    checkNear(robust->centre, expected["median"]);
    checkNear(robust->upper, expected["unpl_med_3145"]);
    checkNear(robust->lower, expected["lnpl_med_3145"]);
    CHECK_FALSE(xmrLimits(std::vector<double>{1}).has_value());
}

TEST_CASE("CUSUM agrees with Montgomery's example and signals at the 29th value")
{
    const auto expected = oracleJson("spc/spc_expected.json")["montgomery_cusum"];
    const Cusum sums = cusum(column("spc/montgomery_cusum.csv", 1), expected["mu0"],
                             expected["sigma"], expected["k"], expected["h"]);
    REQUIRE(sums.above.size() == expected["Cpos"].size());
    for (std::size_t i = 0; i < sums.above.size(); ++i) {
        checkNear(sums.above[i], expected["Cpos"][i]);
        checkNear(sums.below[i], expected["Cneg"][i]);
    }
    REQUIRE(sums.firstSignal.has_value());
    CHECK(*sums.firstSignal + 1 == expected["first_signal"].get<std::size_t>());
}

TEST_CASE("p chart and Laney's p' agree with qcc")
{
    const auto expected = oracleJson("spc/spc_expected.json")["p_chart"];
    std::vector<Proportion> periods;
    for (const auto& record : oracleCsv("spc/p_chart.csv")) {
        periods.push_back({std::stod(record[1]), std::stod(record[2])});
    }
    const auto plain = pChart(periods);
    const auto laney = laneyChart(periods);
    REQUIRE(plain.has_value());
    REQUIRE(laney.has_value());
    checkNear(plain->centre, expected["pbar"]);
    checkNear(laney->sigmaZ, expected["laney_sigma_z"]);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        checkNear(plain->upper[i], expected["ucl"][i]);
        checkNear(plain->lower[i], expected["lcl"][i]);
        checkNear(laney->upper[i], expected["laney_ucl"][i]);
        checkNear(laney->lower[i], expected["laney_lcl"][i]);
    }
    CHECK_FALSE(pChart({}).has_value());
}

TEST_CASE("a value outside and the eighth value on one side are signals")
{
    const XmrLimits limits{0, 1, -3, 3, 3.7};
    std::vector<double> values{3.1, -3.1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, -0.1};
    const auto signals = processSignals(values, limits);
    CHECK(signals[0] == Signal::Outside);
    CHECK(signals[1] == Signal::Outside);
    CHECK(signals[8] == Signal::None);    // the seventh in a row
    CHECK(signals[9] == Signal::LongRun); // the eighth
    CHECK(signals[10] == Signal::LongRun);
    CHECK(signals[11] == Signal::None);
}

TEST_CASE("a shift of the mean is found where it is, and none where there is none")
{
    // Levels 10 and 14 with a small fixed pattern; sigma from the moving range is about 0.9.
    std::vector<double> values;
    for (int i = 0; i < 24; ++i) {
        values.push_back((i < 15 ? 10 : 14) + (i % 2 == 0 ? 0.4 : -0.4));
    }
    CHECK(changePoints(values) == std::vector<std::size_t>{15});
    std::vector<double> flat(values.begin(), values.begin() + 14);
    CHECK(changePoints(flat).empty());
    CHECK(changePoints(std::vector<double>{1, 2, 3}).empty());
}
