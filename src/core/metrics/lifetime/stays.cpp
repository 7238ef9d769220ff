// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/lifetime/stays.h"

#include "core/metrics/dimensions.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regard::metrics {

namespace {

constexpr double kDaysOfMonth = 365.25 / 12;

} // namespace

Stays::Stays(const Dataset& dataset, const Activity& activity, Day watchedTo, Day knownFrom)
    : m_dataset(dataset), m_activity(activity), m_watchedTo(watchedTo), m_knownFrom(knownFrom),
      m_tenure(dataset.table(Table::Customer).numbers("tenure_months")),
      m_status(dataset.table(Table::Customer).codes("status")),
      m_endedWords(
          codesOf(dataset.dictionary("status"),
                  std::array<std::string_view, 4>{"ended", "inactive", "churned", "cancelled"}))
{
}

std::optional<stats::Lifetime> Stays::of(std::size_t customer) const
{
    // A tenure is exact where dates may stand for "before" and "after" alone.
    if (const auto life = byTenure(customer))
        return life;
    const auto spans = m_activity.of(customer);
    const Activity::Rule rule = m_activity.rules[customer];
    const bool dated = (rule == Activity::Rule::Subscription || rule == Activity::Rule::Dates) &&
                       !spans.empty() && spans.front().from != Activity::kAlways;
    return dated ? byDates(spans.front().from, spans.back().to) : std::nullopt;
}

std::optional<stats::Lifetime> Stays::byDates(Day joined, Day left) const
{
    if (joined > m_watchedTo)
        return std::nullopt;
    stats::Lifetime life;
    life.event = left <= m_watchedTo;
    life.time = ((life.event ? left : m_watchedTo) - joined) / kDaysOfMonth;
    if (m_knownFrom != kNoDay && joined < m_knownFrom) {
        life.entered = (m_knownFrom - joined) / kDaysOfMonth;
        if (life.entered >= life.time)
            return std::nullopt; // was gone, or came and went, before anybody watched
    }
    return life;
}

std::optional<stats::Lifetime> Stays::byTenure(std::size_t customer) const
{
    const std::int32_t record = m_dataset.customerRow(static_cast<std::int32_t>(customer));
    const auto row = static_cast<std::size_t>(std::max(record, 0));
    if (record < 0 || m_tenure.empty() || m_status.empty() || std::isnan(m_tenure[row]) ||
        m_status[row] < 0)
        return std::nullopt;
    return stats::Lifetime{m_tenure[row],
                           m_endedWords[static_cast<std::size_t>(m_status[row] + 1)] != 0};
}

Day watchedTo(const Dataset& dataset, Day today)
{
    return dataset.lastDay() == kNoDay ? today - 1 : std::min(today - 1, dataset.lastDay());
}

} // namespace regard::metrics
