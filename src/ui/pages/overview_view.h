// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/breakdown.h"
#include "presentation/explain_content.h"
#include "presentation/kpi_card.h"
#include "presentation/moved_content.h"
#include "presentation/response_content.h"
#include "presentation/trend_content.h"

#include <QScrollArea>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

class QAbstractItemModel;
class QFrame;
class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace regard::ui {

class ChangeList;
class ChartCard;
class DotPlot;
class DropButton;
class ExplainPanel;
class KpiCard;
class TrendChart;

/// The Overview as it is seen: headline, cards, the chosen KPI large, what changed, breakdowns, and
/// how a number came about. Shows what it is given; asks through signals.
class OverviewView final : public QScrollArea {
    Q_OBJECT

public:
    explicit OverviewView(QWidget* parent = nullptr);

    void setHeadline(const QString& headline, const QString& subline, bool hasSetAside);
    /// Replaces the cards; the chosen one stays chosen.
    void setCards(const std::vector<presentation::KpiCardContent>& cards, int hidden);
    void setCardTrend(const std::string& kpi, const std::vector<std::optional<double>>& trend,
                      bool lastComplete, const std::vector<double>& breaks = {});
    void setChosen(const std::string& kpi);
    [[nodiscard]] const std::string& chosen() const { return m_chosen; }
    void setTrend(const presentation::TrendContent& content);
    void setChanges(const std::vector<Change>& changes, const QString& footnote,
                    const QString& nothing = {});
    void setDimensions(const std::vector<std::string>& dimensions);
    void setBreakdown(int place, const presentation::BreakdownContent& content);

    void setExplainShown(bool shown);
    [[nodiscard]] bool isExplainShown() const { return m_explaining; }
    void setExplanationWaiting();
    void setExplanation(const presentation::ExplainContent& content);
    void setMoved(const presentation::MovedContent& content);
    void setResponse(const std::vector<presentation::ResponseSplit>& splits);
    /// The table of rows behind the figure.
    void setRowsModel(QAbstractItemModel* model);
    void setRowsShown(bool shown, const QString& title = {});

    /// Instead of everything: the store is empty.
    void setEmpty(bool empty);

Q_SIGNALS:
    void chosenChanged(const std::string& kpi);
    void allCardsToggled(bool all);
    void explainToggled(bool shown);
    void rowsAsked();
    void changeFollowed(const regard::Change& change);
    void dimensionChosen(int place, const std::string& dimension);
    void groupTaken(int place, const QString& value);
    void setAsideAsked();
    void importAsked();
    void targetAsked(const QString& kpi);
    void detailsAsked(const QString& kpi);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void arrange();
    QWidget* makeHead();
    QWidget* makeEmptyState();
    void makeBreakdown(int place);

    QWidget* m_inside;
    QWidget* m_empty; ///< shown in place of m_inside while the store is empty
    QLabel* m_headline;
    QLabel* m_subline;
    QPushButton* m_setAside;
    QPushButton* m_all;
    QWidget* m_cardBox;
    QGridLayout* m_grid;
    std::vector<KpiCard*> m_cards;
    TrendChart* m_trend;
    ChartCard* m_trendCard;
    QPushButton* m_explainButton;
    QStackedWidget* m_side;
    ChangeList* m_changes;
    ExplainPanel* m_explain;
    std::array<DotPlot*, 2> m_dots{};
    std::array<ChartCard*, 2> m_dotCards{};
    std::array<DropButton*, 2> m_dimensionButtons{};
    QFrame* m_rowsCard;
    QLabel* m_rowsTitle;
    QTableView* m_rows;
    std::string m_chosen;
    bool m_explaining = false;
};

} // namespace regard::ui
