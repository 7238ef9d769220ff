// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/derived/order_ledger.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace regard::metrics {

/// In which months each customer bought: one bit for each month from the first with a purchase on.
struct PurchaseMonths {
    Day before = kNoDay;  ///< purchases of earlier days count
    Day lastDay = kNoDay; ///< of the last one that counts; kNoDay where there is none
    int first = 0;        ///< the month of bit 0: year * 12 + month - 1
    std::size_t months = 0;
    std::size_t words = 0; ///< of 64 bits for each customer
    std::vector<std::uint64_t> bits;

    /// Calls take(month) for the months of a customer, ascending, from 0.
    template <class Take>
    void each(std::size_t customer, const Take& take) const
    {
        for (std::size_t word = 0; word < words; ++word) {
            for (std::uint64_t rest = bits[customer * words + word]; rest != 0; rest &= rest - 1) {
                take(word * 64 + static_cast<std::size_t>(__builtin_ctzll(rest)));
            }
        }
    }
};

[[nodiscard]] PurchaseMonths purchaseMonths(const OrderLedger& orders, Day before);

} // namespace regard::metrics
