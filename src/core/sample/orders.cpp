// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/people.h"

#include <algorithm>

namespace regard::sample {

std::vector<Order> makeOrders(const std::vector<Person>& people)
{
    constexpr std::array<double, 4> kMonthly{1.5, 0.85, 0.45, 0.26}; ///< orders a month
    constexpr std::array<double, 4> kMedianEuros{620, 240, 96, 38};
    constexpr std::array<std::string_view, 7> kProducts{
        "Beans",   "Capsules",    "Filter machine", "Espresso machine",
        "Grinder", "Accessories", "Service visit"};
    constexpr std::array<double, 7> kProductShares{0.44, 0.22, 0.06, 0.07, 0.05, 0.12, 0.04};
    constexpr std::array<double, 7> kProductFactor{0.8, 0.7, 2.2, 4.5, 2.0, 0.6, 1.6};
    constexpr std::array<std::string_view, 3> kShops{"Web shop", "Store", "Phone"};
    constexpr std::array<double, 3> kShopShares{0.68, 0.22, 0.10};

    std::vector<Order> orders;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Person& person = people[i];
        Draws draws = drawsFor(3, i);
        const double keenness = draws.skewed(1, 0.45);
        for (std::size_t month = 0; month < kMonths; ++month) {
            const Day start = monthStart(month);
            const int days = monthStart(month + 1) - start;
            // December sells more than August.
            const int calendarMonth = toCivil(start).month;
            const double season = calendarMonth == 12 ? 1.35 : calendarMonth == 8 ? 0.85 : 1.0;
            const double mean = std::min(kMonthly[person.segment] * keenness * season, 4.0);
            for (int n = draws.times(mean); n > 0; --n) {
                Order order;
                order.person = i;
                const Day day = start + draws.between(0, days - 1);
                order.second = workingSecond(draws, day);
                const std::size_t product = draws.pick(kProductShares);
                order.product = kProducts[product];
                order.cents = static_cast<std::int64_t>(
                    draws.skewed(kMedianEuros[person.segment] * kProductFactor[product], 0.5) *
                    100);
                order.channel = kShops[draws.pick(kShopShares)];
                order.status = "paid";
                const double fate = draws.share();
                if (fate < 0.012)
                    order.status = "refunded";
                else if (fate < 0.020)
                    order.status = "failed";
                else if (fate < 0.027)
                    order.status = "cancelled";
                else if (fate < 0.045)
                    order.refundedCents = order.cents * draws.between(10, 60) / 100;
                if (person.activeOn(day))
                    orders.push_back(order);
            }
        }
    }
    std::stable_sort(orders.begin(), orders.end(),
                     [](const Order& a, const Order& b) { return a.second < b.second; });
    return orders;
}

} // namespace regard::sample
