// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <string>
#include <vector>

class QGridLayout;
class QLabel;

namespace regard::presentation {
class Workspace;
struct MultiplesContent;
} // namespace regard::presentation

namespace regard::ui {

class DotPlot;
class DropButton;

/// A KPI by one dimension for each value of a second: small charts side by side on one axis. A click
/// on a group filters by both.
class MultiplesCard final : public QFrame {
    Q_OBJECT

public:
    MultiplesCard(presentation::Workspace& workspace, const QString& name,
                  QWidget* parent = nullptr);

    /// Crosses the first two of the dimensions, unless others were chosen here.
    void showKpi(const std::string& kpi, const std::vector<std::string>& dimensions);
    void reset();

private:
    void ask();
    void take(const presentation::MultiplesContent& content);
    void arrange();
    void choose(std::string& which, const std::string& dimension);

    presentation::Workspace& m_workspace;
    std::string m_kpi;
    std::vector<std::string> m_offered;
    std::string m_dimension;
    std::string m_each;
    QLabel* m_title;
    QLabel* m_note;
    DropButton* m_by;
    DropButton* m_for;
    QWidget* m_box;
    QGridLayout* m_grid;
    std::vector<QWidget*> m_panels;

protected:
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace regard::ui
