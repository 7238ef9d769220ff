// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/kpi_card.h"

#include <QAbstractButton>

namespace regard::ui {

/// One figure as a card: value, interval, change with its verdict, status by shape and word,
/// sparkline with the target, n. Without a value it says why. Checked is the one that is shown
/// large.
class KpiCard final : public QAbstractButton {
    Q_OBJECT

public:
    explicit KpiCard(QWidget* parent = nullptr);

    void setContent(const presentation::KpiCardContent& content);
    /// `breaks`: places between the values at which the method changed, see paintSparkline().
    void setTrend(const std::vector<std::optional<double>>& trend, bool lastComplete,
                  const std::vector<double>& breaks = {});
    [[nodiscard]] const presentation::KpiCardContent& content() const { return m_content; }
    /// A strip of name, value and status only, for a row of eight.
    void setStrip(bool strip);
    [[nodiscard]] QSize sizeHint() const override { return {280, 170}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 56}; }

Q_SIGNALS:
    /// Enter or a double click: how did this number come about?
    void opened();

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void paintStrip(QPainter& painter) const;
    void paintWhole(QPainter& painter) const;

    presentation::KpiCardContent m_content;
    std::vector<double> m_breaks;
    bool m_lastComplete = true;
    bool m_strip = false;
};

} // namespace regard::ui
