// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/dialect.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// A way in which the text might be written, with how usual that way is (1: the most usual).
struct DialectCandidate {
    Dialect dialect;
    double prior = 1;
};

/// The ways worth trying: those whose delimiter, quote and escape occur in the text.
[[nodiscard]] std::vector<DialectCandidate> dialectCandidates(std::string_view text);

/// The delimiter that a first line "sep=;" names, with the length of that line; none if the text
/// does not begin so.
struct SeparatorLine {
    std::string delimiter;
    std::size_t bytes = 0;
};
[[nodiscard]] std::optional<SeparatorLine> separatorLine(std::string_view text);

/// True for a line such as "# Start date: 20260701": a remark, not a column called "#".
[[nodiscard]] bool isRemarkLine(std::string_view line);

/// The text without its remark lines; whole where there are none.
[[nodiscard]] std::string withoutRemarks(std::string_view text);

/// How well `dialect` explains the text, 0 to 1: rows as wide as each other, many columns, cells
/// that look like values. The idea of joining both is that of van den Burg, Nazábal and Sutton
/// (2019), "Wrangling messy CSV files by detecting row and type patterns". `whole`: the text is all
/// there is, so its last record is not cut.
[[nodiscard]] double dialectScore(std::string_view text, const Dialect& dialect, bool whole);

} // namespace regard
