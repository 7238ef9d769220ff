// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/values/reading.h"

#include <cstdint>
#include <string_view>

namespace regard::values {

/// Which character stands before the decimals. Open: not known.
enum class DecimalMark : std::uint8_t { Open, Point, Comma };

/// digits / 10^scale, exact.
struct Decimal {
    std::int64_t digits = 0;
    int scale = 0; ///< 0..18
};

/// What one text proves about the decimal mark.
struct MarkEvidence {
    bool point = false;  ///< it can be read with a decimal point
    bool comma = false;  ///< it can be read with a decimal comma
    bool differ = false; ///< both, and the two numbers differ: "1,234"
};
[[nodiscard]] MarkEvidence evidenceOfMark(std::string_view text);

/// Reads a number: sign (also behind the digits, or brackets for a negative one), groups of three
/// digits parted by comma, point, blank or apostrophe, decimals, an exponent, a currency sign or
/// code before or behind, a percent sign behind (73.9 % is 73.9). With an open mark a text that has
/// only one reading is read; "1,234" is Undecided.
/// Unreadable where it has more than 18 digits; readNumber() then still gives the nearest double.
[[nodiscard]] Reading readDecimal(std::string_view text, DecimalMark mark, Decimal& out);
[[nodiscard]] Reading readNumber(std::string_view text, DecimalMark mark, double& out);

/// Money in minor units (`minorDigits` decimals), rounded half away from zero; no double involved.
[[nodiscard]] Reading readMoney(std::string_view text, DecimalMark mark, int minorDigits,
                                std::int64_t& out);
/// a * b in minor units, rounded once. Unreadable where the product does not fit.
[[nodiscard]] Reading multiplied(Decimal a, Decimal b, int minorDigits, std::int64_t& out);
[[nodiscard]] double toDouble(Decimal value);

/// "5.70306E+17", as a spreadsheet writes a number of more than eleven digits: the others are lost.
[[nodiscard]] bool isShortened(std::string_view text);

} // namespace regard::values
