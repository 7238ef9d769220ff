// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived.h"

#include "core/metrics/customer_book.h"
#include "core/metrics/derived/purchase_months.h"
#include "core/metrics/dimensions.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace regard::metrics {

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

bool hasWords(std::string_view text)
{
    // Bytes above 127 belong to letters of other alphabets (or to signs, which do no harm here).
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || std::isalpha(byte) != 0;
    });
}

std::vector<std::uint8_t> rowsWithWords(const FactTable& table, std::string_view field)
{
    std::vector<std::uint8_t> result(table.rows(), 0);
    table.eachText(field, [&](std::size_t row, std::string_view text) {
        result[row] = hasWords(text) ? 1 : 0;
    });
    return result;
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

const ContactGaps& Derived::gaps(std::string_view shared)
{
    const std::scoped_lock lock(m_mutex);
    auto found = m_gaps.find(shared);
    if (found == m_gaps.end()) {
        found = m_gaps.emplace(shared, contactGaps(m_dataset, contacts(), shared)).first;
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
        const auto ledger = orders();
        found =
            m_activity.emplace(inactiveDays, metrics::activity(m_dataset, inactiveDays, *ledger))
                .first;
        (void)purchaseMonths(m_dataset.lastDay() + 1); // while the ledger is at hand
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

std::shared_ptr<const OrderLedger> Derived::orders()
{
    const std::scoped_lock lock(m_mutex);
    auto ledger = m_orders.lock();
    if (ledger == nullptr) {
        ledger = std::make_shared<const OrderLedger>(orderLedger(m_dataset, purchases()));
        m_orders = ledger;
    }
    return ledger;
}

std::shared_ptr<const PurchaseMonths> Derived::purchaseMonths(Day before)
{
    const std::scoped_lock lock(m_mutex);
    // All days behind the data are one.
    before = std::min(before, m_dataset.lastDay() + 1);
    if (m_purchaseMonths == nullptr || m_purchaseMonths->before != before) {
        m_purchaseMonths =
            std::make_shared<const PurchaseMonths>(metrics::purchaseMonths(*orders(), before));
    }
    return m_purchaseMonths;
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

std::shared_ptr<const std::vector<Mood>> Derived::moodsIfRead(Table table, bool serviceWords)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_moods.find({table, serviceWords});
    return found == m_moods.end() ? nullptr : found->second;
}

std::shared_ptr<const std::vector<Mood>> Derived::moods(Table table, bool serviceWords,
                                                        const Control& control)
{
    const std::scoped_lock reading(m_readingMutex);
    if (auto known = moodsIfRead(table, serviceWords)) {
        return known;
    }
    auto read = textMoods(m_dataset, table, serviceWords, control);
    if (!read) {
        return nullptr;
    }
    auto moods = std::make_shared<const std::vector<Mood>>(std::move(*read));
    const std::scoped_lock lock(m_mutex);
    m_moods[{table, serviceWords}] = moods;
    return moods;
}

} // namespace regard::metrics
