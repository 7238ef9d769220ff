// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axes.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace regard::ui {

namespace {

/// Lines that are too long are broken between words.
QStringList wrapped(const QStringList& lines, const QFontMetrics& metrics, int widest)
{
    QStringList result;
    for (const QString& line : lines) {
        QString part;
        for (const QString& word : line.split(u' ')) {
            const QString longer = part.isEmpty() ? word : part + u' ' + word;
            if (!part.isEmpty() && metrics.horizontalAdvance(longer) > widest) {
                result << part;
                part = word;
            } else {
                part = longer;
            }
        }
        result << part;
    }
    return result;
}

} // namespace

double valueAxisWidth(const presentation::AxisRange& axis, const TickText& text)
{
    const QFontMetrics metrics(textFont(kNoteSize));
    double wide = 0;
    for (const double tick : axis.ticks())
        wide = std::max(wide, double(metrics.horizontalAdvance(text(tick))));
    return wide + 10;
}

void paintValueAxis(QPainter& painter, const QRectF& plot, const presentation::AxisRange& axis,
                    const TickText& text, const Tokens& tokens)
{
    painter.setFont(textFont(kNoteSize));
    for (const double tick : axis.ticks()) {
        const double at =
            presentation::toPixel(tick, axis.low, axis.high, plot.bottom(), plot.top());
        const double y = std::round(at) + 0.5;
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(tokens.third);
        painter.drawText(QRectF(0, y - 9, plot.left() - 8, 18), Qt::AlignRight | Qt::AlignVCenter,
                         text(tick));
    }
}

void paintCategories(QPainter& painter, const QRectF& plot, const QStringList& labels, double whole,
                     const Tokens& tokens)
{
    if (labels.isEmpty())
        return;
    painter.setFont(textFont(kNoteSize));
    painter.setPen(tokens.third);
    const QFontMetrics metrics(painter.font());
    const double share = plot.width() / double(labels.size());
    // Initials of months stand close; those that carry a year come first, the others give way.
    std::vector<std::pair<double, double>> taken;
    const auto paint = [&](qsizetype i) {
        const double wide = metrics.horizontalAdvance(labels[i]);
        const double middle = plot.left() + share * (double(i) + 0.5);
        const double x = std::clamp(middle, wide / 2, std::max(wide / 2, whole - wide / 2 - 1));
        const std::pair span(x - wide / 2 - 2, x + wide / 2 + 2);
        if (std::ranges::any_of(taken, [&](const auto& other) {
                return span.first < other.second && span.second > other.first;
            }))
            return;
        painter.drawText(QRectF(span.first, plot.bottom() + 5, wide + 4, 16), Qt::AlignCenter,
                         labels[i]);
        taken.push_back(span);
    };
    double widest = 0;
    bool mixed = false;
    for (const QString& label : labels) {
        mixed = mixed || label.size() != labels.first().size();
        widest = std::max(widest, double(metrics.horizontalAdvance(label)));
    }
    const bool initials =
        std::ranges::any_of(labels, [](const QString& label) { return label.size() == 1; });
    const int stride = presentation::labelStride(static_cast<int>(labels.size()),
                                                 initials && mixed ? 13 : widest + 6, plot.width());
    for (const bool longOnes : {true, false})
        for (qsizetype i = 0; i < labels.size(); ++i)
            if (!(initials && mixed) ? !longOnes : longOnes == (labels[i].size() > 1))
                if (i % stride == 0 || (initials && mixed && longOnes))
                    paint(i);
}

void paintCallout(QPainter& painter, const QPointF& at, const QRectF& plot,
                  const QStringList& words, const Tokens& tokens)
{
    painter.setFont(textFont(12));
    const QFontMetrics metrics(painter.font());
    constexpr int kWidest = 300;
    constexpr double kLine = 17;
    QStringList lines = wrapped(words, metrics, kWidest);
    double wide = 0;
    for (QString& line : lines) {
        line = metrics.elidedText(line, Qt::ElideRight, kWidest);
        wide = std::max(wide, double(metrics.horizontalAdvance(line)));
    }
    QRectF box(at.x() + 12, plot.top() + 6, wide + 20, double(lines.size()) * kLine + 12);
    if (box.right() > plot.right())
        box.moveRight(at.x() - 12);
    box.moveLeft(std::max(2.0, box.left()));
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(tokens.card);
    painter.drawRoundedRect(box, 6, 6);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        painter.setPen(i == 1 ? tokens.ink : tokens.second);
        painter.drawText(
            QRectF(box.left() + 10, box.top() + 6 + double(i) * kLine, wide + 2, kLine),
            Qt::AlignVCenter, lines[i]);
    }
}

void paintFocus(QPainter& painter, const QRectF& box, const Tokens& tokens)
{
    painter.setPen(QPen(tokens.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6);
}

} // namespace regard::ui
