// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/store/dataset.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regard::metrics {

/// Where the values of a dimension come from for the rows of a table: a column of the table
/// itself, or a column of the customer that the row names.
struct DimensionSource {
    Column<std::int32_t> codes; ///< by row, or by customer ordinal
    bool byCustomer = false;
};

/// None where rows of the table cannot have the dimension in this dataset. The row's own column
/// goes before the customer's.
[[nodiscard]] std::optional<DimensionSource>
dimensionSource(const Dataset& dataset, const FactTable& table, std::string_view dimension);

/// Dimensions that have values in the dataset, attributes included; the fixed ones first.
[[nodiscard]] std::vector<std::string> dimensionsOf(const Dataset& dataset);

/// True for a fixed dimension name or an attribute that any table of the dataset has.
[[nodiscard]] bool isDimension(const Dataset& dataset, std::string_view name);

/// "survey responses": the rows of a table in a sentence.
[[nodiscard]] std::string_view rowsInWords(Table table);

/// For each code + 1 of a category field: 1 when its value is one of `values`, upper and lower case
/// alike. Entry 0 stands for no value and is 1 when `values` holds "".
[[nodiscard]] std::vector<std::uint8_t> codesOf(const Dictionary& dictionary,
                                                std::span<const std::string_view> values);

} // namespace regard::metrics
