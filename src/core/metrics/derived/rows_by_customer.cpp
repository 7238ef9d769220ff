// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived/rows_by_customer.h"

#include "core/metrics/derived/customer_buckets.h"

#include <algorithm>
#include <cstdint>

namespace regard::metrics {
namespace {

/// Where rows stand in time, as numbers: a date without time comes before the instants of its day.
class Order final {
public:
    Order(const FactTable& table, std::string_view dateField, const TimeZone& zone)
        : m_moments(table.moments(dateField)), m_zone(zone)
    {
        m_moments.visit([&](const auto& moments) {
            std::int64_t before = INT64_MIN;
            for (std::size_t row = 0; row < moments.size(); ++row) {
                const std::int64_t now = keyOf(Moment::fromRaw(moments[row]));
                m_sorted = m_sorted && before <= now;
                before = now;
            }
        });
    }

    /// The table itself is in order.
    [[nodiscard]] bool tableIsSorted() const { return m_sorted; }
    [[nodiscard]] std::int64_t operator[](std::size_t row) const
    {
        return keyOf(Moment::fromRaw(m_moments[row]));
    }

private:
    [[nodiscard]] std::int64_t keyOf(Moment moment) const
    {
        if (moment.isNull()) {
            return INT64_MIN;
        }
        return moment.isDateOnly() ? m_zone.utcFromLocal(moment.seconds()) * 2
                                   : moment.seconds() * 2 + 1;
    }

    Column<std::int64_t> m_moments;
    TimeZone m_zone;
    bool m_sorted = true;
};

} // namespace

RowsByCustomer rowsByCustomer(const Dataset& dataset, Table which, std::string_view dateField)
{
    const FactTable& table = dataset.table(which);
    RowsByCustomer result;
    result.ends.assign(dataset.customerCount(), 0);
    const Order order(table, dateField, dataset.zone());
    table.customers().visit([&](const auto& customers) {
        const auto customerOf = [&](std::size_t row) {
            return static_cast<std::uint32_t>(customers[row]); // none is kNobody
        };
        const CustomerBuckets buckets(customers.size(), result.ends.size(), customerOf);
        const auto who = buckets.spread<std::uint32_t>(customerOf, customerOf);
        const auto rows =
            buckets.spread<std::uint32_t>(customerOf, [](std::size_t row) { return row; });
        std::vector<std::int64_t> times;
        // Exports are mostly in order of time already: only what is not gets sorted.
        if (!order.tableIsSorted()) {
            times = buckets.spread<std::int64_t>(customerOf,
                                                 [&](std::size_t row) { return order[row]; });
        }
        const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return times[a] < times[b]; };
        result.rows.resize(buckets.size());
        buckets.eachBucket([&](std::size_t bucket, std::uint32_t begin, std::uint32_t end) {
            const std::size_t first = buckets.firstOf(bucket);
            BucketOrder byCustomer;
            byCustomer.read(who, begin, end, first, buckets.firstOf(bucket + 1));
            std::uint32_t to = begin;
            for (std::size_t customer = 0; customer < byCustomer.customers(); ++customer) {
                const auto places = byCustomer.of(customer);
                if (!times.empty() && !std::is_sorted(places.begin(), places.end(), earlier)) {
                    std::stable_sort(places.begin(), places.end(), earlier);
                }
                for (const std::uint32_t place : places) {
                    result.rows[to++] = rows[place];
                }
                result.ends[first + customer] = to;
            }
        });
    });
    return result;
}

} // namespace regard::metrics
