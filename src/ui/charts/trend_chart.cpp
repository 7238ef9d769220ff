// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trend_chart.h"

#include "presentation/formatting.h"
#include "ui/charts/axes.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>
#include <utility>

namespace regard::ui {

namespace {

constexpr double kBottom = 24;
constexpr double kGutter = 104;

bool hasGutter(const presentation::TrendContent& content)
{
    return !content.targetLabel.isEmpty() || content.benchmark.has_value();
}

} // namespace

TrendChart::TrendChart(QWidget* parent) : QChartView(parent)
{
    setObjectName(QStringLiteral("trendChart"));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // one stop of the keyboard, not two
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setBackgroundVisible(false);
    chart()->setPlotAreaBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setMargins(QMargins(0, 0, 0, 0));
    chart()->setAnimationOptions(QChart::NoAnimation);
    connect(scene(), &QGraphicsScene::changed, this, [this] {
        m_still = {};
        viewport()->update();
    });
    auto* across = new QValueAxis(chart());
    auto* up = new QValueAxis(chart());
    chart()->addAxis(across, Qt::AlignBottom);
    chart()->addAxis(up, Qt::AlignLeft);
    across->setVisible(false);
    up->setVisible(false);
}

void TrendChart::setContent(const presentation::TrendContent& content)
{
    m_content = content;
    m_current = -1;
    setAccessibleName(content.title);
    setAccessibleDescription(content.summary);
    rebuild();
    layOut();
    m_still = {};
    viewport()->update();
}

void TrendChart::addBand(const std::vector<QPointF>& low, const std::vector<QPointF>& high,
                         const QColor& color)
{
    if (low.size() < 2)
        return;
    auto* lower = new QLineSeries(this);
    auto* upper = new QLineSeries(this);
    lower->append(QList<QPointF>(low.begin(), low.end()));
    upper->append(QList<QPointF>(high.begin(), high.end()));
    auto* area = new QAreaSeries(upper, lower);
    lower->setParent(area);
    upper->setParent(area);
    area->setPen(Qt::NoPen);
    area->setBrush(color);
    chart()->addSeries(area);
    for (QAbstractAxis* axis : chart()->axes())
        area->attachAxis(axis);
}

void TrendChart::addLine(const std::vector<QPointF>& points, const QColor& color, qreal width,
                         bool dashed)
{
    if (points.size() < 2)
        return;
    auto* line = new QLineSeries;
    line->append(QList<QPointF>(points.begin(), points.end()));
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (dashed)
        pen.setDashPattern({4, 3});
    line->setPen(pen);
    chart()->addSeries(line);
    for (QAbstractAxis* axis : chart()->axes())
        line->attachAxis(axis);
}

void TrendChart::rebuild()
{
    chart()->removeAllSeries();
    if (!m_content.reason.isEmpty())
        return;
    const Tokens& tokens = tokensOf(*this);
    const auto& axis = m_content.axis;
    qobject_cast<QValueAxis*>(chart()->axes(Qt::Horizontal).first())
        ->setRange(m_content.from, m_content.to + 1);
    qobject_cast<QValueAxis*>(chart()->axes(Qt::Vertical).first())->setRange(axis.low, axis.high);
    const auto inside = [&](double value) { return std::clamp(value, axis.low, axis.high); };

    if (m_content.benchmark && m_content.benchmark->low < m_content.benchmark->high) {
        const QColor soft = tokens.warnSoft;
        addBand({QPointF(m_content.from, inside(m_content.benchmark->low)),
                 QPointF(m_content.to + 1, inside(m_content.benchmark->low))},
                {QPointF(m_content.from, inside(m_content.benchmark->high)),
                 QPointF(m_content.to + 1, inside(m_content.benchmark->high))},
                soft);
    } else if (m_content.benchmark) {
        addLine({QPointF(m_content.from, m_content.benchmark->value),
                 QPointF(m_content.to + 1, m_content.benchmark->value)},
                tokens.warn, 1, false);
    }

    QColor shade = tokens.series[0];
    shade.setAlphaF(tokens.dark ? 0.26F : 0.15F);
    std::vector<QPointF> low;
    std::vector<QPointF> high;
    std::vector<QPointF> line;
    const auto finish = [&] {
        addBand(low, high, shade);
        addLine(line, tokens.series[0], 2, false);
        low.clear();
        high.clear();
        line.clear();
    };
    for (const auto& point : m_content.points) {
        if (!point.value) {
            finish();
            continue;
        }
        line.emplace_back(point.x(), inside(*point.value));
        if (point.low && point.high) {
            low.emplace_back(point.x(), inside(*point.low));
            high.emplace_back(point.x(), inside(*point.high));
        }
    }
    finish();
    for (const auto& leg : m_content.target)
        addLine({QPointF(leg.from, inside(leg.fromValue)),
                 QPointF(std::min(leg.to, m_content.to + 1), inside(leg.toValue))},
                leg.current ? tokens.ink : tokens.third, 1.4, true);
}

void TrendChart::layOut()
{
    const double left = valueAxisWidth(m_content.axis, [this](double tick) {
        return presentation::axisText(tick, m_content.axis, m_content.unit, m_content.currency);
    });
    const auto breaks = std::ranges::count_if(m_content.events, &presentation::EventMark::isBreak);
    const bool happened = std::cmp_less(breaks, m_content.events.size());
    const double top = 8 + (happened ? 2 * kEventRow : 0) + (breaks > 0 ? kEventRow : 0);
    const double right = hasGutter(m_content) ? kGutter : 12;
    m_plot = QRectF(left, top, std::max(40.0, width() - left - right),
                    std::max(40.0, height() - top - kBottom));
    chart()->setGeometry(QRectF(0, 0, width(), height()));
    chart()->setPlotArea(m_plot);
}

QPointF TrendChart::place(double day, double value) const
{
    using presentation::toPixel;
    return {toPixel(day, m_content.from, double(m_content.to) + 1, m_plot.left(), m_plot.right()),
            toPixel(std::clamp(value, m_content.axis.low, m_content.axis.high), m_content.axis.low,
                    m_content.axis.high, m_plot.bottom(), m_plot.top())};
}

void TrendChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
}

void TrendChart::drawBackground(QPainter* painter, const QRectF&)
{
    const Tokens& tokens = tokensOf(*this);
    painter->fillRect(QRectF(0, 0, width(), height()), tokens.card);
    if (m_content.reason.isEmpty() && !m_content.points.empty())
        paintAxes(*painter, tokens);
}

void TrendChart::drawForeground(QPainter* painter, const QRectF&)
{
    const Tokens& tokens = tokensOf(*this);
    painter->setRenderHint(QPainter::Antialiasing);
    if (!m_content.reason.isEmpty()) {
        painter->setFont(bodyFont());
        painter->setPen(tokens.second);
        painter->drawText(QRectF(24, 0, width() - 48, height()), Qt::AlignCenter | Qt::TextWordWrap,
                          m_content.reason);
    } else if (!m_content.points.empty()) {
        paintLimits(*painter, tokens);
        paintEvents(*painter, tokens);
        paintBreaks(*painter, tokens);
        paintPoints(*painter, tokens);
        paintGutter(*painter, tokens);
    }
}

void TrendChart::paintEvent(QPaintEvent*)
{
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(viewport()->size()) * ratio).toSize();
    if (m_still.size() != pixels) {
        m_still = QPixmap(pixels);
        m_still.setDevicePixelRatio(ratio);
        QPainter painter(&m_still);
        painter.setRenderHint(QPainter::Antialiasing);
        QGraphicsView::render(&painter, QRectF(viewport()->rect()), viewport()->rect(),
                              Qt::IgnoreAspectRatio);
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_still);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(*this);
    if (m_content.reason.isEmpty() && !m_content.points.empty())
        paintCallout(painter, tokens);
    if (hasFocus())
        paintFocus(painter, QRectF(0, 0, width(), height()), tokens);
}

void TrendChart::setCurrent(int index)
{
    if (index == m_current)
        return;
    m_current = index;
    QString words;
    if (index >= 0) {
        const auto& point = m_content.points[static_cast<std::size_t>(index)];
        words = point.name + QStringLiteral(": ") +
                (point.value ? point.valueText + QStringLiteral(", ") + point.intervalText
                             : point.reason);
        if (point.complete && !point.settling.isEmpty())
            words += QStringLiteral(". ") + point.settling;
        if (!point.signal.isEmpty())
            words += QStringLiteral(", ") + point.signal;
        for (const auto& mark : m_content.events)
            if (mark.isBreak() && mark.at >= point.from && mark.at <= point.to)
                words += QStringLiteral(". ") + mark.sentence;
    }
    Q_EMIT pointed(words);
    viewport()->update();
}

void TrendChart::mouseMoveEvent(QMouseEvent* event)
{
    int nearest = -1;
    double best = 1e9;
    for (std::size_t i = 0; i < m_content.points.size(); ++i) {
        const double away = std::abs(place(m_content.points[i].x(), 0).x() - event->position().x());
        if (away < best) {
            best = away;
            nearest = static_cast<int>(i);
        }
    }
    const bool inside = m_plot.adjusted(-8, 0, 8, 0).contains(event->position());
    setCurrent(inside && m_content.reason.isEmpty() ? nearest : -1);
    QChartView::mouseMoveEvent(event);
}

void TrendChart::leaveEvent(QEvent* event)
{
    setCurrent(-1);
    QChartView::leaveEvent(event);
}

void TrendChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_content.points.size()) - 1;
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_Left && last >= 0)
        setCurrent(m_current < 0 ? last : std::max(0, m_current - 1));
    else if (plain && event->key() == Qt::Key_Right && last >= 0)
        setCurrent(std::min(last, m_current + 1));
    else
        event->ignore(); // the scene would swallow it
}

void TrendChart::focusOutEvent(QFocusEvent* event)
{
    setCurrent(-1);
    QChartView::focusOutEvent(event);
}

void TrendChart::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        rebuild();
    m_still = {};
}

} // namespace regard::ui
