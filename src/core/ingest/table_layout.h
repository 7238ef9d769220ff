// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/dialect.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace regard {

/// Where the table stands in a text.
struct TableLayout {
    std::int64_t skipLines = 0; ///< lines before the header
    int headerRows = 1;
    std::optional<HeaderStyle> header{}; ///< see Dialect
};

/// Looks for title lines, unless `titles` is false, and counts header rows. `text` begins at the
/// beginning of the table ("sep=" line apart); `whole`: it is all there is.
[[nodiscard]] TableLayout detectLayout(std::string_view text, const Dialect& dialect, bool whole,
                                       bool titles = true);

/// Lines of `tail`, the end of a file, that stand before a footer (remarks, totals); -1 if there is
/// no footer. `startsRecord`: the tail begins at a record, otherwise it is judged from its first
/// line end.
[[nodiscard]] std::int64_t linesBeforeFooter(std::string_view tail, const Dialect& dialect,
                                             bool startsRecord);

} // namespace regard
