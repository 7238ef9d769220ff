// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/health/daily_series.h"
#include "core/insight/health/source_rows.h"
#include "core/targets/wording.h"

#include <regard/statistics/control_charts.h>

#include <algorithm>
#include <cmath>

namespace regard::insight {

namespace {

constexpr std::size_t kFewestDays = 8;   ///< days with rows that make a rhythm
constexpr std::size_t kRecentDays = 120; ///< days with rows that it is taken from
constexpr std::size_t kFewestImports = 3;
constexpr int kEnded = 366;
constexpr int kWeekDays = 7;
constexpr std::size_t kMostWeeks = 53;
constexpr std::size_t kFewestWeeks = 12;
constexpr double kWorthALook = 0.2;

/// The gap that nine of ten gaps between the days do not pass; 0 for fewer than `fewest` days.
int usualGap(const std::vector<Day>& days, std::size_t fewest)
{
    if (days.size() < fewest) {
        return 0;
    }
    std::vector<int> gaps;
    for (std::size_t i = 1; i < days.size(); ++i) {
        gaps.push_back(days[i] - days[i - 1]);
    }
    std::sort(gaps.begin(), gaps.end());
    return gaps[(gaps.size() * 9 + 9) / 10 - 1];
}

std::string daysInWords(int days)
{
    return numberInWords(days, 0) + (days == 1 ? " day" : " days");
}

std::string sentenceOf(const Freshness& freshness)
{
    std::string text = "Last row " + dayInWords(freshness.lastRow);
    switch (freshness.state) {
    case FreshnessState::Late:
        return text + "; late by " + daysInWords(freshness.lateBy) + ": new rows usually come " +
               (freshness.usual == 1 ? "every day" : "within " + daysInWords(freshness.usual)) +
               ".";
    case FreshnessState::Ended:
        return text + "; nothing since, for more than a year.";
    case FreshnessState::OnTime:
        return text + "; on time: new rows usually come " +
               (freshness.usual == 1 ? "every day" : "within " + daysInWords(freshness.usual)) +
               ".";
    case FreshnessState::Unknown:
        break;
    }
    return text + "; too few days to know how often new rows come.";
}

} // namespace

Freshness freshnessOf(const DayCounts& rows, std::vector<Day> importDays, Day today)
{
    Freshness freshness;
    std::vector<Day> days = rows.days();
    std::sort(importDays.begin(), importDays.end());
    importDays.erase(std::unique(importDays.begin(), importDays.end()), importDays.end());
    if (days.empty()) {
        freshness.sentence = "Its rows have no dates.";
        return freshness;
    }
    // A date in the future (a plan, a slip) does not make a source fresh.
    const auto past = std::upper_bound(days.begin(), days.end(), today);
    if (past != days.begin()) {
        days.erase(past, days.end());
    }
    freshness.lastRow = days.back();
    freshness.age = std::max(0, today - freshness.lastRow);
    if (days.size() > kRecentDays) {
        days.erase(days.begin(), days.end() - static_cast<std::ptrdiff_t>(kRecentDays));
    }
    freshness.usual = std::max(usualGap(days, kFewestDays), usualGap(importDays, kFewestImports));
    if (freshness.age >= kEnded) {
        freshness.state = FreshnessState::Ended;
    } else if (freshness.usual > 0) {
        // One more rhythm is granted: a file is rarely imported on the day it is made.
        const bool late = freshness.age > 2 * freshness.usual;
        freshness.state = late ? FreshnessState::Late : FreshnessState::OnTime;
        freshness.lateBy = late ? freshness.age - freshness.usual : 0;
    }
    freshness.sentence = sentenceOf(freshness);
    return freshness;
}

std::vector<WeekVolume> volumeOf(const DayCounts& rows, int firstWeekday, Day today)
{
    const Period covered = rows.covered();
    if (covered.from == kNoDay) {
        return {};
    }
    const auto weekStart = [&](Day day) {
        return day - (weekday(day) - firstWeekday + kWeekDays) % kWeekDays;
    };
    const Day last = weekStart(std::min(covered.to, today));
    const Day first =
        std::max(weekStart(covered.from), last - static_cast<Day>((kMostWeeks - 1) * kWeekDays));
    std::vector<WeekVolume> weeks;
    for (Day from = first; from <= last; from += kWeekDays) {
        weeks.push_back({from, 0, true, false});
    }
    for (Day day = first; day < last + kWeekDays && day <= kLatest; ++day) {
        weeks[static_cast<std::size_t>((day - first) / kWeekDays)].rows += rows.on(day);
    }
    // The data begin and stop inside the first and the last week.
    weeks.front().complete = weeks.front().from >= covered.from;
    weeks.back().complete = weeks.back().complete && last + kWeekDays - 1 <= covered.to;
    std::vector<double> values;
    for (const WeekVolume& week : weeks) {
        if (week.complete) {
            values.push_back(static_cast<double>(week.rows));
        }
    }
    const auto limits = stats::xmrLimits(values);
    if (!limits || values.size() < kFewestWeeks) {
        return weeks;
    }
    const auto signals = stats::processSignals(values, *limits);
    std::size_t at = 0;
    for (WeekVolume& week : weeks) {
        if (week.complete) {
            // Very even weeks have narrow limits: a fifth more or less is the least worth a look.
            const double away = std::abs(static_cast<double>(week.rows) - limits->centre);
            week.unusual =
                signals[at++] == stats::Signal::Outside && away >= kWorthALook * limits->centre;
        }
    }
    return weeks;
}

} // namespace regard::insight
