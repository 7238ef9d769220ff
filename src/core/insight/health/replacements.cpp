// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/health/replacements.h"

#include <algorithm>
#include <limits>

namespace regard::insight {

namespace {

constexpr double kRules = 0.8;
constexpr int kWeek = 7;
constexpr std::int32_t kMixed = -2;

/// Weeks in a row that one value rules.
struct Stretch {
    std::int32_t value = kMixed;
    Day from = kNoDay;
    Day to = kNoDay;
    std::int64_t rows = 0;
};

Stretch weekOf(const std::map<std::int32_t, std::int64_t>& counts, Day from)
{
    Stretch week{kMixed, from, from + kWeek - 1, 0};
    for (const auto& [value, count] : counts) {
        week.rows += count;
    }
    for (const auto& [value, count] : counts) {
        if (static_cast<double>(count) >= kRules * static_cast<double>(week.rows)) {
            week.value = value;
        }
    }
    return week;
}

std::vector<Stretch> stretchesOf(const CountsByDay::Days& counts)
{
    std::vector<Stretch> stretches;
    for (auto day = counts.begin(); day != counts.end();) {
        const Day from = day->first;
        std::map<std::int32_t, std::int64_t> week;
        for (; day != counts.end() && day->first < from + kWeek; ++day) {
            for (const auto& [value, count] : day->second) {
                week[value] += count;
            }
        }
        const Stretch found = weekOf(week, from);
        if (!stretches.empty() && stretches.back().value == found.value) {
            stretches.back().to = found.to;
            stretches.back().rows += found.rows;
        } else {
            stretches.push_back(found);
        }
    }
    return stretches;
}

/// The day that leaves fewest rows on the wrong side.
Day bestDay(const CountsByDay::Days& counts, const Stretch& before, const Stretch& after)
{
    const auto countOn = [](const auto& day, std::int32_t value) {
        const auto found = day.second.find(value);
        return found == day.second.end() ? std::int64_t{0} : found->second;
    };
    std::int64_t wrong = 0;
    for (auto day = counts.lower_bound(before.from); day != counts.end(); ++day) {
        wrong += day->first <= after.to ? countOn(*day, before.value) : 0;
    }
    std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
    Day best = after.from;
    for (auto day = counts.lower_bound(before.from); day != counts.end() && day->first <= after.to;
         ++day) {
        // Rows of the old value from here on are wrong, and those of the new one before.
        if (wrong < fewest && countOn(*day, after.value) > 0) {
            fewest = wrong;
            best = day->first;
        }
        wrong += countOn(*day, after.value) - countOn(*day, before.value);
    }
    return best;
}

} // namespace

std::vector<Replacement> replacements(const CountsByDay& counts, std::int64_t fewestRows,
                                      int fewestDays)
{
    std::vector<Stretch> ruling;
    for (const Stretch& stretch : stretchesOf(counts.days())) {
        const bool holds = stretch.value != kMixed && stretch.value != -1 &&
                           stretch.rows >= fewestRows && stretch.to - stretch.from >= fewestDays;
        if (!holds) {
            continue;
        }
        if (!ruling.empty() && ruling.back().value == stretch.value) {
            ruling.back().to = stretch.to;
            ruling.back().rows += stretch.rows;
        } else {
            ruling.push_back(stretch);
        }
    }
    std::vector<Replacement> found;
    for (std::size_t i = 1; i < ruling.size(); ++i) {
        found.push_back({bestDay(counts.days(), ruling[i - 1], ruling[i]), ruling[i - 1].value,
                         ruling[i].value});
    }
    return found;
}

} // namespace regard::insight
