// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived/purchase_months.h"

#include "core/base/work_crew.h"

#include <algorithm>
#include <climits>

namespace regard::metrics {
namespace {

constexpr std::size_t kCustomersWorthAThread = 50'000;

int monthOf(Day day)
{
    const CivilDate date = toCivil(day);
    return date.year * 12 + date.month - 1;
}

/// First and last day with an order that counts.
struct Range {
    Day first = INT_MAX;
    Day last = kNoDay;
};

Range rangeOf(const OrderLedger& orders, Day before)
{
    Range range;
    for (const Day day : orders.days) {
        if (day < before) {
            range.first = std::min(range.first, day);
            range.last = std::max(range.last, day);
        }
    }
    return range;
}

} // namespace

PurchaseMonths purchaseMonths(const OrderLedger& orders, Day before)
{
    const Range range = rangeOf(orders, before);
    PurchaseMonths result;
    result.before = before;
    if (range.last == kNoDay) {
        return result;
    }
    result.lastDay = range.last;
    result.first = monthOf(range.first);
    result.months = static_cast<std::size_t>(monthOf(range.last) - result.first) + 1;
    result.words = (result.months + 63) / 64;
    const std::size_t customers = orders.ends.size();
    result.bits.assign(customers * result.words, 0);
    std::vector<std::uint32_t> monthOfDay; // from the first day on
    for (Day day = range.first; day <= range.last; ++day) {
        monthOfDay.push_back(static_cast<std::uint32_t>(monthOf(day) - result.first));
    }
    inPieces(customers, 8, customers >= kCustomersWorthAThread,
             [&](std::size_t, std::size_t begin, std::size_t end) {
                 for (std::size_t customer = begin; customer < end; ++customer) {
                     std::uint64_t* bits = result.bits.data() + customer * result.words;
                     for (const Day day : orders.daysOf(customer)) {
                         if (day < before) {
                             const std::uint32_t month =
                                 monthOfDay[static_cast<std::size_t>(day - range.first)];
                             bits[month / 64] |= std::uint64_t{1} << (month % 64);
                         }
                     }
                 }
             });
    return result;
}

} // namespace regard::metrics
