// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/trend_content.h"

#include "presentation/formatting.h"

#include <QDate>
#include <QObject>

#include <algorithm>
#include <cmath>

namespace regard::presentation {

namespace {

constexpr int kLongestAhead = 400; ///< days that the axis goes on for a target's due date

bool dependsOnLength(const KpiDefinition& kpi)
{
    return kpi.needs.starts_with("subscription") || kpi.needs.starts_with("purchase");
}

QDate dateOf(Day day)
{
    const CivilDate civil = toCivil(day);
    return {civil.year, civil.month, civil.day};
}

QString shortYear(Day day)
{
    return QStringLiteral("%1").arg(toCivil(day).year % 100, 2, 10, QLatin1Char('0'));
}

std::optional<BenchmarkBand> bandOf(const TrendInput& input)
{
    if (!input.benchmark || !input.benchmark->comparable)
        return {};
    BenchmarkBand band{input.benchmark->value, input.benchmark->value, input.benchmark->value, {}};
    QString sector;
    for (const Benchmark& candidate : input.yardsticks.benchmarks) {
        if (candidate.kpi != input.kpi->id || candidate.value != input.benchmark->value ||
            candidate.source != input.benchmark->source)
            continue;
        band.low = candidate.low.value_or(band.low);
        band.high = candidate.high.value_or(band.high);
        sector = QString::fromStdString(candidate.sector);
    }
    const QString value = exactText(band.value, input.kpi->unit, input.currency);
    band.label = sector.isEmpty() ? QObject::tr("benchmark: %1").arg(value)
                                  : QObject::tr("benchmark: %1 %2").arg(sector, value);
    return band;
}

QString summaryOf(const TrendContent& content, const KpiDefinition& kpi)
{
    const TrendPoint* first = nullptr;
    const TrendPoint* last = nullptr;
    for (const TrendPoint& point : content.points) {
        if (!point.value)
            continue;
        if (first == nullptr)
            first = &point;
        last = &point;
    }
    if (first == nullptr)
        return QObject::tr("%1 has no values to draw.").arg(text(kpi.shortName));
    QString sentence =
        first == last
            ? QObject::tr("%1 was %2 in %3").arg(text(kpi.shortName), first->valueText, first->name)
            : QObject::tr("%1 went from %2 in %3 to %4 in %5")
                  .arg(text(kpi.shortName), first->valueText, first->name, last->valueText,
                       last->name);
    if (!last->intervalText.isEmpty())
        sentence += QObject::tr(" (%1)").arg(last->intervalText);
    if (!content.targetLabel.isEmpty())
        sentence += QStringLiteral("; ") + content.targetLabel;
    for (const EventMark& mark : content.events)
        if (mark.isBreak())
            sentence += QObject::tr("; the method changed: %1").arg(mark.title);
    return sentence + u'.';
}

/// One pair of limits for each point, and which points they call unusual.
void addLimits(TrendContent& content, const std::vector<Figure>& figures, std::size_t skipped)
{
    const auto limits = processLimits(figures);
    if (!limits) {
        content.note = QObject::tr("too few complete periods for limits of the process");
        return;
    }
    content.centre = limits->centre;
    for (std::size_t i = 0; i < content.points.size(); ++i) {
        TrendPoint& point = content.points[i];
        point.lowerLimit = limits->lower[i + skipped];
        point.upperLimit = limits->upper[i + skipped];
        switch (limits->signals[i + skipped]) {
        case stats::Signal::Outside:
            point.signal = QObject::tr("outside the limits of the process");
            break;
        case stats::Signal::LongRun:
            point.signal = QObject::tr("eight or more in a row on one side of the centre");
            break;
        case stats::Signal::None:
            break;
        }
    }
    content.note = QObject::tr("dotted: limits of the process (%1)").arg(text(limits->method));
    if (!limits->note.empty())
        content.note += QStringLiteral(", ") + QObject::tr("weak: few points");
}

/// A break in the middle of the chart parts what must not be compared; one before the first value
/// parts nothing.
void addBreaks(TrendContent& content, const std::vector<MethodBreak>& breaks)
{
    for (const MethodBreak& one : breaks) {
        const bool touches = std::ranges::count(one.kpis, content.kpi) > 0;
        if (touches && one.day > content.from && one.day <= content.to)
            content.events.push_back({one.day, kNoDay, QString::fromStdString(one.label),
                                      QString::fromStdString(one.sentence)});
    }
}

/// The range is that of the points, targets and benchmarks; intervals count too, unless one of few
/// answers would press everything else flat.
AxisRange rangeOf(const TrendContent& content, const KpiDefinition& kpi)
{
    std::vector<double> values;
    std::vector<double> widths;
    for (const TrendPoint& point : content.points) {
        if (!point.value)
            continue;
        values.push_back(*point.value);
        if (point.low && point.high)
            widths.push_back(*point.high - *point.low);
    }
    double widest = 0;
    if (!widths.empty()) {
        auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
        std::nth_element(widths.begin(), middle, widths.end());
        widest = *middle * 2;
    }
    for (const TrendPoint& point : content.points) {
        if (!point.value || !point.low || !point.high)
            continue;
        values.push_back(std::max(*point.low, *point.value - widest));
        values.push_back(std::min(*point.high, *point.value + widest));
    }
    for (const TrendPoint& point : content.points)
        for (const auto& limit : {point.lowerLimit, point.upperLimit})
            if (limit)
                values.push_back(*limit);
    for (const TargetLeg& leg : content.target) {
        values.push_back(leg.fromValue);
        values.push_back(leg.toValue);
    }
    if (content.benchmark) {
        values.push_back(content.benchmark->low);
        values.push_back(content.benchmark->high);
    }
    constexpr int kSteps = 4;
    return kpi.unit == Unit::Seconds ? durationRange(values, kSteps)
                                     : axisRange(values, kSteps, kpi.low, kpi.high);
}

} // namespace

QString axisLabel(Period unit, Calendar kind, bool newYear, const PeriodContext& context)
{
    const QLocale locale = displayLocale();
    switch (kind) {
    case Calendar::Month: {
        const QString initial =
            locale.standaloneMonthName(toCivil(unit.from).month, QLocale::ShortFormat).left(1);
        return newYear ? initial + QStringLiteral(" \u2019") + shortYear(unit.from) : initial;
    }
    case Calendar::Quarter: {
        const QString label = QString::fromStdString(unitLabel(unit, kind, context));
        return label.right(2) + QStringLiteral(" \u2019") + label.left(4).right(2);
    }
    case Calendar::Day:
    case Calendar::Week:
        return locale.toString(dateOf(unit.from), QStringLiteral("d MMM"));
    case Calendar::Year:
        break;
    }
    return QString::fromStdString(unitLabel(unit, kind, context));
}

QString unitWord(Calendar unit)
{
    switch (unit) {
    case Calendar::Day:
        return QObject::tr("by day");
    case Calendar::Week:
        return QObject::tr("by week");
    case Calendar::Month:
        return QObject::tr("by month");
    case Calendar::Quarter:
        return QObject::tr("by quarter");
    case Calendar::Year:
        break;
    }
    return QObject::tr("by year");
}

TrendSpan trendSpan(const KpiDefinition& kpi, Period period, const PeriodContext& context,
                    int months)
{
    TrendSpan span;
    const Period data = context.data.from == kNoDay ? period : context.data;
    const int days = std::min(period.to, data.to) - data.from + 1;
    if (dependsOnLength(kpi) && days > 190)
        span.unit = period.days() > 300  ? Calendar::Year
                    : period.days() > 45 ? Calendar::Quarter
                                         : Calendar::Month;
    else
        span.unit = days <= 45 ? Calendar::Day : days <= 190 ? Calendar::Week : Calendar::Month;
    if (span.unit == Calendar::Year && days < 3 * 365)
        span.unit = Calendar::Quarter;
    return spanOf(span.unit, period, context, months);
}

TrendSpan spanOf(Calendar unit, Period period, const PeriodContext& context, int months)
{
    const Period data = context.data.from == kNoDay ? period : context.data;
    const Period last = unitOf(std::min(period.to, data.to), unit, context);
    const bool coarse = unit == Calendar::Quarter || unit == Calendar::Year;
    const int back = coarse ? months * 2 : months;
    Day from = std::min(period.from, firstOfMonth(last.to, -(back - 1)));
    if (unit == Calendar::Year)
        from = data.from;
    from = std::max(from, data.from);
    return {unit, {unitOf(from, unit, context).from, last.to}};
}

std::optional<TrendSpan> finerSpan(const KpiDefinition& kpi, const std::vector<Figure>& figures,
                                   const TrendSpan& span)
{
    if (dependsOnLength(kpi) || span.unit == Calendar::Day)
        return {};
    std::optional<Period> room;
    int there = 0;
    for (const Figure& figure : figures) {
        if (!figure.estimate.value)
            continue;
        ++there;
        room = Period{room ? room->from : figure.period.from, figure.period.to};
    }
    constexpr int kMostDays = 70;
    if (there == 0 || there > 2 || room->days() > kMostDays)
        return {};
    return TrendSpan{Calendar::Day, *room};
}

std::optional<Group> groupOf(const std::vector<Condition>& where)
{
    Group group;
    for (const Condition& condition : where) {
        if (condition.values.size() != 1)
            return {};
        group[condition.dimension] = condition.values.front();
    }
    return group;
}

std::vector<TargetLeg> targetPath(const std::vector<TargetVersion>& history, std::string_view kpi,
                                  const Group& group)
{
    std::vector<TargetLeg> legs;
    std::vector<const TargetVersion*> versions;
    for (const TargetVersion& version : history)
        if (version.target.kpi == kpi && version.target.group == group)
            versions.push_back(&version);
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const Target& target = versions[i]->target;
        if (versions[i]->removed)
            continue;
        const TargetVersion* next = nullptr;
        for (std::size_t j = i + 1; j < versions.size() && next == nullptr; ++j)
            if (versions[j]->target.id == target.id)
                next = versions[j];
        const auto at = [&](Day day) {
            if (target.due <= target.baselineDay || day >= target.due)
                return target.value;
            const double part = double(std::max(day, target.baselineDay) - target.baselineDay) /
                                double(target.due - target.baselineDay);
            return target.baseline + part * (target.value - target.baseline);
        };
        TargetLeg leg;
        const bool first = std::ranges::none_of(legs, [&](const TargetLeg& other) {
            return !other.current && other.to == target.setOn;
        });
        leg.from = first || target.setOn == kNoDay ? target.baselineDay
                                                   : std::max(target.setOn, target.baselineDay);
        leg.to = next != nullptr ? std::min(next->target.setOn, target.due) : target.due;
        leg.current = next == nullptr;
        if (leg.to <= leg.from)
            continue;
        leg.fromValue = at(leg.from);
        leg.toValue = at(leg.to);
        legs.push_back(leg);
    }
    return legs;
}

QString axisText(double value, const AxisRange& axis, Unit unit, std::string_view currency)
{
    if (unit == Unit::Seconds)
        return value == 0 ? QStringLiteral("0") : duration(value, axis.step / 2);
    if (unit == Unit::Money)
        return currencySign(currency) + number(value, axis.decimals);
    if (unit == Unit::Percent)
        return number(value, axis.decimals) + QStringLiteral("\u00A0%");
    return number(value, axis.decimals);
}

TrendContent trendContent(const TrendInput& input)
{
    const KpiDefinition& kpi = *input.kpi;
    TrendContent content;
    content.kpi = std::string(kpi.id);
    content.unit = kpi.unit;
    content.currency = input.currency;
    bool anyInterval = false;
    for (const Figure& figure : input.figures) {
        if (content.points.empty() && !figure.estimate.value)
            continue; // before the first value there is nothing to see
        TrendPoint point;
        point.from = figure.period.from;
        point.to = figure.period.to;
        point.name = QString::fromStdString(describe(figure.period, input.context));
        point.n = figure.estimate.n;
        point.complete = figure.complete;
        if (figure.settling)
            point.settling = QString::fromStdString(figure.settling->sentence);
        point.value = figure.estimate.value;
        point.reason = QString::fromStdString(figure.estimate.reason);
        if (figure.estimate.value) {
            const auto wide = halfWidth(figure.estimate);
            point.valueText = valueText(*figure.estimate.value, kpi.unit, input.currency, wide);
            point.intervalText = intervalWords(figure.estimate, kpi.unit, input.currency);
            if (figure.estimate.interval) {
                point.low = figure.estimate.interval->low;
                point.high = figure.estimate.interval->high;
                anyInterval = true;
            }
        }
        content.points.push_back(std::move(point));
    }
    if (content.points.empty()) {
        const QString why = input.figures.empty()
                                ? QString()
                                : QString::fromStdString(input.figures.back().estimate.reason);
        content.reason =
            why.isEmpty() ? QObject::tr("There is nothing to draw for these choices.") : why;
    }
    content.from = content.points.empty() ? input.span.period.from : content.points.front().from;
    content.to = input.span.period.to;
    if (const auto group = groupOf(input.where))
        content.target = targetPath(input.yardsticks.targets, kpi.id, *group);
    std::erase_if(content.target, [&](const TargetLeg& leg) { return leg.to < content.from; });
    for (TargetLeg& leg : content.target) {
        if (leg.current && leg.to > content.to && leg.to <= content.to + kLongestAhead)
            content.to = leg.to;
        if (leg.from < content.from && leg.to > leg.from) {
            const double part = double(content.from - leg.from) / double(leg.to - leg.from);
            leg.fromValue += part * (leg.toValue - leg.fromValue);
            leg.from = content.from;
        }
    }
    int lastYear = 0;
    for (const Period& unit : unitsIn({content.from, content.to}, input.span.unit, input.context)) {
        const int year = toCivil(unit.from).year;
        content.labels.push_back(
            {(double(unit.from) + double(unit.to)) / 2,
             axisLabel(unit, input.span.unit, year != lastYear, input.context)});
        lastYear = year;
    }
    if (!content.target.empty() && content.target.back().current) {
        const TargetLeg& leg = content.target.back();
        content.targetLabel = QObject::tr("target %1 by %2")
                                  .arg(exactText(leg.toValue, kpi.unit, input.currency),
                                       dateText(leg.to, input.context.today));
    }
    content.benchmark = bandOf(input);
    for (const Event& event : input.events)
        if (event.at <= content.to && std::max(event.at, event.until) >= content.from)
            content.events.push_back(
                {event.at, event.until, QString::fromStdString(event.title), {}});
    addBreaks(content, input.breaks);
    if (input.limits)
        addLimits(content, input.figures, input.figures.size() - content.points.size());
    const QString limits = content.note;
    content.axis = rangeOf(content, kpi);
    content.title = content.targetLabel.isEmpty()
                        ? QObject::tr("%1 %2").arg(text(kpi.shortName), unitWord(input.span.unit))
                        : QObject::tr("%1 %2, against its target")
                              .arg(text(kpi.shortName), unitWord(input.span.unit));
    // A cut axis is said first: where room is short, the end of the note is left out.
    QStringList notes;
    if (!content.axis.startsAtZero && content.reason.isEmpty())
        notes << QObject::tr("axis starts at %1")
                     .arg(axisText(content.axis.low, content.axis, kpi.unit, input.currency));
    if (!limits.isEmpty())
        notes << limits;
    if (anyInterval)
        notes << QObject::tr("shaded: %1\u00A0% interval").arg(number(input.level * 100, 0));
    if (!content.target.empty())
        notes << QObject::tr("dashed: target");
    if (std::ranges::any_of(content.events, &EventMark::isBreak))
        notes.insert(content.axis.startsAtZero ? 0 : 1,
                     QObject::tr("dashed upright: method changed"));
    content.note = notes.join(QStringLiteral(" \u00B7 "));
    content.summary = summaryOf(content, kpi);
    return content;
}

} // namespace regard::presentation
