// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/inspect.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace regard {

/// Judges a column from all of its values, in constant memory and one after the other.
class ColumnProfile final {
public:
    explicit ColumnProfile(std::string header);

    void add(std::string_view value, std::int64_t line);
    [[nodiscard]] ColumnReport report() const;

private:
    /// What a value can be read as; a bit each.
    enum Kind : unsigned {
        kInteger,
        kDecimal,
        kMoney,
        kPercentage,
        kBoolean,
        kFlag, ///< 0 or 1
        kDate,
        kDateTime,
        kDuration,
        kLeadingZero, ///< digits with a zero in front: a code, no quantity
        kShortened,   ///< 5.70306E+17: digits were lost
        kDayFirst,    ///< a date that can only be day first
        kMonthFirst,
        kEitherOrder, ///< a date that is another one the other way round
        kPoint,       ///< a number that can only have a decimal point
        kComma,
        kEitherMark,
        kCompactDate, ///< 20260930
        kUnixTime,
        kSerial,      ///< a day number of Excel in this century
        kDayFraction, ///< 0.384004, a time of day as Excel stores it
        kKinds
    };
    /// One way in which dates of the column are written, digits apart.
    struct Shape {
        std::string text;
        std::string example; ///< the shortest
        std::int64_t times = 0;
    };

    [[nodiscard]] unsigned kindsOf(std::string_view text);
    [[nodiscard]] unsigned numberKinds(std::string_view text) const;
    [[nodiscard]] unsigned dateKinds(std::string_view text);
    void countShape(std::string_view text);
    [[nodiscard]] std::int64_t count(Kind kind) const { return m_counts[kind]; }
    [[nodiscard]] bool saysDate() const;
    void describeNumber(ColumnReport& report) const;
    void describeDate(ColumnReport& report) const;
    [[nodiscard]] std::string unreadableNote(std::int64_t readable) const;

    std::string m_header;
    std::array<std::int64_t, kKinds> m_counts{};
    std::int64_t m_values = 0;
    std::int64_t m_blank = 0;
    std::unordered_set<std::uint64_t> m_distinct; // hashes; full at kMostDistinct
    std::vector<std::string> m_first;
    std::vector<Shape> m_shapes;
    std::vector<std::string> m_undecided; // first values that can be read two ways
    std::string m_orderExample;           // first value whose day and month could be exchanged
    std::string m_oddExample;             // first value that is neither number nor date
    std::int64_t m_oddLine = 0;
    std::string m_last; // a value often comes again at once
    unsigned m_lastKinds = 0;
};

} // namespace regard
