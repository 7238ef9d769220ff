// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/retention_page.h"

#include "presentation/formatting.h"
#include "presentation/review/cohort_content.h"
#include "presentation/review/customer_rows.h"
#include "presentation/review/lifetime_rows.h"
#include "presentation/workspace.h"
#include "ui/charts/cohort_triangle.h"
#include "ui/pages/page_parts.h"
#include "ui/review/figure_strip.h"
#include "ui/review/survival_card.h"
#include "ui/review/table_card.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/chart_card.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr std::size_t kCohorts = 13;
constexpr std::size_t kListed = 50;
constexpr double kWeeksAhead = 52;

presentation::TableContent refused(const QString& title, const Error& error)
{
    presentation::TableContent content;
    content.title = title;
    content.reason = QString::fromStdString(error.message);
    return content;
}

/// What each model of buying and leaving says, as long as nobody stops it.
std::vector<presentation::ModelValue> modelsOf(const Engine& engine, const Query& query,
                                               const Control& control)
{
    std::vector<presentation::ModelValue> models;
    const auto histories = engine.purchaseHistories(query);
    for (const auto model : {stats::LeavingModel::ParetoNbd, stats::LeavingModel::MbgNbd,
                             stats::LeavingModel::BgNbd}) {
        if (control.stop.stop_requested())
            break;
        if (!histories.ok()) {
            models.push_back({model, histories.error()});
            continue;
        }
        const auto fit = engine.leavingFit(*histories.value(), query, model, control);
        models.push_back({model, fit.ok()
                                     ? lifetimeValue(*histories.value(), fit.value(), kWeeksAhead,
                                                     query.conventions.level, control)
                                     : Expected<LifetimeValue>(fit.error())});
    }
    return models;
}

struct Lists {
    presentation::TableContent calls;
    presentation::TableContent leavers;
};

} // namespace

RetentionPage::RetentionPage(presentation::Workspace& workspace, QWidget* parent)
    : ReviewPage(workspace, QStringLiteral("retentionPage"), parent)
{
    const PageHead head = addHead(column(), tr("Who stays, and what they are worth"));
    m_rule = head.sentence;
    auto* rule = makeButton(tr("Change the rule\u2026"), QStringLiteral("changeRule"),
                            ButtonKind::Plain, this);
    rule->setToolTip(tr("After how many days without a purchase a customer counts as lost"));
    head.buttons->addWidget(rule);
    connect(rule, &QPushButton::clicked, this, &RetentionPage::settingsAsked);
    m_strip = new FigureStrip(workspace, KpiArea::Value, QStringLiteral("retentionStrip"), this);
    column().addWidget(m_strip);
    auto* above = new QHBoxLayout;
    above->setSpacing(12);
    m_triangle = new CohortTriangle(this);
    m_triangle->setObjectName(QStringLiteral("cohortTriangle"));
    m_triangleCard = new ChartCard(m_triangle, QStringLiteral("cohorts"), true, this);
    m_triangleCard->setTitle(tr("Retention by month of first purchase, %"));
    m_survival = new SurvivalCard(workspace, QStringLiteral("survival"), this);
    above->addWidget(m_triangleCard, 8);
    above->addWidget(m_survival, 5);
    column().addLayout(above);

    auto* below = new QHBoxLayout;
    below->setSpacing(12);
    m_values = new TableCard(QStringLiteral("lifetimeValues"), this);
    m_lists = new QStackedWidget(this);
    m_calls = new TableCard(QStringLiteral("worthCalling"), m_lists);
    m_leavers = new TableCard(QStringLiteral("leavers"), m_lists);
    m_lists->addWidget(m_calls);
    m_lists->addWidget(m_leavers);
    // Each list leads to the other.
    m_showLeavers =
        makeButton(tr("Who left"), QStringLiteral("showLeavers"), ButtonKind::Quiet, m_calls);
    m_showCalls =
        makeButton(tr("Worth a call"), QStringLiteral("showCalls"), ButtonKind::Quiet, m_leavers);
    m_calls->tools().addWidget(m_showLeavers);
    m_leavers->tools().addWidget(m_showCalls);
    connect(m_showLeavers, &QPushButton::clicked, this, [this] {
        m_listChosen = true;
        m_lists->setCurrentWidget(m_leavers);
        m_showCalls->setFocus();
    });
    connect(m_showCalls, &QPushButton::clicked, this, [this] {
        m_listChosen = true;
        m_lists->setCurrentWidget(m_calls);
        m_showLeavers->setFocus();
    });
    below->addWidget(m_values, 4);
    below->addWidget(m_lists, 7);
    column().addLayout(below);
    column().addStretch(1);
    connect(m_strip, &FigureStrip::opened, this, &ReviewPage::kpiOpened);
}

void RetentionPage::reset()
{
    m_survival->reset();
    m_listChosen = false;
}

void RetentionPage::refresh()
{
    m_strip->refresh();
    if (!m_strip->hasFigures()) {
        setNothing(tr("No customers who stay or leave yet"),
                   tr("Purchases with their customers bring cohorts, retention and lifetime value; "
                      "subscriptions with their begin and end bring churn and revenue kept."));
        return;
    }
    setNothing({}, {});
    m_rule->setText(tr("Lost: the subscription ended, the customer's end date has come, or, where "
                       "there is no contract, no purchase for %1 days.")
                        .arg(workspace().conventions().inactiveDays));
    askCohorts();
    std::vector<std::string> dimensions;
    const auto engine = workspace().engine();
    for (const std::string& dimension : engine->dimensions())
        if (!engine->dataset().customerCodes(dimension).empty())
            dimensions.push_back(dimension);
    const auto segment = std::ranges::find(dimensions, "segment");
    if (segment != dimensions.end())
        std::rotate(dimensions.begin(), segment, segment + 1);
    m_survival->showBy(dimensions);
    askValues();
    askLists();
}

void RetentionPage::askCohorts()
{
    Query query = workspace().query();
    query.compare = Comparison::None;
    workspace().compute<presentation::CohortContent>(
        QStringLiteral("cohorts"),
        [query](const Engine& engine, const Control&) {
            const auto cohorts = engine.cohorts(query);
            if (cohorts.ok())
                return presentation::cohortContent(cohorts.value(), kCohorts);
            presentation::CohortContent content;
            content.reason = QString::fromStdString(cohorts.error().message);
            return content;
        },
        [this](const presentation::CohortContent& content) {
            m_triangle->setContent(content);
            m_triangleCard->setNote(content.note);
            std::vector<QStringList> rows;
            for (const auto& row : content.rows) {
                QStringList cells{row.name, row.size};
                for (const auto& cell : row.cells)
                    cells << (cell ? presentation::number(cell->share, 1) : QString());
                rows.push_back(std::move(cells));
            }
            m_triangleCard->table().setTable(
                QStringList{tr("Began"), tr("Customers")} + content.heads, std::move(rows));
        });
}

void RetentionPage::askValues()
{
    // The ways that need no model are there at once; models of many customers take seconds.
    for (const bool models : {false, true})
        askValues(models);
}

void RetentionPage::askValues(bool withModels)
{
    Query query = workspace().query({"clv"});
    query.compare = Comparison::None;
    workspace().compute<presentation::TableContent>(
        m_values->objectName() + (withModels ? QStringLiteral(".models") : QString()),
        [query, withModels, currency = workspace().conventions().currency](
            const Engine& engine, const Control& control) -> presentation::TableContent {
            const QString title = tr("Customer lifetime value, by method");
            const auto set = engine.figures(query, {}, control);
            if (!set.ok())
                return refused(title, set.error());
            const Figure* formula = set.value().find("clv");
            const auto ways = engine.lifetimeWays(query);
            if (!ways.ok() || formula == nullptr)
                return refused(title, ways.ok() ? Error{ErrorKind::NotFound, ""} : ways.error());
            if (!withModels) {
                auto content = presentation::lifetimeRows(*formula, ways.value(), {}, currency);
                content.note = tr("models of buying and leaving are being fitted \u2026");
                return content;
            }
            return presentation::lifetimeRows(*formula, ways.value(),
                                              modelsOf(engine, query, control), currency);
        },
        [this](const presentation::TableContent& content) { m_values->setContent(content); });
}

void RetentionPage::askLists()
{
    const Query query = workspace().query();
    const Day today = workspace().periodContext().today;
    workspace().compute<Lists>(
        QStringLiteral("customerLists"),
        [query, today, currency = workspace().conventions().currency](const Engine& engine,
                                                                      const Control& control) {
            const auto calls = engine.worthACall(query, kListed, control);
            const auto leavers = engine.leavers(query, kListed, control);
            return Lists{calls.ok() ? presentation::callRows(calls.value(), currency)
                                    : refused(tr("Worth calling this week"), calls.error()),
                         leavers.ok() ? presentation::leaverRows(leavers.value(), currency, today)
                                      : refused(tr("Who left"), leavers.error())};
        },
        [this](const Lists& lists) {
            m_calls->setContent(lists.calls);
            m_leavers->setContent(lists.leavers);
            // A list that cannot be made gives way to the one that can.
            if (!m_listChosen)
                m_lists->setCurrentWidget(
                    lists.calls.rows.empty() && !lists.leavers.rows.empty() ? m_leavers : m_calls);
        });
}

void RetentionPage::resizeEvent(QResizeEvent* event)
{
    ReviewPage::resizeEvent(event);
    constexpr int kTriangle = 400;
    m_triangleCard->setFixedHeight(kTriangle);
    m_survival->setFixedHeight(kTriangle);
    const int rest = std::clamp(viewport()->height() - kTriangle - 240, 300, 460);
    m_values->setFixedHeight(rest);
    m_lists->setFixedHeight(rest);
}

} // namespace regard::ui
