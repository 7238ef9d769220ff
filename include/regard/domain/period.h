// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/base/expected.h>
#include <regard/domain/conventions.h>

#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// A calendar unit that periods and buckets are made of. Quarter and Year are fiscal.
enum class Calendar { Day, Week, Month, Quarter, Year };

/// A closed range of civil dates, `from` and `to` both inside.
struct Period {
    Day from = kNoDay;
    Day to = kNoDay;
    [[nodiscard]] int days() const { return to - from + 1; }
    [[nodiscard]] bool contains(Day day) const { return day >= from && day <= to; }
    bool operator==(const Period&) const = default;
};

/// What "now" and "all" mean when a period is read.
struct PeriodContext {
    Day today = kNoDay; ///< civil date of --as-of in the reporting zone
    /// First and last civil date with data; kNoDay when the store is empty.
    Period data{};
    int fiscalFirstMonth = 1;
    int weekFirstDay = 0;
    std::vector<Day> busyMonths{}; ///< first days of the months with data; empty: not known
};

/// Reads `2026`, `2026-Q3`, `2026-09`, `2026-W37`, `2026-09-01..2026-09-30`, `last-quarter`,
/// `last-month`, `last-week`, `last-year`, `last-12-months`, `this-quarter`, `all`. Fiscal years
/// are named after the calendar year in which they end (with first month 1: the calendar year
/// itself).
[[nodiscard]] Expected<Period> parsePeriod(std::string_view text, const PeriodContext& context);
/// The newest complete quarter that the data covers to its end (give or take a week), else the
/// newest complete quarter with any data, else the whole data; what opens first.
[[nodiscard]] Period defaultPeriod(const PeriodContext& context);
/// The period just before, of the same kind (month before a month, quarter before a quarter,
/// otherwise as many days).
[[nodiscard]] Period previousPeriod(Period period, const PeriodContext& context);
[[nodiscard]] Period yearAgo(Period period);
/// False while its last day is not over at `today`.
[[nodiscard]] bool isComplete(Period period, Day today);
/// The unit that contains the day, and the label for it ("2026-09", "2026-Q3", "2026-W37").
[[nodiscard]] Period unitOf(Day day, Calendar unit, const PeriodContext& context);
[[nodiscard]] std::string unitLabel(Period unit, Calendar kind, const PeriodContext& context);
/// All units that touch the period, in order; the first and last are cut to it.
[[nodiscard]] std::vector<Period> unitsIn(Period period, Calendar unit,
                                          const PeriodContext& context);
/// "Q3 2026", "September 2026", "1 Jul 2026 to 12 Sep 2026": for people, in English.
[[nodiscard]] std::string describe(Period period, const PeriodContext& context);

} // namespace regard
