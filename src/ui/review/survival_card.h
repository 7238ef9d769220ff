// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>
#include <vector>

namespace regard::presentation {
class Workspace;
struct SurvivalContent;
} // namespace regard::presentation

namespace regard::ui {

class ChartCard;
class DropButton;
class SurvivalChart;

/// How long customers stay, by a dimension of the customer that can be chosen; asks for its figures
/// itself.
class SurvivalCard final : public QWidget {
    Q_OBJECT

public:
    SurvivalCard(presentation::Workspace& workspace, const QString& name,
                 QWidget* parent = nullptr);

    /// Under the workspace's filter, by one of these dimensions or for everyone.
    void showBy(const std::vector<std::string>& dimensions);
    void setDimension(const std::string& dimension); ///< empty: everyone
    void reset() { m_given = false; }
    [[nodiscard]] SurvivalChart& chart() const { return *m_chart; }

private:
    void ask();
    void take(const presentation::SurvivalContent& content);

    presentation::Workspace& m_workspace;
    std::vector<std::string> m_offered;
    std::string m_dimension;
    bool m_given = false;
    SurvivalChart* m_chart;
    ChartCard* m_card;
    DropButton* m_by;
};

} // namespace regard::ui
