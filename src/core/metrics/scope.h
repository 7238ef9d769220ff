// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/dimensions.h"
#include "core/metrics/row_slots.h"

#include <regard/base/expected.h>
#include <regard/domain/records.h>
#include <regard/metrics/query.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace regard::metrics {

/// A query made ready for scanning: the periods that are asked about, the groups, and the filter
/// as tables of codes. Row and customer walks ask it for slots; slot = period * groups() + group.
class Scope final {
public:
    /// Fails with a sentence for an unknown dimension, a filter without values, or too many groups.
    [[nodiscard]] static Expected<std::unique_ptr<Scope>>
    resolve(const Dataset& dataset, const Query& query, const PeriodContext& context);

    /// A scope without a filter, of any periods and of all combinations of some dimensions: what
    /// books of tallies are made over. `today` as in a query's context, kNoDay without "now".
    [[nodiscard]] static std::unique_ptr<Scope> wide(const Dataset& dataset, const Query& query,
                                                     const std::vector<std::string>& dimensions,
                                                     std::vector<Period> periods, Day today);

    [[nodiscard]] const Dataset& dataset() const { return m_dataset; }
    [[nodiscard]] const Query& query() const { return m_query; }

    /// All periods, each once: first those that the query shows, then what they are compared with.
    [[nodiscard]] const std::vector<Period>& periods() const { return m_periods; }
    [[nodiscard]] std::size_t shown() const { return m_shown; }
    /// The last day of a period that is over at "now": its own, or yesterday while it runs.
    [[nodiscard]] Day closingDay(std::size_t period) const;
    /// Index of the period that a shown period is compared with, -1 none.
    [[nodiscard]] int comparedWith(std::size_t period) const { return m_comparedWith[period]; }
    [[nodiscard]] std::size_t groups() const { return m_groups; }
    [[nodiscard]] std::size_t slots() const { return m_periods.size() * m_groups; }
    /// True when the query groups by a calendar unit: then every period is shown, rows or not.
    [[nodiscard]] bool byCalendar() const { return !m_calendarName.empty(); }
    /// True when a category dimension groups.
    [[nodiscard]] bool byDimension() const { return !m_by.empty(); }

    /// Names of a slot's group, calendar unit included.
    [[nodiscard]] Group groupOf(std::size_t slot) const;
    /// Groups in the order in which they are shown: by value, "" last.
    [[nodiscard]] const std::vector<std::size_t>& groupOrder() const { return m_order; }

    /// Dimensions that filter or group, each once.
    [[nodiscard]] std::vector<std::string> dimensions() const;
    /// The dimensions that filter by more than one value.
    [[nodiscard]] bool filtersManyOf(std::string_view dimension) const;
    /// For each group of a wide scope of dimensions that hold all of this one's: the group here to
    /// which it belongs, -1 where the filter leaves it out.
    [[nodiscard]] std::vector<std::int32_t> groupOfCells(const Scope& wide) const;
    [[nodiscard]] Day today() const { return m_today; }

    /// Why the query's filter and groups cannot be answered from a table; none when they can.
    [[nodiscard]] std::optional<std::string> reasonAgainst(Table table) const;
    /// The same for figures that count customers.
    [[nodiscard]] std::optional<std::string> reasonAgainstCustomers() const;

    /// Periods overlap only across layers; a walk over the rows is made for each.
    [[nodiscard]] std::size_t layers() const { return m_layers.size(); }
    /// The slot of each row of a table by one of its dates, -1 outside. Kept for the scope's life;
    /// thread-safe.
    [[nodiscard]] const RowSlots& rowSlots(Table table, std::string_view dateField,
                                           std::size_t layer) const;
    /// The same for the rows that have a slot only: quicker where a filter leaves few.
    [[nodiscard]] const SlottedRows& slottedRows(Table table, std::string_view dateField,
                                                 std::size_t layer) const;
    [[nodiscard]] bool filters() const { return !m_filters.empty(); }
    /// The group of each customer, -1 where the filter leaves it out.
    [[nodiscard]] const std::vector<std::int32_t>& customerGroups() const;

private:
    struct Dimension {
        std::string name;
        std::size_t stride = 1;
    };
    struct Filter {
        std::string name;
        std::vector<std::uint8_t> allowed; ///< by code + 1
    };
    /// Periods that do not overlap, as a table from day to period.
    struct Layer {
        Day first = 0;
        std::vector<std::int32_t> periodOfDay;
    };

    Scope(const Dataset& dataset, const Query& query);
    void addPeriods(const PeriodContext& context);
    void makeLayers();
    void orderGroups();
    class SlotFilling;
    [[nodiscard]] std::optional<std::string> reasonAgainst(std::string_view dimension,
                                                           Table table) const;

    const Dataset& m_dataset;
    Query m_query;
    Day m_today = kNoDay;
    std::vector<Period> m_periods;
    std::vector<std::string> m_labels;
    std::vector<int> m_comparedWith;
    std::size_t m_shown = 0;
    std::string m_calendarName;
    std::vector<Dimension> m_by;
    std::vector<Filter> m_filters;
    std::size_t m_groups = 1;
    std::vector<std::size_t> m_order;
    std::vector<Layer> m_layers;

    mutable std::mutex m_mutex;
    mutable std::map<std::tuple<Table, std::string, std::size_t>, RowSlots> m_rowSlots;
    mutable std::map<std::tuple<Table, std::string, std::size_t>, SlottedRows> m_slottedRows;
    mutable std::optional<std::vector<std::int32_t>> m_customerGroups;
};

} // namespace regard::metrics
