// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/civil_days.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace regard {

namespace {

constexpr std::int64_t kDaySeconds = 86400;

Day dayOfSecond(std::int64_t second)
{
    std::int64_t day = second / kDaySeconds;
    if (second % kDaySeconds < 0)
        --day;
    constexpr std::int64_t kFirst = std::int64_t{kNoDay} + 1;
    constexpr std::int64_t kLast = std::numeric_limits<Day>::max();
    return static_cast<Day>(std::clamp(day, kFirst, kLast));
}

/// Smallest and largest raw moment; the first above the second where there are none.
std::pair<std::int64_t, std::int64_t> boundsOf(const Column<std::int64_t>& moments)
{
    std::int64_t low = std::numeric_limits<std::int64_t>::max();
    std::int64_t high = std::numeric_limits<std::int64_t>::min();
    for (const std::int64_t raw : moments) {
        if (Moment::fromRaw(raw).isNull())
            continue;
        low = std::min(low, raw);
        high = std::max(high, raw);
    }
    return {low, high};
}

} // namespace

OffsetSpans::OffsetSpans(const TimeZone& zone, std::int64_t firstSecond, std::int64_t lastSecond)
    : m_zone(zone), m_first(firstSecond >> kSpanBits)
{
    const auto count = static_cast<std::size_t>((lastSecond >> kSpanBits) - m_first + 1);
    if (count > kMostSpans)
        return;
    m_spans.resize(count);
    std::int64_t atBegin = zone.offsetAt(m_first << kSpanBits);
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t end = (m_first + static_cast<std::int64_t>(i) + 1) << kSpanBits;
        const std::int64_t atEnd = zone.offsetAt(end);
        m_spans[i] = {atBegin, atEnd, atBegin == atEnd ? end : changeIn(end, atBegin)};
        atBegin = atEnd;
    }
}

std::int64_t OffsetSpans::changeIn(std::int64_t end, std::int64_t before) const
{
    std::int64_t low = end - (std::int64_t{1} << kSpanBits);
    std::int64_t high = end;
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (m_zone.offsetAt(middle) == before ? low : high) = middle;
    }
    return high;
}

namespace {

/// The day of an instant. Rows that follow each other mostly fall on one day.
class KnownDay final {
public:
    [[nodiscard]] Day of(std::int64_t second, const OffsetSpans& offsets)
    {
        if (second < m_begin || second >= m_end)
            learn(second, offsets);
        return m_day;
    }

private:
    void learn(std::int64_t second, const OffsetSpans& offsets)
    {
        constexpr std::int64_t kDay = 86'400;
        const std::int64_t offset = offsets.at(second);
        m_day = dayOfSecond(second + offset);
        m_begin = std::int64_t{m_day} * kDay - offset;
        m_end = m_begin + kDay;
        if (offsets.at(m_begin) != offset || offsets.at(m_end - 1) != offset) {
            m_begin = second; // the clock changes on this day
            m_end = second + 1;
        }
    }

    Day m_day = kNoDay;
    std::int64_t m_begin = 0;
    std::int64_t m_end = 0;
};

} // namespace

DayFilling::DayFilling(const Column<std::int64_t>& moments, std::int64_t low, std::int64_t high,
                       const TimeZone& zone)
    : m_moments(moments), m_firstSecond(low > high ? 0 : Moment::fromRaw(low).seconds()),
      m_lastSecond(low > high ? 0 : Moment::fromRaw(high).seconds()),
      m_offsets(zone, m_firstSecond, m_lastSecond)
{
}

NarrowColumn<Day> DayFilling::column() const
{
    // No offset moves a moment by more than a day.
    ColumnFrame<Day> frame{kNoDay};
    frame.base = std::int64_t{dayOfSecond(m_firstSecond)} - 1;
    const std::int64_t last = std::int64_t{dayOfSecond(m_lastSecond)} + 1;
    return {m_moments.size(), frame, static_cast<std::uint64_t>(last - frame.base) + 1};
}

void DayFilling::fill(NarrowColumn<Day>& days, std::size_t begin, std::size_t end) const
{
    const std::int64_t base = days.frame().base;
    days.fill([&]<class Code>(Code* codes) {
        m_moments.visit([&](const auto& moments) {
            KnownDay known;
            for (std::size_t row = begin; row < end; ++row) {
                const Moment moment = Moment::fromRaw(moments[row]);
                Day day = kNoDay;
                if (!moment.isNull() && moment.isDateOnly())
                    day = dayOfSecond(moment.seconds());
                else if (!moment.isNull())
                    day = known.of(moment.seconds(), m_offsets);
                if constexpr (std::is_same_v<Code, Day>)
                    codes[row] = day;
                else
                    codes[row] = day == kNoDay ? Code{0} : static_cast<Code>(day - base + 1);
            }
        });
    });
}

NarrowColumn<Day> civilDays(const Column<std::int64_t>& moments, const TimeZone& zone)
{
    const auto [low, high] = boundsOf(moments);
    const DayFilling filling(moments, low, high, zone);
    NarrowColumn<Day> days = filling.column();
    filling.fill(days, 0, moments.size());
    return days;
}

std::vector<Day> civilDays(const std::vector<std::int64_t>& moments, const TimeZone& zone)
{
    const NarrowColumn<std::int64_t> column(moments);
    return civilDays(column.view(), zone).wide();
}

} // namespace regard
