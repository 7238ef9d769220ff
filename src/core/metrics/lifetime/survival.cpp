// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/engine_state.h"
#include "core/metrics/lifetime/stays.h"

namespace regard {

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

    const metrics::Activity& activity = m_state->derived.activity(query.conventions.inactiveDays);
    const metrics::Stays stays(dataset(), activity, metrics::watchedTo(dataset(), context.today),
                               m_state->derived.leaversKnownFrom());
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
