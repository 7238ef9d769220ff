// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/store/dataset.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace regard::metrics {

/// Rows of a table by customer, each customer's rows in order of civil day, then of time (a date
/// without time first), then of the table.
struct RowsByCustomer {
    std::vector<std::uint32_t> ends; ///< by customer
    std::vector<std::uint32_t> rows;
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t customer) const
    {
        const std::uint32_t begin = customer == 0 ? 0 : ends[customer - 1];
        return std::span(rows).subspan(begin, ends[customer] - begin);
    }
};
[[nodiscard]] RowsByCustomer rowsByCustomer(const Dataset& dataset, Table table,
                                            std::string_view dateField);

} // namespace regard::metrics
