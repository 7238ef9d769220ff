// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/ordered_values.h"
#include "core/metrics/scope.h"
#include "core/metrics/tally_book.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace regard::metrics {

/// The values of a measure in order by month and cell, so that medians are found by rank without a
/// walk over the rows. Thread-safe.
class OrderedBook final {
public:
    /// Puts down the value of a row in its slot.
    using Put = std::function<void(std::size_t slot, double value)>;
    /// Calls put for each row that counts, of slots of the scope; twice, in the same order.
    using Walk = std::function<void(const Scope& wide, const Put& put)>;

    /// The values of each slot of a scope; none where a period is not of whole months of the data.
    [[nodiscard]] std::optional<std::vector<OrderedValues>>
    slots(const Scope& scope, const CellPlan& cells, Period data, const Walk& walk);

private:
    void make(const Scope& wide, const Walk& walk);

    std::mutex m_mutex;
    std::vector<Period> m_months;
    std::size_t m_cells = 0;
    std::vector<std::size_t> m_ends; ///< by month and cell, into the column
    std::shared_ptr<const NarrowColumn<double>> m_values;
};

} // namespace regard::metrics
