// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/review/survival_content.h"

#include <QtCharts/QChartView>

namespace regard::ui {

struct Tokens;

/// Survival curves as steps from 100 % down, with intervals where there are few, and names in a
/// list below the plot. Left and Right walk over the months.
class SurvivalChart final : public QChartView {
    Q_OBJECT

public:
    explicit SurvivalChart(QWidget* parent = nullptr);

    void setContent(const presentation::SurvivalContent& content);
    [[nodiscard]] const presentation::SurvivalContent& content() const { return m_content; }
    [[nodiscard]] QSize sizeHint() const override { return {360, 300}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 200}; }

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
    void setMonth(int month);
    void addSteps(const presentation::SurvivalLine& line, const QColor& color);
    void addBand(const presentation::SurvivalLine& line, const QColor& color);
    void paintNames(QPainter& painter, const Tokens& tokens) const;
    [[nodiscard]] QStringList wordsAt(int month) const;

    presentation::SurvivalContent m_content;
    QRectF m_plot;
    int m_month = -1;
};

} // namespace regard::ui
