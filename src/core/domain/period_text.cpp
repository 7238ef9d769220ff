// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Periods as people and scripts write them, and as they are shown.
#include <regard/domain/period.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace regard {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

std::optional<int> integer(std::string_view text)
{
    int value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, failure] = std::from_chars(text.data(), end, value);
    if (text.empty() || failure != std::errc{} || stopped != end || text.front() == '-')
        return std::nullopt;
    return value;
}

std::optional<Calendar> unitWord(std::string_view word)
{
    if (word.ends_with('s'))
        word.remove_suffix(1);
    if (word == "day")
        return Calendar::Day;
    if (word == "week")
        return Calendar::Week;
    if (word == "month")
        return Calendar::Month;
    if (word == "quarter")
        return Calendar::Quarter;
    if (word == "year")
        return Calendar::Year;
    return std::nullopt;
}

/// Start of fiscal year `year`, named after the calendar year in which it ends.
Day fiscalYearStart(int year, const PeriodContext& context)
{
    return toDay({context.fiscalFirstMonth == 1 ? year : year - 1, context.fiscalFirstMonth, 1});
}

int fiscalYearOf(Day day, const PeriodContext& context)
{
    return toCivil(unitOf(day, Calendar::Year, context).to).year;
}

/// The week whose fourth day lies in the year counts to it (ISO 8601 when weeks begin on Monday).
Day weekOneStart(int year, const PeriodContext& context)
{
    return unitOf(toDay({year, 1, 4}), Calendar::Week, context).from;
}

std::optional<Period> relativePeriod(std::string_view text, const PeriodContext& context)
{
    if (text.starts_with("this-")) {
        const auto unit = unitWord(text.substr(5));
        return unit ? std::optional(unitOf(context.today, *unit, context)) : std::nullopt;
    }
    if (!text.starts_with("last-"))
        return std::nullopt;
    std::string_view rest = text.substr(5);
    int count = 1;
    if (const std::size_t dash = rest.find('-'); dash != std::string_view::npos) {
        const auto read = integer(rest.substr(0, dash));
        if (!read || *read < 1 || *read > 4000)
            return std::nullopt;
        count = *read;
        rest.remove_prefix(dash + 1);
    }
    const auto unit = unitWord(rest);
    if (!unit)
        return std::nullopt;
    // Complete units only: what is under way is not part of "last".
    Period last = unitOf(unitOf(context.today, *unit, context).from - 1, *unit, context);
    Day from = last.from;
    for (int i = 1; i < count; ++i)
        from = unitOf(from - 1, *unit, context).from;
    return Period{from, last.to};
}

std::optional<Period> namedPeriod(std::string_view text, const PeriodContext& context)
{
    if (text.size() < 4)
        return std::nullopt;
    const auto year = integer(text.substr(0, 4));
    if (!year || *year < 1 || *year > 9998)
        return std::nullopt;
    if (text.size() == 4)
        return unitOf(fiscalYearStart(*year, context), Calendar::Year, context);
    if (text[4] != '-')
        return std::nullopt;
    const std::string_view rest = text.substr(5);
    if (rest.size() == 2 && rest[0] == 'Q') {
        const auto quarter = integer(rest.substr(1));
        if (!quarter || *quarter < 1 || *quarter > 4)
            return std::nullopt;
        return unitOf(firstOfMonth(fiscalYearStart(*year, context), (*quarter - 1) * 3),
                      Calendar::Quarter, context);
    }
    if (rest.size() == 3 && rest[0] == 'W') {
        const auto week = integer(rest.substr(1));
        if (!week || *week < 1)
            return std::nullopt;
        const Day start = weekOneStart(*year, context) + (*week - 1) * 7;
        if (start >= weekOneStart(*year + 1, context))
            return std::nullopt;
        return Period{start, start + 6};
    }
    if (rest.size() == 2) {
        const auto month = integer(rest);
        if (!month || !isValid({*year, *month, 1}))
            return std::nullopt;
        return unitOf(toDay({*year, *month, 1}), Calendar::Month, context);
    }
    if (const auto day = parseIsoDate(text))
        return Period{*day, *day};
    return std::nullopt;
}

std::string dayText(Day day)
{
    const CivilDate date = toCivil(day);
    return std::to_string(date.day) + " " +
           std::string(kMonths[static_cast<std::size_t>(date.month - 1)].substr(0, 3)) + " " +
           std::to_string(date.year);
}

} // namespace

Expected<Period> parsePeriod(std::string_view text, const PeriodContext& context)
{
    if (text == "all") {
        if (context.data.from == kNoDay)
            return Period{context.today, context.today};
        return context.data;
    }
    if (const auto relative = relativePeriod(text, context))
        return *relative;
    if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
        const auto from = parseIsoDate(text.substr(0, dots));
        const auto to = parseIsoDate(text.substr(dots + 2));
        if (from && to && *from > *to)
            return Error{ErrorKind::Invalid,
                         "The period " + std::string(text) + " ends before it begins."};
        if (from && to)
            return Period{*from, *to};
    } else if (const auto named = namedPeriod(text, context)) {
        return *named;
    }
    return Error{ErrorKind::Invalid,
                 "\"" + std::string(text) +
                     "\" is not a period. Use 2026, 2026-Q3, 2026-09, 2026-W37, "
                     "2026-09-01..2026-09-30, last-quarter, last-12-months or all."};
}

std::string unitLabel(Period unit, Calendar kind, const PeriodContext& context)
{
    const std::string iso = isoDate(unit.from);
    switch (kind) {
    case Calendar::Day:
        return iso;
    case Calendar::Week: {
        const Day start = unitOf(unit.from, Calendar::Week, context).from;
        const int year = toCivil(start + 3).year;
        const int week = (start - weekOneStart(year, context)) / 7 + 1;
        return std::to_string(year) + (week < 10 ? "-W0" : "-W") + std::to_string(week);
    }
    case Calendar::Month:
        return iso.substr(0, 7);
    case Calendar::Quarter: {
        const int year = fiscalYearOf(unit.from, context);
        const Day start = fiscalYearStart(year, context);
        int quarter = 1;
        while (quarter < 4 && firstOfMonth(start, quarter * 3) <= unit.from)
            ++quarter;
        return std::to_string(year) + "-Q" + std::to_string(quarter);
    }
    case Calendar::Year:
        return std::to_string(fiscalYearOf(unit.from, context));
    }
    return iso;
}

std::string describe(Period period, const PeriodContext& context)
{
    const std::string fiscal = context.fiscalFirstMonth == 1 ? "" : "FY";
    if (period == unitOf(period.from, Calendar::Year, context))
        return fiscal + unitLabel(period, Calendar::Year, context);
    if (period == unitOf(period.from, Calendar::Quarter, context)) {
        const std::string label = unitLabel(period, Calendar::Quarter, context);
        return label.substr(5) + " " + fiscal + label.substr(0, 4);
    }
    if (period == unitOf(period.from, Calendar::Month, context)) {
        const CivilDate date = toCivil(period.from);
        return std::string(kMonths[static_cast<std::size_t>(date.month - 1)]) + " " +
               std::to_string(date.year);
    }
    if (period == unitOf(period.from, Calendar::Week, context)) {
        const std::string label = unitLabel(period, Calendar::Week, context);
        return "Week " + std::to_string(*integer(label.substr(label.size() - 2))) + ", " +
               label.substr(0, label.size() - 4);
    }
    if (period.from == period.to)
        return dayText(period.from);
    return dayText(period.from) + " to " + dayText(period.to);
}

} // namespace regard
