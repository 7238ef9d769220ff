// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/chart_geometry.h"
#include "presentation/review/bar_content.h"

#include <QtCharts/QChartView>

namespace regard::ui {

/// Stacked bars from 0 with a legend that names every ink. Left and Right walk over the bars.
class BarChart final : public QChartView {
    Q_OBJECT

public:
    explicit BarChart(QWidget* parent = nullptr);

    void setContent(const presentation::BarContent& content);
    [[nodiscard]] const presentation::BarContent& content() const { return m_content; }
    /// The bar that is pointed at, -1 for none.
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override { return {360, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 150}; }

protected:
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
    void paintLegend(QPainter& painter) const;
    [[nodiscard]] QStringList wordsOf(int index) const;
    [[nodiscard]] QString tickText(double tick) const;

    presentation::BarContent m_content;
    presentation::AxisRange m_axis;
    QRectF m_plot;
    int m_current = -1;
};

} // namespace regard::ui
