// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview_page.h"

#include "presentation/explained_rows_model.h"
#include "presentation/formatting.h"
#include "presentation/workspace.h"

#include <QAction>
#include <QBoxLayout>
#include <QShortcut>

#include <algorithm>

namespace regard::ui {

using presentation::Workspace;

namespace {

constexpr int kMonthsLarge = 24;
constexpr int kMonthsSmall = 15;

/// Trends of several KPIs, asked for in one job.
struct CardTrends {
    struct One {
        std::string kpi;
        std::vector<std::optional<double>> values;
        bool lastComplete = true;
        std::vector<double> breaks;
    };
    std::vector<One> trends;
};

/// Places of the breaks that lie in the figure's period, which is the one at `index`.
void addPlaces(const std::vector<MethodBreak>& breaks, const Figure& figure, double index,
               std::vector<double>& places)
{
    for (const MethodBreak& one : breaks)
        if (figure.period.contains(one.day) && index > 0 &&
            std::ranges::count(one.kpis, figure.kpi->id) > 0)
            places.push_back(index - 0.5 +
                             double(one.day - figure.period.from) / figure.period.days());
}

} // namespace

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
    // Segment and channel where there are such, else the next that the data has.
    std::vector<std::string> order{"segment", "channel", "region",  "country",
                                   "topic",   "stage",   "product", "team"};
    order.insert(order.end(), dimensions.begin(), dimensions.end());
    m_order.clear();
    for (const std::string& dimension : order)
        if (std::ranges::count(dimensions, dimension) > 0 &&
            std::ranges::count(m_order, dimension) == 0)
            m_order.push_back(dimension);
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
    const Figure* figure = chosenFigure();
    auto input = std::make_shared<presentation::TrendInput>();
    input->kpi = figure->kpi;
    input->context = m_workspace.periodContext();
    input->span =
        presentation::trendSpan(*figure->kpi, figure->period, input->context, kMonthsLarge);
    input->yardsticks = m_workspace.contents().yardsticks;
    input->benchmark = figure->benchmark;
    input->events = m_workspace.contents().events;
    input->breaks = m_workspace.breaks();
    input->where = m_workspace.filter().where;
    input->currency = m_workspace.conventions().currency;
    input->level = figure->level;
    Query query = m_workspace.query({std::string(figure->kpi->id)});
    query.period = input->span.period;
    query.compare = Comparison::None;
    m_workspace.compute<Expected<std::vector<Figure>>>(
        QStringLiteral("trend"),
        [query, input](const Engine& engine, const Control& control) {
            auto figures = engine.trend(input->kpi->id, query, input->span.unit, control);
            if (!figures.ok())
                return figures;
            const auto finer = presentation::finerSpan(*input->kpi, figures.value(), input->span);
            if (!finer)
                return figures;
            input->span = *finer;
            Query again = query;
            again.period = finer->period;
            return engine.trend(input->kpi->id, again, finer->unit, control);
        },
        [this, input](Expected<std::vector<Figure>> result) {
            if (result.ok()) {
                input->figures = std::move(result).value();
                m_view->setTrend(presentation::trendContent(*input));
            } else if (result.error().kind != ErrorKind::Cancelled) {
                Q_EMIT m_workspace.failed(result.error());
            }
        });
}

void OverviewPage::askCardTrends(const std::vector<std::string>& kpis)
{
    const PeriodContext context = m_workspace.periodContext();
    const Query base = m_workspace.query();
    m_workspace.compute<CardTrends>(
        QStringLiteral("cardTrends"),
        [kpis, context, base, breaks = m_workspace.breaks()](const Engine& engine,
                                                             const Control& control) {
            CardTrends all;
            for (const std::string& kpi : kpis) {
                if (control.stop.stop_requested())
                    break;
                const KpiDefinition* definition = kpiById(kpi);
                const auto span =
                    presentation::trendSpan(*definition, base.period, context, kMonthsSmall);
                Query query = base;
                query.kpis = {kpi};
                query.compare = Comparison::None;
                query.period = span.period;
                const auto figures = engine.trend(kpi, query, span.unit, control);
                if (!figures.ok())
                    continue;
                CardTrends::One one;
                one.kpi = kpi;
                for (const Figure& figure : figures.value()) {
                    one.values.push_back(figure.estimate.value);
                    one.lastComplete = figure.complete && !figure.settling;
                    addPlaces(breaks, figure, double(one.values.size()) - 1, one.breaks);
                }
                all.trends.push_back(std::move(one));
            }
            return all;
        },
        [this](const CardTrends& all) {
            for (const auto& one : all.trends)
                m_view->setCardTrend(one.kpi, one.values, one.lastComplete, one.breaks);
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
    Query query = m_workspace.query({std::string(figure->kpi->id)});
    query.compare = Comparison::None;
    // A dimension that this KPI does not have gives way to the next, unless it was asked for.
    std::vector<std::string> candidates{m_dimensions[at]};
    if (!m_dimensionGiven[at]) {
        candidates.clear();
        for (std::size_t i = at; i < m_order.size(); i += m_dimensions.size())
            if (std::ranges::none_of(query.where, [&](const Condition& condition) {
                    return condition.dimension == m_order[i] && condition.values.size() == 1;
                }))
                candidates.push_back(m_order[i]);
        if (candidates.empty())
            candidates.push_back(m_dimensions[at]);
    }
    auto overall = std::make_shared<Figure>(*figure);
    const std::string currency = m_workspace.conventions().currency;
    m_workspace.compute<Expected<presentation::BreakdownContent>>(
        QStringLiteral("breakdown%1").arg(place),
        [query, candidates, overall, currency](const Engine& engine, const Control& control) {
            std::optional<presentation::BreakdownContent> first;
            for (const std::string& dimension : candidates) {
                Query one = query;
                one.by = {dimension};
                const auto set = engine.figures(one, {}, control);
                if (!set.ok())
                    return Expected<presentation::BreakdownContent>(set.error());
                auto content =
                    presentation::breakdownContent(set.value(), dimension, overall.get(), currency);
                if (!content.rows.empty())
                    return Expected<presentation::BreakdownContent>(std::move(content));
                if (!first)
                    first = std::move(content);
            }
            return Expected<presentation::BreakdownContent>(std::move(*first));
        },
        [this, place](Expected<presentation::BreakdownContent> result) {
            if (result.ok()) {
                const auto here = static_cast<std::size_t>(place);
                const bool given = m_dimensionGiven[here];
                m_dimensions[here] = result.value().dimension;
                m_view->setBreakdown(place, result.value().rows.empty() && !given && place > 0
                                                ? presentation::BreakdownContent()
                                                : result.value());
            } else if (result.error().kind != ErrorKind::Cancelled) {
                Q_EMIT m_workspace.failed(result.error());
            }
        });
}

void OverviewPage::askExplanation()
{
    const Figure* figure = chosenFigure();
    if (figure == nullptr)
        return;
    const std::string kpi(figure->kpi->id);
    const Query query = m_workspace.query({kpi});
    auto yardsticks = std::make_shared<const Yardsticks>(m_workspace.contents().yardsticks);
    const std::string currency = m_workspace.conventions().currency;
    const auto engine = m_workspace.engine();
    const auto breaks = m_workspace.breaks();
    const PeriodContext context = m_workspace.periodContext();
    m_rows->clear();
    m_view->setExplanationWaiting();
    m_workspace.compute<Expected<Explanation>>(
        QStringLiteral("explain"),
        [kpi, query, yardsticks, breaks, context](const Engine& used, const Control& control) {
            auto explanation = used.explain(kpi, query, *yardsticks, control);
            if (explanation.ok())
                noteBreaks(explanation.value().figure, breaks, query, context);
            return explanation;
        },
        [this, engine, currency](Expected<Explanation> result) {
            if (result.ok()) {
                auto explanation = std::make_shared<const Explanation>(std::move(result).value());
                m_view->setExplanation(presentation::explainContent(*explanation, currency));
                m_rows->setExplanation(explanation, [engine, explanation](std::size_t row) {
                    return engine->rowText(*explanation, row);
                });
                askWhy(explanation);
            } else if (result.error().kind != ErrorKind::Cancelled) {
                Q_EMIT m_workspace.failed(result.error());
            }
        });
}

void OverviewPage::askWhy(std::shared_ptr<const Explanation> explanation)
{
    struct Why {
        Expected<std::vector<MovedBy>> moved;
        Expected<std::vector<Nonresponse>> response;
    };
    const std::string kpi(explanation->figure.kpi->id);
    const Query query = m_workspace.query({kpi});
    const std::string currency = m_workspace.conventions().currency;
    m_workspace.compute<Why>(
        QStringLiteral("why"),
        [kpi, query](const Engine& used, const Control& control) {
            const bool compared = query.compare != Comparison::None;
            return Why{compared ? movedBy(used, kpi, query, {}, control) : std::vector<MovedBy>{},
                       nonresponse(used, kpi, query, {}, control)};
        },
        [this, explanation, currency](const Why& why) {
            const Figure& figure = explanation->figure;
            const Figure* chosen = chosenFigure();
            // Another figure may have been chosen while the rows were walked.
            if (chosen == nullptr || chosen->kpi != figure.kpi)
                return;
            const auto failed = [this](const Error& error) {
                if (error.kind != ErrorKind::Cancelled)
                    Q_EMIT m_workspace.failed(error);
            };
            if (why.moved.ok())
                m_view->setMoved(presentation::movedContent(why.moved.value(), figure, currency));
            else
                failed(why.moved.error());
            if (why.response.ok())
                m_view->setResponse(
                    presentation::responseContent(why.response.value(), figure, currency));
            else
                failed(why.response.error());
        });
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
    auto filter = m_workspace.filter();
    for (const auto& [dimension, value] : change.group) {
        const auto found = std::ranges::find(filter.where, dimension, &Condition::dimension);
        if (found != filter.where.end())
            found->values = {value};
        else
            filter.where.push_back({dimension, {value}});
    }
    if (filter == m_workspace.filter())
        choose(m_view->chosen(), m_view->isExplainShown());
    else
        m_workspace.setFilter(filter);
}

void OverviewPage::takeGroup(int place, const QString& value)
{
    auto filter = m_workspace.filter();
    const std::string dimension = m_dimensions[static_cast<std::size_t>(place)];
    const auto found = std::ranges::find(filter.where, dimension, &Condition::dimension);
    const std::vector<std::string> only{value.toStdString()};
    if (found == filter.where.end())
        filter.where.push_back({dimension, only});
    else if (found->values == only)
        filter.where.erase(found); // taken twice: everyone again
    else
        found->values = only;
    m_workspace.setFilter(filter);
}

} // namespace regard::ui
