// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/insight/process_limits.h>

#include <cmath>

using namespace regard;

namespace {

Figure figure(std::string_view kpi, double value, double n)
{
    Figure one;
    one.kpi = kpiById(kpi);
    one.estimate.value = value;
    one.estimate.n = n;
    return one;
}

} // namespace

TEST_CASE("Means have limits of single values, from two over the root of pi")
{
    // Centre 7; moving ranges 2, 4, 6, mean 4; sigma = 4 sqrt(pi) / 2.
    std::vector<Figure> figures;
    for (const double value : {6.0, 8.0, 4.0, 10.0}) {
        figures.push_back(figure("ces", value, 10));
    }
    const auto limits = processLimits(figures);
    REQUIRE(limits.has_value());
    CHECK(limits->method == "XmR");
    CHECK(limits->centre == Approx(7));
    const double sigma = 4 * std::sqrt(3.14159265358979) / 2;
    CHECK(*limits->lower[0] == Approx(7 - 3 * sigma));
    CHECK(*limits->upper[3] == Approx(7 + 3 * sigma));
    CHECK(limits->note == "Limits from 4 points are weak; from 12 on they can be relied on.");
}

TEST_CASE("Shares have limits by their own n, and a point beyond them is a signal")
{
    std::vector<Figure> figures;
    for (int i = 0; i < 5; ++i) {
        figures.push_back(figure("csat", 80, 100));
    }
    figures.push_back(figure("csat", 50, 400));
    const auto limits = processLimits(figures);
    REQUIRE(limits.has_value());
    CHECK(limits->method == "p");
    // (5 x 80 + 200) / 900 = 2/3; sigma of 100 is sqrt(2/9 / 100), of 400 half of it.
    CHECK(limits->centre == Approx(200.0 / 3));
    const double sigma = 100 * std::sqrt(2.0 / 9 / 100);
    CHECK(*limits->lower[0] == Approx(200.0 / 3 - 3 * sigma));
    CHECK(*limits->lower[5] == Approx(200.0 / 3 - 1.5 * sigma));
    CHECK(limits->signals[0] == stats::Signal::None);
    CHECK(limits->signals[5] == stats::Signal::Outside);
}

TEST_CASE("Eight shares in a row on one side are a signal from the eighth on")
{
    std::vector<Figure> figures;
    for (int i = 0; i < 9; ++i) {
        figures.push_back(figure("csat", 71, 100));
    }
    for (int i = 0; i < 9; ++i) {
        figures.push_back(figure("csat", 69, 100));
    }
    const auto limits = processLimits(figures);
    REQUIRE(limits.has_value());
    CHECK(limits->note.empty());
    CHECK(limits->signals[6] == stats::Signal::None);
    CHECK(limits->signals[7] == stats::Signal::LongRun);
    CHECK(limits->signals[8] == stats::Signal::LongRun);
    CHECK(limits->signals[9] == stats::Signal::None); // the run begins anew on the other side
    CHECK(limits->signals[16] == stats::Signal::LongRun);
}

TEST_CASE("Periods that are not over or have no value do not count, and two points have no limits")
{
    std::vector<Figure> figures{figure("ces", 5, 10), figure("ces", 6, 10), figure("ces", 9, 10)};
    figures[2].complete = false;
    CHECK_FALSE(processLimits(figures).has_value());
    figures.push_back(figure("ces", 7, 10));
    const auto limits = processLimits(figures);
    REQUIRE(limits.has_value());
    CHECK(limits->points == 3);
    CHECK_FALSE(limits->lower[2].has_value());
    CHECK(limits->centre == Approx(6));
}
