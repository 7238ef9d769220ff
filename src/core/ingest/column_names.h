// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Column names from the header rows, each one once and on one line: blanks around a name are cut,
/// a second "category" is called "category (2)", a column without a name "column 3". Of several
/// rows, a blank cell continues the cell to its left, and the names below are added: "Question 1
/// Response"; where the third row holds the import ids of Qualtrics, the first row alone gives the
/// names. `columns` is the least number of names.
[[nodiscard]] std::vector<std::string>
columnNames(const std::vector<std::vector<std::string>>& headerRows, std::size_t columns);

/// Without the blanks (space, tab, no-break space, byte order mark) around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace regard
