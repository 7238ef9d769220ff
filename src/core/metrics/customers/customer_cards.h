// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/engine_state.h"

#include <regard/metrics/customer_lists.h>

#include <vector>

namespace regard::metrics {

/// Net orders of a customer within a period, minor units.
[[nodiscard]] std::int64_t spentWithin(const OrderLedger& orders, std::size_t customer,
                                       Period period);

/// Fills all that is known up to a day into the cards, whose `customer` is set: one walk over
/// answers and one over contacts for all of them.
void fillCards(const std::vector<CustomerCard*>& cards, const Dataset& dataset,
               const OrderLedger& orders, Day upTo);

/// For each customer the day of the last answer or contact up to a day; kNoDay where there is none.
[[nodiscard]] std::vector<Day> lastHeard(const Dataset& dataset, Day upTo);

} // namespace regard::metrics
