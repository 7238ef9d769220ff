// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/review/bar_content.h"

#include <QWidget>

namespace regard::ui {

class BarChart;
class ChartCard;

/// Bars in a card, with their table.
class BarCard final : public QWidget {
    Q_OBJECT

public:
    explicit BarCard(const QString& name, QWidget* parent = nullptr);

    void setContent(const presentation::BarContent& content);
    [[nodiscard]] BarChart& chart() const { return *m_chart; }

private:
    BarChart* m_chart;
    ChartCard* m_card;
};

} // namespace regard::ui
