// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived/customer_buckets.h"
#include "core/metrics/ordered_values.h"
#include "core/store/columns/narrow_column.h"
#include "support/catch.h"

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

using namespace regard;
using metrics::BucketOrder;
using metrics::CustomerBuckets;
using metrics::OrderedValues;

namespace {

/// Lists that are each in order, of values below `largest`, and all of them sorted together.
void checkRanks(double largest, double step)
{
    std::mt19937 random(7);
    std::vector<double> values;
    std::vector<std::size_t> ends;
    for (const int size : {5, 0, 1, 300, 17, 2}) {
        const auto begin = static_cast<std::ptrdiff_t>(values.size());
        for (int i = 0; i < size; ++i) {
            values.push_back(step * static_cast<double>(random() % static_cast<unsigned>(largest)));
        }
        std::sort(values.begin() + begin, values.end());
        ends.push_back(values.size());
    }
    const auto column = std::make_shared<const NarrowColumn<double>>(values);
    OrderedValues lists(column);
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        lists.add(begin, end);
        begin = end;
    }
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    REQUIRE(lists.size() == sorted.size());
    for (std::size_t rank = 0; rank < sorted.size(); ++rank) {
        CAPTURE(rank);
        CHECK(lists[rank] == sorted[rank]);
    }
}

} // namespace

TEST_CASE("Ranks over lists that are each in order are those of all values sorted")
{
    checkRanks(200, 1);       // a byte each
    checkRanks(60'000, 1);    // two
    checkRanks(9e8, 1);       // four
    checkRanks(1000, 1 / 3.); // as they are
    checkRanks(1, 1);         // all of them 0
}

TEST_CASE("One list is sorted, and none is empty")
{
    const OrderedValues values({3, 1, 2});
    CHECK(values.size() == 3);
    CHECK(values[0] == 1);
    CHECK(values[2] == 3);
    CHECK(OrderedValues().size() == 0);
}

TEST_CASE("Rows laid out by customer come back where they were, with any number of rows")
{
    for (const std::size_t rows :
         {std::size_t{0}, std::size_t{1}, std::size_t{1000}, std::size_t{300'000}}) {
        CAPTURE(rows);
        constexpr std::size_t kCustomers = 3000;
        std::mt19937 random(11);
        std::vector<std::uint32_t> customers(rows);
        for (std::uint32_t& customer : customers) {
            customer = random() % 5 == 0 ? CustomerBuckets::kNobody
                                         : static_cast<std::uint32_t>(random() % kCustomers);
        }
        const auto customerOf = [&](std::size_t row) { return customers[row]; };
        const CustomerBuckets buckets(rows, kCustomers, customerOf);
        CHECK(buckets.size() ==
              rows - static_cast<std::size_t>(
                         std::count(customers.begin(), customers.end(), CustomerBuckets::kNobody)));
        const auto who = buckets.spread<std::uint32_t>(customerOf, customerOf);
        const auto row =
            buckets.spread<std::uint32_t>(customerOf, [](std::size_t place) { return place; });
        std::vector<std::uint8_t> seen(rows, 0);
        buckets.gather(customerOf, [&](std::size_t at, std::uint32_t place) {
            seen[at] = row[place] == at && who[place] == customers[at] ? 1 : 2;
        });
        std::size_t wrong = 0;
        for (std::size_t at = 0; at < rows; ++at) {
            wrong += seen[at] != (customers[at] == CustomerBuckets::kNobody ? 0 : 1) ? 1 : 0;
        }
        CHECK(wrong == 0);
        // By customer, in the order of the table.
        std::vector<std::size_t> disorder(1, 0);
        buckets.eachBucket([&](std::size_t bucket, std::uint32_t begin, std::uint32_t end) {
            BucketOrder order;
            order.read(who, begin, end, buckets.firstOf(bucket), buckets.firstOf(bucket + 1));
            std::size_t found = 0;
            for (std::size_t customer = 0; customer < order.customers(); ++customer) {
                const auto places = order.of(customer);
                const bool fine =
                    std::all_of(places.begin(), places.end(), [&](std::uint32_t place) {
                        return who[place] == buckets.firstOf(bucket) + customer;
                    });
                found += fine && std::is_sorted(places.begin(), places.end()) ? 0 : 1;
            }
            if (found > 0) {
                disorder[0] = found; // written by one thread or several, read after all
            }
        });
        CHECK(disorder[0] == 0);
    }
}
