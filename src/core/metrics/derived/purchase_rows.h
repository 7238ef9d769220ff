// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/records.h>
#include <regard/store/dataset.h>

#include <cstdint>
#include <vector>

namespace regard::metrics {

/// What each purchase row counts as.
enum class PurchaseKind : std::uint8_t {
    Order,
    Refund,
    Failed,
    Cancelled,
    NoAmount,
    OtherCurrency
};
struct PurchaseRows {
    std::vector<PurchaseKind> kinds;
    std::vector<std::uint8_t> named; ///< 1 where the row has an id of its own
    std::int32_t currency = -1;      ///< code of the currency that counts
    Day lastOrder = kNoDay;          ///< the last civil day with an order
    Column<std::int64_t> amounts;
    Column<std::int64_t> refunds;

    /// Minor units taken back by the row; 0 where it does not count.
    [[nodiscard]] std::int64_t refunded(std::size_t row) const
    {
        if (kinds[row] != PurchaseKind::Order && kinds[row] != PurchaseKind::Refund) {
            return 0;
        }
        if (amounts[row] < 0) {
            return -amounts[row];
        }
        if (!refunds.empty() && refunds[row] > 0) { // none is far below
            return refunds[row];
        }
        // Called a refund, and nobody says how much.
        return kinds[row] == PurchaseKind::Refund ? amounts[row] : 0;
    }
    /// Minor units after refunds; 0 where the row does not count.
    [[nodiscard]] std::int64_t net(std::size_t row) const
    {
        if (kinds[row] != PurchaseKind::Order && kinds[row] != PurchaseKind::Refund) {
            return 0;
        }
        return amounts[row] < 0 ? amounts[row] : amounts[row] - refunded(row);
    }
};
[[nodiscard]] PurchaseRows purchaseRows(const Dataset& dataset);

} // namespace regard::metrics
