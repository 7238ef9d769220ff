// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace regard {

/// A civil date: days since 1970-01-01, proleptic Gregorian. kNoDay where there is none.
using Day = std::int32_t;
inline constexpr Day kNoDay = std::numeric_limits<Day>::min();

struct CivilDate {
    int year = 1970;
    int month = 1; ///< 1..12
    int day = 1;   ///< 1..31
    bool operator==(const CivilDate&) const = default;
};

[[nodiscard]] Day toDay(CivilDate date);
[[nodiscard]] CivilDate toCivil(Day day);
/// False for 31 April, 29 February outside leap years, month 13.
[[nodiscard]] bool isValid(CivilDate date);
/// Monday = 0 .. Sunday = 6.
[[nodiscard]] int weekday(Day day);
/// "2026-09-30".
[[nodiscard]] std::string isoDate(Day day);
/// Reads "2026-09-30" and nothing else.
[[nodiscard]] std::optional<Day> parseIsoDate(std::string_view text);
/// First day of the month `months` after the month of `day` (negative: before).
[[nodiscard]] Day firstOfMonth(Day day, int months = 0);

/// A point in time as a column holds it: an instant in UTC seconds, or a civil date that no time
/// zone may ever shift. Encoded in one integer: seconds * 2 + (1 if civil date only), so that
/// columns pack well and order is kept.
class Moment final {
public:
    constexpr Moment() = default;
    [[nodiscard]] static constexpr Moment fromRaw(std::int64_t raw) { return Moment(raw); }
    [[nodiscard]] static constexpr Moment instant(std::int64_t utcSeconds)
    {
        return Moment(utcSeconds * 2);
    }
    [[nodiscard]] static constexpr Moment date(Day day)
    {
        return Moment(std::int64_t{day} * 86400 * 2 + 1);
    }
    [[nodiscard]] constexpr bool isNull() const { return m_raw == kNullRaw; }
    [[nodiscard]] constexpr bool isDateOnly() const { return (m_raw & 1) != 0; }
    /// UTC seconds; for a civil date, midnight of that date read as if it were UTC.
    [[nodiscard]] constexpr std::int64_t seconds() const { return m_raw >> 1; }
    [[nodiscard]] constexpr std::int64_t raw() const { return m_raw; }
    constexpr auto operator<=>(const Moment&) const = default;

    static constexpr std::int64_t kNullRaw = std::numeric_limits<std::int64_t>::min();

private:
    explicit constexpr Moment(std::int64_t raw) : m_raw(raw) {}
    std::int64_t m_raw = kNullRaw;
};

} // namespace regard
