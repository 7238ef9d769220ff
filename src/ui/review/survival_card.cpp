// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/survival_card.h"

#include "presentation/breakdown.h"
#include "presentation/formatting.h"
#include "presentation/requests/breakdown_request.h"
#include "presentation/review/survival_content.h"
#include "presentation/text_table_model.h"
#include "presentation/workspace.h"
#include "ui/charts/survival_chart.h"
#include "ui/widgets/chart_card.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QMenu>

namespace regard::ui {

SurvivalCard::SurvivalCard(presentation::Workspace& workspace, const QString& name, QWidget* parent)
    : QWidget(parent), m_workspace(workspace)
{
    setObjectName(name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_chart = new SurvivalChart(this);
    m_chart->setObjectName(name + QStringLiteral("Chart"));
    m_card = new ChartCard(m_chart, name + QStringLiteral("Card"), true, this);
    m_card->setTitle(tr("How long customers stay"));
    m_card->setNote(tr("share still there (Kaplan\u2013Meier)"));
    layout->addWidget(m_card);
    m_by = new DropButton(tr("by"), m_card);
    m_by->setObjectName(name + QStringLiteral("By"));
    m_by->setMenu(new QMenu(m_by));
    m_card->tools().addWidget(m_by);
}

void SurvivalCard::showBy(const std::vector<std::string>& dimensions)
{
    m_offered = dimensions;
    m_by->menu()->clear();
    connect(m_by->menu()->addAction(tr("Everyone")), &QAction::triggered, this,
            [this] { setDimension({}); });
    for (const std::string& dimension : dimensions)
        connect(m_by->menu()->addAction(presentation::dimensionTitle(dimension)),
                &QAction::triggered, this, [this, dimension] { setDimension(dimension); });
    if (!m_given) {
        const auto open = presentation::openDimensions(m_workspace, dimensions);
        m_dimension = open.empty() ? std::string() : open.front();
    }
    ask();
}

void SurvivalCard::setDimension(const std::string& dimension)
{
    m_dimension = dimension;
    m_given = true;
    ask();
}

void SurvivalCard::ask()
{
    Query query = m_workspace.query();
    query.compare = Comparison::None;
    if (m_dimension.empty())
        query.by.clear();
    else
        query.by = {m_dimension};
    m_by->setValue(m_dimension.empty() ? tr("everyone") : presentation::dimensionName(m_dimension));
    m_workspace.compute<presentation::SurvivalContent>(
        objectName(),
        [query, dimension = m_dimension](const Engine& engine, const Control&) {
            const auto survival = engine.survival(query);
            if (survival.ok())
                return presentation::survivalContent(survival.value(), dimension);
            presentation::SurvivalContent content;
            content.reason = QString::fromStdString(survival.error().message);
            return content;
        },
        [this](const presentation::SurvivalContent& content) { take(content); });
}

void SurvivalCard::take(const presentation::SurvivalContent& content)
{
    m_chart->setContent(content);
    m_card->setFootnote(content.test);
    std::vector<QStringList> rows;
    for (const auto& line : content.lines)
        for (const auto& step : line.steps)
            rows.push_back({line.name, presentation::number(step.month, 1),
                            presentation::number(step.share, 1) + QStringLiteral("\u00A0%"),
                            step.low && step.high
                                ? presentation::number(*step.low, 1) + tr(" to ") +
                                      presentation::number(*step.high, 1)
                                : QString(presentation::kNoValue),
                            presentation::wholeNumber(step.atRisk)});
    m_card->table().setTable(
        {tr("Group"), tr("Month"), tr("Still there"), tr("Interval"), tr("At risk")},
        std::move(rows));
}

} // namespace regard::ui
