// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/base/time_zone.h>

#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <vector>

namespace regard {

namespace {

using std::chrono::seconds;

constexpr std::int64_t kSecondsPerDay = 86400;

std::int64_t floorDays(std::int64_t value)
{
    return value >= 0 ? value / kSecondsPerDay : -((-value + kSecondsPerDay - 1) / kSecondsPerDay);
}

} // namespace

/// The spans of constant offset from 1900 to 2100, looked up by bisection: a figure asks for
/// millions of days, and the library's own look-up takes microseconds.
struct TimeZone::Rules {
    std::string name = "UTC";
    std::vector<std::int64_t> begins{std::numeric_limits<std::int64_t>::min()};
    std::vector<std::int64_t> offsets{0};

    static std::shared_ptr<const Rules> of(const date::time_zone& zone, std::string_view name)
    {
        auto rules = std::make_shared<Rules>();
        rules->name = name;
        rules->begins.clear();
        rules->offsets.clear();
        const std::int64_t last = std::int64_t{toDay({2100, 1, 1})} * kSecondsPerDay;
        std::int64_t at = std::int64_t{toDay({1900, 1, 1})} * kSecondsPerDay;
        while (at < last) {
            const date::sys_info info = zone.get_info(date::sys_seconds(seconds(at)));
            const std::int64_t offset = info.offset.count();
            if (rules->offsets.empty() || rules->offsets.back() != offset) {
                rules->begins.push_back(
                    rules->begins.empty() ? std::numeric_limits<std::int64_t>::min() : at);
                rules->offsets.push_back(offset);
            }
            const std::int64_t next = info.end.time_since_epoch().count();
            if (next <= at)
                break;
            at = next;
        }
        return rules;
    }
};

TimeZone::TimeZone()
{
    static const auto kUtc = std::make_shared<const Rules>();
    m_rules = kUtc;
}

TimeZone::TimeZone(std::shared_ptr<const Rules> rules) : m_rules(std::move(rules)) {}

Expected<TimeZone> TimeZone::find(std::string_view name)
{
    try {
        return TimeZone(Rules::of(*date::locate_zone(std::string(name)), name));
    } catch (const std::exception&) {
        return Error{
            ErrorKind::NotFound,
            "The time zone \"" + std::string(name) +
                "\" is not known to this system. Use a name such as Europe/Berlin or UTC."};
    }
}

TimeZone TimeZone::system()
{
    try {
        const date::time_zone* zone = date::current_zone();
        return TimeZone(Rules::of(*zone, zone->name()));
    } catch (const std::exception&) {
        return {};
    }
}

const std::string& TimeZone::name() const
{
    return m_rules->name;
}

std::int64_t TimeZone::offsetAt(std::int64_t utcSeconds) const
{
    const auto next = std::upper_bound(m_rules->begins.begin(), m_rules->begins.end(), utcSeconds);
    return m_rules->offsets[static_cast<std::size_t>(next - m_rules->begins.begin()) - 1];
}

Day TimeZone::dayOf(Moment moment) const
{
    if (moment.isNull())
        return kNoDay;
    const std::int64_t wall =
        moment.seconds() + (moment.isDateOnly() ? 0 : offsetAt(moment.seconds()));
    return static_cast<Day>(floorDays(wall));
}

std::int64_t TimeZone::utcFromLocal(std::int64_t wallSeconds) const
{
    // Offsets a day earlier and later, as if the wall were UTC, bracket any change of the clock.
    const std::int64_t before = offsetAt(wallSeconds - kSecondsPerDay);
    const std::int64_t after = offsetAt(wallSeconds + kSecondsPerDay);
    if (offsetAt(wallSeconds - before) == before)
        return wallSeconds - before;
    if (offsetAt(wallSeconds - after) == after)
        return wallSeconds - after;
    return wallSeconds - before;
}

std::string TimeZone::format(Moment moment) const
{
    if (moment.isNull())
        return {};
    const Day day = dayOf(moment);
    if (moment.isDateOnly())
        return isoDate(day);
    const std::int64_t wall = moment.seconds() + offsetAt(moment.seconds());
    const auto second = static_cast<int>(wall - std::int64_t{day} * kSecondsPerDay);
    std::string text = isoDate(day) + " 00:00:00";
    char* clock = text.data() + text.size() - 8;
    for (const int number : {second / 3600 % 24, second / 60 % 60, second % 60}) {
        clock[0] = static_cast<char>('0' + number / 10);
        clock[1] = static_cast<char>('0' + number % 10);
        clock += 3;
    }
    return text;
}

} // namespace regard
