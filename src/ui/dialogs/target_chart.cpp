// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/target_chart.h"

#include "presentation/chart_geometry.h"
#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace regard::ui {

using presentation::AxisRange;
using presentation::toPixel;

/// Where days and values lie in pixels.
struct TargetChart::Plane {
    QRectF box;
    AxisRange range;
    Day from = 0;
    Day to = 1;
    [[nodiscard]] double x(Day day) const
    {
        return toPixel(day, from, to, box.left(), box.right());
    }
    [[nodiscard]] double y(double value) const
    {
        return toPixel(value, range.low, range.high, box.bottom(), box.top());
    }
};

namespace {

Day middle(const Period& period)
{
    return period.from + (period.to - period.from) / 2;
}

} // namespace

TargetChart::TargetChart(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("targetChart"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TargetChart::setMonths(std::vector<Figure> months, const KpiDefinition* kpi)
{
    m_months = std::move(months);
    m_kpi = kpi;
    describe();
}

void TargetChart::setTarget(std::optional<Target> target)
{
    m_target = std::move(target);
    describe();
}

void TargetChart::setBenchmarks(std::vector<Benchmark> benchmarks)
{
    m_benchmarks = std::move(benchmarks);
    update();
}

void TargetChart::setCurrency(const QString& currency)
{
    m_currency = currency;
    update();
}

void TargetChart::setBreaks(const std::vector<MethodBreak>& breaks)
{
    m_breaks = breaks;
    std::erase_if(m_breaks, [&](const MethodBreak& one) {
        return m_kpi == nullptr || std::ranges::count(one.kpis, m_kpi->id) == 0;
    });
    describe();
}

void TargetChart::describe()
{
    QString said = tr("%1 months of history.").arg(m_months.size());
    if (m_target && m_kpi != nullptr)
        said += tr(" The target is %1 by %2.")
                    .arg(presentation::valueText(m_kpi->id, m_target->value, m_currency),
                         presentation::dayText(m_target->due));
    for (const MethodBreak& one : m_breaks)
        said += u' ' + QString::fromStdString(one.sentence);
    setAccessibleName(said);
    update();
}

TargetChart::Plane TargetChart::plane() const
{
    Plane plane;
    std::vector<double> values;
    for (const Figure& month : m_months) {
        if (!month.estimate.value)
            continue;
        values.push_back(*month.estimate.value);
        if (month.estimate.interval) {
            values.push_back(month.estimate.interval->low);
            values.push_back(month.estimate.interval->high);
        }
    }
    if (m_target) {
        values.push_back(m_target->baseline);
        values.push_back(m_target->value);
    }
    for (const Benchmark& row : m_benchmarks)
        values.push_back(row.value);
    if (values.empty())
        values = {0, 1};
    plane.range = m_kpi != nullptr && m_kpi->unit == Unit::Seconds
                      ? presentation::durationRange(values, 4)
                      : presentation::axisRange(values, 4, m_kpi != nullptr ? m_kpi->low : 0,
                                                m_kpi != nullptr ? m_kpi->high : 1);
    if (!m_months.empty()) {
        plane.from = m_months.front().period.from;
        plane.to = m_months.back().period.to;
    } else if (m_target) {
        plane.from = m_target->baselineDay;
        plane.to = m_target->due;
    }
    if (m_target && m_target->due != kNoDay) {
        plane.to = std::max(plane.to, m_target->due);
        if (m_target->baselineDay != kNoDay)
            plane.from = std::min(plane.from, m_target->baselineDay);
    }
    if (plane.to <= plane.from)
        plane.to = plane.from + 1;

    int widest = 0;
    const QFontMetrics metrics(textFont(kNoteSize));
    if (m_kpi != nullptr)
        for (const double tick : plane.range.ticks())
            widest = std::max(widest, metrics.horizontalAdvance(
                                          presentation::valueText(m_kpi->id, tick, m_currency)));
    plane.box = QRectF(rect()).adjusted(widest + 10, 16, -14, -(metrics.height() + 8));
    return plane;
}

void TargetChart::paintAxes(QPainter& painter, const Plane& plane) const
{
    const Tokens& tokens = tokensOf(*this);
    const QFontMetrics metrics(painter.font());
    for (const double tick : plane.range.ticks()) {
        const double y = std::round(plane.y(tick)) + 0.5;
        painter.setPen(tokens.line);
        painter.drawLine(QPointF(plane.box.left(), y), QPointF(plane.box.right(), y));
        painter.setPen(tokens.third);
        painter.drawText(QRectF(0, y - 10, plane.box.left() - 8, 20),
                         static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                         presentation::valueText(m_kpi->id, tick, m_currency));
    }
    // Names stand at a steady distance that January is part of, which carries the year.
    const QLocale locale = presentation::displayLocale();
    const int months = (plane.to - plane.from) / 30 + 1;
    const double widest = metrics.horizontalAdvance(QStringLiteral("Sept")) + 10;
    const int stride = presentation::labelStride(months, widest, plane.box.width());
    for (Day month = firstOfMonth(plane.from); month <= plane.to; month = firstOfMonth(month, 1)) {
        const CivilDate date = toCivil(month);
        const double centre = plane.x(month + 14);
        if ((date.month - 1) % stride != 0 || centre < plane.box.left() ||
            centre + widest / 2 > width() + 4)
            continue;
        const QString name = date.month == 1
                                 ? QString::number(date.year)
                                 : locale.standaloneMonthName(date.month, QLocale::ShortFormat);
        painter.setPen(tokens.third);
        painter.drawText(
            QRectF(centre - widest, plane.box.bottom() + 5, 2 * widest, metrics.height()),
            Qt::AlignHCenter, name);
    }
}

void TargetChart::paintBreaks(QPainter& painter, const Plane& plane) const
{
    const Tokens& tokens = tokensOf(*this);
    const QFontMetrics metrics(painter.font());
    for (const MethodBreak& one : m_breaks) {
        if (one.day <= plane.from || one.day > plane.to)
            continue;
        const double x = std::round(plane.x(one.day)) + 0.5;
        QPen stem(tokens.second, 1);
        stem.setDashPattern({4, 3});
        painter.setPen(stem);
        painter.drawLine(QPointF(x, 4), QPointF(x, plane.box.bottom()));
        painter.setPen(tokens.second);
        painter.drawText(QRectF(x + 5, 0, width() - x - 6, metrics.height()), Qt::AlignVCenter,
                         metrics.elidedText(QString::fromStdString(one.label), Qt::ElideRight,
                                            static_cast<int>(width() - x - 6)));
    }
}

void TargetChart::paintBenchmark(QPainter& painter, const Plane& plane) const
{
    const Tokens& tokens = tokensOf(*this);
    for (const Benchmark& row : m_benchmarks) {
        const double top = plane.y(row.high.value_or(row.value));
        const double bottom = plane.y(row.low.value_or(row.value));
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.warnSoft);
        painter.drawRect(
            QRectF(QPointF(plane.box.left(), std::max(top, plane.box.top()) - 1),
                   QPointF(plane.box.right(), std::min(bottom, plane.box.bottom()) + 1)));
    }
}

void TargetChart::paintMonths(QPainter& painter, const Plane& plane) const
{
    const Tokens& tokens = tokensOf(*this);
    QColor band = tokens.series[0];
    band.setAlphaF(0.16F);
    // Each stretch without a gap has a band and a line of its own.
    std::size_t begin = 0;
    while (begin < m_months.size()) {
        if (!m_months[begin].estimate.value) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        QPolygonF line;
        QPolygonF upper;
        QPolygonF lower;
        for (; end < m_months.size() && m_months[end].estimate.value; ++end) {
            const Figure& month = m_months[end];
            const double x = plane.x(middle(month.period));
            const double value = *month.estimate.value;
            line << QPointF(x, plane.y(value));
            const auto& interval = month.estimate.interval;
            upper << QPointF(x, plane.y(interval ? interval->high : value));
            lower.prepend(QPointF(x, plane.y(interval ? interval->low : value)));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(band);
        painter.drawPolygon(upper + lower);
        painter.setPen(QPen(tokens.series[0], 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
        painter.setPen(QPen(tokens.series[0], 1.5));
        painter.setBrush(tokens.card);
        for (const QPointF& point : line)
            painter.drawEllipse(point, 2.6, 2.6);
        begin = end;
    }
}

void TargetChart::paintPath(QPainter& painter, const Plane& plane) const
{
    if (!m_target || m_target->due == kNoDay || m_target->baselineDay == kNoDay)
        return;
    const Tokens& tokens = tokensOf(*this);
    const QPointF from(plane.x(m_target->baselineDay), plane.y(m_target->baseline));
    const QPointF to(plane.x(m_target->due), plane.y(m_target->value));
    painter.setPen(QPen(tokens.ink, 1.4, Qt::DashLine));
    painter.drawLine(from, to);
    painter.setPen(QPen(tokens.ink, 2));
    painter.setBrush(tokens.card);
    painter.drawEllipse(to, 4.5, 4.5);
    const QFont strong = textFont(kNoteSize, QFont::DemiBold);
    painter.setFont(strong);
    const QString label =
        tr("target %1 by %2")
            .arg(presentation::valueText(m_target->kpi, m_target->value, m_currency),
                 presentation::dayText(m_target->due));
    const double width = QFontMetrics(strong).horizontalAdvance(label);
    const double left = std::clamp(to.x() + 6 - width, plane.box.left(), this->width() - width);
    // Beside the ring on the side where the months are not.
    const auto last = std::find_if(m_months.rbegin(), m_months.rend(), [](const Figure& month) {
        return month.estimate.value.has_value();
    });
    const bool below = last != m_months.rend() && *last->estimate.value > m_target->value;
    const double top = below || to.y() - 22 < 0 ? to.y() + 8 : to.y() - 22;
    painter.drawText(QRectF(left, top, width + 2, 16), Qt::AlignLeft, label);
}

void TargetChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(kNoteSize));
    if (m_kpi == nullptr || (m_months.empty() && !m_target)) {
        painter.setPen(tokensOf(*this).third);
        painter.drawText(rect(), Qt::AlignCenter, tr("No history yet"));
        return;
    }
    const Plane place = plane();
    paintBenchmark(painter, place);
    paintBreaks(painter, place);
    paintAxes(painter, place);
    paintMonths(painter, place);
    paintPath(painter, place);
}

} // namespace regard::ui
