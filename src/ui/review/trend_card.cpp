// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/trend_card.h"

#include "presentation/formatting.h"
#include "presentation/workspace.h"
#include "ui/charts/trend_chart.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/chart_card.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace regard::ui {

namespace {

QString unitName(std::optional<Calendar> unit)
{
    if (!unit)
        return QObject::tr("auto");
    switch (*unit) {
    case Calendar::Day:
        return QObject::tr("day");
    case Calendar::Week:
        return QObject::tr("week");
    case Calendar::Month:
        return QObject::tr("month");
    case Calendar::Quarter:
        return QObject::tr("quarter");
    case Calendar::Year:
        break;
    }
    return QObject::tr("year");
}

} // namespace

TrendCard::TrendCard(presentation::Workspace& workspace, const QString& name, QWidget* parent)
    : QWidget(parent), m_workspace(workspace)
{
    setObjectName(name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_chart = new TrendChart(this);
    m_chart->setObjectName(name + QStringLiteral("Chart"));
    m_card = new ChartCard(m_chart, name + QStringLiteral("Card"), true, this);
    layout->addWidget(m_card);
    // The value says what it is; a word before it would leave the title no room.
    m_which = new DropButton({}, m_card);
    m_which->setMaximumValueWidth(120);
    m_which->setToolTip(tr("Another figure"));
    m_which->setObjectName(name + QStringLiteral("Which"));
    m_which->setMenu(new QMenu(m_which));
    m_which->hide();
    m_limits = makeButton(tr("Limits"), name + QStringLiteral("Limits"), ButtonKind::Quiet, m_card);
    m_limits->setCheckable(true);
    m_limits->setToolTip(tr("What the process does by itself: only a point outside, or eight in a "
                            "row on one side, is a signal"));
    m_unit = new DropButton(tr("by"), m_card);
    m_unit->setObjectName(name + QStringLiteral("Unit"));
    m_unit->setValue(unitName({}));
    auto* menu = new QMenu(m_unit);
    for (const std::optional<Calendar> unit :
         {std::optional<Calendar>(), std::optional(Calendar::Day), std::optional(Calendar::Week),
          std::optional(Calendar::Month), std::optional(Calendar::Quarter),
          std::optional(Calendar::Year)})
        connect(menu->addAction(unitName(unit)), &QAction::triggered, this,
                [this, unit] { setUnit(unit); });
    m_unit->setMenu(menu);
    m_card->tools().addWidget(m_which);
    m_card->tools().addWidget(m_limits);
    m_card->tools().addWidget(m_unit);
    connect(m_limits, &QPushButton::clicked, this, &TrendCard::setLimitsShown);
}

void TrendCard::offer(const std::vector<std::string>& kpis)
{
    m_which->setVisible(kpis.size() > 1);
    m_which->menu()->clear();
    for (const std::string& id : kpis)
        if (const KpiDefinition* kpi = kpiById(id))
            connect(m_which->menu()->addAction(presentation::text(kpi->name)), &QAction::triggered,
                    this, [this, id] { showKpi(id); });
}

void TrendCard::showKpi(const std::string& kpi)
{
    m_kpi = kpi;
    if (const KpiDefinition* definition = kpiById(kpi))
        m_which->setValue(presentation::text(definition->shortName));
    ask();
}

void TrendCard::setUnit(std::optional<Calendar> unit)
{
    m_wish.unit = unit;
    m_unit->setValue(unitName(unit));
    ask();
}

void TrendCard::setLimitsShown(bool shown)
{
    m_wish.limits = shown;
    m_limits->setChecked(shown);
    ask();
}

void TrendCard::ask()
{
    const auto overview = m_workspace.overview();
    const Figure* figure = overview ? overview->figures.find(m_kpi) : nullptr;
    if (figure == nullptr)
        return;
    presentation::askTrend(m_workspace, objectName(), *figure, m_wish,
                           [this](const presentation::TrendContent& content) {
                               m_chart->setContent(content);
                               m_card->setTitle(content.title);
                               m_card->setNote(content.note);
                               presentation::fillTable(m_card->table(), content);
                           });
}

} // namespace regard::ui
