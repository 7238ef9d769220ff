// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/answer_rows.h"
#include "core/metrics/derived/contact_gaps.h"
#include "core/metrics/derived/order_ledger.h"
#include "core/metrics/derived/purchase_rows.h"
#include "core/metrics/derived/rows_by_customer.h"
#include "core/metrics/sentiment/text_moods.h"
#include "core/metrics/settling/delays.h"

#include <regard/domain/conventions.h>
#include <regard/store/dataset.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regard::metrics {

/// 1 for each row that is a contact: of kind contact, or without a kind.
[[nodiscard]] std::vector<std::uint8_t> contactRows(const Dataset& dataset);

/// When each customer was active, by the first rule that applies to them.
struct Activity {
    enum class Rule : std::uint8_t { None, Subscription, Dates, Purchases, Joined, EndUnknown };
    struct Span {
        Day from; ///< first active day
        Day to;   ///< first day that is not active any more
    };
    static constexpr Day kForever = INT32_MAX;
    static constexpr Day kAlways = INT32_MIN + 1;

    std::vector<Rule> rules;         ///< by customer
    std::vector<std::uint32_t> ends; ///< by customer, into spans; spans in order, not touching
    std::vector<Span> spans;
    std::vector<Day> joined; ///< for EndUnknown: the day from which they may have been active
    [[nodiscard]] std::span<const Span> of(std::size_t customer) const
    {
        const std::uint32_t begin = customer == 0 ? 0 : ends[customer - 1];
        return std::span(spans).subspan(begin, ends[customer] - begin);
    }
    [[nodiscard]] bool activeOn(std::size_t customer, Day day) const;
};

[[nodiscard]] Activity activity(const Dataset& dataset, int inactiveDays,
                                const OrderLedger& orders);

/// True for a text with a letter.
[[nodiscard]] bool hasWords(std::string_view text);

/// 1 for each row whose text holds a letter.
[[nodiscard]] std::vector<std::uint8_t> rowsWithWords(const FactTable& table,
                                                      std::string_view field);

struct PurchaseMonths;

/// Columns that follow from the facts, made when first asked for and kept. Thread-safe.
class Derived final {
public:
    explicit Derived(const Dataset& dataset) : m_dataset(dataset) {}

    const RowsByCustomer& purchasesByCustomer();
    const RowsByCustomer& subscriptionsByCustomer();
    /// See contactGaps().
    const ContactGaps& gaps(std::string_view shared);
    const std::vector<std::uint8_t>& contacts();
    const Activity& activity(int inactiveDays);
    const PurchaseRows& purchases();
    /// Made anew where nobody holds it any more: what is derived from it takes less room.
    std::shared_ptr<const OrderLedger> orders();
    /// Of the purchases before a day; that of the day asked for last is kept.
    std::shared_ptr<const PurchaseMonths> purchaseMonths(Day before);
    /// See leaversKnownFrom().
    Day leaversKnownFrom();
    const AnswerRows& answers(std::string_view kind);
    /// What is kept under a name for the life of the dataset, made when it is first asked for. One
    /// name always stands for one type.
    template <class Kept>
    std::shared_ptr<Kept> kept(const std::string& name)
    {
        const std::scoped_lock lock(m_mutex);
        std::shared_ptr<void>& place = m_kept[name];
        if (place == nullptr) {
            place = std::make_shared<Kept>();
        }
        return std::static_pointer_cast<Kept>(place);
    }
    /// Rows of the table whose comment has words.
    const std::vector<std::uint8_t>& words(Table table);
    /// See textMoods(); null when stopped. Reading takes long on many texts; others who ask for what
    /// is derived do not wait for it.
    std::shared_ptr<const std::vector<Mood>> moods(Table table, bool serviceWords,
                                                   const Control& control);
    /// The same if they were read before; null: they were not.
    std::shared_ptr<const std::vector<Mood>> moodsIfRead(Table table, bool serviceWords);
    /// How long something takes in these data; `make` works it out when it is first asked for.
    const Delays& delays(std::string_view what, const std::function<Delays(const Dataset&)>& make);

private:
    const Dataset& m_dataset;
    std::recursive_mutex m_mutex;
    std::optional<RowsByCustomer> m_purchasesByCustomer;
    std::optional<RowsByCustomer> m_subscriptionsByCustomer;
    std::map<std::string, ContactGaps, std::less<>> m_gaps;
    std::optional<std::vector<std::uint8_t>> m_contacts;
    std::map<int, Activity> m_activity;
    std::optional<PurchaseRows> m_purchases;
    std::weak_ptr<const OrderLedger> m_orders;
    std::shared_ptr<const PurchaseMonths> m_purchaseMonths;
    std::optional<Day> m_leaversKnownFrom;
    std::map<Table, std::vector<std::uint8_t>> m_words;
    std::map<std::string, Delays, std::less<>> m_delays;
    std::map<std::string, AnswerRows, std::less<>> m_answers;
    std::map<std::string, std::shared_ptr<void>> m_kept;
    std::mutex m_readingMutex; ///< one reads at a time
    std::map<std::pair<Table, bool>, std::shared_ptr<const std::vector<Mood>>> m_moods;
};

} // namespace regard::metrics
