// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/values/date_parts.h"
#include "core/ingest/wall_clock.h"

#include <regard/base/digits.h>

#include <cstdint>
#include <string_view>

namespace regard {

/// Reads "2026-09-30 08:31:22" (or with T), the most usual moment of an export, eight characters at
/// a time. Rows that follow each other are mostly of one day, which is then not worked out again.
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
        if ((yearMonth != m_yearMonth || day != m_day) && !learn(yearMonth, day))
            return false;
        const std::int64_t sinceMidnight = (hour * 60 + minute) * 60 + second;
        const std::int64_t utc =
            m_constant ? m_midnight + sinceMidnight : m_clock.utc(m_wallMidnight + sinceMidnight);
        raw = Moment::instant(utc).raw();
        return true;
    }

private:
    [[nodiscard]] bool learn(std::uint64_t yearMonth, std::uint16_t day)
    {
        const std::uint64_t date = yearMonth ^ 0x2D30302D30303030U;
        const std::uint64_t dayDigits = day ^ 0x3030U;
        if ((((date + 0x7F76767F76767676U) | date) & 0x8080808080808080U) != 0 ||
            (((dayDigits + 0x7676U) | dayDigits) & 0x8080U) != 0)
            return false;
        const auto digit = [&](unsigned byte) {
            return static_cast<int>(date >> byte * 8 & 0xFFU);
        };
        values::ReadMoment moment;
        if (!values::parts::makeMoment(
                digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3),
                digit(5) * 10 + digit(6),
                static_cast<std::int64_t>((dayDigits & 0xFFU) * 10 + (dayDigits >> 8U)), moment))
            return false;
        m_yearMonth = yearMonth;
        m_day = day;
        m_wallMidnight = moment.seconds;
        m_constant = m_clock.constantOn(moment.seconds);
        m_midnight = m_constant ? m_clock.utc(moment.seconds) : 0;
        return true;
    }

    WallClock& m_clock;
    std::uint64_t m_yearMonth = 0;
    std::uint16_t m_day = 0;
    bool m_constant = false;         // the clocks are not changed on that day
    std::int64_t m_midnight = 0;     // UTC, when constant
    std::int64_t m_wallMidnight = 0; // as if the wall were UTC
};

} // namespace regard
