// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/overview_view.h"

#include <QWidget>

#include <memory>

namespace regard::presentation {
class ExplainedRowsModel;
class Workspace;
} // namespace regard::presentation

namespace regard::ui {

/// Brings the workspace's results to the OverviewView and takes its wishes back to the filter.
class OverviewPage final : public QWidget {
    Q_OBJECT

public:
    explicit OverviewPage(presentation::Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] OverviewView& view() const { return *m_view; }
    /// Shows that KPI large; with `explain` how its number came about too.
    void choose(const std::string& kpi, bool explain);
    /// True when the Overview is there and nothing is being computed.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void setAsideAsked();
    void importAsked();
    void targetAsked(const QString& kpi);
    void detailsAsked(const QString& kpi);

private:
    void reset();
    void showOverview();
    void showChosen();
    void askTrend();
    void askBreakdown(int place);
    void askCardTrends(const std::vector<std::string>& kpis);
    void askExplanation();
    void showRows();
    void follow(const Change& change);
    void takeGroup(int place, const QString& value);
    [[nodiscard]] const Figure* chosenFigure() const;

    presentation::Workspace& m_workspace;
    OverviewView* m_view;
    presentation::ExplainedRowsModel* m_rows;
    std::vector<std::string> m_shown; ///< KPIs of the cards
    std::vector<std::string> m_order; ///< dimensions of the data, the most telling first
    std::array<std::string, 2> m_dimensions;
    std::array<bool, 2> m_dimensionGiven{}; ///< chosen by hand
    bool m_allCards = false;
    bool m_first = true; ///< no overview has arrived yet
};

} // namespace regard::ui
