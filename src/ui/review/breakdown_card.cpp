// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/breakdown_card.h"

#include "presentation/requests/breakdown_request.h"
#include "presentation/requests/filter_changes.h"
#include "presentation/text_table_model.h"
#include "presentation/workspace.h"
#include "ui/charts/dot_plot.h"
#include "ui/widgets/chart_card.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QMenu>

namespace regard::ui {

BreakdownCard::BreakdownCard(presentation::Workspace& workspace, const QString& name,
                             QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_most(presentation::kGroupsListed)
{
    setObjectName(name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_dots = new DotPlot(this);
    m_dots->setObjectName(name + QStringLiteral("Dots"));
    auto* box = new QWidget(this);
    auto* inner = new QVBoxLayout(box);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_dots);
    inner->addStretch(1);
    m_card = new ChartCard(box, name + QStringLiteral("Card"), false, this);
    layout->addWidget(m_card);
    m_by = new DropButton(tr("by"), m_card);
    m_by->setObjectName(name + QStringLiteral("By"));
    m_by->setMaximumValueWidth(120);
    m_by->setMenu(new QMenu(m_by));
    m_card->tools().addWidget(m_by);
    connect(m_dots, &DotPlot::taken, this, [this](const QString& value) {
        m_workspace.setFilter(
            presentation::withValueToggled(m_workspace.filter(), m_dimension, value.toStdString()));
    });
}

void BreakdownCard::reset()
{
    m_given = false;
    m_dimension.clear();
}

void BreakdownCard::showKpi(const std::string& kpi, const std::vector<std::string>& dimensions)
{
    m_kpi = kpi;
    if (dimensions != m_offered) {
        m_offered = dimensions;
        m_by->menu()->clear();
        for (const std::string& dimension : dimensions)
            connect(m_by->menu()->addAction(presentation::dimensionTitle(dimension)),
                    &QAction::triggered, this, [this, dimension] { setDimension(dimension); });
    }
    ask();
}

void BreakdownCard::setDimension(const std::string& dimension)
{
    m_dimension = dimension;
    m_given = true;
    ask();
}

void BreakdownCard::ask()
{
    const auto overview = m_workspace.overview();
    const Figure* figure = overview ? overview->figures.find(m_kpi) : nullptr;
    setVisible(!m_offered.empty());
    if (figure == nullptr || m_offered.empty())
        return;
    std::vector<std::string> candidates{m_dimension};
    if (!m_given) {
        candidates = presentation::openDimensions(m_workspace, m_offered);
        if (candidates.empty())
            candidates = m_offered;
    }
    presentation::askBreakdown(
        m_workspace, objectName(), *figure, candidates, m_most,
        [this](const presentation::BreakdownContent& content) { take(content); });
}

void BreakdownCard::take(const presentation::BreakdownContent& content)
{
    const bool other = content.dimension != m_dimension;
    m_dimension = content.dimension;
    m_dots->setContent(content);
    m_card->setBodyShown(!content.rows.empty());
    m_card->setTitle(content.title);
    m_card->setNote(content.more > 0 ? tr("and %1 more groups").arg(content.more) : QString());
    m_card->setFootnote(content.note);
    m_by->setValue(presentation::dimensionName(content.dimension));
    presentation::fillTable(m_card->table(), content);
    if (other)
        Q_EMIT dimensionChanged(QString::fromStdString(m_dimension));
}

} // namespace regard::ui
