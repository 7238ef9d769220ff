// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/scope.h"

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace regard::metrics {

/// The combinations of dimensions over which the rows of a table are counted once, so that any
/// filter and grouping by them is a sum of what was counted (decision 0015).
struct CellPlan {
    std::vector<std::string> dimensions;
    std::string key; ///< names them
};

/// For figures of rows: the dimensions of the scope, with segment and channel where the table has
/// them. None where that would be too many cells.
[[nodiscard]] std::optional<CellPlan> cellsOfRows(const Scope& scope, Table table);

/// For figures of customers: a customer with rows in two channels is one unit of both together and
/// one of each. What rows tell by themselves (a channel) must therefore group, or be filtered by one
/// value; what is known of the customer may be summed up. None where that is not so.
[[nodiscard]] std::optional<CellPlan> cellsOfCustomers(const Scope& scope, Table table);

/// The days on which rows of a table have one of their dates, one by one, for counting rows by day;
/// none where there are too many.
[[nodiscard]] std::optional<std::vector<Period>>
daysToCount(const Scope& scope, const CellPlan& cells, Table table, std::string_view date);

/// Slots by period and cell, as far as periods were asked about. Slot must have combine(), and the
/// slot of a whole must be the combination of its parts'. Thread-safe.
template <class Slot>
class TallyBook final {
public:
    /// The slots of a scope; walk(wide scope) gives the slots of periods that are not known yet.
    template <class Walk>
    std::vector<Slot> slots(const Scope& scope, const CellPlan& cells, Walk&& walk)
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<Period> missing;
        for (std::size_t period = 0; period < scope.periods().size(); ++period) {
            if (!m_pages.contains(nameOf(scope, period))) {
                missing.push_back(scope.periods()[period]);
            }
        }
        const auto wide =
            Scope::wide(scope.dataset(), scope.query(), cells.dimensions, missing, scope.today());
        if (!missing.empty()) {
            std::vector<Slot> found = walk(*wide);
            for (std::size_t period = 0; period < missing.size(); ++period) {
                const auto begin =
                    found.begin() + static_cast<std::ptrdiff_t>(period * wide->groups());
                m_pages.emplace(
                    nameOf(*wide, period),
                    std::vector<Slot>(begin, begin + static_cast<std::ptrdiff_t>(wide->groups())));
            }
        }
        const std::vector<std::int32_t> groupOf = scope.groupOfCells(*wide);
        std::vector<Slot> result(scope.slots());
        for (std::size_t period = 0; period < scope.periods().size(); ++period) {
            const std::vector<Slot>& page = m_pages.at(nameOf(scope, period));
            for (std::size_t cell = 0; cell < page.size(); ++cell) {
                if (groupOf[cell] >= 0) {
                    result[period * scope.groups() + static_cast<std::size_t>(groupOf[cell])]
                        .combine(page[cell]);
                }
            }
        }
        return result;
    }

private:
    using Name = std::tuple<Day, Day, Day>;
    static Name nameOf(const Scope& scope, std::size_t period)
    {
        const Period& days = scope.periods()[period];
        return {days.from, days.to, scope.closingDay(period)};
    }

    std::mutex m_mutex;
    std::map<Name, std::vector<Slot>> m_pages;
};

/// Slots by day and cell: any period is a sum of days. Thread-safe.
template <class Slot>
class DayBook final {
public:
    /// The slots of a scope. `wide` is of the days of the data, one by one; walk(wide) gives its
    /// slots and is called once.
    template <class Walk>
    std::vector<Slot> slots(const Scope& scope, const Scope& wide, Walk&& walk)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (m_slots.empty()) {
                m_first = wide.periods().front().from;
                m_end = wide.periods().back().to + 1;
                m_slots = walk(wide);
                addUpMonths(wide.groups());
            }
        }
        const std::vector<std::int32_t> groupOf = scope.groupOfCells(wide);
        std::vector<Slot> result(scope.slots());
        for (std::size_t period = 0; period < scope.periods().size(); ++period) {
            Slot* into = result.data() + period * scope.groups();
            const auto add = [&](const std::vector<Slot>& slots, std::size_t page) {
                const Slot* from = slots.data() + page * groupOf.size();
                for (std::size_t cell = 0; cell < groupOf.size(); ++cell) {
                    if (groupOf[cell] >= 0) {
                        into[groupOf[cell]].combine(from[cell]);
                    }
                }
            };
            const Period& days = scope.periods()[period];
            const Day end = std::min(m_end, days.to + 1);
            for (Day day = std::max(m_first, days.from); day < end;) {
                const std::size_t month = m_monthOfDay[static_cast<std::size_t>(day - m_first)];
                if (day == m_monthBegins[month] && m_monthBegins[month + 1] <= end) {
                    add(m_months, month);
                    day = m_monthBegins[month + 1];
                } else {
                    add(m_slots, static_cast<std::size_t>(day++ - m_first));
                }
            }
        }
        return result;
    }

private:
    void addUpMonths(std::size_t cells)
    {
        for (Day day = m_first; day < m_end; ++day) {
            if (day == m_first || day == firstOfMonth(day)) {
                m_monthBegins.push_back(day);
                m_months.resize(m_monthBegins.size() * cells);
            }
            m_monthOfDay.push_back(m_monthBegins.size() - 1);
            const Slot* from = m_slots.data() + static_cast<std::size_t>(day - m_first) * cells;
            Slot* into = m_months.data() + (m_monthBegins.size() - 1) * cells;
            for (std::size_t cell = 0; cell < cells; ++cell) {
                into[cell].combine(from[cell]);
            }
        }
        m_monthBegins.push_back(m_end);
    }

    std::mutex m_mutex;
    Day m_first = 0; ///< of the days that are counted
    Day m_end = 0;   ///< behind the last one
    std::vector<Slot> m_slots;
    std::vector<Slot> m_months;            ///< the same, added up by month
    std::vector<Day> m_monthBegins;        ///< and the end of the last one
    std::vector<std::size_t> m_monthOfDay; ///< from the first day on
};

} // namespace regard::metrics
