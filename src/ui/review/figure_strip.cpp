// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/figure_strip.h"

#include "presentation/kpi_card.h"
#include "presentation/workspace.h"
#include "ui/widgets/kpi_card.h"

#include <QGridLayout>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kHeight = 62;
constexpr int kNarrowest = 138;

} // namespace

FigureStrip::FigureStrip(presentation::Workspace& workspace, KpiArea area, const QString& name,
                         QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_area(area)
{
    setObjectName(name);
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
}

void FigureStrip::refresh()
{
    const auto overview = m_workspace.overview();
    if (!overview)
        return;
    const FigureSet& set = overview->figures;
    const PeriodContext context = m_workspace.periodContext();
    presentation::CardContext card;
    card.currency = m_workspace.conventions().currency;
    card.today = context.today;
    if (set.comparedWith)
        card.comparedWith = QString::fromStdString(describe(*set.comparedWith, context));
    std::vector<presentation::KpiCardContent> contents;
    for (const Figure& figure : set.figures)
        if (figure.kpi->area == m_area && figure.group.empty() && figure.estimate.value)
            contents.push_back(presentation::cardContent(figure, card));
    // Kept and refilled where they can be, so that focus stays.
    while (m_cards.size() > contents.size()) {
        m_cards.back()->hide();
        m_cards.back()->deleteLater();
        m_cards.pop_back();
    }
    while (m_cards.size() < contents.size()) {
        auto* made = new KpiCard(this);
        made->setCheckable(false);
        made->setStrip(true);
        made->setFixedHeight(kHeight);
        QWidget::setTabOrder(m_cards.empty() ? static_cast<QWidget*>(this) : m_cards.back(), made);
        m_cards.push_back(made);
        connect(made, &QAbstractButton::clicked, this,
                [this, made] { Q_EMIT opened(QString::fromStdString(made->content().kpi)); });
    }
    for (std::size_t i = 0; i < contents.size(); ++i)
        m_cards[i]->setContent(contents[i]);
    arrange();
}

std::vector<std::string> FigureStrip::kpis() const
{
    std::vector<std::string> ids;
    for (const KpiCard* card : m_cards)
        ids.push_back(card->content().kpi);
    return ids;
}

void FigureStrip::arrange()
{
    const int count = static_cast<int>(m_cards.size());
    if (count == 0)
        return;
    const int most = std::max(1, width() / kNarrowest);
    // Rows of the same length as far as it goes.
    const int rows = (count + most - 1) / most;
    const int columns = (count + rows - 1) / rows;
    for (KpiCard* card : m_cards)
        m_grid->removeWidget(card);
    for (int i = 0; i < count; ++i) {
        m_grid->addWidget(m_cards[std::size_t(i)], i / columns, i % columns);
        m_cards[std::size_t(i)]->show();
    }
    for (int column = 0; column < std::max(columns, m_grid->columnCount()); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void FigureStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace regard::ui
