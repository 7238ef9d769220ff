// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>
#include <vector>

namespace regard::presentation {
class Workspace;
struct BreakdownContent;
} // namespace regard::presentation

namespace regard::ui {

class ChartCard;
class DotPlot;
class DropButton;

/// One KPI by the values of a dimension that can be chosen; asks for its figures itself. A click on
/// a group filters by it.
class BreakdownCard final : public QWidget {
    Q_OBJECT

public:
    BreakdownCard(presentation::Workspace& workspace, const QString& name,
                  QWidget* parent = nullptr);

    /// The KPI by the first of the dimensions that it has values for, unless one was chosen here.
    void showKpi(const std::string& kpi, const std::vector<std::string>& dimensions);
    /// Forgets what was chosen: another store.
    void reset();
    /// As many groups as there is room for are listed; the others are counted.
    void setMost(std::size_t groups) { m_most = groups; }
    [[nodiscard]] DotPlot& dots() const { return *m_dots; }
    [[nodiscard]] const std::string& dimension() const { return m_dimension; }
    void setDimension(const std::string& dimension);

Q_SIGNALS:
    void dimensionChanged(const QString& dimension);

private:
    void ask();
    void take(const presentation::BreakdownContent& content);

    presentation::Workspace& m_workspace;
    std::string m_kpi;
    std::vector<std::string> m_offered;
    std::string m_dimension;
    bool m_given = false; ///< chosen by hand
    std::size_t m_most;
    DotPlot* m_dots;
    ChartCard* m_card;
    DropButton* m_by;
};

} // namespace regard::ui
