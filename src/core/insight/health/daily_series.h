// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/domain/period.h>
#include <regard/statistics/level_shifts.h>

#include <algorithm>
#include <vector>

namespace regard::insight {

/// Days that a calendar can hold; what lies outside is a slip of the pen.
inline constexpr Day kEarliest = -25'567; // 1900
inline constexpr Day kLatest = 84'006;    // 2200

/// The days between which all but one row in a thousand lie; none: from kNoDay.
[[nodiscard]] inline Period coveredDays(std::vector<Day> days)
{
    std::erase_if(days, [](Day day) { return day < kEarliest || day > kLatest; });
    if (days.empty()) {
        return {};
    }
    const std::size_t cut = days.size() / 2000;
    const auto low = days.begin() + static_cast<std::ptrdiff_t>(cut);
    std::nth_element(days.begin(), low, days.end());
    const Day from = *low;
    const auto high = days.end() - 1 - static_cast<std::ptrdiff_t>(cut);
    std::nth_element(days.begin(), high, days.end());
    return {from, *high};
}

/// Totals by day over a period; what lies outside is left out.
class DailySeries final {
public:
    explicit DailySeries(Period period)
        : m_from(period.from), m_days(period.from == kNoDay || period.to < period.from
                                          ? 0
                                          : static_cast<std::size_t>(period.days()))
    {
    }
    void add(Day day, double value, double n = 1)
    {
        if (day >= m_from && static_cast<std::size_t>(day - m_from) < m_days.size()) {
            stats::DayTotal& total = m_days[static_cast<std::size_t>(day - m_from)];
            total.n += n;
            total.sum += value;
        }
    }
    [[nodiscard]] Day dayAt(std::size_t index) const { return m_from + static_cast<Day>(index); }
    [[nodiscard]] const std::vector<stats::DayTotal>& days() const { return m_days; }

private:
    Day m_from;
    std::vector<stats::DayTotal> m_days;
};

} // namespace regard::insight
