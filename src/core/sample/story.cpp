// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/story.h"

#include <regard/sample/company.h>

#include <algorithm>

namespace regard::sample {

namespace {

/// 0 before `from`, 1 after `to`, a straight line between.
double progress(Day day, Day from, Day to)
{
    return std::clamp(static_cast<double>(day - from) / static_cast<double>(to - from), 0.0, 1.0);
}

bool underHandleTimeTarget(Channel channel)
{
    return channel == Mail || channel == WebForm;
}

/// How far the handle-time target has worked its way into the back office.
double haste(Channel channel, Day day)
{
    return underHandleTimeTarget(channel) ? progress(day, dayOf(2026, 1, 12), dayOf(2026, 9, 20))
                                          : 0;
}

/// How far callers have got used to being called back.
double calledBack(Channel channel, Day day)
{
    return channel == Phone ? progress(day, dayOf(2026, 4, 20), dayOf(2026, 8, 10)) : 0;
}

/// The new password reset in the chat window.
double brokenReset(Channel channel, Day day)
{
    return channel == Chat ? progress(day, dayOf(2026, 7, 6), dayOf(2026, 7, 20)) : 0;
}

} // namespace

std::size_t teamOf(Channel channel)
{
    switch (channel) {
    case Phone:
    case InStore:
        return 0;
    case Chat:
    case Social:
        return 1;
    case Mail:
    case WebForm:
        break;
    }
    return 2;
}

Day dayOf(int year, int month, int day)
{
    return toDay({year, month, day});
}

Day firstDay()
{
    return dayOf(2023, 10, 1);
}

Day lastDay()
{
    return kSampleLastDay;
}

Day monthStart(std::size_t month)
{
    return firstOfMonth(firstDay(), static_cast<int>(month));
}

double leavingChance(Segment segment, Day day)
{
    switch (segment) {
    case Enterprise:
        return 0.003;
    case MidMarket:
        return 0.006;
    case SmallBusiness: {
        const double dearer = progress(day, dayOf(2025, 10, 1), dayOf(2026, 9, 1));
        return 0.011 + 0.034 * dearer * dearer;
    }
    case Consumer:
        break;
    }
    return 0.014 - 0.005 * progress(day, dayOf(2026, 2, 1), dayOf(2026, 6, 1)); // loyalty programme
}

AskingDelay askingDelay(Day day)
{
    constexpr int kDaySeconds = 86'400;
    return day < dayOf(2026, 3, 2) ? AskingDelay{2 * kDaySeconds, 4 * kDaySeconds}
                                   : AskingDelay{1800, 7200};
}

double typicalWait(Channel channel, Day day)
{
    switch (channel) {
    case Phone:
        return 250 - 205 * progress(day, dayOf(2026, 4, 20), dayOf(2026, 5, 20));
    case Chat:
        return 55 + 35 * brokenReset(channel, day);
    case InStore:
        return 180;
    case Mail:
    case WebForm:
    case Social:
        break;
    }
    return 0;
}

double typicalHandleTime(Channel channel, Topic topic, Day day)
{
    constexpr std::array<double, 6> kByChannel{390, 430, 350, 410, 300, 190};
    constexpr std::array<double, 8> kByTopic{0.9, 1.0, 1.4, 0.8, 1.0, 1.1, 0.9, 1.0};
    return kByChannel[channel] * kByTopic[topic] * (1 - 0.345 * haste(channel, day));
}

double settlingChance(Channel channel, Topic topic, Day day)
{
    constexpr std::array<double, 8> kByTopic{0.80, 0.78, 0.66, 0.86, 0.82, 0.84, 0.88, 0.74};
    double chance = kByTopic[topic] - 0.13 * haste(channel, day);
    chance += 0.03 * calledBack(channel, day);
    chance -= (topic == Access ? 0.42 : 0.12) * brokenReset(channel, day);
    return std::clamp(chance, 0.05, 0.97);
}

double satisfaction(Channel channel, Day day)
{
    constexpr std::array<double, 6> kByChannel{4.55, 4.70, 4.65, 4.50, 4.80, 4.30};
    return kByChannel[channel] - 0.70 * haste(channel, day) + 0.15 * calledBack(channel, day) -
           0.35 * brokenReset(channel, day);
}

double ease(Channel channel, Topic topic, Day day)
{
    constexpr std::array<double, 6> kByChannel{5.55, 5.85, 6.05, 5.75, 5.95, 5.45};
    return kByChannel[channel] + 0.35 * calledBack(channel, day) -
           (topic == Access ? 1.6 : 0.7) * brokenReset(channel, day);
}

double recommendation(Segment segment, Channel channel, Day day)
{
    constexpr std::array<double, 4> kBySegment{8.7, 8.5, 8.35, 8.4};
    constexpr std::array<double, 6> kByChannel{-0.45, 0.05, 0.15, 0.0, 0.25, -0.3};
    double middle = kBySegment[segment] + kByChannel[channel] + 1.05 * calledBack(channel, day) -
                    0.35 * brokenReset(channel, day);
    if (segment == SmallBusiness)
        middle -= 0.9 * progress(day, dayOf(2025, 10, 1), dayOf(2026, 4, 1));
    if (segment == Consumer)
        middle += 0.25 * progress(day, dayOf(2026, 2, 1), dayOf(2026, 9, 1));
    return middle;
}

} // namespace regard::sample
