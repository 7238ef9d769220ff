// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/loyalty_page.h"

#include "presentation/requests/dimension_order.h"
#include "presentation/review/answer_bars.h"
#include "presentation/review/group_moves_content.h"
#include "presentation/trend_content.h"
#include "presentation/workspace.h"
#include "ui/pages/page_parts.h"
#include "ui/review/bar_card.h"
#include "ui/review/breakdown_card.h"
#include "ui/review/figure_strip.h"
#include "ui/review/table_card.h"
#include "ui/review/trend_card.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kMonths = 18;

/// Scores of surveys, the most telling first: one of them has answers to spread.
const std::vector<std::string>& scoreKpis()
{
    static const std::vector<std::string> kScores{
        "nps", "csat", "ces", "employee_engagement", "image", "perception"};
    return kScores;
}

} // namespace

LoyaltyPage::LoyaltyPage(presentation::Workspace& workspace, QWidget* parent)
    : ReviewPage(workspace, QStringLiteral("loyaltyPage"), parent)
{
    const PageHead head = addHead(column(), tr("What customers say"));
    head.sentence->setText(tr("A click on a figure opens it in detail, down to its rows."));
    m_strip = new FigureStrip(workspace, KpiArea::Loyalty, QStringLiteral("loyaltyStrip"), this);
    column().addWidget(m_strip);
    auto* above = new QHBoxLayout;
    above->setSpacing(12);
    m_trend = new TrendCard(workspace, QStringLiteral("loyaltyTrend"), this);
    m_spread = new BarCard(QStringLiteral("loyaltySpread"), this);
    above->addWidget(m_trend, 5);
    above->addWidget(m_spread, 3);
    column().addLayout(above);
    auto* below = new QHBoxLayout;
    below->setSpacing(12);
    m_groups = new BarCard(QStringLiteral("loyaltyGroups"), this);
    m_breakdown = new BreakdownCard(workspace, QStringLiteral("loyaltyBreakdown"), this);
    below->addWidget(m_groups, 1);
    below->addWidget(m_breakdown, 1);
    column().addLayout(below);
    m_moves = new TableCard(QStringLiteral("loyaltyMoves"), this);
    m_moves->setWhole(true);
    column().addWidget(m_moves);
    column().addStretch(1);
    connect(m_strip, &FigureStrip::opened, this, &ReviewPage::kpiOpened);
}

void LoyaltyPage::reset()
{
    m_breakdown->reset();
}

void LoyaltyPage::refresh()
{
    m_strip->refresh();
    if (!m_strip->hasFigures()) {
        setNothing(tr("No answers of customers yet"),
                   tr("A file of survey answers brings NPS, CSAT and what stands on them: one row "
                      "an answer, with its date and its score."));
        return;
    }
    setNothing({}, {});
    const std::vector<std::string> kpis = m_strip->kpis();
    m_trend->offer(kpis);
    if (std::ranges::count(kpis, m_trend->kpi()) == 0)
        m_trend->showKpi(kpis.front());
    else
        m_trend->showKpi(m_trend->kpi());
    m_breakdown->showKpi(kpis.front(), presentation::dimensionOrder(*workspace().engine()));
    std::string spread;
    for (const std::string& kpi : scoreKpis())
        if (spread.empty() && std::ranges::count(kpis, kpi) > 0)
            spread = kpi;
    m_spread->setVisible(!spread.empty());
    if (!spread.empty())
        askAnswers(spread);
    const bool nps = std::ranges::count(kpis, std::string("nps")) > 0;
    m_groups->setVisible(nps);
    m_moves->setVisible(nps);
    if (nps) {
        askGroups();
        askMoves();
    }
}

void LoyaltyPage::askAnswers(const std::string& kpi)
{
    const Query query = workspace().query({kpi});
    workspace().compute<presentation::BarContent>(
        m_spread->objectName(),
        [kpi, query](const Engine& engine, const Control& control) {
            const auto spread = answerSpread(engine, kpi, query, control);
            if (spread.ok())
                return presentation::spreadBars(spread.value(), *kpiById(kpi));
            presentation::BarContent content;
            content.reason = QString::fromStdString(spread.error().message);
            return content;
        },
        [this](const presentation::BarContent& content) { m_spread->setContent(content); });
}

void LoyaltyPage::askGroups()
{
    const PeriodContext context = workspace().periodContext();
    Query query = workspace().query({"nps"});
    query.compare = Comparison::None;
    const auto span = presentation::trendSpan(*kpiById("nps"), query.period, context, kMonths);
    query.period = span.period;
    workspace().compute<presentation::BarContent>(
        m_groups->objectName(),
        [query, span, context](const Engine& engine, const Control& control) {
            const auto figures = engine.trend("nps", query, span.unit, control);
            if (figures.ok())
                return presentation::groupsOverTime(figures.value(), span.unit, context);
            presentation::BarContent content;
            content.reason = QString::fromStdString(figures.error().message);
            return content;
        },
        [this](const presentation::BarContent& content) { m_groups->setContent(content); });
}

void LoyaltyPage::askMoves()
{
    const PeriodContext context = workspace().periodContext();
    const Query query = workspace().query({"nps"});
    workspace().compute<presentation::TableContent>(
        m_moves->objectName(),
        [query, context](const Engine& engine, const Control& control) {
            const auto moves = groupMoves(engine, query, control);
            if (moves.ok())
                return presentation::groupMovesContent(moves.value(), context);
            presentation::TableContent content;
            content.reason = QString::fromStdString(moves.error().message);
            return content;
        },
        [this](const presentation::TableContent& content) { m_moves->setContent(content); });
}

void LoyaltyPage::resizeEvent(QResizeEvent* event)
{
    ReviewPage::resizeEvent(event);
    const int high = std::clamp((viewport()->height() - 190) / 2, 250, 420);
    m_trend->setFixedHeight(high);
    m_spread->setFixedHeight(high);
    m_groups->setFixedHeight(high);
}

} // namespace regard::ui
