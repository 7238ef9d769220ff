// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/requests/trend_request.h"

#include <QWidget>

#include <string>

class QPushButton;

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

class ChartCard;
class DropButton;
class TrendChart;

/// One KPI over time: asks for its figures itself, over a unit that can be chosen, with the limits
/// of the process on request.
class TrendCard final : public QWidget {
    Q_OBJECT

public:
    TrendCard(presentation::Workspace& workspace, const QString& name, QWidget* parent = nullptr);

    /// The KPI under the workspace's filter, computed anew.
    void showKpi(const std::string& kpi);
    [[nodiscard]] const std::string& kpi() const { return m_kpi; }
    [[nodiscard]] TrendChart& chart() const { return *m_chart; }
    [[nodiscard]] ChartCard& card() const { return *m_card; }
    /// With a menu of these KPIs, to change what is shown.
    void offer(const std::vector<std::string>& kpis);
    void setUnit(std::optional<Calendar> unit);
    void setLimitsShown(bool shown);

private:
    void ask();

    presentation::Workspace& m_workspace;
    std::string m_kpi;
    presentation::TrendWish m_wish;
    TrendChart* m_chart;
    ChartCard* m_card;
    DropButton* m_which;
    DropButton* m_unit;
    QPushButton* m_limits;
};

} // namespace regard::ui
