// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/derived.h"
#include "core/metrics/scope.h"

#include <regard/metrics/engine.h>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace regard::metrics {

/// Opening and closing balance of customers in one slot.
struct Balance {
    std::int64_t atStart = 0;             ///< active at the close of the day before the period
    std::int64_t lost = 0;                ///< of them, not active at the close of its last day
    std::int64_t joined = 0;              ///< active at the close, not at the start
    std::int64_t endUnknown = 0;          ///< ended, nobody knows when
    std::array<std::int64_t, 6> byRule{}; ///< atStart + joined by Activity::Rule
    void combine(const Balance& other);
    [[nodiscard]] std::int64_t atEnd() const { return atStart - lost + joined; }
};

/// Balances of all slots of a scope: one walk over the customers for each period.
[[nodiscard]] std::vector<Balance> balances(const Scope& scope, const Activity& activity);
/// The same, of what was counted before where that is known.
[[nodiscard]] std::vector<Balance> balances(const Scope& scope, Derived& derived);

/// Settings that an activity stands on: the active rule, where purchases decide for anyone.
[[nodiscard]] bool decidedByPurchases(const Activity& activity);

/// What the dataset lacks for telling who is a customer; empty: nothing.
[[nodiscard]] std::string missingForActivity(const Dataset& dataset);

/// The day from which the store knows who left: that of the first end date, or of the first
/// purchase, contact or answer. Dates of joining reach back further, but who had left before an
/// export began is not in it. kNoDay where nothing tells.
[[nodiscard]] Day leaversKnownFrom(const Dataset& dataset);

/// The row that tells most about a customer: the record, the newest subscription, or the newest
/// purchase by that day; without what it counted as.
[[nodiscard]] std::optional<ExplainedRow> rowOfCustomer(const Dataset& dataset, Derived& derived,
                                                        std::size_t customer, Day until);

/// Length in years: whole months count as twelfths, anything else as days of a year of 365.25.
[[nodiscard]] double yearsIn(Period period);

} // namespace regard::metrics
