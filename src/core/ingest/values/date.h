// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/values/reading.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard::values {

/// Order of the parts of a date written in digits with a two-digit or four-digit year behind, as in
/// 03/04/2026; YearFirst only for two-digit years in front (a four-digit one speaks for itself).
enum class DateOrder : std::uint8_t { Open, DayFirst, MonthFirst, YearFirst };

/// A date as it stood in a text, before any time zone is applied.
struct ReadMoment {
    std::int64_t seconds = 0; ///< since 1970-01-01 00:00, on the wall, or in UTC when isUtc
    bool dateOnly = false;    ///< no time of day stood there
    bool isUtc = false;       ///< an offset or "UTC" stood there, and is taken off
    bool operator==(const ReadMoment&) const = default;
};

/// Which orders a text can be read in; all false for one that is no date or needs no order.
struct OrderEvidence {
    bool dayFirst = false;
    bool monthFirst = false;
    bool yearFirst = false;
    bool differ = false; ///< more than one, and the dates differ
    [[nodiscard]] bool proves() const { return dayFirst + monthFirst + yearFirst == 1; }
};
[[nodiscard]] OrderEvidence evidenceOfOrder(std::string_view text);

/// Reads a date or a date and time that is written in one of the usual ways: ISO 8601,
/// numbers with / - . or blanks, names of months in eleven languages, 12-hour
/// clocks, fractions of a second (cut off), offsets, "UTC", "GMT+3" and "EST", 20260930, Unix seconds and
/// milliseconds (10 and 13 digits), Excel serials (5 digits). Dots mean day first, as everywhere
/// where dates have dots. Undecided where the order is open and makes a difference.
[[nodiscard]] Reading readDate(std::string_view text, DateOrder order, ReadMoment& out);

/// Unix time: seconds, or milliseconds and microseconds by the number of digits.
[[nodiscard]] Reading readUnixTime(std::string_view text, ReadMoment& out);
/// Days of Excel's 1900 calendar; a fraction is the time of day. Whole days are dates only.
[[nodiscard]] Reading readExcelSerial(std::string_view text, ReadMoment& out);

/// How a text that readDate() takes is written, as a pattern: "dd/MM/yyyy HH:mm". "" otherwise.
[[nodiscard]] std::string patternOf(std::string_view text, DateOrder order);

/// A pattern such as "dd/MM/yyyy HH:mm": y M d H h m s S (fraction) a (AM, PM) Z (offset) E (name
/// of the day); MMM and MMMM are names of months, one letter takes one or two digits; 'text' and
/// every other character stand for themselves. A text that ends before the time of day is a date
/// only.
class DatePattern final {
public:
    /// Refuses a pattern without year, month or day, or with a letter that has no meaning.
    [[nodiscard]] static Expected<DatePattern> parse(std::string_view pattern);
    [[nodiscard]] Reading read(std::string_view text, ReadMoment& out) const;
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    struct Part {
        char letter = 0; ///< 0: a literal character
        int width = 0;
        char literal = 0;
    };
    std::string m_text;
    std::vector<Part> m_parts;
};

} // namespace regard::values
