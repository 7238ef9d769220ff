// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_page.h"

#include <string>

class QPushButton;

namespace regard::ui {

class BreakdownCard;
class ExplainPanel;
class MultiplesCard;
class Pill;
class RowsCard;
class TrendCard;

/// One figure in detail: over time, how it came about, by two dimensions and both crossed, and its
/// rows.
class KpiPage final : public ReviewPage {
    Q_OBJECT

public:
    explicit KpiPage(presentation::Workspace& workspace, QWidget* parent = nullptr);

    /// Shows that KPI; `from` names the page to go back to.
    void showKpi(const std::string& kpi, const QString& from);
    [[nodiscard]] const std::string& kpi() const { return m_kpi; }

Q_SIGNALS:
    void backAsked();
    void targetAsked(const QString& kpi);

protected:
    void refresh() override;
    void reset() override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void askExplanation();

    std::string m_kpi = "nps";
    QLabel* m_title;
    QLabel* m_sentence;
    Pill* m_kind;
    Pill* m_view;
    Pill* m_status;
    QPushButton* m_back;
    QPushButton* m_target;
    TrendCard* m_trend;
    ExplainPanel* m_explain;
    BreakdownCard* m_first;
    BreakdownCard* m_second;
    MultiplesCard* m_multiples;
    RowsCard* m_rows;
};

} // namespace regard::ui
