// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/customer_book.h"

#include "core/base/work_crew.h"
#include "core/metrics/tally_book.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace regard::metrics {

namespace {

constexpr std::size_t kCustomersWorthAThread = 50'000;

/// The days at whose close customers are counted, and which of them a span of activity covers.
class CountingDays final {
public:
    explicit CountingDays(const Scope& scope)
    {
        for (std::size_t period = 0; period < scope.periods().size(); ++period) {
            m_days.push_back(scope.periods()[period].from - 1);
            m_days.push_back(scope.closingDay(period));
        }
        std::sort(m_days.begin(), m_days.end());
        m_days.erase(std::unique(m_days.begin(), m_days.end()), m_days.end());
        for (std::size_t period = 0; period < scope.periods().size(); ++period) {
            m_opening.push_back(placeOf(scope.periods()[period].from - 1));
            m_closing.push_back(placeOf(scope.closingDay(period)));
        }
    }

    [[nodiscard]] std::size_t size() const { return m_days.size(); }
    [[nodiscard]] std::size_t opening(std::size_t period) const { return m_opening[period]; }
    [[nodiscard]] std::size_t closing(std::size_t period) const { return m_closing[period]; }

    /// Marks each day on which one of the spans holds: they are in order and do not overlap.
    void mark(std::span<const Activity::Span> spans, std::vector<std::uint8_t>& active) const
    {
        std::fill(active.begin(), active.end(), 0);
        std::size_t day = 0;
        for (const Activity::Span& span : spans) {
            while (day < m_days.size() && m_days[day] < span.from) {
                ++day;
            }
            while (day < m_days.size() && m_days[day] < span.to) {
                active[day++] = 1;
            }
        }
    }

private:
    [[nodiscard]] std::size_t placeOf(Day day) const
    {
        return static_cast<std::size_t>(std::lower_bound(m_days.begin(), m_days.end(), day) -
                                        m_days.begin());
    }

    std::vector<Day> m_days;
    std::vector<std::size_t> m_opening;
    std::vector<std::size_t> m_closing;
};

void countCustomers(const Scope& scope, const Activity& activity, const CountingDays& days,
                    std::size_t begin, std::size_t end, std::vector<Balance>& result)
{
    const auto& groups = scope.customerGroups();
    std::vector<std::uint8_t> active(days.size());
    for (std::size_t customer = begin; customer < end; ++customer) {
        const Activity::Rule rule = activity.rules[customer];
        if (groups[customer] < 0 || rule == Activity::Rule::None) {
            continue;
        }
        Balance* balance = result.data() + groups[customer];
        if (rule == Activity::Rule::EndUnknown) {
            for (std::size_t period = 0; period < scope.periods().size(); ++period) {
                balance[period * scope.groups()].endUnknown +=
                    activity.joined[customer] <= scope.closingDay(period) ? 1 : 0;
            }
            continue;
        }
        days.mark(activity.of(customer), active);
        for (std::size_t period = 0; period < scope.periods().size(); ++period) {
            const bool before = active[days.opening(period)] != 0;
            const bool after = active[days.closing(period)] != 0;
            Balance& into = balance[period * scope.groups()];
            into.atStart += before ? 1 : 0;
            into.lost += before && !after ? 1 : 0;
            into.joined += !before && after ? 1 : 0;
            into.byRule[static_cast<std::size_t>(rule)] += before || after ? 1 : 0;
        }
    }
}

} // namespace

std::vector<Balance> balances(const Scope& scope, const Activity& activity)
{
    const CountingDays days(scope);
    const std::size_t customers = scope.customerGroups().size();
    const std::size_t pieces = customers >= kCustomersWorthAThread ? 4 : 1;
    std::vector<std::vector<Balance>> parts(pieces, std::vector<Balance>(scope.slots()));
    inPieces(customers, pieces, pieces > 1,
             [&](std::size_t piece, std::size_t begin, std::size_t end) {
                 countCustomers(scope, activity, days, begin, end, parts[piece]);
             });
    for (std::size_t piece = 1; piece < pieces; ++piece) {
        for (std::size_t slot = 0; slot < parts[0].size(); ++slot) {
            parts[0][slot].combine(parts[piece][slot]);
        }
    }
    return std::move(parts[0]);
}

void Balance::combine(const Balance& other)
{
    atStart += other.atStart;
    lost += other.lost;
    joined += other.joined;
    endUnknown += other.endUnknown;
    for (std::size_t rule = 0; rule < byRule.size(); ++rule) {
        byRule[rule] += other.byRule[rule];
    }
}

std::vector<Balance> balances(const Scope& scope, Derived& derived)
{
    const int inactiveDays = scope.query().conventions.inactiveDays;
    const Activity& activity = derived.activity(inactiveDays);
    const auto walk = [&](const Scope& wide) { return balances(wide, activity); };
    if (const auto cells = cellsOfCustomers(scope, Table::Customer)) {
        return derived
            .kept<TallyBook<Balance>>("balances\n" + std::to_string(inactiveDays) + "\n" +
                                      cells->key)
            ->slots(scope, *cells, walk);
    }
    return walk(scope);
}

bool decidedByPurchases(const Activity& activity)
{
    return std::find(activity.rules.begin(), activity.rules.end(), Activity::Rule::Purchases) !=
           activity.rules.end();
}

std::string missingForActivity(const Dataset& dataset)
{
    const FactTable& customers = dataset.table(Table::Customer);
    const bool known = !dataset.table(Table::Subscription).customers().empty() ||
                       !dataset.table(Table::Purchase).customers().empty() ||
                       customers.has("ended_at") || customers.has("status") ||
                       customers.has("joined_at");
    return known
               ? ""
               : "Nothing in this store says when someone was a customer: subscriptions, customers "
                 "with dates, or purchases with customer would.";
}

Day leaversKnownFrom(const Dataset& dataset)
{
    struct Column {
        Table table;
        std::string_view field;
    };
    const auto firstOf = [&](std::span<const Column> columns) {
        Day first = kNoDay;
        for (const Column& column : columns) {
            for (const Day day : dataset.table(column.table).days(column.field)) {
                if (day != kNoDay && (first == kNoDay || day < first)) {
                    first = day;
                }
            }
        }
        return first;
    };
    static constexpr std::array kActs{Column{Table::Purchase, "at"},
                                      Column{Table::Interaction, "opened_at"},
                                      Column{Table::Survey, "answered_at"}};
    static constexpr std::array kEnds{Column{Table::Customer, "ended_at"},
                                      Column{Table::Subscription, "ended_at"}};
    const Day act = firstOf(kActs);
    const Day end = firstOf(kEnds);
    return act == kNoDay || end == kNoDay ? act : std::min(act, end);
}

std::optional<ExplainedRow> rowOfCustomer(const Dataset& dataset, Derived& derived,
                                          std::size_t customer, Day until)
{
    if (const auto record = dataset.customerRow(static_cast<std::int32_t>(customer)); record >= 0) {
        return ExplainedRow{Table::Customer, static_cast<std::size_t>(record), {}};
    }
    std::optional<ExplainedRow> found;
    const auto consider = [&](Table table, std::string_view date,
                              std::span<const std::uint32_t> rows) {
        const auto days = dataset.table(table).days(date);
        for (const std::uint32_t row : rows) {
            if (!days.empty() && days[row] != kNoDay && days[row] <= until) {
                found = ExplainedRow{table, row, {}};
            }
        }
    };
    consider(Table::Purchase, "at", derived.purchasesByCustomer().of(customer));
    if (!found) {
        consider(Table::Subscription, "started_at", derived.subscriptionsByCustomer().of(customer));
    }
    return found;
}

double yearsIn(Period period)
{
    const Day next = period.to + 1;
    if (period.from == firstOfMonth(period.from) && next == firstOfMonth(next)) {
        const CivilDate from = toCivil(period.from);
        const CivilDate to = toCivil(next);
        return ((to.year - from.year) * 12 + to.month - from.month) / 12.0;
    }
    return period.days() / 365.25;
}

} // namespace regard::metrics
