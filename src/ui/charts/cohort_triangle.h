// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/review/cohort_content.h"

#include <QWidget>

namespace regard::ui {

/// The cohort triangle: a row a month of first purchase, shaded by the share that came back; blank
/// where the future is. The arrows walk over the fields.
class CohortTriangle final : public QWidget {
    Q_OBJECT

public:
    explicit CohortTriangle(QWidget* parent = nullptr);

    void setContent(const presentation::CohortContent& content);
    [[nodiscard]] const presentation::CohortContent& content() const { return m_content; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF boxOf(int row, int column) const;
    [[nodiscard]] const presentation::CohortCell* cellOf(int row, int column) const;
    void setCurrent(int row, int column);

    presentation::CohortContent m_content;
    int m_row = -1;
    int m_column = -1;
};

} // namespace regard::ui
