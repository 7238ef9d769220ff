// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/chart_geometry.h"

#include <regard/domain/records.h>
#include <regard/insight/method_breaks.h>
#include <regard/insight/process_limits.h>
#include <regard/metrics/engine.h>

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard::presentation {

/// One unit of time on the chart. Without a value it is a gap.
struct TrendPoint {
    Day from = kNoDay;
    Day to = kNoDay;
    QString name; ///< "September 2026"
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    double n = 0;
    bool complete = true;
    QString settling; ///< what it still waits for, a sentence; empty where it is settled
    std::optional<double> lowerLimit; ///< of the process, where they were asked for
    std::optional<double> upperLimit;
    QString signal; ///< "outside the limits of the process"; empty for none
    [[nodiscard]] bool isFinal() const { return complete && settling.isEmpty(); }
    QString valueText;    ///< "47"
    QString intervalText; ///< "43.9 to 50.0"
    QString reason;       ///< why there is no value
    [[nodiscard]] double x() const { return (double(from) + double(to)) / 2; }
};

/// A piece of the target's path, straight between two days, as it was set at the time.
struct TargetLeg {
    Day from = kNoDay;
    double fromValue = 0;
    Day to = kNoDay;
    double toValue = 0;
    bool current = true; ///< false: a path that was changed later
};

struct BenchmarkBand {
    double value = 0;
    double low = 0; ///< equal to high where the benchmark is one number
    double high = 0;
    QString label; ///< "benchmark: sector median 44"
};

struct EventMark {
    Day at = kNoDay;
    Day until = kNoDay;
    QString title;
    QString sentence{}; ///< what a break of method is, in full; empty for events
    [[nodiscard]] bool isBreak() const { return !sentence.isEmpty(); }
};

struct AxisLabel {
    double x = 0;  ///< day
    QString words; ///< "S", "S ’26", "Q3 ’26"
};

/// All that the large chart shows.
struct TrendContent {
    std::string kpi;
    QString title; ///< "NPS by month, against its target"
    QString note;  ///< "shaded: 95 % interval"
    Unit unit = Unit::Count;
    std::string currency;
    std::vector<TrendPoint> points; ///< from the first with a value on
    std::vector<TargetLeg> target;
    QString targetLabel; ///< "target 55 by 31 Dec 2026"
    std::optional<BenchmarkBand> benchmark;
    std::optional<double> centre;  ///< of the process, where its limits were asked for
    std::vector<EventMark> events; ///< breaks of method among them
    std::vector<AxisLabel> labels; ///< one a unit, to the end of the axis
    Day from = kNoDay;             ///< ends of the time axis
    Day to = kNoDay;
    AxisRange axis;
    QString summary; ///< one sentence for a screen reader
    QString reason;  ///< why there is nothing to draw
};

/// Over which unit and days a KPI is drawn when the period is looked at. Figures that depend on the
/// length of their period (churn, revenue per customer) are drawn over units of that length, others
/// by month; short data by week or day.
struct TrendSpan {
    Calendar unit = Calendar::Month;
    Period period{};
};
[[nodiscard]] TrendSpan trendSpan(const KpiDefinition& kpi, Period period,
                                  const PeriodContext& context, int months);

/// The same over a unit that was chosen; as many as a chart of that many months has room for.
[[nodiscard]] TrendSpan spanOf(Calendar unit, Period period, const PeriodContext& context,
                               int months);

/// Days in place of longer units, when all values fall into one or two of them (one survey wave in
/// years of other data). None where the figure depends on the length of its period.
[[nodiscard]] std::optional<TrendSpan>
finerSpan(const KpiDefinition& kpi, const std::vector<Figure>& figures, const TrendSpan& span);

/// What the chart is drawn from, gathered where the store is at hand.
struct TrendInput {
    const KpiDefinition* kpi = nullptr;
    std::vector<Figure> figures; ///< of Engine::trend
    TrendSpan span;
    Yardsticks yardsticks;
    std::optional<BenchmarkNow> benchmark;
    std::vector<Event> events;
    std::vector<MethodBreak> breaks; ///< of all KPIs
    std::vector<Condition> where;
    PeriodContext context;
    std::string currency;
    double level = 0.95;
    bool limits = false; ///< with the limits of the process
};
[[nodiscard]] TrendContent trendContent(const TrendInput& input);

/// The group that the conditions stand for, when each names one value; none otherwise.
[[nodiscard]] std::optional<Group> groupOf(const std::vector<Condition>& where);
/// The path of the target for that KPI and group through all its versions, cut to `until`.
[[nodiscard]] std::vector<TargetLeg> targetPath(const std::vector<TargetVersion>& history,
                                                std::string_view kpi, const Group& group);
/// "by month".
[[nodiscard]] QString unitWord(Calendar unit);
/// Below a unit of the time axis: "S", with the year where it is new: "J ’26".
[[nodiscard]] QString axisLabel(Period unit, Calendar kind, bool newYear,
                                const PeriodContext& context);
/// A tick of the value axis.
[[nodiscard]] QString axisText(double value, const AxisRange& axis, Unit unit,
                               std::string_view currency);

} // namespace regard::presentation
