// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived.h"

#include "core/metrics/customer_book.h"
#include "core/metrics/dimensions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <thread>

namespace regard::metrics {
namespace {

constexpr std::size_t kRowsWorthAThread = 200'000;

/// Lets two threads share the numbers from 0 to `count` where that is worth it for `rows` rows.
template <class Work>
void inHalves(std::size_t count, std::size_t rows, const Work& work)
{
    if (rows < kRowsWorthAThread) {
        work(0, count);
        return;
    }
    const std::jthread other([&] { work(count / 2, count); });
    work(0, count / 2);
}

/// A contact of a customer, in the order in which they are compared.
struct Contact {
    std::int32_t topic;
    std::int64_t opened;
    std::uint32_t row;
    bool operator<(const Contact& other) const
    {
        return topic != other.topic ? topic < other.topic : opened < other.opened;
    }
};

/// Exports are mostly in order of time already: only runs that are not get sorted.
void sortByTime(const Column<std::int64_t>& moments, RowsByCustomer& list, std::size_t begin,
                std::size_t end)
{
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return moments[a] < moments[b]; };
    for (std::size_t customer = begin; customer < end; ++customer) {
        const auto from = list.rows.begin() + (customer == 0 ? 0 : list.ends[customer - 1]);
        const auto to = list.rows.begin() + list.ends[customer];
        if (!std::is_sorted(from, to, earlier)) {
            std::stable_sort(from, to, earlier);
        }
    }
}

} // namespace

RowsByCustomer rowsByCustomer(const Dataset& dataset, Table which, std::string_view dateField)
{
    const FactTable& table = dataset.table(which);
    const auto customers = table.customers();
    const auto moments = table.moments(dateField);
    RowsByCustomer result;
    result.ends.assign(dataset.customerCount(), 0);
    customers.visit([&](const auto& values) {
        for (std::size_t row = 0; row < values.size(); ++row) {
            if (const std::int32_t customer = values[row]; customer >= 0) {
                ++result.ends[static_cast<std::size_t>(customer)];
            }
        }
    });
    std::vector<std::uint32_t> next(result.ends.size(), 0);
    std::uint32_t total = 0;
    for (std::size_t customer = 0; customer < result.ends.size(); ++customer) {
        next[customer] = total;
        total += result.ends[customer];
        result.ends[customer] = total;
    }
    result.rows.resize(total);
    // Each half of the customers is filled by one thread, so that rows stay in order.
    inHalves(result.ends.size(), customers.size(), [&](std::size_t begin, std::size_t end) {
        customers.visit([&](const auto& values) {
            for (std::size_t row = 0; row < values.size(); ++row) {
                const auto customer = static_cast<std::size_t>(values[row]); // none is far above
                if (customer >= begin && customer < end) {
                    result.rows[next[customer]++] = static_cast<std::uint32_t>(row);
                }
            }
        });
        if (!moments.empty()) {
            sortByTime(moments, result, begin, end);
        }
    });
    return result;
}

std::vector<std::uint8_t> contactRows(const Dataset& dataset)
{
    const FactTable& table = dataset.table(Table::Interaction);
    const auto kinds = table.codes("kind");
    std::vector<std::uint8_t> result(table.rows(), 1);
    const auto wanted =
        codesOf(dataset.dictionary("kind"), std::array<std::string_view, 2>{"", "contact"});
    for (std::size_t row = 0; row < kinds.size(); ++row) {
        result[row] = wanted[static_cast<std::size_t>(kinds[row] + 1)];
    }
    return result;
}

ContactGaps contactGaps(const Dataset& dataset, bool withTopic)
{
    const FactTable& table = dataset.table(Table::Interaction);
    const auto opened = table.moments("opened_at");
    const auto topics = withTopic ? table.codes("topic") : Column<std::int32_t>{};
    const auto isContact = contactRows(dataset);
    ContactGaps gaps;
    gaps.before.assign(table.rows(), ContactGaps::kNever);
    gaps.after.assign(table.rows(), ContactGaps::kNever);
    gaps.moments = opened;
    gaps.zone = dataset.zone();
    if (opened.empty()) {
        return gaps;
    }
    const auto contact = [&](std::size_t row) {
        return isContact[row] != 0 && !Moment::fromRaw(opened[row]).isNull();
    };
    bool instants = false;
    for (std::size_t row = 0; row < opened.size(); ++row) {
        instants = instants || (contact(row) && !Moment::fromRaw(opened[row]).isDateOnly());
    }
    gaps.datesOnly = !instants;
    for (std::size_t row = 0; row < opened.size(); ++row) {
        if (contact(row)) {
            gaps.first = std::min(gaps.first, gaps.opened(row));
            gaps.last = std::max(gaps.last, gaps.opened(row));
        }
    }
    const RowsByCustomer byCustomer = rowsByCustomer(dataset, Table::Interaction, "opened_at");
    const auto topicOf = [&](std::uint32_t row) { return topics.empty() ? -1 : topics[row]; };
    inHalves(byCustomer.ends.size(), opened.size(), [&](std::size_t begin, std::size_t end) {
        std::vector<Contact> run;
        for (std::size_t customer = begin; customer < end; ++customer) {
            run.clear();
            for (const std::uint32_t row : byCustomer.of(customer)) {
                if (contact(row)) {
                    run.push_back({topicOf(row), gaps.opened(row), row});
                }
            }
            if (!std::is_sorted(run.begin(), run.end())) {
                std::stable_sort(run.begin(), run.end());
            }
            for (std::size_t i = 1; i < run.size(); ++i) {
                if (run[i - 1].topic == run[i].topic) {
                    const auto gap = static_cast<std::int32_t>(std::min<std::int64_t>(
                        run[i].opened - run[i - 1].opened, ContactGaps::kNever));
                    gaps.after[run[i - 1].row] = gap;
                    gaps.before[run[i].row] = gap;
                }
            }
        }
    });
    return gaps;
}

PurchaseRows purchaseRows(const Dataset& dataset)
{
    const FactTable& table = dataset.table(Table::Purchase);
    const auto amounts = table.money("amount");
    const auto refunds = table.money("refunded_amount");
    const auto statuses = table.codes("status");
    const auto currencies = table.codes("currency");
    PurchaseRows result;
    result.kinds.assign(table.rows(), PurchaseKind::NoAmount);
    result.amounts = amounts;
    result.refunds = refunds;

    std::vector<std::int64_t> uses(dataset.dictionary("currency").size(), 0);
    for (const std::int32_t code : currencies) {
        if (code >= 0) {
            ++uses[static_cast<std::size_t>(code)];
        }
    }
    if (const auto most = std::max_element(uses.begin(), uses.end());
        most != uses.end() && *most > 0) {
        result.currency = static_cast<std::int32_t>(most - uses.begin());
    }
    const Dictionary& words = dataset.dictionary("status");
    const auto refundedWords =
        codesOf(words, std::array<std::string_view, 2>{"refunded", "refund"});
    const auto failedWords = codesOf(words, std::array<std::string_view, 1>{"failed"});
    const auto cancelledWords =
        codesOf(words, std::array<std::string_view, 2>{"cancelled", "canceled"});
    for (std::size_t row = 0; row < amounts.size(); ++row) {
        const auto status = static_cast<std::size_t>(statuses.empty() ? 0 : statuses[row] + 1);
        PurchaseKind& kind = result.kinds[row];
        if (failedWords[status] != 0) {
            kind = PurchaseKind::Failed;
        } else if (cancelledWords[status] != 0) {
            kind = PurchaseKind::Cancelled;
        } else if (amounts[row] == kNoMoney) {
            kind = PurchaseKind::NoAmount;
        } else if (!currencies.empty() && currencies[row] >= 0 &&
                   currencies[row] != result.currency) {
            kind = PurchaseKind::OtherCurrency;
        } else if (amounts[row] < 0) {
            kind = PurchaseKind::Refund;
        } else {
            std::int64_t back = refunds.empty() || refunds[row] == kNoMoney
                                    ? 0
                                    : std::max<std::int64_t>(0, refunds[row]);
            if (refundedWords[status] != 0 && back == 0) {
                back = amounts[row];
            }
            const bool whole = back > 0 && back >= amounts[row];
            kind = whole ? PurchaseKind::Refund : PurchaseKind::Order;
        }
    }
    result.named = table.filled("id");
    result.named.resize(table.rows());
    return result;
}

std::vector<std::uint8_t> rowsWithWords(const FactTable& table, std::string_view field)
{
    std::vector<std::uint8_t> result(table.rows(), 0);
    table.eachText(field, [&](std::size_t row, std::string_view text) {
        // Bytes above 127 belong to letters of other alphabets (or to signs, which do no harm
        // here).
        result[row] = std::any_of(text.begin(), text.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte >= 0x80 || std::isalpha(byte) != 0;
        });
    });
    return result;
}

const RowsByCustomer& Derived::contactsByCustomer()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_contactsByCustomer) {
        m_contactsByCustomer = rowsByCustomer(m_dataset, Table::Interaction, "opened_at");
    }
    return *m_contactsByCustomer;
}

const RowsByCustomer& Derived::purchasesByCustomer()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_purchasesByCustomer) {
        m_purchasesByCustomer = rowsByCustomer(m_dataset, Table::Purchase, "at");
    }
    return *m_purchasesByCustomer;
}

const RowsByCustomer& Derived::subscriptionsByCustomer()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_subscriptionsByCustomer) {
        m_subscriptionsByCustomer = rowsByCustomer(m_dataset, Table::Subscription, "started_at");
    }
    return *m_subscriptionsByCustomer;
}

const ContactGaps& Derived::gaps(bool withTopic)
{
    const std::scoped_lock lock(m_mutex);
    auto found = m_gaps.find(withTopic);
    if (found == m_gaps.end()) {
        found = m_gaps.emplace(withTopic, contactGaps(m_dataset, withTopic)).first;
    }
    return found->second;
}

const std::vector<std::uint8_t>& Derived::contacts()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_contacts) {
        m_contacts = contactRows(m_dataset);
    }
    return *m_contacts;
}

const Activity& Derived::activity(int inactiveDays)
{
    const std::scoped_lock lock(m_mutex);
    auto found = m_activity.find(inactiveDays);
    if (found == m_activity.end()) {
        found = m_activity
                    .emplace(inactiveDays, metrics::activity(m_dataset, inactiveDays,
                                                             purchasesByCustomer(), purchases()))
                    .first;
    }
    return found->second;
}

Day Derived::leaversKnownFrom()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_leaversKnownFrom) {
        m_leaversKnownFrom = metrics::leaversKnownFrom(m_dataset);
    }
    return *m_leaversKnownFrom;
}

const PurchaseRows& Derived::purchases()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_purchases) {
        m_purchases = purchaseRows(m_dataset);
    }
    return *m_purchases;
}

const AnswerRows& Derived::answers(std::string_view kind)
{
    const std::scoped_lock lock(m_mutex);
    auto found = m_answers.find(kind);
    if (found == m_answers.end()) {
        found = m_answers.emplace(std::string(kind), answerRows(m_dataset, kind)).first;
    }
    return found->second;
}

const Delays& Derived::delays(std::string_view what,
                              const std::function<Delays(const Dataset&)>& make)
{
    const std::scoped_lock lock(m_mutex);
    auto found = m_delays.find(what);
    if (found == m_delays.end()) {
        found = m_delays.emplace(std::string(what), make(m_dataset)).first;
    }
    return found->second;
}

const std::vector<std::uint8_t>& Derived::words(Table table)
{
    const std::scoped_lock lock(m_mutex);
    auto found = m_words.find(table);
    if (found == m_words.end()) {
        const std::string_view field = table == Table::Survey ? "comment" : "text";
        found = m_words.emplace(table, rowsWithWords(m_dataset.table(table), field)).first;
    }
    return found->second;
}

} // namespace regard::metrics
