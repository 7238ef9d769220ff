// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/store/store.h>

#include <map>
#include <string>
#include <vector>

namespace regard::test {

/// One row as texts by field. Moments, amounts, numbers and yes/no are written as numbers (a moment
/// as its raw value, an amount in minor units); "" is blank.
using TextRow = std::map<std::string, std::string>;

/// A block with the columns `fields`, in that order; row i is on line `firstLine` + i.
[[nodiscard]] TableBlock makeBlock(Table table, const std::vector<std::string>& fields,
                                   const std::vector<TextRow>& rows, std::int64_t firstLine = 2);

/// Imports rows as one file and commits. Fails the test when that fails.
ImportRecord importRows(Store& store, const ImportHeader& header, Table table,
                        const std::vector<std::string>& fields, const std::vector<TextRow>& rows,
                        RowPolicy policy = RowPolicy::Newer);

/// The valid rows of a table as texts, by all its columns; blanks are left out.
[[nodiscard]] std::vector<TextRow> rowsOf(const Store& store, Table table);

} // namespace regard::test
