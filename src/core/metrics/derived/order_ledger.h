// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/derived/purchase_rows.h"

#include <regard/store/dataset.h>

#include <cstdint>
#include <span>
#include <vector>

namespace regard::metrics {

/// The orders of each customer in order of their days: what walks from customer to customer read,
/// laid side by side. Orders without a day or a customer are not in it.
struct OrderLedger {
    std::vector<std::uint32_t> ends; ///< by customer
    std::vector<Day> days;
    std::vector<std::int32_t> net; ///< minor units; empty where they need more room
    std::vector<std::int64_t> wideNet;

    [[nodiscard]] std::uint32_t begin(std::size_t customer) const
    {
        return customer == 0 ? 0 : ends[customer - 1];
    }
    [[nodiscard]] std::span<const Day> daysOf(std::size_t customer) const
    {
        return std::span(days).subspan(begin(customer), ends[customer] - begin(customer));
    }
    /// Minor units of an order by its place.
    [[nodiscard]] std::int64_t netOf(std::size_t place) const
    {
        return wideNet.empty() ? net[place] : wideNet[place];
    }
};

[[nodiscard]] OrderLedger orderLedger(const Dataset& dataset, const PurchaseRows& purchases);

} // namespace regard::metrics
