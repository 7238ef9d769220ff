// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/derived/purchase_months.h"
#include "core/metrics/engine_state.h"
#include "core/metrics/tally_book.h"

#include <mutex>

namespace regard {

namespace {

using metrics::PurchaseMonths;

/// A month whose last days brought no purchase may still be over: shops rest over holidays.
constexpr int kRest = 7;

/// How many customers of each cell bought first in one month and again in another: cell, first
/// month, month, of the months of PurchaseMonths. Thread-safe.
class Triangles final {
public:
    const std::vector<std::int64_t>& of(const PurchaseMonths& months, const metrics::Scope& wide)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_before != months.before || m_counts.empty()) {
            m_before = months.before;
            m_counts = counted(months, wide);
        }
        return m_counts;
    }

private:
    static std::vector<std::int64_t> counted(const PurchaseMonths& months,
                                             const metrics::Scope& wide)
    {
        const std::size_t page = months.months * months.months;
        const auto& cellOf = wide.customerGroups();
        std::vector<std::int64_t> counts(page * wide.groups());
        for (std::size_t customer = 0; customer < cellOf.size(); ++customer) {
            if (cellOf[customer] < 0) {
                continue;
            }
            std::int64_t* row = nullptr;
            months.each(customer, [&](std::size_t month) {
                if (row == nullptr) {
                    row = counts.data() + static_cast<std::size_t>(cellOf[customer]) * page +
                          month * months.months;
                }
                ++row[month];
            });
        }
        return counts;
    }

    std::mutex m_mutex;
    Day m_before = kNoDay;
    std::vector<std::int64_t> m_counts;
};

/// The triangle of a scope: first month, month.
std::vector<std::int64_t> triangleOf(const metrics::Scope& scope, metrics::Derived& derived,
                                     const PurchaseMonths& months)
{
    const std::size_t page = months.months * months.months;
    const auto cells = metrics::cellsOfCustomers(scope, Table::Customer);
    if (!cells) {
        return Triangles().of(months, scope);
    }
    const auto wide = metrics::Scope::wide(scope.dataset(), scope.query(), cells->dimensions,
                                           scope.periods(), scope.today());
    const auto book = derived.kept<Triangles>("cohorts\n" + cells->key);
    const std::vector<std::int64_t> all = book->of(months, *wide);
    const std::vector<std::int32_t> groupOf = scope.groupOfCells(*wide);
    std::vector<std::int64_t> sum(page);
    for (std::size_t cell = 0; cell < groupOf.size(); ++cell) {
        for (std::size_t i = 0; i < page && groupOf[cell] >= 0; ++i) {
            sum[i] += all[cell * page + i];
        }
    }
    return sum;
}

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
    // The data's end does not depend on the filter.
    const auto months = m_state->derived.purchaseMonths(context.today);
    std::vector<Cohort> cohorts;
    if (months->lastDay == kNoDay) {
        return cohorts;
    }
    const std::vector<std::int64_t> counts = triangleOf(*scope.value(), m_state->derived, *months);
    const auto of = [&](std::size_t first, std::size_t month) {
        return counts[first * months->months + month];
    };
    std::size_t first = 0;
    while (first < months->months && of(first, first) == 0) {
        ++first;
    }
    const std::size_t count = months->months - first;
    const Day lastMonthEnd = firstOfMonth(months->lastDay, 1) - 1;
    const bool lastIsPartial =
        lastMonthEnd >= context.today || lastMonthEnd > months->lastDay + kRest;
    for (std::size_t i = 0; i < count; ++i) {
        const Day begin =
            firstOfMonth(months->lastDay, static_cast<int>(i) - static_cast<int>(count) + 1);
        Cohort cohort;
        cohort.month = {begin, firstOfMonth(begin, 1) - 1};
        cohort.size = of(first + i, first + i);
        cohort.active.resize(count);
        for (std::size_t k = 0; k + i < count; ++k) {
            cohort.active[k] = of(first + i, first + i + k);
        }
        if (lastIsPartial) {
            cohort.partial = count - 1 - i;
        }
        cohorts.push_back(std::move(cohort));
    }
    return cohorts;
}

} // namespace regard
