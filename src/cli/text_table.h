// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace regard::cli {

enum class Align { Left, Right };

/// Rows of text in aligned columns, for people. Columns that are empty in every row are left out.
class TextTable final {
public:
    void addColumn(std::string header, Align align);
    void addRow(std::vector<std::string> cells);
    void print(std::ostream& out) const;

private:
    std::vector<std::string> m_headers;
    std::vector<Align> m_align;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace regard::cli
