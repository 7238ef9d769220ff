// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/work_crew.h"
#include "core/metrics/derived.h"
#include "core/metrics/dimensions.h"

#include <algorithm>
#include <array>

namespace regard::metrics {
namespace {

using Span = Activity::Span;
using Rule = Activity::Rule;

constexpr std::size_t kCustomersWorthAThread = 50'000;

/// Sorts spans and joins those that overlap or touch.
void tidy(std::vector<Span>& spans)
{
    const auto earlier = [](const Span& a, const Span& b) { return a.from < b.from; };
    if (!std::is_sorted(spans.begin(), spans.end(), earlier)) {
        std::sort(spans.begin(), spans.end(), earlier);
    }
    std::size_t kept = 0;
    for (const Span& span : spans) {
        if (span.to <= span.from) {
            continue;
        }
        if (kept > 0 && span.from <= spans[kept - 1].to) {
            spans[kept - 1].to = std::max(spans[kept - 1].to, span.to);
        } else {
            spans[kept++] = span;
        }
    }
    spans.resize(kept);
}

/// What the customer table and the subscriptions say, by customer.
class Rules final {
public:
    Rules(const Dataset& dataset, int inactiveDays, const OrderLedger& orders)
        : m_dataset(dataset), m_inactiveDays(inactiveDays),
          m_subscriptions(rowsByCustomer(dataset, Table::Subscription, "started_at")),
          m_records(dataset.table(Table::Customer)), m_joined(m_records.days("joined_at")),
          m_ended(m_records.days("ended_at")), m_status(m_records.codes("status")),
          m_endedWords(codesOf(
              dataset.dictionary("status"),
              std::array<std::string_view, 4>{"ended", "inactive", "churned", "cancelled"})),
          m_orders(orders)
    {
    }

    Rule decide(std::size_t customer, std::vector<Span>& spans, Day& joined) const
    {
        spans.clear();
        joined = Activity::kAlways;
        if (bySubscriptions(customer, spans)) {
            return Rule::Subscription;
        }
        const std::int32_t record = m_dataset.customerRow(static_cast<std::int32_t>(customer));
        const auto row = static_cast<std::size_t>(std::max(record, 0));
        const Day start = record >= 0 && !m_joined.empty() ? m_joined[row] : kNoDay;
        if (start != kNoDay) {
            joined = start;
        }
        if (record >= 0) {
            const Day end = m_ended.empty() ? kNoDay : m_ended[row];
            const bool hasStatus = !m_status.empty() && m_status[row] >= 0;
            const bool saysEnded =
                hasStatus && m_endedWords[static_cast<std::size_t>(m_status[row] + 1)] != 0;
            if (end != kNoDay) {
                spans.push_back({joined, end});
                return Rule::Dates;
            }
            if (saysEnded) {
                return Rule::EndUnknown;
            }
            // An export that has a column of end dates and leaves it blank says: still here.
            if (hasStatus || (!m_ended.empty() && start != kNoDay)) {
                spans.push_back({joined, Activity::kForever});
                return Rule::Dates;
            }
        }
        if (byPurchases(customer, spans)) {
            return Rule::Purchases;
        }
        if (start != kNoDay) {
            spans.push_back({start, Activity::kForever});
            return Rule::Joined;
        }
        return Rule::None;
    }

private:
    bool bySubscriptions(std::size_t customer, std::vector<Span>& spans) const
    {
        const FactTable& table = m_dataset.table(Table::Subscription);
        const auto started = table.days("started_at");
        const auto ended = table.days("ended_at");
        bool any = false;
        for (const std::uint32_t row : m_subscriptions.of(customer)) {
            if (started.empty() || started[row] == kNoDay) {
                continue;
            }
            any = true;
            const bool open = ended.empty() || ended[row] == kNoDay;
            spans.push_back({started[row], open ? Activity::kForever : ended[row]});
        }
        return any;
    }

    bool byPurchases(std::size_t customer, std::vector<Span>& spans) const
    {
        const auto days = m_orders.daysOf(customer);
        for (const Day day : days) {
            if (!spans.empty() && day <= spans.back().to) {
                spans.back().to = day + m_inactiveDays;
            } else {
                spans.push_back({day, day + m_inactiveDays});
            }
        }
        return !days.empty();
    }

    const Dataset& m_dataset;
    int m_inactiveDays;
    RowsByCustomer m_subscriptions;
    const FactTable& m_records;
    Column<Day> m_joined;
    Column<Day> m_ended;
    Column<std::int32_t> m_status;
    std::vector<std::uint8_t> m_endedWords;
    const OrderLedger& m_orders;
};

} // namespace

bool Activity::activeOn(std::size_t customer, Day day) const
{
    const auto list = of(customer);
    const auto after =
        std::upper_bound(list.begin(), list.end(), day,
                         [](Day value, const Span& span) { return value < span.from; });
    return after != list.begin() && day < (after - 1)->to;
}

Activity activity(const Dataset& dataset, int inactiveDays, const OrderLedger& orders)
{
    const std::size_t customers = dataset.customerCount();
    Activity result;
    result.rules.assign(customers, Rule::None);
    result.ends.assign(customers, 0);
    result.joined.assign(customers, Activity::kAlways);
    const Rules rules(dataset, inactiveDays, orders);
    const std::size_t pieces = customers >= kCustomersWorthAThread ? 8 : 1;
    std::vector<std::vector<Span>> spansOf(pieces);
    inPieces(
        customers, pieces, pieces > 1, [&](std::size_t piece, std::size_t begin, std::size_t end) {
            std::vector<Span> spans;
            for (std::size_t customer = begin; customer < end; ++customer) {
                result.rules[customer] = rules.decide(customer, spans, result.joined[customer]);
                tidy(spans);
                spansOf[piece].insert(spansOf[piece].end(), spans.begin(), spans.end());
                result.ends[customer] = static_cast<std::uint32_t>(spansOf[piece].size());
            }
        });
    std::size_t total = 0;
    for (const std::vector<Span>& spans : spansOf) {
        total += spans.size();
    }
    result.spans.reserve(total);
    for (std::size_t piece = 0; piece < pieces; ++piece) {
        const auto before = static_cast<std::uint32_t>(result.spans.size());
        for (std::size_t customer = customers * piece / pieces;
             customer < customers * (piece + 1) / pieces; ++customer) {
            result.ends[customer] += before;
        }
        result.spans.insert(result.spans.end(), spansOf[piece].begin(), spansOf[piece].end());
        spansOf[piece] = {};
    }
    return result;
}

} // namespace regard::metrics
