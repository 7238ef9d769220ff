// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_parameters.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace regard::audit {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t kDaySeconds = 86400;

std::string utcText(std::int64_t second)
{
    return TimeZone().format(Moment::instant(second));
}

/// Spans of constant offset over the days of the data and a year around them; beyond, the first and
/// the last offset hold on.
std::string zoneSpans(const Dataset& dataset)
{
    const TimeZone& zone = dataset.zone();
    Json spans = Json::array();
    std::string begins = "0000-01-01 00:00:00";
    const Day first = dataset.firstDay() == kNoDay ? 0 : dataset.firstDay() - 366;
    const Day last = dataset.lastDay() == kNoDay ? 0 : dataset.lastDay() + 366;
    std::int64_t offset = zone.offsetAt(first * kDaySeconds);
    for (std::int64_t day = first; day < last; ++day) {
        std::int64_t low = day * kDaySeconds;
        std::int64_t high = low + kDaySeconds;
        if (zone.offsetAt(high) == offset)
            continue;
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            (zone.offsetAt(middle) == offset ? low : high) = middle;
        }
        spans.push_back({begins, utcText(high), offset});
        begins = utcText(high);
        offset = zone.offsetAt((day + 1) * kDaySeconds);
    }
    spans.push_back({begins, "9999-12-31 23:59:59", offset});
    return spans.dump();
}

std::string tablesThatKnow(const Dataset& dataset, std::string_view by)
{
    const bool ofCustomers = dataset.table(Table::Customer).has(by);
    Json names = Json::array();
    for (const Table table : kFactTables) {
        const FactTable& facts = dataset.table(table);
        if (by.empty() || facts.has(by) || (ofCustomers && !facts.customers().empty()))
            names.push_back(tableName(table));
    }
    return names.dump();
}

/// "top3" -> 3.
std::int64_t boxes(std::string_view setting)
{
    return setting.back() - '0';
}

} // namespace

std::vector<NamedPeriod> wholeAndMonths(Period period)
{
    std::vector<NamedPeriod> periods{{"", period}};
    for (Day month = firstOfMonth(period.from); month <= period.to; month = firstOfMonth(month, 1))
        periods.push_back(
            {isoDate(month).substr(0, 7),
             {std::max(month, period.from), std::min(firstOfMonth(month, 1) - 1, period.to)}});
    return periods;
}

std::vector<SqlParameter> parametersFor(const Dataset& dataset, const Query& query,
                                        const std::vector<NamedPeriod>& periods,
                                        std::string_view by)
{
    const TimeZone& zone = dataset.zone();
    const Conventions& settings = query.conventions;
    const Day today = zone.dayOf(query.asOf);
    Json list = Json::array();
    for (const NamedPeriod& one : periods) {
        const Day closing = std::clamp(today - 1, one.period.from - 1, one.period.to);
        list.push_back(
            {one.name, isoDate(one.period.from), isoDate(one.period.to), isoDate(closing)});
    }
    const std::int64_t now =
        query.asOf.isDateOnly() ? zone.utcFromLocal(today * kDaySeconds) : query.asOf.seconds();
    const auto known = [&](Table table, std::string_view field) {
        return std::int64_t{dataset.table(table).has(field) ? 1 : 0};
    };
    return {{"periods", {list.dump()}},
            {"zone", {zoneSpans(dataset)}},
            {"first_day", {isoDate(query.period.from)}},
            {"last_day", {isoDate(query.period.to)}},
            {"today", {isoDate(today)}},
            {"now_second", {now}},
            {"by", {std::string(by)}},
            {"tables", {tablesThatKnow(dataset, by)}},
            {"csat_boxes", {boxes(settings.csatBox)}},
            {"ces_boxes", {boxes(settings.cesBox)}},
            {"fcr_window", {std::int64_t{std::llround(settings.fcrWindowDays * kDaySeconds)}}},
            {"fcr_shares", {settings.fcrShares}},
            {"inactive_days", {std::int64_t{settings.inactiveDays}}},
            {"lifespan_years", {settings.lifespanYears}},
            {"has_end_dates", {known(Table::Customer, "ended_at")}},
            {"has_resolved", {known(Table::Interaction, "resolved")}},
            {"has_resolution_times",
             {std::max(known(Table::Interaction, "resolved_at"),
                       known(Table::Interaction, "resolution_seconds"))}}};
}

} // namespace regard::audit
