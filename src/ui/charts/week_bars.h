// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/insight/data_health.h>

#include <QWidget>

#include <vector>

namespace regard::ui {

/// Rows by week as bars from 0: unusual weeks in another colour under a small triangle, weeks that
/// are not over hollow. Left and Right walk over the weeks and tell them.
class WeekBars final : public QWidget {
    Q_OBJECT

public:
    explicit WeekBars(QWidget* parent = nullptr);

    void setWeeks(const std::vector<WeekVolume>& weeks, const QString& summary);
    /// What is said of a week; empty outside.
    [[nodiscard]] QString wordsOf(int index) const;
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override { return {260, 52}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 44}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QRectF boxOf(int index) const;
    [[nodiscard]] int at(const QPoint& point) const;
    void setCurrent(int index);

    std::vector<WeekVolume> m_weeks;
    QString m_summary;
    std::int64_t m_most = 0;
    int m_current = -1;
};

} // namespace regard::ui
