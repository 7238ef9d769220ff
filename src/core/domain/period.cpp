// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/domain/period.h>

#include <algorithm>

namespace regard {

namespace {

int monthIndex(Day day)
{
    const CivilDate date = toCivil(day);
    return date.year * 12 + date.month - 1;
}

/// First day of the fiscal unit of `months` months (3 or 12) that contains the day.
Day fiscalStart(Day day, int months, const PeriodContext& context)
{
    const int since =
        ((monthIndex(day) - (context.fiscalFirstMonth - 1)) % months + months) % months;
    return firstOfMonth(day, -since);
}

bool isMonthEnd(Day day)
{
    return firstOfMonth(day, 1) - 1 == day;
}

Day sameDayYearBefore(Day day)
{
    CivilDate date = toCivil(day);
    date.year -= 1;
    if (!isValid(date))
        date.day = 28;
    return toDay(date);
}

} // namespace

bool isComplete(Period period, Day today)
{
    return period.to < today;
}

Period unitOf(Day day, Calendar unit, const PeriodContext& context)
{
    switch (unit) {
    case Calendar::Day:
        return {day, day};
    case Calendar::Week: {
        const Day start = day - (weekday(day) - context.weekFirstDay + 7) % 7;
        return {start, start + 6};
    }
    case Calendar::Month:
        return {firstOfMonth(day), firstOfMonth(day, 1) - 1};
    case Calendar::Quarter:
    case Calendar::Year: {
        const int months = unit == Calendar::Quarter ? 3 : 12;
        const Day start = fiscalStart(day, months, context);
        return {start, firstOfMonth(start, months) - 1};
    }
    }
    return {day, day};
}

std::vector<Period> unitsIn(Period period, Calendar unit, const PeriodContext& context)
{
    std::vector<Period> units;
    for (Day day = period.from; day <= period.to;) {
        const Period whole = unitOf(day, unit, context);
        units.push_back({std::max(whole.from, period.from), std::min(whole.to, period.to)});
        day = whole.to + 1;
    }
    return units;
}

namespace {

bool hasData(Period period, const PeriodContext& context)
{
    return context.busyMonths.empty() || std::ranges::any_of(context.busyMonths, [&](Day month) {
               return month <= period.to && firstOfMonth(month, 1) > period.from;
           });
}

/// The newest quarter that ends on that day or before.
Period quarterUpTo(Day day, const PeriodContext& context)
{
    const Period quarter = unitOf(day, Calendar::Quarter, context);
    return quarter.to > day ? unitOf(quarter.from - 1, Calendar::Quarter, context) : quarter;
}

} // namespace

Period defaultPeriod(const PeriodContext& context)
{
    if (context.data.from == kNoDay) {
        return unitOf(firstOfMonth(context.today, -3), Calendar::Quarter, context);
    }
    // A quarter counts as covered when the data ends at most a week before it does: shops and help
    // desks rest over holidays.
    constexpr int kRest = 7;
    const Day yesterday = context.today - 1;
    const Period covered = quarterUpTo(std::min(context.data.to + kRest, yesterday), context);
    if (covered.to >= context.data.from && hasData(covered, context)) {
        return covered;
    }
    // A single wave of answers, or a new store: the quarter it lies in, if that is over.
    const Period newest = unitOf(context.data.to, Calendar::Quarter, context);
    return newest.to <= yesterday ? newest : context.data;
}

Period previousPeriod(Period period, const PeriodContext&)
{
    if (period.from == firstOfMonth(period.from) && isMonthEnd(period.to)) {
        const int months = monthIndex(period.to) - monthIndex(period.from) + 1;
        return {firstOfMonth(period.from, -months), period.from - 1};
    }
    return {period.from - period.days(), period.from - 1};
}

Period yearAgo(Period period)
{
    // A week is compared with the week of the same weekdays, 52 weeks before.
    if (period.days() == 7)
        return {period.from - 364, period.to - 364};
    const Day to =
        isMonthEnd(period.to) ? firstOfMonth(period.to, -11) - 1 : sameDayYearBefore(period.to);
    return {sameDayYearBefore(period.from), to};
}

} // namespace regard
