// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/base/time_zone.h>

#include <array>
#include <cstdint>

namespace regard {

/// Turns clock times of one zone into instants. Keeps the offset of the days it has seen, so that
/// the rules of the zone are asked once a day and not once a row. One a thread.
class WallClock final {
public:
    explicit WallClock(TimeZone zone) : m_zone(std::move(zone)) {}

    [[nodiscard]] std::int64_t utc(std::int64_t wallSeconds)
    {
        const Known& known = dayOf(wallSeconds);
        return known.constant ? wallSeconds - known.offset : m_zone.utcFromLocal(wallSeconds);
    }
    /// Whether the offset is the same all through the day of this moment.
    [[nodiscard]] bool constantOn(std::int64_t wallSeconds) { return dayOf(wallSeconds).constant; }

private:
    struct Known {
        std::int64_t day = INT64_MIN;
        std::int64_t offset = 0;
        bool constant = false; ///< the clocks are not changed on that day
    };
    static constexpr std::int64_t kDay = 86400;

    const Known& dayOf(std::int64_t wallSeconds)
    {
        const std::int64_t day = floorDay(wallSeconds);
        Known& known = m_known[static_cast<std::size_t>(day) % m_known.size()];
        if (known.day != day)
            learn(known, day);
        return known;
    }
    static std::int64_t floorDay(std::int64_t seconds)
    {
        return seconds >= 0 ? seconds / kDay : -((-seconds + kDay - 1) / kDay);
    }
    void learn(Known& known, std::int64_t day)
    {
        const std::int64_t first = day * kDay;
        const std::int64_t last = first + kDay - 1;
        known.day = day;
        known.offset = first - m_zone.utcFromLocal(first);
        known.constant = last - m_zone.utcFromLocal(last) == known.offset;
    }

    TimeZone m_zone;
    std::array<Known, 512> m_known{};
};

} // namespace regard
