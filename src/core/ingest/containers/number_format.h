// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace regard {

/// What a number format of a workbook makes of a number (ECMA-376 part 1, 18.8.30 and 18.8.31).
enum class NumberStyle {
    Number,   ///< nothing that matters here
    Percent,  ///< 0.25 is 25%
    Date,     ///< a day
    DateTime, ///< a day and a time of day
    Time,     ///< a time of day
    Duration  ///< hours, minutes or seconds that go on counting ([h]:mm)
};

struct NumberFormat {
    NumberStyle style = NumberStyle::Number;
    int leadingZeros = 0; ///< "00000": how many digits there are at least
};

/// The format of a code such as "yyyy-mm-dd;@".
[[nodiscard]] NumberFormat numberFormat(std::string_view code);
/// The format of an id that every spreadsheet knows without a code; Number for others.
[[nodiscard]] NumberFormat builtinNumberFormat(int id);

/// A stored number as it is meant: dates as 2026-09-30 (and 14:03:21 where there is a time),
/// durations as 123:04:10, percentages as 25%, others with the 15 digits that a spreadsheet keeps.
/// A whole number with more digits is written with an exponent, as a spreadsheet shows it, because
/// its last digits are lost. `from1904`: the workbook counts its days from 1904.
[[nodiscard]] std::string numberText(double value, const NumberFormat& format, bool from1904);

} // namespace regard
