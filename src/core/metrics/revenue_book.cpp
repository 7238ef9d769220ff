// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/revenue_book.h"

#include "core/metrics/dimensions.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace regard::metrics {
namespace {

/// Customers by what they paid at the opening and pay at the closing.
using Pairs = std::map<std::pair<std::int64_t, std::int64_t>, double>;

void resample(RevenueSlot& slot, const Pairs& pairs, double level)
{
    std::vector<stats::RatioUnits> gross;
    std::vector<stats::RatioUnits> net;
    for (const auto& [paid, count] : pairs) {
        const auto before = static_cast<double>(paid.first);
        gross.push_back({static_cast<double>(std::min(paid.first, paid.second)), before, count});
        net.push_back({static_cast<double>(paid.second), before, count});
    }
    slot.gross = stats::bootstrapRatio(gross, level);
    slot.net = stats::bootstrapRatio(net, level);
}

void add(RevenueSlot& slot, Pairs& pairs, const CustomerRevenue& customer)
{
    switch (customer.change) {
    case RevenueChange::None:
        return;
    case RevenueChange::Unknown:
        ++slot.unknown;
        return;
    case RevenueChange::Free:
        ++slot.free;
        slot.added += customer.after;
        return;
    case RevenueChange::New:
        slot.added += customer.after;
        return;
    case RevenueChange::Churned:
        slot.churned += customer.before;
        break;
    case RevenueChange::Contraction:
        slot.contraction += customer.before - customer.after;
        break;
    case RevenueChange::Expansion:
        slot.expansion += customer.after - customer.before;
        break;
    case RevenueChange::Same:
        break;
    }
    ++slot.customers;
    slot.before += customer.before;
    pairs[{customer.before, customer.after}] += 1;
}

} // namespace

MonthlyRevenue::MonthlyRevenue(const Dataset& dataset, const RowsByCustomer& subscriptions)
    : m_subscriptions(subscriptions)
{
    const FactTable& table = dataset.table(Table::Subscription);
    m_started = table.days("started_at");
    m_ended = table.days("ended_at");
    m_amounts = table.money("amount");
    m_intervals = table.codes("interval");
    m_plans = table.codes("plan");
    m_ids = table.texts("id");
    const Dictionary& words = dataset.dictionary("interval");
    m_yearWords = codesOf(words, std::array<std::string_view, 4>{"year", "yearly", "annual", "y"});
    m_monthWords = codesOf(words, std::array<std::string_view, 3>{"month", "monthly", "m"});
}

Day MonthlyRevenue::endOf(std::span<const std::uint32_t> rows, std::size_t index) const
{
    const std::uint32_t row = rows[index];
    Day end = m_ended.empty() || m_ended[row] == kNoDay ? Activity::kForever : m_ended[row];
    if (!m_ids.empty() && !m_ids[row].empty()) {
        return end;
    }
    // Without an id of its own, the next one of the same plan is the same subscription at a new
    // price.
    for (std::size_t later = index + 1; later < rows.size(); ++later) {
        const std::uint32_t next = rows[later];
        const bool named = !m_ids.empty() && !m_ids[next].empty();
        const bool samePlan = m_plans.empty() || m_plans[next] == m_plans[row];
        if (!named && samePlan && m_started[next] > m_started[row]) {
            return std::min(end, m_started[next]);
        }
    }
    return end;
}

MonthlyRevenue::OnDay MonthlyRevenue::on(std::size_t customer, Day day) const
{
    OnDay result;
    const auto rows = m_subscriptions.of(customer);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t row = rows[i];
        if (m_started[row] == kNoDay || m_started[row] > day || day >= endOf(rows, i)) {
            continue;
        }
        result.subscribed = true;
        result.row = row;
        const std::int64_t amount = m_amounts.empty() ? kNoMoney : m_amounts[row];
        const auto word = static_cast<std::size_t>(m_intervals.empty() ? 0 : m_intervals[row] + 1);
        const bool yearly = word != 0 && m_yearWords[word] != 0;
        const bool monthly = word == 0 || m_monthWords[word] != 0;
        if (amount == kNoMoney || amount < 0 || (!yearly && !monthly)) {
            result.known = false;
            continue;
        }
        result.twelfths += yearly ? amount : amount * kTwelfths;
    }
    return result;
}

CustomerRevenue revenueOf(const MonthlyRevenue& revenue, std::size_t customer, Day opening,
                          Day closing)
{
    const MonthlyRevenue::OnDay before = revenue.on(customer, opening);
    const MonthlyRevenue::OnDay after = revenue.on(customer, closing);
    CustomerRevenue result;
    result.before = before.twelfths;
    result.after = after.twelfths;
    result.row = after.subscribed ? after.row : before.row;
    if (!before.subscribed) {
        const bool counts = after.subscribed && after.known;
        result.change = counts ? RevenueChange::New : RevenueChange::None;
    } else if (!before.known || !after.known) {
        result.change = RevenueChange::Unknown;
    } else if (before.twelfths == 0) {
        result.change = RevenueChange::Free;
    } else if (!after.subscribed || after.twelfths == 0) {
        result.change = RevenueChange::Churned;
    } else {
        result.change = after.twelfths < before.twelfths   ? RevenueChange::Contraction
                        : after.twelfths > before.twelfths ? RevenueChange::Expansion
                                                           : RevenueChange::Same;
    }
    return result;
}

std::vector<RevenueSlot> revenueSlots(const Scope& scope, const MonthlyRevenue& revenue)
{
    std::vector<RevenueSlot> slots(scope.slots());
    const auto& groups = scope.customerGroups();
    const double level = scope.query().conventions.level;
    std::vector<Pairs> pairs(scope.groups());
    for (std::size_t period = 0; period < scope.periods().size(); ++period) {
        const Day opening = scope.periods()[period].from - 1;
        const Day closing = scope.closingDay(period);
        for (Pairs& ofGroup : pairs) {
            ofGroup.clear();
        }
        const auto slotOf = [&](std::size_t group) -> RevenueSlot& {
            return slots[period * scope.groups() + group];
        };
        for (std::size_t customer = 0; customer < groups.size(); ++customer) {
            if (groups[customer] >= 0) {
                const auto group = static_cast<std::size_t>(groups[customer]);
                add(slotOf(group), pairs[group], revenueOf(revenue, customer, opening, closing));
            }
        }
        for (std::size_t group = 0; group < pairs.size(); ++group) {
            resample(slotOf(group), pairs[group], level);
        }
    }
    return slots;
}

std::string missingForRevenue(const Dataset& dataset)
{
    const FactTable& table = dataset.table(Table::Subscription);
    if (table.rows() == 0) {
        return "There are no subscriptions in this store.";
    }
    if (table.customers().empty()) {
        return "No subscription in this store names its customer.";
    }
    const auto amounts = table.money("amount");
    const bool any = std::any_of(amounts.begin(), amounts.end(),
                                 [](std::int64_t amount) { return amount != kNoMoney; });
    return any ? "" : "No subscription in this store has an amount.";
}

} // namespace regard::metrics
