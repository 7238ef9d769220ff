// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived/contact_gaps.h"

#include "core/metrics/derived/customer_buckets.h"

#include <algorithm>

namespace regard::metrics {
namespace {

/// A contact among those of its bucket, in the order in which contacts are compared.
struct Contact {
    std::uint32_t customer;
    std::int32_t topic;
    std::int64_t opened;
    std::uint32_t place;

    [[nodiscard]] bool sameAs(const Contact& other) const
    {
        return customer == other.customer && topic == other.topic;
    }
    bool operator<(const Contact& other) const
    {
        if (topic != other.topic) {
            return topic < other.topic;
        }
        return opened != other.opened ? opened < other.opened : place < other.place;
    }
};

/// The contacts of one bucket by customer, each customer's in order.
class Bucket final {
public:
    void begin(std::size_t customers)
    {
        m_ends.assign(customers, 0);
    }
    void count(std::uint32_t customer) { ++m_ends[customer]; }
    void lay(std::size_t contacts)
    {
        m_contacts.resize(contacts);
        std::uint32_t total = 0;
        for (std::uint32_t& end : m_ends) {
            const std::uint32_t count = end;
            end = total;
            total += count;
        }
    }
    void put(const Contact& contact) { m_contacts[m_ends[contact.customer]++] = contact; }
    const std::vector<Contact>& inOrder()
    {
        std::uint32_t from = 0;
        for (const std::uint32_t to : m_ends) {
            const auto begin = m_contacts.begin() + from;
            const auto end = m_contacts.begin() + to;
            if (!std::is_sorted(begin, end)) {
                std::sort(begin, end);
            }
            from = to;
        }
        return m_contacts;
    }

private:
    std::vector<std::uint32_t> m_ends;
    std::vector<Contact> m_contacts;
};

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
void readGaps(const Dataset& dataset, const Customers& customers, const Column<std::int32_t>& topics,
              const std::vector<std::uint8_t>& contacts, ContactGaps& gaps)
{
    const auto customerOf = [&](std::size_t row) {
        const bool counts =
            contacts[row] != 0 && !Moment::fromRaw(gaps.moments[row]).isNull();
        return counts ? static_cast<std::uint32_t>(customers[row]) : CustomerBuckets::kNobody;
    };
    const CustomerBuckets buckets(customers.size(), dataset.customerCount(), customerOf);
    const auto who = buckets.spread<std::uint32_t>(customerOf, customerOf);
    const auto opened = buckets.spread<std::int64_t>(
        customerOf, [&](std::size_t row) { return gaps.opened(row); });
    const auto topic = buckets.spread<std::int32_t>(
        customerOf, [&](std::size_t row) { return topics.empty() ? -1 : topics[row]; });
    std::vector<std::int32_t> before(buckets.size(), ContactGaps::kNever);
    std::vector<std::int32_t> after(buckets.size(), ContactGaps::kNever);
    buckets.eachBucket([&](std::size_t number, std::uint32_t begin, std::uint32_t end) {
        const auto first = static_cast<std::uint32_t>(buckets.firstOf(number));
        Bucket bucket;
        bucket.begin(buckets.firstOf(number + 1) - first);
        for (std::uint32_t place = begin; place < end; ++place) {
            bucket.count(who[place] - first);
        }
        bucket.lay(end - begin);
        for (std::uint32_t place = begin; place < end; ++place) {
            bucket.put({who[place] - first, topic[place], opened[place], place});
        }
        const std::vector<Contact>& inOrder = bucket.inOrder();
        for (std::size_t i = 1; i < inOrder.size(); ++i) {
            if (inOrder[i].sameAs(inOrder[i - 1])) {
                const auto gap = static_cast<std::int32_t>(std::min<std::int64_t>(
                    inOrder[i].opened - inOrder[i - 1].opened, ContactGaps::kNever));
                after[inOrder[i - 1].place] = gap;
                before[inOrder[i].place] = gap;
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
    table.customers().visit([&](const auto& customers) {
        readGaps(dataset, customers, topics, contacts, gaps);
    });
    return gaps;
}

} // namespace regard::metrics
