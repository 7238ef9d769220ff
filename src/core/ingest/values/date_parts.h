// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/values/date.h"

#include <regard/base/civil.h>

#include <cstdint>
#include <string_view>

namespace regard::values::parts {

/// Takes pieces of a date from the front of a text.
class Cursor final {
public:
    explicit Cursor(std::string_view text) : m_rest(text) {}
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }
    void skip(std::size_t count) { m_rest.remove_prefix(count); }
    bool take(char c);
    void skipBlanks();
    /// Digits, at most `most`; their number, 0 if there are none.
    int takeDigits(int most, std::int64_t& value);
    /// Letters, and bytes beyond ASCII; a full stop behind them is taken too.
    std::string_view takeWord();

private:
    std::string_view m_rest;
};

/// Hour, minute, second on the wall and an offset.
struct ClockTime {
    std::int64_t seconds = 0; ///< since midnight
    std::int64_t offset = 0;  ///< seconds east of UTC
    bool hasOffset = false;
};

/// 1..12 for a name or abbreviation of a month, 0 otherwise.
[[nodiscard]] int monthByName(std::string_view word);
[[nodiscard]] bool isDayName(std::string_view word);
/// Takes "AM" or "p.m."; `hour` goes from the 12-hour clock to 0..23. False: neither, or no such
/// hour.
[[nodiscard]] bool takeHalfOfDay(Cursor& cursor, std::int64_t& hour);
/// Takes Z, UTC, GMT, +02:00, -0500, GMT+3. False when there is none.
[[nodiscard]] bool takeOffset(Cursor& cursor, std::int64_t& offset);
/// Takes "8:31", "08:31:22.5 PM +02:00". False when what is there is no time of day.
[[nodiscard]] bool takeClock(Cursor& cursor, ClockTime& clock);
/// Two-digit years: 70..99 are 19xx, others 20xx.
[[nodiscard]] int fullYear(std::int64_t year, int digits);
/// False for a day that the calendar does not have.
[[nodiscard]] bool makeMoment(int year, std::int64_t month, std::int64_t day, ReadMoment& out);

} // namespace regard::values::parts
