// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explain_panel.h"

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/wrapping_body.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace regard::ui {

ExplainPanel::ExplainPanel(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("explain"));
    setProperty("card", QStringLiteral("true"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 6, 12);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 8, 0);
    head->addWidget(makeLabel(tr("How this number came about"), TextRole::CardTitle, this), 1);
    auto* close = makeButton(tr("Close"), QStringLiteral("explainClose"), ButtonKind::Quiet, this);
    close->setToolTip(tr("Back to what changed (Escape)"));
    connect(close, &QPushButton::clicked, this, &ExplainPanel::closed);
    head->addWidget(close);
    layout->addLayout(head);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setStyleSheet(QStringLiteral("QScrollArea { background: transparent; }"));
    auto* inside = new WrappingBody(scroll);
    inside->setObjectName(QStringLiteral("explainLines"));
    inside->setStyleSheet(QStringLiteral("#explainLines { background: transparent; }"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 10, 0);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(6);
    column->addLayout(m_lines);
    column->addStretch(1);
    scroll->setWidget(inside);
    layout->addWidget(scroll, 1);
}

void ExplainPanel::setWaiting(const QString& kpi)
{
    clearLayout(*m_lines);
    m_lines->addWidget(
        makeLabel(tr("Looking at the rows of %1 \u2026").arg(kpi), TextRole::Second, this));
}

void ExplainPanel::addPairs(const QString& title,
                            const std::vector<std::pair<QString, QString>>& pairs)
{
    if (pairs.empty())
        return;
    auto* heading = makeLabel(title, TextRole::Field, this);
    heading->setContentsMargins(0, 8, 0, 0);
    m_lines->addWidget(heading);
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    int row = 0;
    for (const auto& [name, value] : pairs) {
        grid->addWidget(makeLabel(name, TextRole::Second, box, true), row, 0);
        auto* right = makeLabel(value, TextRole::Body, box);
        grid->addWidget(right, row, 1, Qt::AlignRight | Qt::AlignTop);
        ++row;
    }
    grid->setColumnStretch(0, 1);
    m_lines->addWidget(box);
}

void ExplainPanel::setContent(const presentation::ExplainContent& content)
{
    clearLayout(*m_lines);
    auto* value = new QWidget(this);
    auto* valueRow = new QHBoxLayout(value);
    valueRow->setContentsMargins(0, 0, 0, 0);
    valueRow->setSpacing(10);
    auto* number = makeLabel(content.value, TextRole::Title, value);
    number->setObjectName(QStringLiteral("explainValue"));
    valueRow->addWidget(number, 0, Qt::AlignTop);
    valueRow->addWidget(makeLabel(content.interval, TextRole::Second, value, true), 1);
    m_lines->addWidget(value);
    m_lines->addWidget(makeLabel(content.formula, TextRole::Second, this, true));

    auto* table = new QWidget(this);
    table->setObjectName(QStringLiteral("explainCounts"));
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const auto& line : content.counts) {
        const TextRole role = line.total ? TextRole::Strong : TextRole::Body;
        grid->addWidget(makeLabel(line.name, role, table, true), row, 0);
        grid->addWidget(makeLabel(line.count, role, table), row, 1, Qt::AlignRight | Qt::AlignTop);
        grid->addWidget(makeLabel(line.share, TextRole::Second, table), row, 2,
                        Qt::AlignRight | Qt::AlignTop);
        ++row;
        grid->addWidget(makeRule(table), row++, 0, 1, 3);
    }
    m_lines->addWidget(table);
    if (!content.rowsLink.isEmpty()) {
        auto* link =
            makeButton(content.rowsLink, QStringLiteral("explainRows"), ButtonKind::Link, this);
        link->setToolTip(tr("A table of the rows behind this figure (Ctrl+R)"));
        connect(link, &QPushButton::clicked, this, &ExplainPanel::rowsAsked);
        auto* place = new QHBoxLayout;
        place->addWidget(link);
        place->addStretch(1);
        m_lines->addLayout(place);
    }
    if (!content.notes.isEmpty()) {
        auto* heading = makeLabel(tr("Please note"), TextRole::Field, this);
        heading->setContentsMargins(0, 8, 0, 0);
        m_lines->addWidget(heading);
        for (const QString& note : content.notes)
            m_lines->addWidget(makeLabel(note, TextRole::Body, this, true));
    }
    addPairs(tr("Settings it depends on"), content.conventions);
    addPairs(tr("Rows used, by file"), content.sources);
    auto* heading = makeLabel(tr("What it tells"), TextRole::Field, this);
    heading->setContentsMargins(0, 8, 0, 0);
    m_lines->addWidget(heading);
    m_lines->addWidget(makeLabel(content.meaning, TextRole::Second, this, true));
    m_lines->addWidget(makeLabel(content.definition, TextRole::Note, this, true));
}

void ExplainPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace regard::ui
