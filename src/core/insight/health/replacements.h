// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>

#include <cstdint>
#include <map>
#include <vector>

namespace regard::insight {

/// Counts of the values of a property by day; -1 is blank.
class CountsByDay final {
public:
    using Days = std::map<Day, std::map<std::int32_t, std::int64_t>>;

    void add(Day day, std::int32_t value)
    {
        // Most rows are of the day and the value of the row before.
        if (m_last == nullptr || day != m_lastDay || value != m_lastValue) {
            m_last = &m_days[day][value];
            m_lastDay = day;
            m_lastValue = value;
        }
        ++*m_last;
    }
    [[nodiscard]] const Days& days() const { return m_days; }

private:
    Days m_days;
    std::int64_t* m_last = nullptr;
    Day m_lastDay = kNoDay;
    std::int32_t m_lastValue = 0;
};

/// From `day` on, nearly all rows have another value than nearly all rows before.
struct Replacement {
    Day day = kNoDay;
    std::int32_t before = 0;
    std::int32_t after = 0;
};

/// Finds where one value takes the place of another. A value rules a stretch of weeks when four of
/// five rows have it; a stretch counts from `fewestRows` rows on `fewestDays` apart. Values that
/// stand side by side for long (two tools at once) replace nothing.
[[nodiscard]] std::vector<Replacement> replacements(const CountsByDay& counts,
                                                    std::int64_t fewestRows, int fewestDays);

} // namespace regard::insight
