// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is painted around the series: axes, events, points, labels beside the plot, the callout.
#include "presentation/formatting.h"
#include "ui/charts/axes.h"
#include "ui/charts/trend_chart.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace regard::ui {

void TrendChart::paintAxes(QPainter& painter, const Tokens& tokens) const
{
    paintValueAxis(
        painter, m_plot, m_content.axis,
        [this](double tick) {
            return presentation::axisText(tick, m_content.axis, m_content.unit, m_content.currency);
        },
        tokens);
    const QFontMetrics metrics(painter.font());
    double widest = 0;
    for (const auto& label : m_content.labels)
        widest = std::max(widest, double(metrics.horizontalAdvance(label.words)) + 6);
    // Initials of months may stand closer than the one with the year: it only needs room once.
    const bool initials = std::ranges::count_if(m_content.labels, [](const auto& label) {
                              return label.words.size() == 1;
                          }) > 0;
    if (initials)
        widest = 13;
    const int stride = presentation::labelStride(static_cast<int>(m_content.labels.size()), widest,
                                                 m_plot.width());
    painter.setPen(tokens.third);
    std::vector<std::pair<double, double>> taken;
    // Labels with a year first: the others give way to them.
    for (const bool dated : {true, false}) {
        for (std::size_t i = 0; i < m_content.labels.size(); ++i) {
            const auto& label = m_content.labels[i];
            if (dated != (label.words.size() > 1) ||
                (i % static_cast<std::size_t>(stride) != 0 && !(initials && dated)))
                continue;
            const double wide = metrics.horizontalAdvance(label.words);
            const double x = std::clamp(place(label.x, 0).x(), wide / 2, width() - wide / 2 - 1);
            const std::pair span(x - wide / 2 - 2, x + wide / 2 + 2);
            if (std::ranges::any_of(taken, [&](const auto& other) {
                    return span.first < other.second && span.second > other.first;
                }))
                continue;
            painter.drawText(QRectF(span.first, m_plot.bottom() + 5, wide + 4, 16), Qt::AlignCenter,
                             label.words);
            taken.push_back(span);
        }
    }
}

void TrendChart::paintEvents(QPainter& painter, const Tokens& tokens) const
{
    painter.setFont(textFont(kNoteSize));
    const QFontMetrics metrics(painter.font());
    // From the right, so that the stem of a mark in the upper row stands left of the words below
    // it.
    std::array<double, 2> taken{1e9, 1e9};
    auto events = m_content.events;
    std::erase_if(events, std::mem_fn(&presentation::EventMark::isBreak));
    std::ranges::sort(events, std::ranges::greater{}, &presentation::EventMark::at);
    for (const auto& event : events) {
        const double x = std::max(m_plot.left(), place(event.at, 0).x());
        const QColor color = tokens.series[3];
        if (event.until != kNoDay && event.until > event.at) {
            QColor soft = color;
            soft.setAlphaF(0.10F);
            const double end = std::min(m_plot.right(), place(event.until, 0).x());
            painter.fillRect(QRectF(x, m_plot.top(), end - x, m_plot.height()), soft);
        }
        // Words stand right of the stem and are cut rather than turned to the left, over other
        // stems.
        int row = -1;
        const double wide = metrics.horizontalAdvance(event.title);
        QString words;
        for (int candidate = 0; candidate < 2 && row < 0; ++candidate) {
            const double before =
                std::min(taken[static_cast<std::size_t>(candidate)], double(width()));
            const double room = before - x - 8;
            constexpr double kLeast = 56;
            if (room < std::min(wide, kLeast) || (room < wide && before < width()))
                continue;
            words = metrics.elidedText(event.title, Qt::ElideRight, static_cast<int>(room));
            row = candidate;
        }
        const double y = m_plot.top() - 9 - (row == 1 ? kEventRow : 0);
        painter.setPen(QPen(color, 1));
        painter.drawLine(QPointF(x, row < 0 ? m_plot.top() : y), QPointF(x, m_plot.bottom()));
        painter.setBrush(color);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF(x, row < 0 ? m_plot.top() : y), 3.2, 3.2);
        if (row < 0)
            continue; // no room for its words: the callout and the table of events name it
        painter.setPen(tokens.second);
        painter.drawText(QRectF(x + 8, y - 9, wide + 2, 18), Qt::AlignVCenter, words);
        taken[static_cast<std::size_t>(row)] = x - 8;
        if (row == 1)
            taken[0] = std::min(taken[0], x - 6); // its stem passes through the lower row
    }
}

void TrendChart::paintBreaks(QPainter& painter, const Tokens& tokens) const
{
    painter.setFont(textFont(kNoteSize, QFont::Medium));
    const QFontMetrics metrics(painter.font());
    constexpr double kSquare = 6;
    constexpr double kLeast = 40;
    const double y = 4 + kEventRow / 2;
    double taken = width();
    auto marks = m_content.events;
    std::erase_if(marks, std::not_fn(std::mem_fn(&presentation::EventMark::isBreak)));
    std::ranges::sort(marks, std::ranges::greater{}, &presentation::EventMark::at);
    for (const auto& mark : marks) {
        const double x = std::round(place(mark.at, 0).x()) + 0.5;
        QPen stem(tokens.second, 1);
        stem.setDashPattern({4, 3});
        painter.setPen(stem);
        painter.drawLine(QPointF(x, y), QPointF(x, m_plot.bottom()));
        // A square for what changed about the measurement, a dot for what happened.
        painter.setBrush(tokens.second);
        painter.setPen(Qt::NoPen);
        painter.drawRect(QRectF(x - kSquare / 2, y - kSquare / 2, kSquare, kSquare));
        painter.setPen(tokens.ink);
        const double wide = metrics.horizontalAdvance(mark.title);
        const double right = taken - x - 10;
        const double left = x - 10;
        if (right >= std::min(wide, kLeast) && (right >= wide || left < wide)) {
            painter.drawText(QRectF(x + 8, y - 9, right, 18), Qt::AlignVCenter,
                             metrics.elidedText(mark.title, Qt::ElideRight, int(right)));
            taken = x - 8;
        } else if (left >= wide) {
            painter.drawText(QRectF(x - 8 - wide - 2, y - 9, wide + 2, 18), Qt::AlignVCenter,
                             mark.title);
            taken = x - 10 - wide;
        } else {
            taken = x - 8;
        }
    }
}

void TrendChart::paintLimits(QPainter& painter, const Tokens& tokens) const
{
    if (!m_content.centre)
        return;
    QPen dotted(tokens.second, 1.2);
    dotted.setDashPattern({1.5, 2.5});
    painter.setPen(QPen(tokens.third, 1));
    painter.drawLine(place(m_content.from, *m_content.centre),
                     place(m_content.points.back().to, *m_content.centre));
    painter.setPen(dotted);
    // Each period has limits of its own: steps, not a line between them.
    for (const auto& point : m_content.points)
        for (const auto& limit : {point.lowerLimit, point.upperLimit})
            if (limit)
                painter.drawLine(place(point.from, *limit), place(point.to + 1, *limit));
}

void TrendChart::paintPoints(QPainter& painter, const Tokens& tokens) const
{
    const bool dense = m_plot.width() / double(m_content.points.size()) < 9;
    for (std::size_t i = 0; i < m_content.points.size(); ++i) {
        const auto& point = m_content.points[i];
        if (!point.value)
            continue;
        const bool alone = (i == 0 || !m_content.points[i - 1].value) &&
                           (i + 1 == m_content.points.size() || !m_content.points[i + 1].value);
        const QPointF at = place(point.x(), *point.value);
        if (!point.signal.isEmpty()) {
            painter.setPen(QPen(tokens.bad, 1.6));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(at.x() - 5.5, at.y() - 5.5, 11, 11));
        }
        if (alone && point.low && point.high) {
            painter.setPen(QPen(tokens.series[0], 1));
            painter.drawLine(place(point.x(), *point.low), place(point.x(), *point.high));
        }
        if (dense && !alone && point.isFinal())
            continue;
        painter.setPen(QPen(tokens.series[0], 1.5));
        painter.setBrush(tokens.card);
        if (!point.isFinal()) {
            QPen dotted(tokens.series[0], 1.5);
            dotted.setDashPattern({1.5, 1.2});
            painter.setPen(dotted);
            painter.drawEllipse(at, 4, 4);
        } else {
            painter.drawEllipse(at, 2.6, 2.6);
        }
    }
    if (!m_content.target.empty() && m_content.target.back().current) {
        const auto& leg = m_content.target.back();
        if (leg.to <= m_content.to) {
            painter.setPen(QPen(tokens.ink, 1.6));
            painter.setBrush(tokens.card);
            painter.drawEllipse(place(leg.to, leg.toValue), 4, 4);
        }
    }
}

void TrendChart::paintGutter(QPainter& painter, const Tokens& tokens) const
{
    struct Label {
        double y;
        QString words;
        QColor color;
        bool strong;
    };
    std::vector<Label> labels;
    if (!m_content.targetLabel.isEmpty())
        labels.push_back({place(0, m_content.target.back().toValue).y(), m_content.targetLabel,
                          tokens.ink, true});
    if (m_content.benchmark)
        labels.push_back({place(0, (m_content.benchmark->low + m_content.benchmark->high) / 2).y(),
                          m_content.benchmark->label, tokens.warn, false});
    const double left = m_plot.right() + 10;
    const double wide = width() - left - 1;
    std::ranges::sort(labels, {}, &Label::y);
    double above = 0;
    for (const Label& label : labels) {
        painter.setFont(textFont(kNoteSize, label.strong ? QFont::DemiBold : QFont::Medium));
        painter.setPen(label.color);
        constexpr int kFlags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;
        const double high = QFontMetricsF(painter.font())
                                .boundingRect(QRectF(0, 0, wide, 400), kFlags, label.words)
                                .height() +
                            2;
        const double top = std::clamp(std::max(label.y - high / 2, above), 0.0, height() - high);
        painter.drawText(QRectF(left, top, wide, high), kFlags, label.words);
        above = top + high + 6;
    }
}

void TrendChart::paintCallout(QPainter& painter, const Tokens& tokens) const
{
    if (m_current < 0 || m_current >= static_cast<int>(m_content.points.size()))
        return;
    const auto& point = m_content.points[static_cast<std::size_t>(m_current)];
    const QPointF at = place(point.x(), point.value.value_or(m_content.axis.low));
    painter.setPen(QPen(tokens.third, 1));
    painter.drawLine(QPointF(at.x(), m_plot.top()), QPointF(at.x(), m_plot.bottom()));
    if (point.value) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.series[0]);
        painter.drawEllipse(at, 4, 4);
    }
    QStringList lines{point.complete ? point.name : tr("%1, not over").arg(point.name)};
    if (point.value) {
        lines << point.valueText +
                     (point.intervalText.isEmpty()
                          ? QString()
                          : QStringLiteral("  (") + point.intervalText + QStringLiteral(")"));
        lines << QStringLiteral("n\u00A0") + presentation::wholeNumber(point.n);
        if (point.complete && !point.settling.isEmpty())
            lines << point.settling;
        if (!point.signal.isEmpty())
            lines << point.signal;
    } else {
        lines << (point.reason.isEmpty() ? tr("no value") : point.reason);
    }
    for (const auto& event : m_content.events)
        if (event.at <= point.to && std::max(event.at, event.until) >= point.from)
            lines << (event.isBreak() ? event.sentence : event.title);
    ui::paintCallout(painter, at, m_plot, lines, tokens);
}

} // namespace regard::ui
