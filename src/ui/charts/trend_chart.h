// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/trend_content.h"

#include <QPixmap>
#include <QtCharts/QChartView>

namespace regard::ui {

struct Tokens;

/// A KPI over time: interval band, line with gaps, the target's path as it was set, a benchmark
/// band and events. Words stand beside the plot, never on the data. Left and Right walk over the
/// points.
class TrendChart final : public QChartView {
    Q_OBJECT

public:
    explicit TrendChart(QWidget* parent = nullptr);

    void setContent(const presentation::TrendContent& content);
    [[nodiscard]] const presentation::TrendContent& content() const { return m_content; }
    /// The point that is pointed at, -1 for none.
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override { return {640, 300}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 180}; }

Q_SIGNALS:
    /// The words on the point that is pointed at; empty for none.
    void pointed(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void layOut();
    void setCurrent(int index);
    void addBand(const std::vector<QPointF>& low, const std::vector<QPointF>& high,
                 const QColor& color);
    void addLine(const std::vector<QPointF>& points, const QColor& color, qreal width, bool dashed);
    [[nodiscard]] QPointF place(double day, double value) const;
    void paintAxes(QPainter& painter, const Tokens& tokens) const;
    /// Limits of the process, dotted, a step for each period.
    void paintLimits(QPainter& painter, const Tokens& tokens) const;
    void paintEvents(QPainter& painter, const Tokens& tokens) const;
    /// Breaks of method: dashed, with words in a row of their own above those of events.
    void paintBreaks(QPainter& painter, const Tokens& tokens) const;
    void paintGutter(QPainter& painter, const Tokens& tokens) const;
    void paintPoints(QPainter& painter, const Tokens& tokens) const;
    void paintCallout(QPainter& painter, const Tokens& tokens) const;

    static constexpr double kEventRow = 17; ///< height of a row of event names

    presentation::TrendContent m_content;
    QRectF m_plot;
    QPixmap m_still; ///< all but the callout, so that pointing at it paints little
    int m_current = -1;
};

} // namespace regard::ui
