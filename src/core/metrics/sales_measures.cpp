// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/families.h"
#include "core/metrics/kind_reader.h"

#include <algorithm>
#include <array>

namespace regard::metrics {
namespace {

/// Yes, no or not known of a sales call: did the customer get something from it?
class ValueAddedReader final : public KindReader {
public:
    explicit ValueAddedReader(const Dataset& dataset)
        : KindReader(dataset, "sales_call", "sales calls"),
          m_valueAdded(facts().flags("value_added"))
    {
    }
    static constexpr std::array kOutcomes{Outcome{"added value", "added value", true},
                                          Outcome{"added no value", "added no value", true},
                                          Outcome{"not known if it added value", "", false}};

    [[nodiscard]] std::string missing() const
    {
        return missingWithout(!m_valueAdded.empty(), "whether they added value");
    }
    [[nodiscard]] Reading read(std::size_t row) const
    {
        const std::int8_t added = m_valueAdded[row];
        return {added == 1 ? 0 : added == 0 ? 1 : 2};
    }
    [[nodiscard]] static std::vector<std::string> fields()
    {
        return {"opened_at", "customer", "channel", "topic", "agent", "team", "value_added"};
    }

private:
    Column<std::int8_t> m_valueAdded;
};

/// Visits that were won, or on whose day the customer bought.
class VisitReader final : public KindReader {
public:
    VisitReader(const Dataset& dataset, Derived& derived)
        : KindReader(dataset, "visit", "visits"), m_customers(facts().customers()),
          m_days(facts().days("opened_at")), m_outcomes(facts().codes("outcome")),
          m_won(codesOf(dataset.dictionary("outcome"), std::array<std::string_view, 1>{"won"})),
          m_byCustomer(&derived.purchasesByCustomer()), m_purchases(&derived.purchases()),
          m_bought(dataset.table(Table::Purchase).days("at")),
          m_canBuy(!dataset.table(Table::Purchase).customers().empty())
    {
    }
    static constexpr std::array kOutcomes{
        Outcome{"won", "won", true}, Outcome{"no purchase that day", "not converted", true},
        Outcome{"bought the same day", "bought the same day", true},
        Outcome{"no customer and no outcome", "", false}};
    enum Kind { Won, Not, Bought, Unknown };

    [[nodiscard]] std::string missing() const
    {
        return missingWithout(!m_outcomes.empty() || (m_canBuy && !m_customers.empty()),
                              "their outcome, nor do purchases name the customers who made them");
    }
    [[nodiscard]] Reading read(std::size_t row) const
    {
        const bool hasOutcome = !m_outcomes.empty() && m_outcomes[row] >= 0;
        if (hasOutcome && m_won[static_cast<std::size_t>(m_outcomes[row] + 1)] != 0) {
            return {Won};
        }
        const bool traced = m_canBuy && !m_customers.empty() && m_customers[row] >= 0;
        if (traced && boughtOn(static_cast<std::size_t>(m_customers[row]), m_days[row])) {
            return {Bought};
        }
        return {traced || hasOutcome ? Not : Unknown};
    }
    /// Won and bought the same day are conversions both.
    static void describe(Measured& measured, const Tally& tally)
    {
        const auto converted = static_cast<double>(tally.counts[Won] + tally.counts[Bought]);
        const double all = converted + static_cast<double>(tally.counts[Not]);
        measured.estimate.n = all;
        if (all > 0) {
            measured.sample = Share{converted, all};
        }
    }
    [[nodiscard]] static std::vector<std::string> fields()
    {
        return {"opened_at", "customer", "channel", "topic", "stage", "outcome"};
    }

private:
    [[nodiscard]] bool boughtOn(std::size_t customer, Day day) const
    {
        const auto rows = m_byCustomer->of(customer);
        return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
            return m_bought[row] == day && m_purchases->kinds[row] == PurchaseKind::Order;
        });
    }

    Column<std::int32_t> m_customers;
    Column<Day> m_days;
    Column<std::int32_t> m_outcomes;
    std::vector<std::uint8_t> m_won;
    const RowsByCustomer* m_byCustomer;
    const PurchaseRows* m_purchases;
    Column<Day> m_bought;
    bool m_canBuy;
};

template <class Reader>
std::unique_ptr<Measure> make(const KpiDefinition& kpi, Bench& bench, Reader reader)
{
    return std::make_unique<RowMeasure<Reader>>(kpi, bench.scope(), bench.derived(),
                                                std::move(reader));
}

} // namespace

std::unique_ptr<Measure> makeSalesMeasure(const KpiDefinition& kpi, Bench& bench)
{
    const Dataset& data = bench.scope().dataset();
    if (kpi.id == "value_added_calls") {
        return make(kpi, bench, ValueAddedReader(data));
    }
    if (kpi.id == "visit_conversion") {
        return make(kpi, bench, VisitReader(data, bench.derived()));
    }
    return nullptr;
}

} // namespace regard::metrics
