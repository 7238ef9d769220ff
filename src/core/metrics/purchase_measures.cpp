// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/customer_book.h"
#include "core/metrics/measure.h"
#include "core/metrics/purchase_book.h"

#include <cmath>

namespace regard::metrics {
namespace {

constexpr double kMinor = 0.01;

double major(std::int64_t minor)
{
    return static_cast<double>(minor) * kMinor;
}

void putAside(Estimate& estimate, std::string_view reason, std::int64_t count)
{
    if (count > 0) {
        estimate.setAside.emplace_back(reason, count);
    }
}

enum class Question { PerCustomer, OrderValue, Frequency, Repeat, Lifetime };

class PurchaseMeasure final : public Measure {
public:
    PurchaseMeasure(const KpiDefinition& kpi, Bench& bench, Question question)
        : Measure(kpi, bench.scope(), bench.derived()), m_bench(bench), m_question(question),
          m_table(dataset().table(Table::Purchase))
    {
    }

    [[nodiscard]] std::string unavailable() const override
    {
        if (m_table.rows() == 0) {
            return "There are no purchases in this store.";
        }
        if (m_question != Question::OrderValue && m_table.customers().empty()) {
            return "No purchase in this store names its customer.";
        }
        if (m_question == Question::Lifetime) {
            if (auto reason = scope().reasonAgainstCustomers()) {
                return *reason;
            }
        }
        return scope().reasonAgainst(Table::Purchase).value_or("");
    }

    void collect() override
    {
        m_slots = &m_bench.purchases();
        if (m_question == Question::Lifetime) {
            m_balances = balances(scope(), derived());
        }
    }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        return (*m_slots)[slot].rowsInScope() > 0;
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        const PurchaseSlot& counted = (*m_slots)[slot];
        Measured measured;
        Estimate& estimate = measured.estimate;
        estimate.rowsInScope = counted.rowsInScope();
        putAside(estimate, "failed", counted.failed);
        putAside(estimate, "cancelled", counted.cancelled);
        putAside(estimate, "no amount", counted.noAmount);
        putAside(estimate, "other currency", counted.otherCurrency);
        if (m_question == Question::OrderValue) {
            putAside(estimate, "no customer and amount 0", counted.anonymousZero);
        } else {
            putAside(estimate, "no customer",
                     counted.anonymousZero + counted.anonymousOrders + counted.anonymousRefunds);
        }
        if (m_question == Question::Frequency || m_question == Question::Repeat) {
            putAside(estimate, "refund", counted.refundRows);
        }
        answer(measured, counted, slot);
        nameCurrency(measured);
        complete(measured, conventions().level, "purchases");
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        const PurchaseRows& purchases = derived().purchases();
        const auto& slots = scope().rowSlots(Table::Purchase, "at", 0);
        for (std::size_t row = slots.begin(); row < slots.end(); ++row) {
            if (slots[row] == 0) {
                result.push_back({Table::Purchase, row, countedAs(purchases, row)});
            }
        }
        return result;
    }

    [[nodiscard]] std::vector<std::string> settings() const override
    {
        if (m_question != Question::Lifetime) {
            return {};
        }
        return {"clv.lifespan_years", "churn.inactive_days"};
    }

    [[nodiscard]] std::vector<std::string> fields() const override
    {
        return {"at",     "customer", "id",     "amount", "refunded_amount",
                "status", "channel",  "product"};
    }

private:
    [[nodiscard]] std::string_view countedAs(const PurchaseRows& purchases, std::size_t row) const
    {
        switch (purchases.kinds[row]) {
        case PurchaseKind::Failed:
            return "set aside: failed";
        case PurchaseKind::Cancelled:
            return "set aside: cancelled";
        case PurchaseKind::NoAmount:
            return "set aside: no amount";
        case PurchaseKind::OtherCurrency:
            return "set aside: other currency";
        case PurchaseKind::Order:
        case PurchaseKind::Refund:
            break;
        }
        const bool order = purchases.kinds[row] == PurchaseKind::Order;
        if (m_table.customers().empty() || m_table.customers()[row] < 0) {
            if (m_question != Question::OrderValue) {
                return "set aside: no customer";
            }
            if (order && purchases.net(row) == 0 && purchases.refunded(row) == 0) {
                return "set aside: no customer and amount 0";
            }
        }
        if (!order) {
            return m_question == Question::Frequency || m_question == Question::Repeat
                       ? "set aside: refund"
                       : "refund";
        }
        return "purchase";
    }

    /// Says so when the amounts are in another currency than the one of the settings.
    void nameCurrency(Measured& measured) const
    {
        const std::int32_t code = derived().purchases().currency;
        if (kpi().unit != Unit::Money || code < 0) {
            return;
        }
        const std::string& currency = dataset().dictionary("currency").at(code);
        if (currency != conventions().currency) {
            measured.notes.push_back("Amounts are in " + currency +
                                     ", as the purchases say; the settings say " +
                                     conventions().currency + ".");
        }
    }

    void answer(Measured& measured, const PurchaseSlot& counted, std::size_t slot) const
    {
        Estimate& estimate = measured.estimate;
        const auto buyers = static_cast<double>(counted.buyers);
        const auto orders = static_cast<double>(counted.orders);
        estimate.n = buyers;
        switch (m_question) {
        case Question::PerCustomer:
            estimate.parts = {{"revenue before refunds", major(counted.revenue + counted.refunded)},
                              {"revenue", major(counted.revenue)},
                              {"refunds", major(counted.refunded)},
                              {"purchases", orders},
                              {"customers", buyers}};
            useRatio(measured, counted.perBuyer, kMinor);
            break;
        case Question::OrderValue: {
            const double all = orders + static_cast<double>(counted.anonymousOrders);
            estimate.n = all;
            const std::int64_t revenue = counted.revenue + counted.anonymousRevenue;
            const std::int64_t refunds = counted.refunded + counted.anonymousRefunded;
            estimate.parts = {
                {"revenue before refunds", major(revenue + refunds)},
                {"revenue", major(revenue)},
                {"refunds", major(refunds)},
                {"purchases", all},
                {"purchases without customer", static_cast<double>(counted.anonymousOrders)}};
            useRatio(measured, counted.perOrder, kMinor);
            break;
        }
        case Question::Frequency:
            estimate.parts = {{"purchases", orders}, {"customers", buyers}};
            useRatio(measured, counted.frequency, 1);
            break;
        case Question::Repeat:
            measured.factor = 100;
            if (counted.buyers > 0) {
                measured.sample = Share{static_cast<double>(counted.repeaters), buyers};
            }
            estimate.parts = {
                {"customers with 2 or more purchases", static_cast<double>(counted.repeaters)},
                {"customers with 1 purchase", buyers - static_cast<double>(counted.repeaters)},
                {"customers with 2 or more purchase days",
                 static_cast<double>(counted.repeatersByDay)}};
            break;
        case Question::Lifetime:
            lifetime(measured, counted, m_balances[slot], slot);
            break;
        }
    }

    static void useRatio(Measured& measured, const RatioSums& sums, double factor)
    {
        measured.factor = factor;
        if (const auto ratio = ratioOf(sums)) {
            measured.sample = *ratio;
        }
    }

    void lifetime(Measured& measured, const PurchaseSlot& counted, const Balance& balance,
                  std::size_t slot) const
    {
        Estimate& estimate = measured.estimate;
        RatioSums sums = counted.lifetime;
        const auto idle = static_cast<double>(balance.atStart - counted.activeTouched);
        sums.units += idle;
        sums.x += idle;
        sums.xx += idle;
        estimate.n = sums.x;
        const auto perCustomer = ratioOf(sums);
        if (!perCustomer || counted.orders == 0) {
            return;
        }
        const std::size_t period = slot / scope().groups();
        if (scope().closingDay(period) < scope().periods()[period].to) {
            estimate.reason = "The period is not over: a part of it is not scaled up to a year.";
            return;
        }
        const double years = yearsIn(scope().periods()[period]);
        double lifespan = conventions().lifespanYears;
        double lifespanError = 0; // relative
        if (lifespan <= 0) {
            if (balance.atStart == 0) {
                estimate.reason =
                    "No customer was active at the period's start, so churn and with it the "
                    "lifespan are not known. Set a lifespan in the settings.";
                return;
            }
            const auto atStart = static_cast<double>(balance.atStart);
            const double churn = static_cast<double>(balance.lost) / atStart;
            if (churn == 0) {
                estimate.reason =
                    "Nobody left in the period, so the lifespan has no end. Set a lifespan in "
                    "the settings.";
                return;
            }
            // Annualised as 1 - (1 - c)^(1/years), never c / years.
            const double yearly = 1 - std::pow(1 - churn, 1 / years);
            lifespan = 1 / yearly;
            const double slope = churn < 1 ? std::pow(1 - churn, 1 / years - 1) / years : 0;
            lifespanError = slope * std::sqrt(churn * (1 - churn) / atStart) / yearly;
            estimate.parts.emplace_back("yearly churn in percent", 100 * yearly);
        }
        estimate.parts.emplace_back("average order value", static_cast<double>(counted.revenue) *
                                                               kMinor /
                                                               static_cast<double>(counted.orders));
        estimate.parts.emplace_back("purchases per customer and year",
                                    static_cast<double>(counted.orders) / sums.x / years);
        estimate.parts.emplace_back("lifespan in years", lifespan);
        Approximate value;
        value.value = perCustomer->value / years * lifespan;
        value.n = sums.x;
        if (perCustomer->error && perCustomer->value > 0) {
            value.error =
                value.value * std::hypot(*perCustomer->error / perCustomer->value, lifespanError);
        }
        measured.factor = kMinor;
        measured.sample = value;
        measured.notes.emplace_back(
            "In revenue, not margin; customers are those who bought or were active at "
            "the period's start.");
        if (conventions().lifespanYears > 0) {
            measured.notes.emplace_back("The lifespan is the one set and is taken as exact.");
        }
    }

    Bench& m_bench;
    Question m_question;
    const FactTable& m_table;
    const std::vector<PurchaseSlot>* m_slots = nullptr;
    std::vector<Balance> m_balances;
};

} // namespace

std::unique_ptr<Measure> makePurchaseMeasure(const KpiDefinition& kpi, Bench& bench)
{
    if (kpi.id == "revenue_per_customer") {
        return std::make_unique<PurchaseMeasure>(kpi, bench, Question::PerCustomer);
    }
    if (kpi.id == "average_order_value") {
        return std::make_unique<PurchaseMeasure>(kpi, bench, Question::OrderValue);
    }
    if (kpi.id == "purchase_frequency") {
        return std::make_unique<PurchaseMeasure>(kpi, bench, Question::Frequency);
    }
    if (kpi.id == "repeat_rate") {
        return std::make_unique<PurchaseMeasure>(kpi, bench, Question::Repeat);
    }
    if (kpi.id == "clv") {
        return std::make_unique<PurchaseMeasure>(kpi, bench, Question::Lifetime);
    }
    return nullptr;
}

} // namespace regard::metrics
