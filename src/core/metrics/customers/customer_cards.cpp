// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/customers/customer_cards.h"

#include <algorithm>
#include <cmath>

namespace regard::metrics {
namespace {

constexpr int kYear = 365;

/// Rows of a table that customers of a set have, each customer's newest up to a day.
template <class Take>
void newestRows(const FactTable& table, std::string_view dateField,
                const std::vector<std::int32_t>& placeOf, std::size_t places, Day upTo,
                const Take& take)
{
    struct Newest {
        Day day = kNoDay;
        std::int64_t moment = 0;
        std::size_t row = 0;
    };
    std::vector<Newest> newest(places);
    const auto customers = table.customers();
    const auto days = table.days(dateField);
    const auto moments = table.moments(dateField);
    if (customers.empty() || days.empty()) {
        return;
    }
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::int32_t customer = customers[row];
        const std::int32_t place = customer < 0 ? -1 : placeOf[static_cast<std::size_t>(customer)];
        if (place < 0 || days[row] == kNoDay || days[row] > upTo || !take(row, false)) {
            continue;
        }
        Newest& one = newest[static_cast<std::size_t>(place)];
        if (one.day == kNoDay || days[row] > one.day ||
            (days[row] == one.day && moments[row] >= one.moment)) {
            one = {days[row], moments[row], row};
        }
    }
    for (const Newest& one : newest) {
        if (one.day != kNoDay) {
            take(one.row, true);
        }
    }
}

void fillAnswers(const std::vector<CustomerCard*>& cards, const std::vector<std::int32_t>& placeOf,
                 const Dataset& dataset, Day upTo)
{
    const FactTable& table = dataset.table(Table::Survey);
    const auto scores = table.numbers("score");
    const auto kinds = table.codes("kind");
    const auto customers = table.customers();
    const auto days = table.days("answered_at");
    if (scores.empty() || kinds.empty()) {
        return;
    }
    newestRows(
        table, "answered_at", placeOf, cards.size(), upTo, [&](std::size_t row, bool chosen) {
            if (!chosen) {
                return !std::isnan(scores[row]) && kinds[row] >= 0;
            }
            CustomerCard& card =
                *cards[static_cast<std::size_t>(placeOf[static_cast<std::size_t>(customers[row])])];
            card.lastAnswer = LastAnswer{dataset.dictionary("kind").at(kinds[row]), scores[row],
                                         days[row], table.text("comment", row)};
            return true;
        });
}

void fillContacts(const std::vector<CustomerCard*>& cards, const std::vector<std::int32_t>& placeOf,
                  const Dataset& dataset, Day upTo)
{
    const FactTable& table = dataset.table(Table::Interaction);
    const auto customers = table.customers();
    const auto channels = table.codes("channel");
    const auto days = table.days("opened_at");
    const std::vector<std::uint8_t> contacts = contactRows(dataset);
    newestRows(table, "opened_at", placeOf, cards.size(), upTo, [&](std::size_t row, bool chosen) {
        if (!chosen) {
            return contacts[row] != 0;
        }
        CustomerCard& card =
            *cards[static_cast<std::size_t>(placeOf[static_cast<std::size_t>(customers[row])])];
        card.lastContact = days[row];
        if (!channels.empty() && channels[row] >= 0) {
            card.lastChannel = dataset.dictionary("channel").at(channels[row]);
        }
        return true;
    });
}

} // namespace

std::int64_t spentWithin(const OrderLedger& orders, std::size_t customer, Period period)
{
    const auto days = orders.daysOf(customer);
    const auto first = std::ranges::lower_bound(days, period.from);
    std::int64_t spent = 0;
    for (auto day = first; day != days.end() && *day <= period.to; ++day) {
        spent +=
            orders.netOf(orders.begin(customer) + static_cast<std::size_t>(day - days.begin()));
    }
    return spent;
}

void fillCards(const std::vector<CustomerCard*>& cards, const Dataset& dataset,
               const OrderLedger& orders, Day upTo)
{
    std::vector<std::int32_t> placeOf(dataset.customerCount(), -1);
    const auto segments = dataset.customerCodes("segment");
    for (std::size_t place = 0; place < cards.size(); ++place) {
        CustomerCard& card = *cards[place];
        const auto customer = static_cast<std::size_t>(card.customer);
        placeOf[customer] = static_cast<std::int32_t>(place);
        card.id = dataset.customerId(card.customer);
        if (const std::int32_t row = dataset.customerRow(card.customer); row >= 0) {
            card.name = dataset.table(Table::Customer).text("name", static_cast<std::size_t>(row));
        }
        if (!segments.empty() && segments[customer] >= 0) {
            card.segment = dataset.dictionary("segment").at(segments[customer]);
        }
        const auto days = orders.daysOf(customer);
        const auto after = std::ranges::upper_bound(days, upTo);
        if (after != days.begin()) {
            card.lastPurchase = *std::prev(after);
        }
        card.spent =
            static_cast<double>(spentWithin(orders, customer, {upTo - kYear + 1, upTo})) / 100;
    }
    fillAnswers(cards, placeOf, dataset, upTo);
    fillContacts(cards, placeOf, dataset, upTo);
}

std::vector<Day> lastHeard(const Dataset& dataset, Day upTo)
{
    std::vector<Day> heard(dataset.customerCount(), kNoDay);
    const auto look = [&](Table which, std::string_view dateField,
                          const std::vector<std::uint8_t>* only) {
        const FactTable& table = dataset.table(which);
        const auto customers = table.customers();
        const auto days = table.days(dateField);
        if (customers.empty() || days.empty()) {
            return;
        }
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (customers[row] < 0 || days[row] == kNoDay || days[row] > upTo ||
                (only != nullptr && (*only)[row] == 0)) {
                continue;
            }
            Day& last = heard[static_cast<std::size_t>(customers[row])];
            last = last == kNoDay ? days[row] : std::max(last, days[row]);
        }
    };
    look(Table::Survey, "answered_at", nullptr);
    const std::vector<std::uint8_t> contacts = contactRows(dataset);
    look(Table::Interaction, "opened_at", &contacts);
    return heard;
}

} // namespace regard::metrics
