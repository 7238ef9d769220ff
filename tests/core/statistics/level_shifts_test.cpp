// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/statistics/intervals.h>
#include <regard/statistics/level_shifts.h>

#include <cmath>
#include <cstdlib>
#include <functional>
#include <random>

using namespace regard::stats;

namespace {

constexpr std::size_t kDays = 130 * 7;

/// Draws that are the same on every system: only the engine's bits are used.
class Chance final {
public:
    explicit Chance(std::uint64_t seed) : m_bits(seed) {}
    double share() { return static_cast<double>(m_bits() >> 11U) * 0x1.0p-53; }
    /// Near enough to a standard normal: twelve even draws less six.
    double normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += share();
        return sum;
    }

private:
    std::mt19937_64 m_bits;
};

/// Yes or no from 2 to 10 customers a day, fewer at the weekend; the week has a mood of its own.
std::vector<DayTotal> answers(std::uint64_t seed, const std::function<double(std::size_t)>& share,
                              double mood = 0)
{
    Chance chance(seed);
    std::vector<DayTotal> days(kDays);
    double week = 0;
    for (std::size_t day = 0; day < kDays; ++day) {
        if (day % 7 == 0)
            week = mood * chance.normal();
        const int count = (day % 7 < 5 ? 4 : 1) + static_cast<int>(chance.share() * 6);
        for (int i = 0; i < count; ++i)
            days[day].sum += chance.share() < share(day) + week ? 1 : 0;
        days[day].n = count;
    }
    return days;
}

} // namespace

TEST_CASE("a steady series has a shift no more often than the rate says")
{
    // 400 series; at 5 % twenty are expected at most, and thirty with a chance under one in fifty
    // (binomial, standard deviation 4.4). The correction is careful, so there are fewer.
    constexpr int kSeries = 400;
    for (const double mood : {0.0, 0.05}) {
        int alarms = 0;
        int reported = 0;
        for (int seed = 1; seed <= kSeries; ++seed) {
            const auto days = answers(
                static_cast<std::uint64_t>(seed), [](std::size_t) { return 0.35; }, mood);
            alarms += levelShifts(days, 0).p <= 0.05 ? 1 : 0;
            for (const LevelShift& shift : levelShifts(days, 0.05).shifts)
                reported += shift.p <= 0.05 ? 1 : 0;
        }
        CAPTURE(mood, alarms, reported);
        CHECK(alarms <= 29);
        CHECK(reported <= 29);
    }
}

TEST_CASE("a planted shift is found near its day")
{
    constexpr std::size_t kPlanted = 500; // in the middle of a week
    int found = 0;
    int near = 0;
    int more = 0;
    for (int seed = 1; seed <= 200; ++seed) {
        const auto days = answers(static_cast<std::uint64_t>(seed),
                                  [](std::size_t day) { return day < kPlanted ? 0.35 : 0.55; });
        int here = 0;
        for (const LevelShift& shift : levelShifts(days, 0.05).shifts) {
            if (shift.p > 0.05)
                continue;
            const auto away = std::abs(static_cast<long>(shift.day) - static_cast<long>(kPlanted));
            if (away > 28) {
                ++more;
                continue;
            }
            ++here;
            near += away <= 14 ? 1 : 0;
            CHECK(std::abs(shift.before - 0.35) < 0.1);
            CHECK(std::abs(shift.after - 0.55) < 0.1);
        }
        found += here == 1 ? 1 : 0;
    }
    CAPTURE(found, near, more);
    CHECK(found >= 180);
    CHECK(near >= 160); // within two weeks
    CHECK(more <= 10);
}

TEST_CASE("a slow drift is no shift")
{
    int reported = 0;
    for (int seed = 1; seed <= 200; ++seed) {
        const auto days = answers(static_cast<std::uint64_t>(seed), [](std::size_t day) {
            return 0.3 + 0.15 * static_cast<double>(day) / kDays;
        });
        for (const LevelShift& shift : levelShifts(days, 0.05).shifts)
            reported += shift.p <= 0.05 ? 1 : 0;
    }
    CAPTURE(reported);
    CHECK(reported <= 10); // one in twenty
}

TEST_CASE("a shift between two constant levels is found on the day")
{
    // 100 days at 2.0 and 100 at 5.0, one value a day each of weight 20.
    std::vector<DayTotal> days(200);
    for (std::size_t day = 0; day < days.size(); ++day)
        days[day] = {20, 20 * (day < 98 ? 2.0 : 5.0)};
    const LevelSearch search = levelShifts(days, 1);
    REQUIRE(search.shifts.size() == 1);
    CHECK(search.shifts[0].day == 98);
    CHECK(search.shifts[0].before == Approx(2));
    CHECK(search.shifts[0].after == Approx(5));
    CHECK(search.shifts[0].nBefore == 20 * 84); // twelve weeks
    CHECK(search.shifts[0].p == 0);
    CHECK(levelShifts(days, 4).shifts.empty());
}

TEST_CASE("too little data has no shifts, and neither has nothing")
{
    CHECK(levelShifts({}, 0.1).shifts.empty());
    std::vector<DayTotal> days(80);
    for (std::size_t day = 0; day < days.size(); ++day)
        days[day] = {20, day < 40 ? 0.0 : 20.0};
    CHECK(levelShifts(days, 0.1).shifts.empty()); // eleven weeks: no six on both sides
    std::vector<DayTotal> thin(700, {0.1, 0.05}); // less than three values in four weeks
    CHECK(levelShifts(thin, 0.1).p == 1);
}
