// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived/contact_gaps.h"

#include "core/metrics/derived/customer_buckets.h"

#include <algorithm>

namespace regard::metrics {
namespace {

/// The second in which each row was opened, on the clock of the gaps.
template <class Moments>
class Clock final {
public:
    Clock(const Moments& moments, const ContactGaps& gaps) : m_moments(moments), m_gaps(gaps) {}
    [[nodiscard]] std::int64_t operator[](std::size_t row) const
    {
        const Moment moment = Moment::fromRaw(m_moments[row]);
        return !m_gaps.datesOnly && moment.isDateOnly() ? m_gaps.opened(row) : moment.seconds();
    }

private:
    const Moments& m_moments;
    const ContactGaps& m_gaps;
};

/// What dates there are, the first and the last contact; true where a contact has none.
template <class Moments>
bool readRange(const Dataset& dataset, const Moments& moments,
               const std::vector<std::uint8_t>& contacts, ContactGaps& gaps)
{
    bool instants = false;
    for (std::size_t row = 0; row < moments.size() && !instants; ++row) {
        const Moment moment = Moment::fromRaw(moments[row]);
        instants = contacts[row] != 0 && !moment.isNull() && !moment.isDateOnly();
    }
    gaps.datesOnly = !instants;
    const Clock<Moments> clock(moments, gaps);
    bool undated = false;
    for (std::size_t row = 0; row < moments.size(); ++row) {
        if (contacts[row] == 0) {
            continue;
        }
        if (Moment::fromRaw(moments[row]).isNull()) {
            undated = true;
            continue;
        }
        const std::int64_t opened = clock[row];
        gaps.first = std::min(gaps.first, opened);
        gaps.last = std::max(gaps.last, opened);
    }
    dataset.table(Table::Interaction).days("opened_at").visit([&](const auto& days) {
        for (std::size_t row = 0; row < days.size(); ++row) {
            gaps.lastDay = contacts[row] != 0 ? std::max(gaps.lastDay, days[row]) : gaps.lastDay;
        }
    });
    return undated;
}

template <class Customers, class Moments>
void readGaps(const Dataset& dataset, const Customers& customers, const Moments& moments,
              const Column<std::int32_t>& topics, const std::vector<std::uint8_t>& contacts,
              bool undated, ContactGaps& gaps)
{
    const auto customerOf = [&](std::size_t row) {
        const bool counts =
            contacts[row] != 0 && !(undated && Moment::fromRaw(moments[row]).isNull());
        return counts ? static_cast<std::uint32_t>(customers[row]) : CustomerBuckets::kNobody;
    };
    const Clock<Moments> clock(moments, gaps);
    const CustomerBuckets buckets(customers.size(), dataset.customerCount(), customerOf);
    const auto who = buckets.spread<std::uint32_t>(customerOf, customerOf);
    const auto opened =
        buckets.spread<std::int64_t>(customerOf, [&](std::size_t row) { return clock[row]; });
    // Without topics all contacts have the same.
    const auto topic =
        topics.empty() ? std::vector<std::int32_t>()
                       : buckets.spread<std::int32_t>(customerOf,
                                                      [&](std::size_t row) { return topics[row]; });
    const auto topicOf = [&](std::uint32_t place) { return topic.empty() ? -1 : topic[place]; };
    std::vector<std::int32_t> before(buckets.size(), ContactGaps::kNever);
    std::vector<std::int32_t> after(buckets.size(), ContactGaps::kNever);
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
        return topicOf(a) != topicOf(b) ? topicOf(a) < topicOf(b) : opened[a] < opened[b];
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
                if (topicOf(one) == topicOf(next)) {
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
                        std::string_view shared)
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
    const auto topics = shared.empty() ? Column<std::int32_t>{} : table.codes(shared);
    gaps.moments.visit([&](const auto& moments) {
        const bool undated = readRange(dataset, moments, contacts, gaps);
        table.customers().visit([&](const auto& customers) {
            readGaps(dataset, customers, moments, topics, contacts, undated, gaps);
        });
    });
    return gaps;
}

} // namespace regard::metrics
