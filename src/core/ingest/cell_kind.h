// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace regard {

/// What a cell looks like at a glance: enough to judge where columns and headers are, without
/// knowing the file's conventions. The values themselves are read elsewhere.
enum class CellKind {
    Empty,   ///< nothing, or a common word for it (NULL, N/A, NaN)
    Number,  ///< digits with signs, separators, a currency sign, a percent sign or an exponent
    Moment,  ///< date, time or both, in figures
    Address, ///< e-mail address or URL
    Word,    ///< letters, figures and the punctuation of names
    Text     ///< anything else
};

[[nodiscard]] CellKind cellKind(std::string_view cell);

/// Number or Moment: what a column name hardly ever is.
[[nodiscard]] inline bool isFigure(CellKind kind)
{
    return kind == CellKind::Number || kind == CellKind::Moment;
}

} // namespace regard
