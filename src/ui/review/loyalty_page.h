// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_page.h"

namespace regard::ui {

class BarCard;
class BreakdownCard;
class FigureStrip;
class TableCard;
class TrendCard;

/// What customers say: NPS, CSAT, sentiment and the like, how answers spread from 0 to 10, and where
/// the same customers moved.
class LoyaltyPage final : public ReviewPage {
    Q_OBJECT

public:
    explicit LoyaltyPage(presentation::Workspace& workspace, QWidget* parent = nullptr);

protected:
    void refresh() override;
    void reset() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void askAnswers(const std::string& kpi);
    void askGroups();
    void askMoves();

    FigureStrip* m_strip;
    TrendCard* m_trend;
    BarCard* m_spread;
    BarCard* m_groups;
    TableCard* m_moves;
    BreakdownCard* m_breakdown;
};

} // namespace regard::ui
