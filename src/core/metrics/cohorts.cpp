// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/engine_state.h"

#include <algorithm>
#include <climits>

namespace regard {

namespace {

using metrics::PurchaseKind;

int monthIndex(Day day)
{
    const CivilDate date = toCivil(day);
    return date.year * 12 + date.month - 1;
}

/// A month whose last days brought no purchase may still be over: shops rest over holidays.
constexpr int kRest = 7;

} // namespace

std::string Engine::currency(const Conventions& conventions) const
{
    const std::int32_t code = m_state->derived.purchases().currency;
    return code < 0 ? conventions.currency : dataset().dictionary("currency").at(code);
}

Expected<std::vector<Cohort>> Engine::cohorts(const Query& query) const
{
    const FactTable& table = dataset().table(Table::Purchase);
    if (table.rows() == 0 || table.customers().empty()) {
        return Error{ErrorKind::Refused,
                     table.rows() == 0
                         ? "There are no purchases in this store, and cohorts begin with one."
                         : "No purchase in this store names its customer."};
    }
    Query plain = query;
    plain.by.clear();
    plain.compare = Comparison::None;
    const PeriodContext context = periodContext(query.conventions, query.asOf);
    const auto scope = metrics::Scope::resolve(dataset(), plain, context);
    if (!scope.ok()) {
        return scope.error();
    }
    if (const auto reason = scope.value()->reasonAgainstCustomers()) {
        return Error{ErrorKind::Refused, *reason};
    }
    const std::vector<std::int32_t>& groupOf = scope.value()->customerGroups();
    const metrics::PurchaseRows& purchases = m_state->derived.purchases();
    const metrics::RowsByCustomer& byCustomer = m_state->derived.purchasesByCustomer();
    const auto days = table.days("at");

    // The months in which each customer bought, ascending.
    std::vector<std::vector<int>> monthsOf;
    Day lastDay = kNoDay;
    int first = INT_MAX;
    for (std::size_t customer = 0; customer < byCustomer.ends.size(); ++customer) {
        std::vector<int> months;
        for (const std::uint32_t row : byCustomer.of(customer)) {
            if (purchases.kinds[row] != PurchaseKind::Order || days[row] == kNoDay ||
                days[row] >= context.today) {
                continue;
            }
            // The data's end does not depend on the filter.
            lastDay = std::max(lastDay, days[row]);
            if (const int month = monthIndex(days[row]); months.empty() || months.back() != month) {
                months.push_back(month);
            }
        }
        if (!months.empty() && groupOf[customer] >= 0) {
            first = std::min(first, months.front());
            monthsOf.push_back(std::move(months));
        }
    }
    std::vector<Cohort> cohorts;
    if (monthsOf.empty()) {
        return cohorts;
    }

    const int last = monthIndex(lastDay);
    const auto count = static_cast<std::size_t>(last - first + 1);
    const Day lastMonthEnd = firstOfMonth(lastDay, 1) - 1;
    const bool lastIsPartial = lastMonthEnd >= context.today || lastMonthEnd > lastDay + kRest;
    for (std::size_t i = 0; i < count; ++i) {
        const Day begin = firstOfMonth(lastDay, static_cast<int>(i) - static_cast<int>(count) + 1);
        Cohort cohort;
        cohort.month = {begin, firstOfMonth(begin, 1) - 1};
        cohort.active.resize(count);
        std::fill_n(cohort.active.begin(), count - i, std::int64_t{0});
        if (lastIsPartial) {
            cohort.partial = count - 1 - i;
        }
        cohorts.push_back(std::move(cohort));
    }
    for (const std::vector<int>& months : monthsOf) {
        Cohort& cohort = cohorts[static_cast<std::size_t>(months.front() - first)];
        ++cohort.size;
        for (const int month : months) {
            ++*cohort.active[static_cast<std::size_t>(month - months.front())];
        }
    }
    return cohorts;
}

} // namespace regard
