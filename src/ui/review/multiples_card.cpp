// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/multiples_card.h"

#include "presentation/requests/filter_changes.h"
#include "presentation/requests/multiples_request.h"
#include "presentation/workspace.h"
#include "ui/charts/dot_plot.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr std::size_t kMostPanels = 6;
constexpr int kNarrowest = 330;

} // namespace

MultiplesCard::MultiplesCard(presentation::Workspace& workspace, const QString& name,
                             QWidget* parent)
    : QFrame(parent), m_workspace(workspace)
{
    setObjectName(name);
    setProperty("card", QStringLiteral("true"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 12);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    m_title = makeLabel({}, TextRole::CardTitle, this, true);
    m_title->setObjectName(name + QStringLiteral("Title"));
    head->addWidget(m_title, 1);
    const auto drop = [&](const QString& prefix, const QString& which) {
        auto* button = new DropButton(prefix, this);
        button->setObjectName(name + which);
        button->setMaximumValueWidth(120);
        button->setMenu(new QMenu(button));
        head->addWidget(button);
        return button;
    };
    m_by = drop(tr("by"), QStringLiteral("By"));
    m_for = drop(tr("for each"), QStringLiteral("Each"));
    layout->addLayout(head);
    m_box = new QWidget(this);
    m_grid = new QGridLayout(m_box);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(10);
    layout->addWidget(m_box);
    m_note = makeLabel({}, TextRole::Second, this, true);
    layout->addWidget(m_note);
}

void MultiplesCard::reset()
{
    m_dimension.clear();
    m_each.clear();
}

void MultiplesCard::choose(std::string& which, const std::string& dimension)
{
    which = dimension;
    ask();
}

void MultiplesCard::showKpi(const std::string& kpi, const std::vector<std::string>& dimensions)
{
    m_kpi = kpi;
    setVisible(dimensions.size() > 1);
    if (dimensions.size() < 2)
        return;
    if (dimensions != m_offered) {
        m_offered = dimensions;
        m_by->menu()->clear();
        m_for->menu()->clear();
        for (const std::string& dimension : dimensions) {
            const QString words = presentation::dimensionTitle(dimension);
            connect(m_by->menu()->addAction(words), &QAction::triggered, this,
                    [this, dimension] { choose(m_dimension, dimension); });
            connect(m_for->menu()->addAction(words), &QAction::triggered, this,
                    [this, dimension] { choose(m_each, dimension); });
        }
    }
    if (std::ranges::count(dimensions, m_dimension) == 0)
        m_dimension = dimensions[0];
    if (std::ranges::count(dimensions, m_each) == 0)
        m_each = dimensions[m_dimension == dimensions[1] ? 0 : 1];
    ask();
}

void MultiplesCard::ask()
{
    m_by->setValue(presentation::dimensionName(m_dimension));
    m_for->setValue(presentation::dimensionName(m_each));
    const auto overview = m_workspace.overview();
    const Figure* figure = overview ? overview->figures.find(m_kpi) : nullptr;
    if (figure == nullptr)
        return;
    if (m_dimension == m_each) {
        presentation::MultiplesContent same;
        same.title = tr("Two dimensions crossed");
        same.reason = tr("Choose two different dimensions.");
        take(same);
        return;
    }
    presentation::askMultiples(
        m_workspace, objectName(), *figure, m_dimension, m_each, kMostPanels,
        [this](const presentation::MultiplesContent& content) { take(content); });
}

void MultiplesCard::take(const presentation::MultiplesContent& content)
{
    if (!content.title.isEmpty())
        m_title->setText(content.title);
    m_note->setText(!content.reason.isEmpty() ? content.reason
                    : content.more > 0 ? tr("and %1 more; one axis for all").arg(content.more)
                                       : tr("One axis for all; hollow dots stand on few."));
    clearLayout(*m_grid);
    m_panels.clear();
    QWidget* before = m_for;
    for (const auto& panel : content.panels) {
        auto* box = new QWidget(m_box);
        auto* inner = new QVBoxLayout(box);
        inner->setContentsMargins(0, 0, 0, 0);
        inner->setSpacing(2);
        inner->addWidget(makeLabel(panel.title, TextRole::Strong, box));
        auto* dots = new DotPlot(box);
        dots->setContent(panel);
        inner->addWidget(dots);
        inner->addStretch(1);
        connect(
            dots, &DotPlot::taken, this,
            [this, each = m_each, of = panel.value, dimension = m_dimension](const QString& value) {
                m_workspace.setFilter(presentation::withGroup(
                    m_workspace.filter(), {{each, of}, {dimension, value.toStdString()}}));
            });
        QWidget::setTabOrder(before, dots);
        before = dots;
        m_panels.push_back(box);
    }
    m_box->setVisible(!m_panels.empty());
    arrange();
}

void MultiplesCard::arrange()
{
    const int columns = std::clamp(width() / kNarrowest, 1, 3);
    for (QWidget* panel : m_panels)
        m_grid->removeWidget(panel);
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        m_grid->addWidget(m_panels[i], int(i) / columns, int(i) % columns);
        m_panels[i]->show();
    }
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void MultiplesCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    arrange();
}

} // namespace regard::ui
