// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived/contact_gaps.h"

#include "core/metrics/derived/customer_buckets.h"

#include <algorithm>

namespace regard::metrics {
namespace {

/// First and last contact, and what dates there are.
template <class Moments>
void readRange(const Dataset& dataset, const Moments& moments,
               const std::vector<std::uint8_t>& contacts, ContactGaps& gaps)
{
    bool instants = false;
    for (std::size_t row = 0; row < moments.size() && !instants; ++row) {
        const Moment moment = Moment::fromRaw(moments[row]);
        instants = contacts[row] != 0 && !moment.isNull() && !moment.isDateOnly();
    }
    gaps.datesOnly = !instants;
    for (std::size_t row = 0; row < moments.size(); ++row) {
        const Moment moment = Moment::fromRaw(moments[row]);
        if (contacts[row] != 0 && !moment.isNull()) {
            const std::int64_t opened =
                instants && moment.isDateOnly() ? gaps.opened(row) : moment.seconds();
            gaps.first = std::min(gaps.first, opened);
            gaps.last = std::max(gaps.last, opened);
        }
    }
    dataset.table(Table::Interaction).days("opened_at").visit([&](const auto& days) {
        for (std::size_t row = 0; row < days.size(); ++row) {
            gaps.lastDay = contacts[row] != 0 ? std::max(gaps.lastDay, days[row]) : gaps.lastDay;
        }
    });
}

template <class Customers>
void readGaps(const Dataset& dataset, const Customers& customers,
              const Column<std::int32_t>& topics, const std::vector<std::uint8_t>& contacts,
              ContactGaps& gaps)
{
    const auto customerOf = [&](std::size_t row) {
        const bool counts = contacts[row] != 0 && !Moment::fromRaw(gaps.moments[row]).isNull();
        return counts ? static_cast<std::uint32_t>(customers[row]) : CustomerBuckets::kNobody;
    };
    const CustomerBuckets buckets(customers.size(), dataset.customerCount(), customerOf);
    const auto who = buckets.spread<std::uint32_t>(customerOf, customerOf);
    const auto opened =
        buckets.spread<std::int64_t>(customerOf, [&](std::size_t row) { return gaps.opened(row); });
    const auto topic = buckets.spread<std::int32_t>(
        customerOf, [&](std::size_t row) { return topics.empty() ? -1 : topics[row]; });
    std::vector<std::int32_t> before(buckets.size(), ContactGaps::kNever);
    std::vector<std::int32_t> after(buckets.size(), ContactGaps::kNever);
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
        return topic[a] != topic[b] ? topic[a] < topic[b] : opened[a] < opened[b];
    };
    buckets.eachBucket([&](std::size_t number, std::uint32_t begin, std::uint32_t end) {
        BucketOrder byCustomer;
        byCustomer.read(who, begin, end, buckets.firstOf(number), buckets.firstOf(number + 1));
        for (std::size_t customer = 0; customer < byCustomer.customers(); ++customer) {
            const auto places = byCustomer.of(customer);
            // Exports are mostly in order of time already.
            if (!std::is_sorted(places.begin(), places.end(), earlier)) {
                std::stable_sort(places.begin(), places.end(), earlier);
            }
            for (std::size_t i = 1; i < places.size(); ++i) {
                const std::uint32_t one = places[i - 1];
                const std::uint32_t next = places[i];
                if (topic[one] == topic[next]) {
                    const auto gap = static_cast<std::int32_t>(
                        std::min<std::int64_t>(opened[next] - opened[one], ContactGaps::kNever));
                    after[one] = gap;
                    before[next] = gap;
                }
            }
        }
    });
    buckets.gather(customerOf, [&](std::size_t row, std::uint32_t place) {
        gaps.before[row] = before[place];
        gaps.after[row] = after[place];
    });
}

} // namespace

ContactGaps contactGaps(const Dataset& dataset, const std::vector<std::uint8_t>& contacts,
                        bool withTopic)
{
    const FactTable& table = dataset.table(Table::Interaction);
    ContactGaps gaps;
    gaps.moments = table.moments("opened_at");
    gaps.zone = dataset.zone();
    gaps.before.assign(table.rows(), ContactGaps::kNever);
    gaps.after.assign(table.rows(), ContactGaps::kNever);
    if (gaps.moments.empty()) {
        return gaps;
    }
    gaps.moments.visit([&](const auto& moments) { readRange(dataset, moments, contacts, gaps); });
    const auto topics = withTopic ? table.codes("topic") : Column<std::int32_t>{};
    table.customers().visit(
        [&](const auto& customers) { readGaps(dataset, customers, topics, contacts, gaps); });
    return gaps;
}

} // namespace regard::metrics
