// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/survival_chart.h"

#include "presentation/chart_geometry.h"
#include "presentation/formatting.h"
#include "ui/charts/axes.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace regard::ui {

namespace {

const presentation::AxisRange kShares{0, 100, 25, 0, true};
constexpr double kNameRow = 18;
constexpr double kMonths = 36; ///< height of the month axis with its words

QString shareText(double tick)
{
    return presentation::number(tick, 0) + QStringLiteral("\u00A0%");
}

/// The state just after a time.
const presentation::SurvivalStep* stateAt(const presentation::SurvivalLine& line, double month)
{
    const presentation::SurvivalStep* state = nullptr;
    for (const auto& step : line.steps)
        if (step.month <= month)
            state = &step;
    return state;
}

/// Steps as corners of a line from 100 % at 0.
QList<QPointF> corners(const presentation::SurvivalLine& line,
                       const std::function<double(const presentation::SurvivalStep&)>& value)
{
    QList<QPointF> points{QPointF(0, 100)};
    for (const auto& step : line.steps) {
        points << QPointF(step.month, points.last().y()) << QPointF(step.month, value(step));
    }
    return points;
}

} // namespace

SurvivalChart::SurvivalChart(QWidget* parent) : QChartView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // one stop of the keyboard, not two
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->setAnimationOptions(QChart::NoAnimation);
    auto* across = new QValueAxis(chart());
    auto* up = new QValueAxis(chart());
    chart()->addAxis(across, Qt::AlignBottom);
    chart()->addAxis(up, Qt::AlignLeft);
    across->setVisible(false);
    up->setVisible(false);
    up->setRange(0, 100);
}

void SurvivalChart::setContent(const presentation::SurvivalContent& content)
{
    m_content = content;
    m_month = -1;
    setAccessibleName(tr("How long customers stay"));
    setAccessibleDescription(content.reason.isEmpty() ? content.summary : content.reason);
    rebuild();
    layOut();
    viewport()->update();
}

void SurvivalChart::addSteps(const presentation::SurvivalLine& line, const QColor& color)
{
    auto* series = new QLineSeries;
    series->append(corners(line, [](const auto& step) { return step.share; }));
    series->setPen(QPen(color, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    chart()->addSeries(series);
    for (QAbstractAxis* axis : chart()->axes())
        series->attachAxis(axis);
}

void SurvivalChart::addBand(const presentation::SurvivalLine& line, const QColor& color)
{
    auto* lower = new QLineSeries;
    auto* upper = new QLineSeries;
    lower->append(corners(line, [](const auto& step) { return step.low.value_or(step.share); }));
    upper->append(corners(line, [](const auto& step) { return step.high.value_or(step.share); }));
    auto* area = new QAreaSeries(upper, lower);
    lower->setParent(area);
    upper->setParent(area);
    QColor soft = color;
    soft.setAlphaF(0.14F);
    area->setPen(Qt::NoPen);
    area->setBrush(soft);
    chart()->addSeries(area);
    for (QAbstractAxis* axis : chart()->axes())
        area->attachAxis(axis);
}

void SurvivalChart::rebuild()
{
    chart()->removeAllSeries();
    if (!m_content.reason.isEmpty())
        return;
    const Tokens& tokens = tokensOf(*this);
    qobject_cast<QValueAxis*>(chart()->axes(Qt::Horizontal).first())->setRange(0, m_content.months);
    for (std::size_t i = 0; i < m_content.lines.size(); ++i)
        if (m_content.bands)
            addBand(m_content.lines[i], tokens.series[i]);
    for (std::size_t i = 0; i < m_content.lines.size(); ++i)
        addSteps(m_content.lines[i], tokens.series[i]);
}

void SurvivalChart::layOut()
{
    const double left = valueAxisWidth(kShares, shareText);
    const double names = kNameRow * double(std::max<std::size_t>(1, m_content.lines.size()));
    m_plot = QRectF(left, 8, std::max(40.0, width() - left - 12),
                    std::max(40.0, height() - 8 - kMonths - names));
    chart()->setGeometry(QRectF(0, 0, width(), height()));
    chart()->setPlotArea(m_plot);
}

void SurvivalChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void SurvivalChart::drawBackground(QPainter* painter, const QRectF&)
{
    const Tokens& tokens = tokensOf(*this);
    painter->fillRect(QRectF(0, 0, width(), height()), tokens.card);
    if (!m_content.reason.isEmpty())
        return;
    paintValueAxis(*painter, m_plot, kShares, shareText, tokens);
    // Months in steps of 1, 3, 6 or 12.
    painter->setPen(tokens.third);
    double step = 1;
    for (const double candidate : {1.0, 3.0, 6.0, 12.0, 24.0, 60.0}) {
        step = candidate;
        if (m_content.months / candidate <= m_plot.width() / 34)
            break;
    }
    for (double month = 0; month <= m_content.months; month += step) {
        const double x =
            presentation::toPixel(month, 0, m_content.months, m_plot.left(), m_plot.right());
        painter->drawText(QRectF(x - 16, m_plot.bottom() + 4, 32, 15), Qt::AlignCenter,
                          presentation::number(month, 0));
    }
    painter->drawText(QRectF(m_plot.left(), m_plot.bottom() + 18, m_plot.width(), 15),
                      Qt::AlignCenter, tr("months as a customer"));
    paintNames(*painter, tokens);
}

void SurvivalChart::paintNames(QPainter& painter, const Tokens& tokens) const
{
    painter.setFont(textFont(12));
    const QFontMetrics metrics(painter.font());
    double y = height() - kNameRow * double(m_content.lines.size());
    for (std::size_t i = 0; i < m_content.lines.size(); ++i) {
        const auto& line = m_content.lines[i];
        painter.setPen(QPen(tokens.series[i], 3));
        painter.drawLine(QPointF(2, y + kNameRow / 2), QPointF(16, y + kNameRow / 2));
        painter.setPen(tokens.ink);
        const double room = width() - 24;
        const QString tail =
            QStringLiteral("  ") + line.median + QStringLiteral(" \u00B7 ") + line.count;
        const double tailWide = metrics.horizontalAdvance(tail);
        const QString name = metrics.elidedText(line.name, Qt::ElideRight,
                                                static_cast<int>(std::max(60.0, room - tailWide)));
        const double nameWide = metrics.horizontalAdvance(name);
        painter.drawText(QRectF(22, y, nameWide + 2, kNameRow), Qt::AlignVCenter, name);
        painter.setPen(tokens.third);
        painter.drawText(QRectF(22 + nameWide, y, room - nameWide, kNameRow), Qt::AlignVCenter,
                         metrics.elidedText(tail, Qt::ElideRight, int(room - nameWide)));
        y += kNameRow;
    }
}

QStringList SurvivalChart::wordsAt(int month) const
{
    QStringList lines{month == 1 ? tr("after 1 month") : tr("after %1 months").arg(month)};
    for (const auto& line : m_content.lines) {
        const auto* state = stateAt(line, month);
        const double end = line.steps.empty() ? 0 : line.steps.back().month;
        if (month > end) {
            lines << tr("%1: not seen for so long").arg(line.name);
            continue;
        }
        QString words = line.name + QStringLiteral(": ") +
                        presentation::number(state != nullptr ? state->share : 100, 1) +
                        QStringLiteral("\u00A0%");
        if (state != nullptr && state->low && state->high)
            words += tr(" (%1 to %2)")
                         .arg(presentation::number(*state->low, 1),
                              presentation::number(*state->high, 1));
        lines << words;
    }
    return lines;
}

void SurvivalChart::drawForeground(QPainter* painter, const QRectF&)
{
    const Tokens& tokens = tokensOf(*this);
    painter->setRenderHint(QPainter::Antialiasing);
    if (!m_content.reason.isEmpty()) {
        painter->setFont(bodyFont());
        painter->setPen(tokens.second);
        painter->drawText(QRectF(16, 0, width() - 32, height()), Qt::AlignCenter | Qt::TextWordWrap,
                          m_content.reason);
    } else if (m_month >= 0) {
        const double x =
            presentation::toPixel(m_month, 0, m_content.months, m_plot.left(), m_plot.right());
        painter->setPen(QPen(tokens.third, 1));
        painter->drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
        paintCallout(*painter, QPointF(x, m_plot.top()), m_plot, wordsAt(m_month), tokens);
    }
    if (hasFocus())
        paintFocus(*painter, QRectF(0, 0, width(), height()), tokens);
}

void SurvivalChart::setMonth(int month)
{
    if (month == m_month)
        return;
    m_month = month;
    if (month >= 0)
        setAccessibleDescription(wordsAt(month).join(QStringLiteral(", ")));
    viewport()->update();
}

void SurvivalChart::mouseMoveEvent(QMouseEvent* event)
{
    const bool inside = m_plot.contains(event->position()) && m_content.reason.isEmpty();
    const double part = (event->position().x() - m_plot.left()) / m_plot.width();
    setMonth(inside ? static_cast<int>(std::lround(part * m_content.months)) : -1);
    QChartView::mouseMoveEvent(event);
}

void SurvivalChart::leaveEvent(QEvent* event)
{
    setMonth(-1);
    QChartView::leaveEvent(event);
}

void SurvivalChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_content.months);
    const bool plain = event->modifiers() == Qt::NoModifier && m_content.reason.isEmpty();
    if (plain && event->key() == Qt::Key_Left)
        setMonth(m_month < 0 ? last : std::max(0, m_month - 1));
    else if (plain && event->key() == Qt::Key_Right)
        setMonth(std::min(last, m_month + 1));
    else
        event->ignore(); // the scene would swallow it
}

void SurvivalChart::focusOutEvent(QFocusEvent* event)
{
    setMonth(-1);
    QChartView::focusOutEvent(event);
}

void SurvivalChart::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        rebuild();
}

} // namespace regard::ui
