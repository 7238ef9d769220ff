// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/customer_book.h"
#include "core/metrics/customers/customer_cards.h"
#include "core/metrics/revenue_book.h"

#include <algorithm>

namespace regard {
namespace {

using metrics::Activity;

constexpr int kYear = 365;

/// The first day on which a customer who was active on `opening` is not any more.
Day dayOfLeaving(const Activity& active, std::size_t customer, Day opening)
{
    for (const Activity::Span& span : active.of(customer)) {
        if (span.from <= opening && opening < span.to) {
            return span.to;
        }
    }
    return kNoDay;
}

/// What leavers took with them, by year, in minor units.
class LostRevenue final {
public:
    LostRevenue(metrics::Derived& derived, const Dataset& dataset, const Activity& active,
                const metrics::OrderLedger& orders, Day opening)
        : m_monthly(dataset, derived.subscriptionsByCustomer()), m_active(active), m_orders(orders),
          m_opening(opening)
    {
    }

    [[nodiscard]] std::int64_t of(std::size_t customer) const
    {
        if (m_active.rules[customer] == Activity::Rule::Subscription) {
            const auto paid = m_monthly.on(customer, m_opening);
            if (paid.subscribed && paid.known) {
                return paid.twelfths; // of a month: twelve months
            }
        }
        return metrics::spentWithin(m_orders, customer, {m_opening - kYear + 1, m_opening});
    }

private:
    metrics::MonthlyRevenue m_monthly;
    const Activity& m_active;
    const metrics::OrderLedger& m_orders;
    Day m_opening;
};

} // namespace

Expected<LeaverList> Engine::leavers(const Query& query, std::size_t most,
                                     const Control& control) const
{
    Query plain = query;
    plain.by.clear();
    plain.compare = Comparison::None;
    const auto resolved =
        metrics::Scope::resolve(dataset(), plain, periodContext(query.conventions, query.asOf));
    if (!resolved.ok()) {
        return resolved.error();
    }
    const metrics::Scope& scope = *resolved.value();
    metrics::Derived& derived = m_state->derived;
    if (const std::string missing = metrics::missingForActivity(dataset()); !missing.empty()) {
        return Error{ErrorKind::Refused, missing};
    }
    if (const auto reason = scope.reasonAgainstCustomers()) {
        return Error{ErrorKind::Refused, *reason};
    }
    const Day known = derived.leaversKnownFrom();
    if (known != kNoDay && query.period.to < known) {
        return Error{ErrorKind::Refused, "Who left before " + isoDate(known) +
                                             " is not known: the data of this store begin then."};
    }
    const Activity& active = derived.activity(query.conventions.inactiveDays);
    const auto orders = derived.orders();
    const Day opening = query.period.from - 1;
    const Day closing = scope.closingDay(0);
    const LostRevenue revenue(derived, dataset(), active, *orders, opening);
    const std::vector<Day> heard = metrics::lastHeard(dataset(), closing);
    const auto& groups = scope.customerGroups();

    LeaverList list;
    std::vector<Leaver> leavers;
    std::int64_t lost = 0;
    for (std::size_t customer = 0; customer < groups.size(); ++customer) {
        if (control.stop.stop_requested()) {
            return Error{ErrorKind::Cancelled, "Stopped."};
        }
        const bool counts = groups[customer] >= 0 &&
                            active.rules[customer] != Activity::Rule::None &&
                            active.rules[customer] != Activity::Rule::EndUnknown;
        if (!counts || !active.activeOn(customer, opening) || active.activeOn(customer, closing)) {
            continue;
        }
        Leaver leaver;
        leaver.card.customer = static_cast<std::int32_t>(customer);
        leaver.left = dayOfLeaving(active, customer, opening);
        const std::int64_t minor = revenue.of(customer);
        leaver.revenueLost = static_cast<double>(minor) / 100;
        lost += minor;
        list.silent += heard[customer] == kNoDay || heard[customer] <= opening - kYear ? 1 : 0;
        leavers.push_back(std::move(leaver));
    }
    list.all = static_cast<std::int64_t>(leavers.size());
    list.revenueLost = static_cast<double>(lost) / 100;
    list.contacts =
        dataset().table(Table::Survey).rows() > 0 || dataset().table(Table::Interaction).rows() > 0;
    const auto shown = static_cast<std::ptrdiff_t>(std::min(most, leavers.size()));
    std::partial_sort(leavers.begin(), leavers.begin() + shown, leavers.end(),
                      [](const Leaver& a, const Leaver& b) {
                          return a.revenueLost != b.revenueLost ? a.revenueLost > b.revenueLost
                                                                : a.card.customer < b.card.customer;
                      });
    leavers.resize(static_cast<std::size_t>(shown));
    std::vector<CustomerCard*> cards;
    for (Leaver& leaver : leavers) {
        cards.push_back(&leaver.card);
    }
    metrics::fillCards(cards, dataset(), *orders, closing);
    list.leavers = std::move(leavers);
    return list;
}

} // namespace regard
