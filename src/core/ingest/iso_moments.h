// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/wall_clock.h"

#include <regard/base/civil.h>
#include <regard/base/digits.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace regard {

/// Reads "2026-09-30 08:31:22" (or with T), the most usual moment of an export, eight characters at
/// a time. Rows that follow each other are mostly of a few days, which are not worked out again.
/// One a thread.
class IsoMoments final {
public:
    explicit IsoMoments(WallClock& clock) : m_clock(clock) {}

    /// False where the text is not of this form, or no such moment exists; `raw` is a Moment's.
    [[nodiscard]] bool read(std::string_view text, std::int64_t& raw)
    {
        constexpr std::uint64_t kHighest = 0x8080808080808080U;
        if (text.size() != 19)
            return false;
        const char* at = text.data();
        const auto yearMonth = digits::load<std::uint64_t>(at); // 2026-09-
        const auto day = digits::load<std::uint16_t>(at + 8);   // 30
        const auto time = digits::load<std::uint64_t>(at + 11); // 08:31:22
        // Digits become 0 to 9 and separators 0; what is larger reaches the highest bit.
        const std::uint64_t clock = time ^ 0x30303A30303A3030U;
        const std::uint64_t over = (clock + 0x76767F76767F7676U) | clock;
        if ((over & kHighest) != 0 || (at[10] != ' ' && at[10] != 'T'))
            return false;
        const auto two = [&](unsigned byte) {
            return static_cast<std::int64_t>((clock >> byte * 8 & 0xFFU) * 10 +
                                             (clock >> (byte + 1) * 8 & 0xFFU));
        };
        const std::int64_t hour = two(0);
        const std::int64_t minute = two(3);
        const std::int64_t second = two(6);
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        KnownDay& known = m_known[(day >> 8U) % m_known.size()];
        if ((yearMonth != known.yearMonth || day != known.day) && !learn(yearMonth, day, known))
            return false;
        const std::int64_t sinceMidnight = (hour * 60 + minute) * 60 + second;
        const std::int64_t utc = known.constant ? known.midnight + sinceMidnight
                                                : m_clock.utc(known.wallMidnight + sinceMidnight);
        raw = Moment::instant(utc).raw();
        return true;
    }

private:
    struct KnownDay {
        std::uint64_t yearMonth = 0;
        std::uint16_t day = 0;
        bool constant = false;         ///< the clocks are not changed on that day
        std::int64_t midnight = 0;     ///< UTC, when constant
        std::int64_t wallMidnight = 0; ///< as if the wall were UTC
    };

    static int lengthOf(int month, int year)
    {
        const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 ? (leap ? 29 : 28) : 30 + ((month ^ month >> 3) & 1);
    }
    /// Days since 1970-01-01, as toDay() counts them, where the call would cost more than the sum.
    /// Years begin in March, so that the leap day is the last of its year.
    static std::int64_t dayNumber(int year, int month, int day)
    {
        const int shifted = month > 2 ? month - 3 : month + 9;
        const std::int64_t years = month > 2 ? year : year - 1;
        const std::int64_t inYear = (153 * shifted + 2) / 5 + day - 1;
        // 719,468 days lie between 0000-03-01 and 1970-01-01.
        return years * 365 + years / 4 - years / 100 + years / 400 + inYear - 719468;
    }

    [[nodiscard]] bool learn(std::uint64_t yearMonth, std::uint16_t day, KnownDay& known)
    {
        const std::uint64_t date = yearMonth ^ 0x2D30302D30303030U;
        const std::uint64_t dayDigits = day ^ 0x3030U;
        if ((((date + 0x7F76767F76767676U) | date) & 0x8080808080808080U) != 0 ||
            (((dayDigits + 0x7676U) | dayDigits) & 0x8080U) != 0)
            return false;
        const auto digit = [&](unsigned byte) {
            return static_cast<int>(date >> byte * 8 & 0xFFU);
        };
        const int year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
        const int month = digit(5) * 10 + digit(6);
        const auto dayOfMonth = static_cast<int>((dayDigits & 0xFFU) * 10 + (dayDigits >> 8U));
        if (year < 1000 || month < 1 || month > 12 || dayOfMonth < 1 ||
            dayOfMonth > lengthOf(month, year))
            return false;
        known.yearMonth = yearMonth;
        known.day = day;
        known.wallMidnight = dayNumber(year, month, dayOfMonth) * 86400;
        known.constant = m_clock.constantOn(known.wallMidnight);
        known.midnight = known.constant ? m_clock.utc(known.wallMidnight) : 0;
        return true;
    }

    WallClock& m_clock;
    std::array<KnownDay, 16> m_known{}; // by the last digit of the day
};

} // namespace regard
