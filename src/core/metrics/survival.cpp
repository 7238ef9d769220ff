// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/customer_book.h"
#include "core/metrics/engine_state.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regard {

namespace {

using metrics::Activity;

constexpr double kDaysOfMonth = 365.25 / 12;

/// How long each customer was there, by the best source that tells.
class Stays final {
public:
    Stays(const Dataset& dataset, const Activity& activity, Day watchedTo, Day knownFrom)
        : m_dataset(dataset), m_activity(activity), m_watchedTo(watchedTo), m_knownFrom(knownFrom),
          m_tenure(dataset.table(Table::Customer).numbers("tenure_months")),
          m_status(dataset.table(Table::Customer).codes("status")),
          m_endedWords(metrics::codesOf(
              dataset.dictionary("status"),
              std::array<std::string_view, 4>{"ended", "inactive", "churned", "cancelled"}))
    {
    }

    [[nodiscard]] std::optional<stats::Lifetime> of(std::size_t customer) const
    {
        // A tenure is exact where dates may stand for "before" and "after" alone.
        if (const auto life = byTenure(customer))
            return life;
        const auto spans = m_activity.of(customer);
        const Activity::Rule rule = m_activity.rules[customer];
        const bool dated =
            (rule == Activity::Rule::Subscription || rule == Activity::Rule::Dates) &&
            !spans.empty() && spans.front().from != Activity::kAlways;
        return dated ? byDates(spans.front().from, spans.back().to) : std::nullopt;
    }

private:
    [[nodiscard]] std::optional<stats::Lifetime> byDates(Day joined, Day left) const
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

    [[nodiscard]] std::optional<stats::Lifetime> byTenure(std::size_t customer) const
    {
        const std::int32_t record = m_dataset.customerRow(static_cast<std::int32_t>(customer));
        const auto row = static_cast<std::size_t>(std::max(record, 0));
        if (record < 0 || m_tenure.empty() || m_status.empty() || std::isnan(m_tenure[row]) ||
            m_status[row] < 0)
            return std::nullopt;
        return stats::Lifetime{m_tenure[row],
                               m_endedWords[static_cast<std::size_t>(m_status[row] + 1)] != 0};
    }

    const Dataset& m_dataset;
    const Activity& m_activity;
    Day m_watchedTo;
    Day m_knownFrom;
    std::span<const double> m_tenure;
    std::span<const std::int32_t> m_status;
    std::vector<std::uint8_t> m_endedWords;
};

} // namespace

Expected<Survival> Engine::survival(const Query& query) const
{
    Query plain = query;
    plain.compare = Comparison::None;
    const PeriodContext context = periodContext(query.conventions, query.asOf);
    const auto scope = metrics::Scope::resolve(dataset(), plain, context);
    if (!scope.ok())
        return scope.error();
    if (scope.value()->byCalendar())
        return Error{ErrorKind::Refused,
                     "How long customers stay is not counted by period; group by a dimension."};
    if (const auto reason = scope.value()->reasonAgainstCustomers())
        return Error{ErrorKind::Refused, *reason};

    const Activity& activity = m_state->derived.activity(query.conventions.inactiveDays);
    const Day watchedTo = dataset().lastDay() == kNoDay
                              ? context.today - 1
                              : std::min(context.today - 1, dataset().lastDay());
    const Stays stays(dataset(), activity, watchedTo, m_state->derived.leaversKnownFrom());
    const std::vector<std::int32_t>& groupOf = scope.value()->customerGroups();
    std::vector<std::vector<stats::Lifetime>> lives(scope.value()->groups());
    Survival result;
    bool any = false;
    for (std::size_t customer = 0; customer < groupOf.size(); ++customer) {
        if (groupOf[customer] < 0)
            continue;
        const auto life = stays.of(customer);
        if (!life) {
            ++result.withoutTime;
            continue;
        }
        any = true;
        result.seenLate += life->entered > 0 ? 1 : 0;
        lives[static_cast<std::size_t>(groupOf[customer])].push_back(*life);
    }
    if (!any)
        return Error{ErrorKind::Refused,
                     "How long customers stay needs subscriptions, customers with the dates of "
                     "joining and leaving, or customers with tenure_months and status."};
    std::vector<std::vector<stats::Lifetime>> shown;
    for (const std::size_t group : scope.value()->groupOrder()) {
        if (lives[group].empty())
            continue;
        result.groups.push_back({scope.value()->groupOf(group),
                                 stats::kaplanMeier(lives[group], query.conventions.level)});
        shown.push_back(std::move(lives[group]));
    }
    if (shown.size() > 1)
        result.logRank = stats::logRank(shown);
    return result;
}

} // namespace regard
