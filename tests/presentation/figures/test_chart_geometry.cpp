// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "presentation/chart_geometry.h"

#include <cmath>
#include <limits>

using namespace regard::presentation;

namespace {

constexpr double kNone = std::numeric_limits<double>::infinity();

} // namespace

TEST_CASE("An axis has round ends, holds every value and stays within what is possible")
{
    const std::vector<double> values{36.2, 41, 55};
    const AxisRange axis = axisRange(values, 4, -100, 100);
    CHECK(axis.low == Approx(35).margin(5.1));
    CHECK(axis.low <= 36.2);
    CHECK(axis.high >= 55);
    CHECK(std::fmod(axis.low, axis.step) == Approx(0).margin(1e-9));
    CHECK(axis.ticks().size() >= 3);
    CHECK(axis.ticks().size() <= 7);

    const std::vector<double> shares{97.5, 99.9};
    CHECK(axisRange(shares, 4, 0, 100).high <= 100);
    const std::vector<double> small{0.4, 9};
    CHECK(axisRange(small, 4, 0, 100).low == 0);
    CHECK(axisRange(small, 4, 0, 100).startsAtZero);
}

TEST_CASE("An axis of one value or of none is still an axis")
{
    const std::vector<double> one{50};
    const AxisRange axis = axisRange(one, 4, -kNone, kNone);
    CHECK(axis.low < 50);
    CHECK(axis.high > 50);
    CHECK_FALSE(axis.ticks().empty());
    const AxisRange none = axisRange({}, 4, -kNone, kNone);
    CHECK(none.high > none.low);
}

TEST_CASE("Durations step in minutes and hours")
{
    const std::vector<double> values{200, 700};
    const AxisRange axis = durationRange(values, 4);
    CHECK(std::fmod(axis.step, 60) == 0);
    CHECK(axis.low >= 0);
    CHECK(axis.high >= 700);
}

TEST_CASE("Pixels go from the low to the high end")
{
    CHECK(toPixel(0, 0, 10, 100, 200) == 100);
    CHECK(toPixel(10, 0, 10, 100, 200) == 200);
    CHECK(toPixel(5, 0, 10, 200, 100) == 150);
    CHECK(toPixel(3, 3, 3, 7, 9) == 7);
}

TEST_CASE("Labels are thinned until they fit")
{
    CHECK(labelStride(12, 20, 300) == 1);  // 12 x 20 = 240
    CHECK(labelStride(24, 20, 300) == 2);  // 12 x 20 = 240
    CHECK(labelStride(60, 20, 100) == 12); // 5 x 20 = 100
}
