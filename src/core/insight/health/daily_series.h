// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/domain/period.h>
#include <regard/statistics/level_shifts.h>

#include <cstdint>
#include <vector>

namespace regard::insight {

/// Days that a calendar can hold; what lies outside is a slip of the pen.
inline constexpr Day kEarliest = -25'567; // 1900
inline constexpr Day kLatest = 84'006;    // 2200

/// How many rows fall on each day. What no calendar holds is left out.
class DayCounts final {
public:
    DayCounts() : m_counts(static_cast<std::size_t>(kLatest - kEarliest) + 1) {}
    void add(Day day)
    {
        if (day >= kEarliest && day <= kLatest) {
            ++m_counts[static_cast<std::size_t>(day - kEarliest)];
            ++m_rows;
        }
    }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] std::int64_t on(Day day) const
    {
        return m_counts[static_cast<std::size_t>(day - kEarliest)];
    }
    /// Days with rows, ascending.
    [[nodiscard]] std::vector<Day> days() const
    {
        std::vector<Day> days;
        for (Day day = kEarliest; day <= kLatest; ++day) {
            if (on(day) > 0) {
                days.push_back(day);
            }
        }
        return days;
    }
    /// The days between which all but one row in a thousand lie; none: from kNoDay.
    [[nodiscard]] Period covered() const
    {
        if (m_rows == 0) {
            return {};
        }
        const std::int64_t cut = m_rows / 2000;
        Period period{kEarliest, kLatest};
        for (std::int64_t before = on(period.from); before <= cut; before += on(period.from)) {
            ++period.from;
        }
        for (std::int64_t after = on(period.to); after <= cut; after += on(period.to)) {
            --period.to;
        }
        return period;
    }

private:
    std::vector<std::int64_t> m_counts;
    std::int64_t m_rows = 0;
};

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
