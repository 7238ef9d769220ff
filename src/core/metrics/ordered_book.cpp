// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/ordered_book.h"

#include "core/base/work_crew.h"
#include "core/store/columns/narrow_column.h"

#include <algorithm>

namespace regard::metrics {
namespace {

constexpr std::size_t kValuesWorthAThread = 100'000;

std::vector<Period> monthsOf(Period data)
{
    std::vector<Period> months;
    for (Day day = firstOfMonth(data.from); day <= data.to; day = firstOfMonth(day, 1)) {
        months.push_back({day, firstOfMonth(day, 1) - 1});
    }
    return months;
}

/// The months of a period, from the first to before the second; none where it cuts one in two.
std::optional<std::pair<std::size_t, std::size_t>> monthsIn(const std::vector<Period>& months,
                                                            Period data, Period period)
{
    const Period inside{std::max(period.from, data.from), std::min(period.to, data.to)};
    std::size_t first = 0;
    while (first < months.size() && months[first].to < inside.from) {
        ++first;
    }
    std::size_t last = first;
    while (last < months.size() && months[last].from <= inside.to) {
        ++last;
    }
    if (inside.from > inside.to || first == last) {
        return std::pair(first, first);
    }
    const bool whole = inside.from <= std::max(data.from, months[first].from) &&
                       inside.to >= std::min(data.to, months[last - 1].to);
    return whole ? std::optional(std::pair(first, last)) : std::nullopt;
}

} // namespace

void OrderedBook::make(const Scope& wide, const Walk& walk)
{
    m_ends.assign(wide.slots() + 1, 0);
    walk(wide, [&](std::size_t slot, double) { ++m_ends[slot + 1]; });
    for (std::size_t slot = 0; slot < wide.slots(); ++slot) {
        m_ends[slot + 1] += m_ends[slot];
    }
    std::vector<double> values(m_ends.back());
    std::vector<std::size_t> next(m_ends.begin(), m_ends.end() - 1);
    walk(wide, [&](std::size_t slot, double value) { values[next[slot]++] = value; });
    inPieces(wide.slots(), 32, values.size() >= kValuesWorthAThread,
             [&](std::size_t, std::size_t begin, std::size_t end) {
                 for (std::size_t slot = begin; slot < end; ++slot) {
                     std::sort(values.begin() + static_cast<std::ptrdiff_t>(m_ends[slot]),
                               values.begin() + static_cast<std::ptrdiff_t>(m_ends[slot + 1]));
                 }
             });
    m_values = std::make_shared<const NarrowColumn<double>>(values);
}

std::optional<std::vector<OrderedValues>>
OrderedBook::slots(const Scope& scope, const CellPlan& cells, Period data, const Walk& walk)
{
    const std::vector<Period> months = monthsOf(data);
    std::vector<std::pair<std::size_t, std::size_t>> monthsOfPeriod;
    for (const Period& period : scope.periods()) {
        const auto inside = monthsIn(months, data, period);
        if (!inside) {
            return std::nullopt;
        }
        monthsOfPeriod.push_back(*inside);
    }
    const auto wide =
        Scope::wide(scope.dataset(), scope.query(), cells.dimensions, months, scope.today());
    {
        const std::scoped_lock lock(m_mutex);
        if (m_values == nullptr) {
            make(*wide, walk);
        }
    }
    const std::vector<std::int32_t> groupOf = scope.groupOfCells(*wide);
    std::vector<OrderedValues> result(scope.slots(), OrderedValues(m_values));
    for (std::size_t period = 0; period < scope.periods().size(); ++period) {
        for (std::size_t month = monthsOfPeriod[period].first;
             month < monthsOfPeriod[period].second; ++month) {
            for (std::size_t cell = 0; cell < groupOf.size(); ++cell) {
                if (groupOf[cell] >= 0) {
                    const std::size_t list = month * groupOf.size() + cell;
                    result[period * scope.groups() + static_cast<std::size_t>(groupOf[cell])].add(
                        m_ends[list], m_ends[list + 1]);
                }
            }
        }
    }
    return result;
}

} // namespace regard::metrics
