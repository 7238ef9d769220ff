// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page_parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace regard::ui {

QVBoxLayout* makePage(QWidget& page)
{
    page.setProperty("role", QStringLiteral("page"));
    auto* column = new QVBoxLayout(&page);
    column->setContentsMargins(20, 18, 20, 20);
    column->setSpacing(12);
    return column;
}

PageHead addHead(QVBoxLayout& page, const QString& title)
{
    QWidget* parent = page.parentWidget();
    PageHead head;
    auto* across = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    head.title = makeLabel(title, TextRole::Title, parent);
    head.sentence = makeLabel({}, TextRole::Second, parent, true);
    words->addWidget(head.title);
    words->addWidget(head.sentence);
    across->addLayout(words, 1);
    head.buttons = new QHBoxLayout;
    head.buttons->setSpacing(8);
    across->addLayout(head.buttons);
    page.addLayout(across);
    return head;
}

QWidget* makeEmptyState(const QString& title, const QString& sentence, QPushButton* button,
                        QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setSpacing(8);
    column->addStretch(2);
    QLabel* head = makeLabel(title, TextRole::CardTitle, box);
    head->setAlignment(Qt::AlignCenter);
    column->addWidget(head);
    QLabel* words = makeLabel(sentence, TextRole::Second, box, true);
    words->setAlignment(Qt::AlignCenter);
    words->setFixedWidth(480);
    // A row of its own, so that the label gets the height that its wrapped lines need.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(words);
    row->addStretch(1);
    column->addLayout(row);
    if (button != nullptr) {
        column->addSpacing(4);
        column->addWidget(button, 0, Qt::AlignCenter);
    }
    column->addStretch(3);
    return box;
}

} // namespace regard::ui
