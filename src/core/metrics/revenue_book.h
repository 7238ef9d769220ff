// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/derived.h"
#include "core/metrics/scope.h"

#include <regard/statistics/bootstrap.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regard::metrics {

/// What the subscriptions of customers bring a month, on any day. Money is kept in twelfths of a
/// minor unit, so that the month of a yearly plan is a whole number, too.
class MonthlyRevenue final {
public:
    static constexpr std::int64_t kTwelfths = 12;

    MonthlyRevenue(const Dataset& dataset, const RowsByCustomer& subscriptions);

    struct OnDay {
        bool subscribed = false;
        bool known = true; ///< every subscription that runs says its amount, a month or a year
        std::int64_t twelfths = 0;
        std::uint32_t row = 0; ///< the newest subscription that runs
    };
    [[nodiscard]] OnDay on(std::size_t customer, Day day) const;

private:
    /// The first day on which a subscription does not run any more.
    [[nodiscard]] Day endOf(std::span<const std::uint32_t> rows, std::size_t index) const;

    const RowsByCustomer& m_subscriptions;
    Column<Day> m_started;
    Column<Day> m_ended;
    Column<std::int64_t> m_amounts;
    Column<std::int32_t> m_intervals;
    Column<std::int32_t> m_plans;
    std::span<const std::string> m_ids;
    std::vector<std::uint8_t> m_yearWords;
    std::vector<std::uint8_t> m_monthWords;
};

/// What a customer did to the revenue between opening and closing.
enum class RevenueChange : std::uint8_t {
    None, ///< neither there at the opening nor at the closing
    New,
    Churned,
    Contraction,
    Expansion,
    Same,
    Unknown, ///< set aside: an amount is not known
    Free     ///< set aside: paid nothing at the opening
};
struct CustomerRevenue {
    RevenueChange change = RevenueChange::None;
    std::int64_t before = 0; ///< twelfths of a minor unit a month
    std::int64_t after = 0;
    std::uint32_t row = 0; ///< the subscription that tells most
};
[[nodiscard]] CustomerRevenue revenueOf(const MonthlyRevenue& revenue, std::size_t customer,
                                        Day opening, Day closing);

/// Monthly revenue of one slot from opening to closing, in twelfths of a minor unit.
struct RevenueSlot {
    std::int64_t customers = 0; ///< who paid at the opening
    std::int64_t unknown = 0;
    std::int64_t free = 0;
    std::int64_t before = 0;
    std::int64_t churned = 0;
    std::int64_t contraction = 0;
    std::int64_t expansion = 0;
    std::int64_t added = 0; ///< by customers who were not there at the opening, or paid nothing
    /// Resampled over the customers: what is kept of the opening, without and with expansion.
    std::optional<stats::BootstrapEstimate> gross;
    std::optional<stats::BootstrapEstimate> net;
    [[nodiscard]] std::int64_t rowsInScope() const { return customers + unknown + free; }
};
[[nodiscard]] std::vector<RevenueSlot> revenueSlots(const Scope& scope,
                                                    const MonthlyRevenue& revenue);

/// What the dataset lacks for revenue of subscriptions; empty: nothing.
[[nodiscard]] std::string missingForRevenue(const Dataset& dataset);

} // namespace regard::metrics
