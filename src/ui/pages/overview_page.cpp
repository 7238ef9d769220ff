// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview_page.h"

#include "presentation/explained_rows_model.h"
#include "presentation/formatting.h"
#include "presentation/requests/breakdown_request.h"
#include "presentation/requests/dimension_order.h"
#include "presentation/requests/explanation_request.h"
#include "presentation/requests/filter_changes.h"
#include "presentation/requests/sparkline_request.h"
#include "presentation/requests/trend_request.h"
#include "presentation/workspace.h"

#include <QAction>
#include <QBoxLayout>
#include <QShortcut>

#include <algorithm>

namespace regard::ui {

using presentation::Workspace;

OverviewPage::OverviewPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace)
{
    setObjectName(QStringLiteral("overviewPage"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_view = new OverviewView(this);
    layout->addWidget(m_view);
    m_rows = new presentation::ExplainedRowsModel(this);
    m_view->setRowsModel(m_rows);

    connect(&workspace, &Workspace::opened, this, &OverviewPage::reset);
    connect(&workspace, &Workspace::closed, this, &OverviewPage::reset);
    connect(&workspace, &Workspace::overviewChanged, this, &OverviewPage::showOverview);
    connect(&workspace, &Workspace::breaksChanged, this, [this] {
        if (chosenFigure() == nullptr)
            return;
        askCardTrends(m_shown);
        askTrend();
        if (m_view->isExplainShown())
            askExplanation();
    });
    connect(m_view, &OverviewView::chosenChanged, this, &OverviewPage::showChosen);
    connect(m_view, &OverviewView::allCardsToggled, this, [this](bool all) {
        m_allCards = all;
        showOverview();
    });
    connect(m_view, &OverviewView::explainToggled, this, [this](bool shown) {
        if (shown)
            askExplanation();
    });
    connect(m_view, &OverviewView::rowsAsked, this, &OverviewPage::showRows);
    connect(m_view, &OverviewView::changeFollowed, this, &OverviewPage::follow);
    connect(m_view, &OverviewView::groupTaken, this, &OverviewPage::takeGroup);
    connect(m_view, &OverviewView::dimensionChosen, this,
            [this](int place, const std::string& dimension) {
                m_dimensions[static_cast<std::size_t>(place)] = dimension;
                m_dimensionGiven[static_cast<std::size_t>(place)] = true;
                askBreakdown(place);
            });
    connect(m_view, &OverviewView::setAsideAsked, this, &OverviewPage::setAsideAsked);
    connect(m_view, &OverviewView::importAsked, this, &OverviewPage::importAsked);
    connect(m_view, &OverviewView::targetAsked, this, &OverviewPage::targetAsked);
    connect(m_view, &OverviewView::detailsAsked, this, &OverviewPage::detailsAsked);

    const auto shortcut = [this](const QKeySequence& key, auto run) {
        auto* made = new QShortcut(key, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, run);
    };
    shortcut(Qt::CTRL | Qt::Key_E, [this] {
        const bool shown = !m_view->isExplainShown();
        m_view->setExplainShown(shown);
        if (shown)
            askExplanation();
    });
    shortcut(Qt::CTRL | Qt::Key_D,
             [this] { Q_EMIT detailsAsked(QString::fromStdString(m_view->chosen())); });
    shortcut(Qt::CTRL | Qt::Key_R, [this] {
        if (m_view->isExplainShown())
            showRows();
    });
    shortcut(Qt::CTRL | Qt::Key_M, [this] {
        if (auto* all = m_view->findChild<QAbstractButton*>(QStringLiteral("allCards")))
            all->click();
    });
    if (workspace.isOpen())
        reset();
    if (workspace.overview())
        showOverview();
}

void OverviewPage::reset()
{
    m_first = true;
    m_rows->clear();
    m_view->setRowsShown(false);
    const auto engine = m_workspace.engine();
    if (!engine)
        return;
    const std::vector<std::string> dimensions = engine->dimensions();
    m_view->setDimensions(dimensions);
    m_order = presentation::dimensionOrder(*engine);
    m_dimensionGiven = {};
    for (std::size_t place = 0; place < m_dimensions.size(); ++place)
        m_dimensions[place] = place < m_order.size() ? m_order[place] : std::string();
}

const Figure* OverviewPage::chosenFigure() const
{
    const auto overview = m_workspace.overview();
    return overview ? overview->figures.find(m_view->chosen()) : nullptr;
}

void OverviewPage::choose(const std::string& kpi, bool explain)
{
    const auto overview = m_workspace.overview();
    const bool shown =
        overview ? std::ranges::any_of(presentation::cardOrder(overview->figures, false),
                                       [&](const Figure* one) { return one->kpi->id == kpi; })
                 : std::ranges::count(presentation::firstKpis(), kpi) > 0;
    if (!m_allCards && !shown) {
        if (auto* all = m_view->findChild<QAbstractButton*>(QStringLiteral("allCards"));
            all != nullptr && !all->isChecked())
            all->setChecked(true);
        m_allCards = true;
    }
    m_view->setChosen(kpi);
    m_view->setExplainShown(explain);
    if (overview)
        showOverview();
}

bool OverviewPage::isSettled() const
{
    return !m_first && !m_workspace.isBusy();
}

void OverviewPage::showOverview()
{
    const auto overview = m_workspace.overview();
    const auto engine = m_workspace.engine();
    if (!overview || !engine)
        return;
    m_first = false;
    const FigureSet& set = overview->figures;
    m_view->setEmpty(engine->dataset().firstDay() == kNoDay);
    m_view->setHeadline(QString::fromStdString(overview->headline),
                        QString::fromStdString(overview->subline),
                        engine->dataset().rowsSetAside() > 0);
    const PeriodContext context = m_workspace.periodContext();
    presentation::CardContext card;
    card.currency = m_workspace.conventions().currency;
    card.today = context.today;
    if (set.comparedWith)
        card.comparedWith = QString::fromStdString(describe(*set.comparedWith, context));
    std::vector<presentation::KpiCardContent> cards;
    std::vector<std::string> kpis;
    for (const Figure* figure : presentation::cardOrder(set, m_allCards)) {
        cards.push_back(presentation::cardContent(*figure, card));
        kpis.emplace_back(figure->kpi->id);
    }
    if (chosenFigure() == nullptr || m_view->chosen().empty()) {
        const auto* some = &cards.front();
        for (const auto& candidate : cards)
            if (candidate.reason.isEmpty()) {
                some = &candidate;
                break;
            }
        m_view->setChosen(some->kpi);
    }
    const auto all = presentation::cardOrder(set, true);
    m_view->setCards(cards, static_cast<int>(all.size()) -
                                static_cast<int>(presentation::cardOrder(set, false).size()));
    QString footnote;
    if (set.comparisons > 0)
        footnote = tr("%1 comparisons were made together; at most %2\u00A0% of what is called a "
                      "change is expected to be chance.")
                       .arg(set.comparisons)
                       .arg(presentation::number(set.falseDiscoveryRate * 100, 0));
    m_view->setChanges(
        overview->changes, footnote,
        !set.complete ? tr("The period is not over. What changed is told when it is.")
        : set.comparisons > 0
            ? tr("Nothing moved that can be told from noise. Small changes need more "
                 "answers to show.")
            : tr("There is nothing to compare with: choose another period to compare, "
                 "or import earlier data."));
    m_shown = std::move(kpis);
    askCardTrends(m_shown);
    showChosen();
}

void OverviewPage::showChosen()
{
    if (chosenFigure() == nullptr)
        return;
    m_view->setRowsShown(false);
    askTrend();
    askBreakdown(0);
    askBreakdown(1);
    if (m_view->isExplainShown())
        askExplanation();
}

void OverviewPage::askTrend()
{
    presentation::askTrend(
        m_workspace, QStringLiteral("trend"), *chosenFigure(), {},
        [this](const presentation::TrendContent& content) { m_view->setTrend(content); });
}

void OverviewPage::askCardTrends(const std::vector<std::string>& kpis)
{
    presentation::askSparklines(m_workspace, QStringLiteral("cardTrends"), kpis,
                                [this](const std::vector<presentation::Sparkline>& all) {
                                    for (const auto& one : all)
                                        m_view->setCardTrend(one.kpi, one.values, one.lastComplete,
                                                             one.breaks);
                                });
}

void OverviewPage::askBreakdown(int place)
{
    const auto at = static_cast<std::size_t>(place);
    const Figure* figure = chosenFigure();
    if (m_dimensions[at].empty() || figure == nullptr) {
        m_view->setBreakdown(place, {});
        return;
    }
    // A dimension that this KPI does not have gives way to the next, unless it was asked for.
    std::vector<std::string> candidates{m_dimensions[at]};
    if (!m_dimensionGiven[at]) {
        std::vector<std::string> every;
        for (std::size_t i = at; i < m_order.size(); i += m_dimensions.size())
            every.push_back(m_order[i]);
        every = presentation::openDimensions(m_workspace, every);
        if (!every.empty())
            candidates = std::move(every);
    }
    presentation::askBreakdown(
        m_workspace, QStringLiteral("breakdown%1").arg(place), *figure, candidates,
        presentation::kGroupsListed, [this, place](const presentation::BreakdownContent& content) {
            const auto here = static_cast<std::size_t>(place);
            m_dimensions[here] = content.dimension;
            const bool nothing = content.rows.empty() && !m_dimensionGiven[here] && place > 0;
            m_view->setBreakdown(place, nothing ? presentation::BreakdownContent() : content);
        });
}

void OverviewPage::askExplanation()
{
    const Figure* figure = chosenFigure();
    if (figure == nullptr)
        return;
    m_rows->clear();
    m_view->setExplanationWaiting();
    const KpiDefinition* kpi = figure->kpi;
    // Another figure may have been chosen while the rows were walked.
    const auto stillChosen = [this, kpi] {
        const Figure* chosen = chosenFigure();
        return chosen != nullptr && chosen->kpi == kpi;
    };
    presentation::ExplanationTaker taker;
    taker.rows = [this, engine = m_workspace.engine()](
                     const std::shared_ptr<const Explanation>& explanation) {
        m_view->setExplanation(
            presentation::explainContent(*explanation, m_workspace.conventions().currency));
        m_rows->setExplanation(explanation, [engine, explanation](std::size_t row) {
            return engine->rowText(*explanation, row);
        });
    };
    taker.moved = [this, stillChosen](const presentation::MovedContent& moved) {
        if (stillChosen())
            m_view->setMoved(moved);
    };
    taker.response = [this, stillChosen](const std::vector<presentation::ResponseSplit>& splits) {
        if (stillChosen())
            m_view->setResponse(splits);
    };
    presentation::askExplanation(m_workspace, QStringLiteral("explain"), std::string(kpi->id),
                                 std::move(taker));
}

void OverviewPage::showRows()
{
    const Figure* figure = chosenFigure();
    if (figure == nullptr || m_rows->rowCount() == 0)
        return;
    m_view->setRowsShown(
        true,
        tr("The rows behind %1, %2")
            .arg(presentation::text(figure->kpi->shortName),
                 QString::fromStdString(describe(figure->period, m_workspace.periodContext()))));
}

void OverviewPage::follow(const Change& change)
{
    if (!change.kpi.empty())
        m_view->setChosen(change.kpi);
    const auto filter = presentation::withGroup(m_workspace.filter(), change.group);
    if (filter == m_workspace.filter())
        choose(m_view->chosen(), m_view->isExplainShown());
    else
        m_workspace.setFilter(filter);
}

void OverviewPage::takeGroup(int place, const QString& value)
{
    m_workspace.setFilter(presentation::withValueToggled(
        m_workspace.filter(), m_dimensions[static_cast<std::size_t>(place)], value.toStdString()));
}

} // namespace regard::ui
