// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/customer_book.h"

#include "core/metrics/tally_book.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace regard::metrics {

std::vector<Balance> balances(const Scope& scope, const Activity& activity)
{
    std::vector<Balance> result(scope.slots());
    const auto& groups = scope.customerGroups();
    for (std::size_t period = 0; period < scope.periods().size(); ++period) {
        const Day opening = scope.periods()[period].from - 1;
        const Day closing = scope.closingDay(period);
        for (std::size_t customer = 0; customer < groups.size(); ++customer) {
            if (groups[customer] < 0) {
                continue;
            }
            Balance& balance =
                result[period * scope.groups() + static_cast<std::size_t>(groups[customer])];
            const Activity::Rule rule = activity.rules[customer];
            if (rule == Activity::Rule::None) {
                continue;
            }
            if (rule == Activity::Rule::EndUnknown) {
                balance.endUnknown += activity.joined[customer] <= closing ? 1 : 0;
                continue;
            }
            const bool before = activity.activeOn(customer, opening);
            const bool after = activity.activeOn(customer, closing);
            balance.atStart += before ? 1 : 0;
            balance.lost += before && !after ? 1 : 0;
            balance.joined += !before && after ? 1 : 0;
            balance.byRule[static_cast<std::size_t>(rule)] += before || after ? 1 : 0;
        }
    }
    return result;
}

void Balance::combine(const Balance& other)
{
    atStart += other.atStart;
    lost += other.lost;
    joined += other.joined;
    endUnknown += other.endUnknown;
    for (std::size_t rule = 0; rule < byRule.size(); ++rule) {
        byRule[rule] += other.byRule[rule];
    }
}

std::vector<Balance> balances(const Scope& scope, Derived& derived)
{
    const int inactiveDays = scope.query().conventions.inactiveDays;
    const Activity& activity = derived.activity(inactiveDays);
    const auto walk = [&](const Scope& wide) { return balances(wide, activity); };
    if (const auto cells = cellsOfCustomers(scope, Table::Customer)) {
        return derived
            .kept<TallyBook<Balance>>("balances\n" + std::to_string(inactiveDays) + "\n" +
                                      cells->key)
            ->slots(scope, *cells, walk);
    }
    return walk(scope);
}

bool decidedByPurchases(const Activity& activity)
{
    return std::find(activity.rules.begin(), activity.rules.end(), Activity::Rule::Purchases) !=
           activity.rules.end();
}

std::string missingForActivity(const Dataset& dataset)
{
    const FactTable& customers = dataset.table(Table::Customer);
    const bool known = !dataset.table(Table::Subscription).customers().empty() ||
                       !dataset.table(Table::Purchase).customers().empty() ||
                       customers.has("ended_at") || customers.has("status") ||
                       customers.has("joined_at");
    return known
               ? ""
               : "Nothing in this store says when someone was a customer: subscriptions, customers "
                 "with dates, or purchases with customer would.";
}

Day leaversKnownFrom(const Dataset& dataset)
{
    struct Column {
        Table table;
        std::string_view field;
    };
    const auto firstOf = [&](std::span<const Column> columns) {
        Day first = kNoDay;
        for (const Column& column : columns) {
            for (const Day day : dataset.table(column.table).days(column.field)) {
                if (day != kNoDay && (first == kNoDay || day < first)) {
                    first = day;
                }
            }
        }
        return first;
    };
    static constexpr std::array kActs{Column{Table::Purchase, "at"},
                                      Column{Table::Interaction, "opened_at"},
                                      Column{Table::Survey, "answered_at"}};
    static constexpr std::array kEnds{Column{Table::Customer, "ended_at"},
                                      Column{Table::Subscription, "ended_at"}};
    const Day act = firstOf(kActs);
    const Day end = firstOf(kEnds);
    return act == kNoDay || end == kNoDay ? act : std::min(act, end);
}

std::optional<ExplainedRow> rowOfCustomer(const Dataset& dataset, Derived& derived,
                                          std::size_t customer, Day until)
{
    if (const auto record = dataset.customerRow(static_cast<std::int32_t>(customer)); record >= 0) {
        return ExplainedRow{Table::Customer, static_cast<std::size_t>(record), {}};
    }
    std::optional<ExplainedRow> found;
    const auto consider = [&](Table table, std::string_view date,
                              std::span<const std::uint32_t> rows) {
        const auto days = dataset.table(table).days(date);
        for (const std::uint32_t row : rows) {
            if (!days.empty() && days[row] != kNoDay && days[row] <= until) {
                found = ExplainedRow{table, row, {}};
            }
        }
    };
    consider(Table::Purchase, "at", derived.purchasesByCustomer().of(customer));
    if (!found) {
        consider(Table::Subscription, "started_at", derived.subscriptionsByCustomer().of(customer));
    }
    return found;
}

double yearsIn(Period period)
{
    const Day next = period.to + 1;
    if (period.from == firstOfMonth(period.from) && next == firstOfMonth(next)) {
        const CivilDate from = toCivil(period.from);
        const CivilDate to = toCivil(next);
        return ((to.year - from.year) * 12 + to.month - from.month) / 12.0;
    }
    return period.days() / 365.25;
}

} // namespace regard::metrics
