// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>

#include <cstdint>
#include <vector>

namespace regard::metrics {

/// How long something took, in whole days, over all that began long enough ago: counts first, then
/// what they say about those that wait.
class Delays final {
public:
    /// Nothing longer is waited for.
    static constexpr int kMostDays = 366;
    /// What began in the last days of the data may still go on: it says nothing about delays.
    static constexpr int kMatureDays = 60;
    /// Older habits say little about today's.
    static constexpr int kRecentDays = 365;
    /// Fewer that came to an end tell no distribution.
    static constexpr std::int64_t kFewest = 100;

    /// `lastDay`: the last day that the data know of.
    explicit Delays(Day lastDay);

    /// One that began on a day and ended `days` later; negative: it has not ended.
    void add(Day began, int days);
    /// After the last add(): works out the rest.
    void close();

    /// The last day that the data know of.
    [[nodiscard]] Day lastDay() const { return m_last + kMatureDays; }
    [[nodiscard]] bool known() const { return m_longest >= 0; }
    /// Days within which 99 of 100 that end have ended; -1 where too few are known.
    [[nodiscard]] int longest() const { return m_longest; }
    /// The chance that what has not ended after `age` days still does.
    [[nodiscard]] double later(int age) const;

private:
    Day m_first = 0;
    Day m_last = 0;
    std::int64_t m_began = 0;
    std::vector<std::int64_t> m_ended; ///< by days, then cumulated
    int m_longest = -1;
};

} // namespace regard::metrics
