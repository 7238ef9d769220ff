// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/customer_book.h"
#include "core/metrics/dimensions.h"
#include "core/metrics/families.h"

#include <array>

namespace regard::metrics {
namespace {

constexpr std::array<std::string_view, 3> kActs{"usage", "visit", "campaign"};

/// Customers who did something of their own accord: used the product, visited, took part in a
/// campaign.
class Engagement final : public Measure {
public:
    Engagement(const KpiDefinition& kpi, Bench& bench)
        : Measure(kpi, bench.scope(), bench.derived()), m_table(dataset().table(Table::Interaction))
    {
        auto wanted = codesOf(dataset().dictionary("kind"), kActs);
        wanted[0] = 0;
        const auto kinds = m_table.codes("kind");
        for (std::size_t row = 0; row < kinds.size(); ++row) {
            if (wanted[static_cast<std::size_t>(kinds[row] + 1)] != 0) {
                m_acts.push_back(static_cast<std::uint32_t>(row));
            }
        }
    }

    [[nodiscard]] std::string unavailable() const override
    {
        if (m_acts.empty()) {
            return "There are no interactions of kind usage, visit or campaign in this store.";
        }
        if (m_table.customers().empty()) {
            return "No interaction in this store names its customer.";
        }
        std::string missing = missingForActivity(dataset());
        return missing.empty() ? scope().reasonAgainstCustomers().value_or("") : missing;
    }

    void collect() override
    {
        m_slots.assign(scope().slots(), {});
        const auto& groups = scope().customerGroups();
        for (std::size_t period = 0; period < scope().periods().size(); ++period) {
            const auto acts = lastActs(period);
            for (std::size_t customer = 0; customer < groups.size(); ++customer) {
                if (groups[customer] < 0) {
                    continue;
                }
                Slot& slot =
                    m_slots[period * scope().groups() + static_cast<std::size_t>(groups[customer])];
                switch (standingOf(customer, period)) {
                case Standing::Customer:
                    ++(acts[customer] != kNoRow ? slot.engaged : slot.idle);
                    break;
                case Standing::EndUnknown:
                    ++slot.endUnknown;
                    break;
                case Standing::Other:
                    break;
                }
            }
        }
    }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        const Slot& counted = m_slots[slot];
        return counted.engaged + counted.idle + counted.endUnknown > 0;
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        const Slot& counted = m_slots[slot];
        Measured measured;
        Estimate& estimate = measured.estimate;
        const auto engaged = static_cast<double>(counted.engaged);
        estimate.n = static_cast<double>(counted.engaged + counted.idle);
        estimate.rowsInScope = counted.engaged + counted.idle + counted.endUnknown;
        estimate.parts = {{"engaged", engaged}, {"not engaged", estimate.n - engaged}};
        if (counted.endUnknown > 0) {
            estimate.setAside.emplace_back("end date missing", counted.endUnknown);
        }
        measured.factor = 100;
        if (estimate.n > 0) {
            measured.sample = Share{engaged, estimate.n};
        }
        measured.notes.emplace_back("Engaged: at least one interaction of kind usage, visit or "
                                    "campaign in the period. Customers are those active at its "
                                    "start or at its close.");
        complete(measured, conventions().level, "customers");
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        const auto& groups = scope().customerGroups();
        const auto acts = lastActs(0);
        for (std::size_t customer = 0; customer < groups.size(); ++customer) {
            const Standing standing =
                groups[customer] < 0 ? Standing::Other : standingOf(customer, 0);
            if (standing == Standing::Other) {
                continue;
            }
            if (standing == Standing::Customer && acts[customer] != kNoRow) {
                result.push_back({Table::Interaction, acts[customer], "engaged"});
            } else if (auto row =
                           rowOfCustomer(dataset(), derived(), customer, scope().closingDay(0))) {
                row->countedAs =
                    standing == Standing::Customer ? "not engaged" : "set aside: end date missing";
                result.push_back(*row);
            }
        }
        return result;
    }

    [[nodiscard]] std::vector<std::string> settings() const override
    {
        return decidedByPurchases(rule()) ? std::vector<std::string>{"churn.inactive_days"}
                                          : std::vector<std::string>{};
    }

    [[nodiscard]] std::vector<std::string> fields() const override
    {
        return {"customer", "opened_at", "kind", "channel", "joined_at", "ended_at", "segment"};
    }

private:
    static constexpr std::uint32_t kNoRow = UINT32_MAX;
    enum class Standing : std::uint8_t { Other, Customer, EndUnknown };
    struct Slot {
        std::int64_t engaged = 0;
        std::int64_t idle = 0;
        std::int64_t endUnknown = 0;
    };

    [[nodiscard]] const Activity& rule() const
    {
        return derived().activity(conventions().inactiveDays);
    }

    [[nodiscard]] Standing standingOf(std::size_t customer, std::size_t period) const
    {
        const Activity& active = rule();
        const Day closing = scope().closingDay(period);
        if (active.rules[customer] == Activity::Rule::EndUnknown) {
            return active.joined[customer] <= closing ? Standing::EndUnknown : Standing::Other;
        }
        const bool customerThen = active.activeOn(customer, scope().periods()[period].from - 1) ||
                                  active.activeOn(customer, closing);
        return customerThen ? Standing::Customer : Standing::Other;
    }

    /// For each customer the last row of the period in which they did something, or kNoRow.
    [[nodiscard]] std::vector<std::uint32_t> lastActs(std::size_t period) const
    {
        std::vector<std::uint32_t> last(dataset().customerCount(), kNoRow);
        const Period& span = scope().periods()[period];
        const auto days = m_table.days("opened_at");
        const auto customers = m_table.customers();
        for (const std::uint32_t row : m_acts) {
            if (customers[row] >= 0 && days[row] >= span.from && days[row] <= span.to) {
                std::uint32_t& best = last[static_cast<std::size_t>(customers[row])];
                best = best == kNoRow || days[row] >= days[best] ? row : best;
            }
        }
        return last;
    }

    const FactTable& m_table;
    std::vector<std::uint32_t> m_acts;
    std::vector<Slot> m_slots;
};

} // namespace

std::unique_ptr<Measure> makeEngagementMeasure(const KpiDefinition& kpi, Bench& bench)
{
    return kpi.id == "engagement" ? std::make_unique<Engagement>(kpi, bench) : nullptr;
}

} // namespace regard::metrics
