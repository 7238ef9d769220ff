// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/settling/delays.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace regard::metrics {

Delays::Delays(Day lastDay) : m_ended(kMostDays + 1, 0)
{
    if (lastDay != kNoDay) {
        m_last = lastDay - kMatureDays;
        m_first = m_last - kRecentDays;
    }
}

void Delays::add(Day began, int days)
{
    if (began < m_first || began > m_last) {
        return;
    }
    ++m_began;
    if (days >= 0 && days <= kMostDays) {
        ++m_ended[static_cast<std::size_t>(days)];
    }
}

void Delays::close()
{
    std::partial_sum(m_ended.begin(), m_ended.end(), m_ended.begin());
    if (m_ended.back() < kFewest) {
        return;
    }
    const auto nearlyAll =
        static_cast<std::int64_t>(std::ceil(0.99 * static_cast<double>(m_ended.back())));
    m_longest = static_cast<int>(std::lower_bound(m_ended.begin(), m_ended.end(), nearlyAll) -
                                 m_ended.begin());
}

double Delays::later(int age) const
{
    if (!known() || age > m_longest) {
        return 0;
    }
    const std::int64_t ended = m_ended[static_cast<std::size_t>(std::max(0, age))];
    const std::int64_t waiting = m_began - ended;
    return waiting > 0 ? static_cast<double>(m_ended.back() - ended) / static_cast<double>(waiting)
                       : 0;
}

} // namespace regard::metrics
