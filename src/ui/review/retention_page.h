// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_page.h"

#include <memory>

class QButtonGroup;
class QPushButton;
class QStackedWidget;

namespace regard::ui {

class ChartCard;
class CohortTriangle;
class FigureStrip;
class SurvivalCard;
class TableCard;

/// Who stays and what they are worth: cohorts, survival, lifetime value by method, who left, and
/// whom to call.
class RetentionPage final : public ReviewPage {
    Q_OBJECT

public:
    explicit RetentionPage(presentation::Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    void settingsAsked();

protected:
    void refresh() override;
    void reset() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void askCohorts();
    void askValues();
    void askValues(bool withModels);
    void askLists();

    FigureStrip* m_strip;
    QLabel* m_rule;
    CohortTriangle* m_triangle;
    ChartCard* m_triangleCard;
    SurvivalCard* m_survival;
    TableCard* m_values;
    TableCard* m_calls;
    TableCard* m_leavers;
    QStackedWidget* m_lists;
    bool m_listChosen = false; ///< by hand
    QPushButton* m_showCalls;
    QPushButton* m_showLeavers;
};

} // namespace regard::ui
