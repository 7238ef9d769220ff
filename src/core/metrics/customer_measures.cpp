// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/customer_book.h"
#include "core/metrics/measure.h"

#include <array>

namespace regard::metrics {
namespace {

enum class Question { Churn, Retention, Active };

class CustomerMeasure final : public Measure {
public:
    CustomerMeasure(const KpiDefinition& kpi, const Scope& scope, Derived& derived,
                    Question question)
        : Measure(kpi, scope, derived), m_question(question)
    {
    }

    [[nodiscard]] std::string unavailable() const override
    {
        std::string missing = missingForActivity(dataset());
        return missing.empty() ? scope().reasonAgainstCustomers().value_or("") : missing;
    }

    void collect() override
    {
        m_balances = balances(scope(), derived());
        m_byPurchases = decidedByPurchases(rule());
    }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        const Balance& balance = m_balances[slot];
        return balance.atStart > 0 || balance.atEnd() > 0 || balance.endUnknown > 0;
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        const Balance& balance = m_balances[slot];
        Measured measured;
        Estimate& estimate = measured.estimate;
        if (balance.endUnknown > 0) {
            estimate.setAside.emplace_back("end date missing", balance.endUnknown);
        }
        const auto atStart = static_cast<double>(balance.atStart);
        const auto lost = static_cast<double>(balance.lost);
        const auto atEnd = static_cast<double>(balance.atEnd());
        if (m_question == Question::Active) {
            estimate.rowsInScope = balance.atEnd() + balance.endUnknown;
            if (balance.atEnd() > 0 || balance.atStart > 0) {
                estimate.value = atEnd;
                estimate.n = atEnd;
            }
        } else {
            estimate.rowsInScope = balance.atStart + balance.endUnknown;
            estimate.n = atStart;
            measured.factor = 100;
            const Day known = derived().leaversKnownFrom();
            if (known != kNoDay && scope().periods()[slot / scope().groups()].to < known) {
                estimate.reason = "Who left before " + isoDate(known) +
                                  " is not known: the data of this store begin then.";
            } else if (balance.atStart > 0) {
                measured.sample =
                    Share{m_question == Question::Churn ? lost : atStart - lost, atStart};
            } else {
                estimate.reason = "No customer was active at the period's start.";
            }
        }
        if (present(slot)) {
            estimate.parts = {{"at the start", atStart},
                              {"lost", lost},
                              {"kept", atStart - lost},
                              {"new or back", static_cast<double>(balance.joined)},
                              {"at the end", atEnd}};
        }
        addRules(measured, balance);
        complete(measured, conventions().level, "customers");
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        const Activity& active = rule();
        const auto& groups = scope().customerGroups();
        const Day opening = scope().periods().front().from - 1;
        const Day closing = scope().closingDay(0);
        for (std::size_t customer = 0; customer < groups.size(); ++customer) {
            if (groups[customer] < 0 || active.rules[customer] == Activity::Rule::None) {
                continue;
            }
            std::string_view countedAs;
            if (active.rules[customer] == Activity::Rule::EndUnknown) {
                countedAs = active.joined[customer] <= closing ? "set aside: end date missing" : "";
            } else {
                const bool before = active.activeOn(customer, opening);
                const bool after = active.activeOn(customer, closing);
                if (m_question == Question::Active) {
                    countedAs = after ? "active" : "";
                } else if (before) {
                    countedAs = after ? "kept" : "lost";
                }
            }
            if (countedAs.empty()) {
                continue;
            }
            if (const auto row = rowOfCustomer(dataset(), derived(), customer, closing)) {
                result.push_back({row->table, row->row, countedAs});
            }
        }
        return result;
    }

    [[nodiscard]] std::vector<std::string> settings() const override
    {
        return m_byPurchases ? std::vector<std::string>{"churn.inactive_days"}
                             : std::vector<std::string>{};
    }

    [[nodiscard]] std::vector<std::string> fields() const override
    {
        return {"customer", "joined_at", "started_at", "ended_at",
                "at",       "status",    "segment",    "region"};
    }

private:
    [[nodiscard]] const Activity& rule() const
    {
        return derived().activity(conventions().inactiveDays);
    }

    static void addRules(Measured& measured, const Balance& balance)
    {
        static constexpr std::array<std::string_view, 6> kWords{
            "", "by subscription", "by start and end date", "by purchases", "by start date alone",
            ""};
        std::string text;
        for (std::size_t rule = 1; rule < kWords.size(); ++rule) {
            if (balance.byRule[rule] > 0) {
                text += (text.empty() ? "" : ", ") +
                        grouped(static_cast<double>(balance.byRule[rule])) + " " +
                        std::string(kWords[rule]);
            }
        }
        if (!text.empty()) {
            measured.notes.push_back("Active or not: " + text + ".");
        }
    }

    Question m_question;
    std::vector<Balance> m_balances;
    bool m_byPurchases = false;
};

} // namespace

std::unique_ptr<Measure> makeCustomerMeasure(const KpiDefinition& kpi, Bench& bench)
{
    if (kpi.id == "churn") {
        return std::make_unique<CustomerMeasure>(kpi, bench.scope(), bench.derived(),
                                                 Question::Churn);
    }
    if (kpi.id == "retention") {
        return std::make_unique<CustomerMeasure>(kpi, bench.scope(), bench.derived(),
                                                 Question::Retention);
    }
    if (kpi.id == "active_customers") {
        return std::make_unique<CustomerMeasure>(kpi, bench.scope(), bench.derived(),
                                                 Question::Active);
    }
    return nullptr;
}

} // namespace regard::metrics
