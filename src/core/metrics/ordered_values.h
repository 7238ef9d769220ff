// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/store/column.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace regard {
template <class T>
class NarrowColumn;
}

namespace regard::metrics {

/// Values in ascending order, by rank: of one list, or of several lists that are each in order and
/// are never laid together. Values are at least 0.
class OrderedValues final {
public:
    OrderedValues() = default;
    /// Sorts.
    explicit OrderedValues(std::vector<double> values);
    /// Lists of one column; it must stay as long as this.
    explicit OrderedValues(std::shared_ptr<const NarrowColumn<double>> column);

    /// Adds the values from `begin` to before `end` of the column, which are in order.
    void add(std::size_t begin, std::size_t end);

    [[nodiscard]] std::size_t size() const { return m_size; }
    /// The value with so many values before it.
    [[nodiscard]] double operator[](std::size_t rank) const;

private:
    std::vector<double> m_sorted;
    std::shared_ptr<const NarrowColumn<double>> m_column;
    std::vector<std::pair<std::size_t, std::size_t>> m_lists;
    std::size_t m_size = 0;
};

} // namespace regard::metrics
