// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/derived.h"
#include "core/metrics/sample.h"
#include "core/metrics/scope.h"

#include <cstdint>
#include <vector>

namespace regard::metrics {

/// Purchases of one slot, by row and by customer. Money in minor units.
struct PurchaseSlot {
    std::int64_t failed = 0;
    std::int64_t cancelled = 0;
    std::int64_t noAmount = 0;
    std::int64_t otherCurrency = 0;
    std::int64_t refundRows = 0; ///< of customers
    std::int64_t orderRows = 0;  ///< of customers
    std::int64_t anonymousRefunds = 0;
    std::int64_t anonymousOrders = 0; ///< with an amount above 0
    std::int64_t anonymousZero = 0;   ///< without amount: neither a purchase nor a customer
    std::int64_t revenue = 0;         ///< of customers, refunds taken off
    std::int64_t anonymousRevenue = 0;
    std::int64_t refunded = 0; ///< of customers
    std::int64_t anonymousRefunded = 0;
    std::int64_t buyers = 0;
    std::int64_t orders = 0;         ///< of customers
    std::int64_t repeaters = 0;      ///< customers with two or more purchases
    std::int64_t repeatersByDay = 0; ///< customers with purchases on two or more days
    RatioSums perBuyer;              ///< y net revenue, x 1 for a buyer; unit: customer
    RatioSums perOrder;  ///< y net revenue, x purchases; unit: customer or anonymous row
    RatioSums frequency; ///< y purchases, x 1; unit: buyer
    RatioSums lifetime;  ///< y net revenue, x 1 for who bought or was active at the start
    std::int64_t activeTouched = 0; ///< units of `lifetime` that were active at the start

    void combine(const PurchaseSlot& other);
    [[nodiscard]] std::int64_t rowsInScope() const
    {
        return failed + cancelled + noAmount + otherCurrency + refundRows + orderRows +
               anonymousRefunds + anonymousOrders + anonymousZero;
    }
};

/// Purchases of all slots of a scope. `activity` may be null: then `lifetime` holds buyers only.
[[nodiscard]] std::vector<PurchaseSlot> purchaseSlots(const Scope& scope,
                                                      const PurchaseRows& purchases,
                                                      const RowsByCustomer& byCustomer,
                                                      const Activity* activity);

} // namespace regard::metrics
