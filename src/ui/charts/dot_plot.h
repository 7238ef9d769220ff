// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/breakdown.h"

#include <QWidget>

namespace regard::ui {

/// A breakdown: one row a group with a dot, its interval, the figure and n. Up and Down choose a
/// row, Enter or a click takes it.
class DotPlot final : public QWidget {
    Q_OBJECT

public:
    explicit DotPlot(QWidget* parent = nullptr);

    void setContent(const presentation::BreakdownContent& content);
    [[nodiscard]] const presentation::BreakdownContent& content() const { return m_content; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The value of the group that was taken, as a filter has it.
    void taken(const QString& value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int rowAt(double y) const;
    void setCurrent(int row);

    presentation::BreakdownContent m_content;
    int m_current = -1;
};

} // namespace regard::ui
