// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_card.h"

#include "ui/widgets/basics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/share_menu.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace regard::ui {

ChartCard::ChartCard(QWidget* chart, const QString& name, bool grows, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(name);
    setProperty("card", QStringLiteral("true"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 12);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    m_title = new ElidedLabel(TextRole::CardTitle, this);
    m_title->setObjectName(name + QStringLiteral("Title"));
    m_note = new ElidedLabel(TextRole::Note, this);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(4);
    m_toggle = makeButton(tr("Table"), name + QStringLiteral("Toggle"), ButtonKind::Quiet, this);
    m_toggle->setCheckable(true);
    m_toggle->setToolTip(tr("The same data as a table (T)"));
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_title);
    words->addWidget(m_note);
    head->addLayout(words, 1);
    head->addLayout(m_tools);
    head->addWidget(m_toggle);
    layout->addLayout(head);

    m_model = new presentation::TextTableModel(this);
    m_share = makeShareButton(new ShareMenu(
                                  chart, m_model, [this] { return m_title->text(); }, this),
                              name + QStringLiteral("Share"), this);
    head->addWidget(m_share);
    m_stack = new QStackedWidget(this);
    m_view = new QTableView(this);
    m_view->setObjectName(name + QStringLiteral("Table"));
    m_view->setModel(m_model);
    dressTable(*m_view, 26);
    m_view->horizontalHeader()->setStretchLastSection(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_stack->addWidget(chart);
    m_stack->addWidget(m_view);
    layout->addWidget(m_stack, grows ? 1 : 0);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_footnote = makeLabel({}, TextRole::Second, this, true);
    m_footnote->setObjectName(name + QStringLiteral("Footnote"));
    m_footnote->hide();
    layout->addWidget(m_footnote);
    layout->addStretch(grows ? 0 : 1);
    connect(m_toggle, &QPushButton::toggled, this, &ChartCard::setTableShown);
}

void ChartCard::setTitle(const QString& title)
{
    m_title->setText(title);
    m_view->setAccessibleName(title);
}

void ChartCard::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ChartCard::setFootnote(const QString& words)
{
    m_footnote->setText(words);
    m_footnote->setVisible(!words.isEmpty());
}

void ChartCard::setBodyShown(bool shown)
{
    m_stack->setVisible(shown);
    m_toggle->setVisible(shown);
    m_share->setVisible(shown);
}

void ChartCard::setTableShown(bool shown)
{
    m_toggle->setChecked(shown);
    m_toggle->setText(shown ? tr("Chart") : tr("Table"));
    m_stack->setCurrentIndex(shown ? 1 : 0);
}

bool ChartCard::isTableShown() const
{
    return m_stack->currentIndex() == 1;
}

void ChartCard::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    // The keyboard goes as the eye does: controls, then the chart. The chart was made first.
    QWidget* before = nullptr;
    const auto next = [&before](QWidget* widget) {
        if (before != nullptr)
            QWidget::setTabOrder(before, widget);
        before = widget;
    };
    for (int i = 0; i < m_tools->count(); ++i)
        if (QWidget* tool = m_tools->itemAt(i)->widget())
            next(tool);
    next(m_toggle);
    next(m_share);
    QWidget* chart = m_stack->widget(0);
    if ((chart->focusPolicy() & Qt::TabFocus) != 0)
        next(chart);
    for (QWidget* inside : chart->findChildren<QWidget*>())
        if ((inside->focusPolicy() & Qt::TabFocus) != 0)
            next(inside);
    next(m_view);
}

void ChartCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier) {
        setTableShown(!isTableShown());
        (isTableShown() ? static_cast<QWidget*>(m_view) : m_stack->widget(0))->setFocus();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace regard::ui
