// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/reading/file_head.h"

#include <regard/base/expected.h>
#include <regard/ingest/mapping.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Records that the shape of an export is told from: enough for types, scales and date orders, and
/// the same time for a file of any size.
inline constexpr std::size_t kShapeRows = 5000;

/// How a date in digits is ordered, told from the values of a column.
enum class ShownOrder : std::uint8_t { None, Open, DayFirst, MonthFirst };

struct ColumnShape {
    std::string header;
    std::string type; ///< as ColumnReport::type
    ShownOrder order = ShownOrder::None;
    std::optional<double> low; ///< of numbers
    std::optional<double> high;
    /// Short hashes of the words of a category, sorted, so that a column is known under a new name.
    /// None of columns that name a person or hold what somebody wrote.
    std::vector<std::uint32_t> words;
    std::size_t values = 0; ///< not blank, of the records looked at
};

/// What the next export of a source is compared with.
struct ExportShape {
    std::string profile;     ///< id of the known export, empty if none
    bool ownMapping = false; ///< the mapping is not the one that the profile gives
    std::string file;        ///< name of the last file without its digits
    std::vector<ColumnShape> columns;
};

/// `mapping` says which columns name people or hold free text.
[[nodiscard]] ExportShape shapeOf(const FileHead& head, const Mapping& mapping);

[[nodiscard]] std::string toJson(const ExportShape& shape);
/// Nothing for a text that is no shape: then there is nothing to compare with.
[[nodiscard]] std::optional<ExportShape> parseShape(std::string_view json);

/// What stays of a file's name from export to export: "orders 2026-09 (1).csv" is "orders".
[[nodiscard]] std::string lastingName(std::string_view fileName);

} // namespace regard
