// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// A field by RFC 4180: in quotes where it has to be.
[[nodiscard]] std::string csvField(std::string_view text);
/// The text as a spreadsheet shows it and does not run it: what would begin a formula (=, +, -, @,
/// tab, return) gets an apostrophe before it, unless it is a number.
[[nodiscard]] std::string withoutFormula(std::string_view text);
/// A record with CRLF at its end.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& fields);

} // namespace regard
