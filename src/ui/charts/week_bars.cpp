// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/week_bars.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace regard::ui {

namespace {

constexpr double kMarkHeight = 9;

} // namespace

WeekBars::WeekBars(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WeekBars::setWeeks(const std::vector<WeekVolume>& weeks, const QString& summary)
{
    m_weeks = weeks;
    m_summary = summary;
    m_most = 0;
    for (const WeekVolume& week : weeks)
        m_most = std::max(m_most, week.rows);
    m_current = -1;
    setAccessibleName(tr("Rows by week"));
    setAccessibleDescription(summary);
    update();
}

QString WeekBars::wordsOf(int index) const
{
    if (index < 0 || index >= static_cast<int>(m_weeks.size()))
        return {};
    const WeekVolume& week = m_weeks[static_cast<std::size_t>(index)];
    QString words = (week.rows == 1 ? tr("Week of %1: %2 row") : tr("Week of %1: %2 rows"))
                        .arg(presentation::dayText(week.from),
                             presentation::wholeNumber(static_cast<double>(week.rows)));
    if (week.unusual)
        words += tr(", unusual");
    if (!week.complete)
        words += tr(", not a whole week");
    return words;
}

QRectF WeekBars::boxOf(int index) const
{
    constexpr double kWidest = 16; // few weeks are no broad bars
    const double step =
        std::min(kWidest, double(width()) / double(std::max<std::size_t>(m_weeks.size(), 1)));
    return {index * step, 0, step, double(height())};
}

int WeekBars::at(const QPoint& point) const
{
    for (int i = 0; i < static_cast<int>(m_weeks.size()); ++i)
        if (boxOf(i).contains(point))
            return i;
    return -1;
}

bool WeekBars::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString words = wordsOf(at(help->pos()));
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), words, this);
        return true;
    }
    return QWidget::event(event);
}

void WeekBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(*this);
    const double base = height() - 1.5;
    painter.setPen(QPen(tokens.line, 1));
    painter.drawLine(QPointF(0, base + 0.5), QPointF(width(), base + 0.5));
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < static_cast<int>(m_weeks.size()); ++i) {
        const WeekVolume& week = m_weeks[static_cast<std::size_t>(i)];
        const QRectF box = boxOf(i);
        const double high =
            m_most > 0 ? (base - kMarkHeight - 2) * double(week.rows) / double(m_most) : 0;
        const double gap = std::min(1.5, box.width() / 4);
        const QRectF bar(box.left() + gap / 2, base - high, box.width() - gap, high);
        const QColor color = week.unusual ? tokens.warn : tokens.series[0];
        if (week.complete) {
            painter.fillRect(bar, color);
        } else {
            QColor soft = color;
            soft.setAlphaF(0.35F);
            painter.fillRect(bar, soft);
        }
        if (week.unusual) {
            // Not the colour alone: a small triangle above the bar.
            const QPointF top(box.center().x(), base - high - kMarkHeight);
            painter.setPen(Qt::NoPen);
            painter.setBrush(tokens.warn);
            const std::array triangle{QPointF(top.x() - 3.5, top.y() + 6),
                                      QPointF(top.x() + 3.5, top.y() + 6), top};
            painter.drawPolygon(triangle.data(), static_cast<int>(triangle.size()));
        }
        if (i == m_current) {
            painter.setPen(QPen(tokens.accent, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box.adjusted(-0.5, 0.5, 0.5, -0.5));
        }
    }
    if (hasFocus() && m_current < 0) {
        painter.setPen(QPen(tokens.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void WeekBars::setCurrent(int index)
{
    m_current = index;
    const QString words = wordsOf(index);
    setAccessibleDescription(words.isEmpty() ? m_summary : words);
    if (!words.isEmpty() && isVisible())
        QToolTip::showText(mapToGlobal(boxOf(index).bottomLeft().toPoint()), words, this);
    update();
}

void WeekBars::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_weeks.size()) - 1;
    if (event->key() == Qt::Key_Left && last >= 0)
        setCurrent(m_current < 0 ? last : std::max(0, m_current - 1));
    else if (event->key() == Qt::Key_Right && last >= 0)
        setCurrent(std::min(last, m_current + 1));
    else
        QWidget::keyPressEvent(event);
}

void WeekBars::focusOutEvent(QFocusEvent* event)
{
    m_current = -1;
    setAccessibleDescription(m_summary);
    update();
    QWidget::focusOutEvent(event);
}

} // namespace regard::ui
