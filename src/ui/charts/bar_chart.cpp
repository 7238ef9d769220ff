// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_chart.h"

#include "presentation/formatting.h"
#include "ui/charts/axes.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace regard::ui {

namespace {

constexpr double kLegend = 22;
constexpr double kLabels = 22;

QColor inkOf(presentation::BarInk ink, const Tokens& tokens)
{
    switch (ink) {
    case presentation::BarInk::Good:
        return tokens.series[2];
    case presentation::BarInk::Bad:
        return tokens.series[1];
    case presentation::BarInk::Between:
        return tokens.dark ? tokens.line.lighter(140) : tokens.line.darker(106);
    case presentation::BarInk::First:
        break;
    }
    return tokens.series[0];
}

} // namespace

BarChart::BarChart(QWidget* parent) : QChartView(parent)
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
}

void BarChart::setContent(const presentation::BarContent& content)
{
    m_content = content;
    m_current = -1;
    setAccessibleName(content.title);
    setAccessibleDescription(content.reason.isEmpty() ? content.summary : content.reason);
    rebuild();
    layOut();
    viewport()->update();
}

void BarChart::rebuild()
{
    chart()->removeAllSeries();
    if (!m_content.reason.isEmpty() || m_content.labels.isEmpty())
        return;
    const Tokens& tokens = tokensOf(*this);
    double most = 0;
    const auto count = static_cast<std::size_t>(m_content.labels.size());
    for (std::size_t i = 0; i < count; ++i) {
        double sum = 0;
        for (const auto& series : m_content.series)
            sum += std::isnan(series.values[i]) ? 0 : series.values[i];
        most = std::max(most, sum);
    }
    if (m_content.shares) {
        m_axis = {0, 100, 25, 0, true};
    } else {
        const std::vector<double> values{0, most};
        m_axis = presentation::axisRange(values, 4, 0, std::numeric_limits<double>::infinity());
    }
    auto* bars = new QStackedBarSeries;
    for (const auto& series : m_content.series) {
        auto* set = new QBarSet(series.name, bars);
        for (const double value : series.values)
            *set << (std::isnan(value) ? 0 : value);
        set->setBrush(inkOf(series.ink, tokens));
        set->setPen(Qt::NoPen);
        bars->append(set);
    }
    bars->setBarWidth(0.72);
    chart()->addSeries(bars);
    qobject_cast<QValueAxis*>(chart()->axes(Qt::Horizontal).first())
        ->setRange(-0.5, double(m_content.labels.size()) - 0.5);
    qobject_cast<QValueAxis*>(chart()->axes(Qt::Vertical).first())
        ->setRange(m_axis.low, m_axis.high);
    for (QAbstractAxis* axis : chart()->axes())
        bars->attachAxis(axis);
}

QString BarChart::tickText(double tick) const
{
    return presentation::number(tick, m_content.shares ? 0 : m_axis.decimals) +
           (m_content.shares ? QStringLiteral("\u00A0%") : QString());
}

void BarChart::layOut()
{
    const double left = valueAxisWidth(m_axis, [this](double tick) { return tickText(tick); });
    const double foot = kLabels + (m_content.series.size() > 1 ? kLegend : 0);
    m_plot =
        QRectF(left, 8, std::max(40.0, width() - left - 4), std::max(30.0, height() - 8 - foot));
    chart()->setGeometry(QRectF(0, 0, width(), height()));
    chart()->setPlotArea(m_plot);
}

void BarChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void BarChart::drawBackground(QPainter* painter, const QRectF&)
{
    const Tokens& tokens = tokensOf(*this);
    painter->fillRect(QRectF(0, 0, width(), height()), tokens.card);
    if (!m_content.reason.isEmpty() || m_content.labels.isEmpty())
        return;
    paintValueAxis(
        *painter, m_plot, m_axis, [this](double tick) { return tickText(tick); }, tokens);
    paintCategories(*painter, m_plot, m_content.labels, width(), tokens);
    if (m_content.series.size() > 1)
        paintLegend(*painter);
}

void BarChart::paintLegend(QPainter& painter) const
{
    const Tokens& tokens = tokensOf(*this);
    painter.setFont(textFont(kNoteSize));
    const QFontMetrics metrics(painter.font());
    double x = m_plot.left();
    const double y = height() - kLegend / 2;
    // From the top of the stack down.
    for (auto series = m_content.series.rbegin(); series != m_content.series.rend(); ++series) {
        constexpr double kSquare = 9;
        painter.fillRect(QRectF(x, y - kSquare / 2, kSquare, kSquare), inkOf(series->ink, tokens));
        painter.setPen(tokens.second);
        const double wide = metrics.horizontalAdvance(series->name) + 2;
        painter.drawText(QRectF(x + kSquare + 5, y - 9, wide, 18), Qt::AlignVCenter, series->name);
        x += kSquare + 5 + wide + 14;
    }
}

QStringList BarChart::wordsOf(int index) const
{
    const auto at = static_cast<std::size_t>(index);
    QStringList lines{m_content.names[index]};
    if (m_content.shares) {
        for (auto series = m_content.series.rbegin(); series != m_content.series.rend(); ++series)
            lines << (std::isnan(series->values[at])
                          ? series->name + QStringLiteral(" ") + QString(presentation::kNoValue)
                          : series->name + u' ' + presentation::number(series->values[at], 1) +
                                QStringLiteral("\u00A0%"));
        lines << QStringLiteral("n\u00A0") + presentation::wholeNumber(m_content.totals[at]);
        return lines;
    }
    for (const auto& series : m_content.series)
        if (!std::isnan(series.values[at]))
            lines << presentation::wholeNumber(series.values[at]) + u' ' + m_content.counted;
    for (const auto& series : m_content.series)
        if (m_content.series.size() > 1 && !std::isnan(series.values[at]))
            lines << series.name;
    return lines;
}

void BarChart::drawForeground(QPainter* painter, const QRectF&)
{
    const Tokens& tokens = tokensOf(*this);
    painter->setRenderHint(QPainter::Antialiasing);
    if (!m_content.reason.isEmpty()) {
        painter->setFont(bodyFont());
        painter->setPen(tokens.second);
        painter->drawText(QRectF(16, 0, width() - 32, height()), Qt::AlignCenter | Qt::TextWordWrap,
                          m_content.reason);
    } else if (m_current >= 0 && m_current < m_content.labels.size()) {
        const double share = m_plot.width() / double(m_content.labels.size());
        const QRectF bar(m_plot.left() + share * m_current, m_plot.top(), share, m_plot.height());
        painter->setPen(QPen(tokens.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(bar);
        paintCallout(*painter, bar.center(), m_plot, wordsOf(m_current), tokens);
    }
    if (hasFocus())
        paintFocus(*painter, QRectF(0, 0, width(), height()), tokens);
}

void BarChart::setCurrent(int index)
{
    if (index == m_current)
        return;
    m_current = index;
    if (index >= 0)
        setAccessibleDescription(wordsOf(index).join(QStringLiteral(", ")));
    viewport()->update();
}

void BarChart::mouseMoveEvent(QMouseEvent* event)
{
    const double place = (event->position().x() - m_plot.left()) / m_plot.width();
    const bool inside = m_plot.contains(event->position()) && m_content.reason.isEmpty() &&
                        !m_content.labels.isEmpty();
    setCurrent(inside ? std::min(int(place * double(m_content.labels.size())),
                                 int(m_content.labels.size()) - 1)
                      : -1);
    QChartView::mouseMoveEvent(event);
}

void BarChart::leaveEvent(QEvent* event)
{
    setCurrent(-1);
    QChartView::leaveEvent(event);
}

void BarChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_content.labels.size()) - 1;
    const bool plain = event->modifiers() == Qt::NoModifier && m_content.reason.isEmpty();
    if (plain && event->key() == Qt::Key_Left && last >= 0)
        setCurrent(m_current < 0 ? last : std::max(0, m_current - 1));
    else if (plain && event->key() == Qt::Key_Right && last >= 0)
        setCurrent(std::min(last, m_current + 1));
    else
        event->ignore(); // the scene would swallow it
}

void BarChart::focusOutEvent(QFocusEvent* event)
{
    setCurrent(-1);
    QChartView::focusOutEvent(event);
}

void BarChart::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        rebuild();
}

} // namespace regard::ui
