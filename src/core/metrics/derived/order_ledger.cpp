// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived/order_ledger.h"

#include "core/metrics/derived/customer_buckets.h"

#include <algorithm>
#include <limits>

namespace regard::metrics {
namespace {

bool fits(std::int64_t amount)
{
    return amount >= std::numeric_limits<std::int32_t>::min() &&
           amount <= std::numeric_limits<std::int32_t>::max();
}

bool allFit(const PurchaseRows& purchases)
{
    for (std::size_t row = 0; row < purchases.kinds.size(); ++row) {
        if (purchases.kinds[row] == PurchaseKind::Order && !fits(purchases.net(row))) {
            return false;
        }
    }
    return true;
}

template <class Net, class Customers, class Days>
void fill(const Customers& customers, const Days& days, const PurchaseRows& purchases,
          OrderLedger& ledger, std::vector<Net>& net)
{
    const auto customerOf = [&](std::size_t row) {
        const bool counts = purchases.kinds[row] == PurchaseKind::Order && days[row] != kNoDay;
        return counts ? static_cast<std::uint32_t>(customers[row]) : CustomerBuckets::kNobody;
    };
    const CustomerBuckets buckets(customers.size(), ledger.ends.size(), customerOf);
    const auto who = buckets.spread<std::uint32_t>(customerOf, customerOf);
    const auto day = buckets.spread<Day>(customerOf, [&](std::size_t row) { return days[row]; });
    const auto amount =
        buckets.spread<Net>(customerOf, [&](std::size_t row) { return purchases.net(row); });
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return day[a] < day[b]; };
    ledger.days.resize(buckets.size());
    net.resize(buckets.size());
    buckets.eachBucket([&](std::size_t bucket, std::uint32_t begin, std::uint32_t end) {
        const std::size_t first = buckets.firstOf(bucket);
        BucketOrder byCustomer;
        byCustomer.read(who, begin, end, first, buckets.firstOf(bucket + 1));
        std::uint32_t to = begin;
        for (std::size_t customer = 0; customer < byCustomer.customers(); ++customer) {
            const auto places = byCustomer.of(customer);
            if (!std::is_sorted(places.begin(), places.end(), earlier)) {
                std::stable_sort(places.begin(), places.end(), earlier);
            }
            for (const std::uint32_t place : places) {
                ledger.days[to] = day[place];
                net[to++] = amount[place];
            }
            ledger.ends[first + customer] = to;
        }
    });
}

} // namespace

OrderLedger orderLedger(const Dataset& dataset, const PurchaseRows& purchases)
{
    const FactTable& table = dataset.table(Table::Purchase);
    OrderLedger ledger;
    ledger.ends.assign(dataset.customerCount(), 0);
    if (table.days("at").empty()) {
        return ledger;
    }
    const bool narrow = allFit(purchases);
    table.customers().visit([&](const auto& customers) {
        table.days("at").visit([&](const auto& days) {
            if (narrow) {
                fill(customers, days, purchases, ledger, ledger.net);
            } else {
                fill(customers, days, purchases, ledger, ledger.wideNet);
            }
        });
    });
    return ledger;
}

} // namespace regard::metrics
