// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/tally_book.h"

#include <algorithm>
#include <array>
#include <limits>

namespace regard::metrics {
namespace {

/// Dimensions that the Overview and most filters use.
constexpr std::array<std::string_view, 2> kUsual{"segment", "channel"};
constexpr std::size_t kMostCells = 256;
constexpr std::int64_t kMostDaySlots = 60'000;

std::size_t sizeOf(const Dataset& dataset, std::string_view dimension)
{
    return dataset.dictionary(dimension).size() + 1;
}

std::optional<CellPlan> planOf(const Dataset& dataset, std::vector<std::string> dimensions)
{
    std::sort(dimensions.begin(), dimensions.end());
    CellPlan plan;
    std::size_t cells = 1;
    for (std::string& name : dimensions) {
        cells *= sizeOf(dataset, name);
        if (cells > kMostCells) {
            return std::nullopt;
        }
        plan.key += name + "\n";
        plan.dimensions.push_back(std::move(name));
    }
    return plan;
}

/// Adds a dimension where the table has it and the cells stay few.
void addUsual(const Dataset& dataset, std::string_view name, std::vector<std::string>& dimensions)
{
    if (std::find(dimensions.begin(), dimensions.end(), name) != dimensions.end()) {
        return;
    }
    std::size_t cells = sizeOf(dataset, name);
    for (const std::string& other : dimensions) {
        cells *= sizeOf(dataset, other);
    }
    if (cells <= kMostCells) {
        dimensions.emplace_back(name);
    }
}

} // namespace

std::optional<CellPlan> cellsOfRows(const Scope& scope, Table table)
{
    std::vector<std::string> dimensions = scope.dimensions();
    for (const std::string_view name : kUsual) {
        if (dimensionSource(scope.dataset(), scope.dataset().table(table), name)) {
            addUsual(scope.dataset(), name, dimensions);
        }
    }
    return planOf(scope.dataset(), std::move(dimensions));
}

std::optional<CellPlan> cellsOfCustomers(const Scope& scope, Table table)
{
    const Dataset& dataset = scope.dataset();
    const auto ofCustomer = [&](std::string_view name) {
        if (table == Table::Customer) {
            return !dataset.customerCodes(name).empty();
        }
        const auto source = dimensionSource(dataset, dataset.table(table), name);
        return source && source->byCustomer;
    };
    std::vector<std::string> dimensions = scope.dimensions();
    for (const std::string& name : dimensions) {
        const auto& by = scope.query().by;
        const bool groups = std::find(by.begin(), by.end(), name) != by.end();
        if (!ofCustomer(name) && !groups && scope.filtersManyOf(name)) {
            return std::nullopt;
        }
    }
    for (const std::string_view name : kUsual) {
        if (ofCustomer(name)) {
            addUsual(dataset, name, dimensions);
        }
    }
    return planOf(dataset, std::move(dimensions));
}

std::optional<std::vector<Period>> daysToCount(const Scope& scope, const CellPlan& cells,
                                               Table table, std::string_view date)
{
    Day first = std::numeric_limits<Day>::max();
    Day last = kNoDay;
    scope.dataset().table(table).days(date).visit([&](const auto& days) {
        for (std::size_t row = 0; row < days.size(); ++row) {
            const Day day = days[row];
            first = day == kNoDay ? first : std::min(first, day);
            last = std::max(last, day);
        }
    });
    std::int64_t slots = last == kNoDay ? 0 : std::int64_t{last} - first + 1;
    for (const std::string& name : cells.dimensions) {
        slots *= static_cast<std::int64_t>(sizeOf(scope.dataset(), name));
    }
    if (slots == 0 || slots > kMostDaySlots) {
        return std::nullopt;
    }
    std::vector<Period> days;
    for (Day day = first; day <= last; ++day) {
        days.push_back({day, day});
    }
    return days;
}

} // namespace regard::metrics
