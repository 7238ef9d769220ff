// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/columns/narrow_column.h"

#include <regard/base/civil.h>
#include <regard/base/time_zone.h>

#include <cstdint>
#include <span>
#include <vector>

namespace regard {

/// Offsets of a zone over a range of instants, looked up span by span: a zone's offset is asked for
/// at the ends of a span only, and inside where the two differ. (Two changes that cancel out within
/// three days have never been law anywhere.)
class OffsetSpans final {
public:
    OffsetSpans(const TimeZone& zone, std::int64_t firstSecond, std::int64_t lastSecond);

    [[nodiscard]] std::int64_t at(std::int64_t second) const
    {
        const auto index = static_cast<std::size_t>((second >> kSpanBits) - m_first);
        if (index >= m_spans.size())
            return m_zone.offsetAt(second);
        const Span& span = m_spans[index];
        return second < span.change ? span.before : span.after;
    }

private:
    static constexpr int kSpanBits = 18; // about three days
    static constexpr std::size_t kMostSpans = 1U << 16U;

    struct Span {
        std::int64_t before = 0;
        std::int64_t after = 0;
        std::int64_t change = 0; ///< the first second with the offset `after`
    };

    [[nodiscard]] std::int64_t changeIn(std::int64_t end, std::int64_t before) const;

    TimeZone m_zone;
    std::int64_t m_first;
    std::vector<Span> m_spans;
};

/// Makes the civil days of a column of moments, stretch by stretch, so that threads can share it.
class DayFilling final {
public:
    /// `low` and `high` bound the moments (raw); low above high: there are none.
    DayFilling(const Column<std::int64_t>& moments, std::int64_t low, std::int64_t high,
               const TimeZone& zone);

    /// Days of all rows, not there until fill() was called for each of them.
    [[nodiscard]] NarrowColumn<Day> column() const;
    /// Puts the days of rows from `begin` to before `end` into the column. Thread-safe for
    /// stretches that do not overlap.
    void fill(NarrowColumn<Day>& days, std::size_t begin, std::size_t end) const;

private:
    Column<std::int64_t> m_moments;
    std::int64_t m_firstSecond;
    std::int64_t m_lastSecond;
    OffsetSpans m_offsets;
};

/// The civil day of each moment in a zone, kNoDay for none.
[[nodiscard]] NarrowColumn<Day> civilDays(const Column<std::int64_t>& moments,
                                          const TimeZone& zone);
[[nodiscard]] std::vector<Day> civilDays(const std::vector<std::int64_t>& moments,
                                         const TimeZone& zone);

} // namespace regard
