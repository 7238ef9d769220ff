// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_page.h"

#include "presentation/workspace.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/wrapping_body.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace regard::ui {

using presentation::Workspace;

ReviewPage::ReviewPage(Workspace& workspace, const QString& name, QWidget* parent)
    : QScrollArea(parent), m_workspace(workspace)
{
    setObjectName(name);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* whole = new WrappingBody(this);
    whole->setProperty("role", QStringLiteral("page"));
    auto* stack = new QVBoxLayout(whole);
    stack->setContentsMargins(20, 14, 20, 20);
    stack->setSpacing(12);
    m_inside = new QWidget(whole);
    m_column = new QVBoxLayout(m_inside);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
    stack->addWidget(m_inside, 1);

    m_nothing = makeCard(whole);
    m_nothing->setObjectName(name + QStringLiteral("Nothing"));
    auto* words = qobject_cast<QVBoxLayout*>(m_nothing->layout());
    words->setContentsMargins(32, 40, 32, 40);
    m_nothingTitle = makeLabel({}, TextRole::CardTitle, m_nothing, true);
    m_nothingSentence = makeLabel({}, TextRole::Second, m_nothing, true);
    m_nothingTitle->setAlignment(Qt::AlignCenter);
    m_nothingSentence->setAlignment(Qt::AlignCenter);
    auto* import = makeButton(tr("Import a file\u2026"), name + QStringLiteral("Import"),
                              ButtonKind::Primary, m_nothing);
    words->addStretch(1);
    words->addWidget(m_nothingTitle);
    words->addWidget(m_nothingSentence);
    words->addWidget(import, 0, Qt::AlignCenter);
    words->addStretch(2);
    m_nothing->hide();
    stack->addWidget(m_nothing, 1);
    setWidget(whole);
    connect(import, &QPushButton::clicked, this, &ReviewPage::importAsked);

    connect(&workspace, &Workspace::overviewChanged, this, &ReviewPage::invalidate);
    connect(&workspace, &Workspace::breaksChanged, this, &ReviewPage::invalidate);
    for (const auto signal : {&Workspace::opened, &Workspace::closed})
        connect(&workspace, signal, this, [this] {
            m_stale = true;
            reset();
        });
}

bool ReviewPage::isSettled() const
{
    return !m_stale && !m_workspace.isBusy();
}

void ReviewPage::invalidate()
{
    m_stale = true;
    if (!isVisible() || !m_workspace.isOpen() || m_workspace.overview() == nullptr)
        return;
    m_stale = false;
    refresh();
}

void ReviewPage::setNothing(const QString& title, const QString& sentence)
{
    m_nothingTitle->setText(title);
    m_nothingSentence->setText(sentence);
    m_nothing->setVisible(!title.isEmpty());
    m_inside->setVisible(title.isEmpty());
}

void ReviewPage::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    if (m_stale)
        invalidate();
}

} // namespace regard::ui
