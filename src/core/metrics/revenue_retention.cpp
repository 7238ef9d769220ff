// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/families.h"
#include "core/metrics/revenue_book.h"

namespace regard::metrics {
namespace {

enum class Question { Churn, Gross, Net };

double money(std::int64_t twelfths)
{
    return static_cast<double>(twelfths) / (100.0 * MonthlyRevenue::kTwelfths);
}

std::string_view countedAs(RevenueChange change)
{
    switch (change) {
    case RevenueChange::None:
    case RevenueChange::New:
        break;
    case RevenueChange::Churned:
        return "churned";
    case RevenueChange::Contraction:
        return "contraction";
    case RevenueChange::Expansion:
        return "expansion";
    case RevenueChange::Same:
        return "unchanged";
    case RevenueChange::Unknown:
        return "set aside: amount or interval not known";
    case RevenueChange::Free:
        return "set aside: paid nothing at the start";
    }
    return {};
}

/// What became of the monthly revenue of the customers who paid at the period's start.
class RevenueRetention final : public Measure {
public:
    RevenueRetention(const KpiDefinition& kpi, Bench& bench, Question question)
        : Measure(kpi, bench.scope(), bench.derived()), m_bench(bench), m_question(question)
    {
    }

    [[nodiscard]] std::string unavailable() const override
    {
        std::string missing = missingForRevenue(dataset());
        return missing.empty() ? scope().reasonAgainstCustomers().value_or("") : missing;
    }

    void collect() override { m_slots = &m_bench.revenue(); }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        return (*m_slots)[slot].rowsInScope() > 0 || (*m_slots)[slot].added > 0;
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        const RevenueSlot& counted = (*m_slots)[slot];
        Measured measured;
        Estimate& estimate = measured.estimate;
        measured.factor = 100;
        estimate.n = static_cast<double>(counted.customers);
        estimate.rowsInScope = counted.rowsInScope();
        if (counted.unknown > 0) {
            estimate.setAside.emplace_back("amount or interval not known", counted.unknown);
        }
        if (counted.free > 0) {
            estimate.setAside.emplace_back("paid nothing at the start", counted.free);
        }
        if (present(slot)) {
            addParts(estimate, counted);
        }
        const Day known = derived().leaversKnownFrom();
        if (known != kNoDay && scope().periods()[slot / scope().groups()].to < known) {
            estimate.reason = "Who left before " + isoDate(known) +
                              " is not known: the data of this store begin then.";
        } else if (counted.customers > 0) {
            estimateFrom(measured, counted);
        } else {
            estimate.reason = "No customer paid for a subscription at the period's start.";
        }
        measured.notes.emplace_back(
            "Opening is the close of the day before the period. New customers are left out.");
        complete(measured, conventions().level, "subscriptions");
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        const MonthlyRevenue revenue(dataset(), derived().subscriptionsByCustomer());
        const auto& groups = scope().customerGroups();
        const Day opening = scope().periods().front().from - 1;
        const Day closing = scope().closingDay(0);
        for (std::size_t customer = 0; customer < groups.size(); ++customer) {
            if (groups[customer] < 0) {
                continue;
            }
            const CustomerRevenue change = revenueOf(revenue, customer, opening, closing);
            if (const auto words = countedAs(change.change); !words.empty()) {
                result.push_back({Table::Subscription, change.row, words});
            }
        }
        return result;
    }

    [[nodiscard]] std::vector<std::string> settings() const override { return {"currency"}; }

    [[nodiscard]] std::vector<std::string> fields() const override
    {
        return {"customer", "started_at", "ended_at", "amount", "interval", "plan", "segment"};
    }

private:
    static void addParts(Estimate& estimate, const RevenueSlot& counted)
    {
        const std::int64_t end = counted.before - counted.churned - counted.contraction +
                                 counted.expansion + counted.added;
        estimate.parts = {{"monthly revenue at the start", money(counted.before)},
                          {"churned", money(counted.churned)},
                          {"contraction", money(counted.contraction)},
                          {"expansion", money(counted.expansion)},
                          {"new, not counted", money(counted.added)},
                          {"monthly revenue at the end", money(end)}};
    }

    void estimateFrom(Measured& measured, const RevenueSlot& counted) const
    {
        const auto before = static_cast<double>(counted.before);
        measured.estimate.weight = before;
        const auto lost = static_cast<double>(counted.churned + counted.contraction);
        const auto gained = static_cast<double>(counted.expansion);
        auto resampled = m_question == Question::Net ? counted.net : counted.gross;
        Approximate sample;
        sample.n = static_cast<double>(counted.customers);
        switch (m_question) {
        case Question::Churn:
            sample.value = lost / before;
            if (resampled) {
                resampled->interval = {1 - resampled->interval.high, 1 - resampled->interval.low};
            }
            break;
        case Question::Gross:
            sample.value = (before - lost) / before;
            break;
        case Question::Net:
            sample.value = (before - lost + gained) / before;
            break;
        }
        if (resampled) {
            sample.error = resampled->error;
            measured.estimate.interval =
                stats::Interval{100 * resampled->interval.low, 100 * resampled->interval.high};
        }
        measured.sample = sample;
    }

    Bench& m_bench;
    Question m_question;
    const std::vector<RevenueSlot>* m_slots = nullptr;
};

} // namespace

std::unique_ptr<Measure> makeRevenueMeasure(const KpiDefinition& kpi, Bench& bench)
{
    if (kpi.id == "revenue_churn") {
        return std::make_unique<RevenueRetention>(kpi, bench, Question::Churn);
    }
    if (kpi.id == "grr") {
        return std::make_unique<RevenueRetention>(kpi, bench, Question::Gross);
    }
    if (kpi.id == "nrr") {
        return std::make_unique<RevenueRetention>(kpi, bench, Question::Net);
    }
    return nullptr;
}

} // namespace regard::metrics
