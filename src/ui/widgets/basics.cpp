// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/basics.h"

#include "ui/theme/tokens.h"

#include <QBoxLayout>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTableView>
#include <QVariant>

namespace regard::ui {

namespace {

QString roleName(TextRole role)
{
    switch (role) {
    case TextRole::Title:
        return QStringLiteral("title");
    case TextRole::CardTitle:
        return QStringLiteral("cardTitle");
    case TextRole::Strong:
        return QStringLiteral("strong");
    case TextRole::Second:
        return QStringLiteral("second");
    case TextRole::Note:
        return QStringLiteral("note");
    case TextRole::Field:
        return QStringLiteral("field");
    case TextRole::Section:
        return QStringLiteral("section");
    case TextRole::Error:
        return QStringLiteral("error");
    case TextRole::Value:
        return QStringLiteral("value");
    case TextRole::Body:
        break;
    }
    return {};
}

} // namespace

QLabel* makeLabel(const QString& text, TextRole role, QWidget* parent, bool wraps)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(wraps);
    label->setProperty("role", roleName(role));
    return label;
}

void setRole(QLabel& label, TextRole role)
{
    setStyleProperty(label, "role", roleName(role));
}

QPushButton* makeButton(const QString& text, const QString& name, ButtonKind kind, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoDefault(false);
    switch (kind) {
    case ButtonKind::Primary:
        button->setProperty("kind", QStringLiteral("primary"));
        break;
    case ButtonKind::Quiet:
        button->setProperty("kind", QStringLiteral("quiet"));
        break;
    case ButtonKind::Link:
        button->setProperty("kind", QStringLiteral("link"));
        break;
    case ButtonKind::Danger:
        button->setProperty("kind", QStringLiteral("danger"));
        break;
    case ButtonKind::Plain:
        break;
    }
    return button;
}

QFrame* makeCard(QWidget* parent)
{
    auto* card = new QFrame(parent);
    card->setProperty("card", QStringLiteral("true"));
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(8);
    return card;
}

QBoxLayout* cardLayout(QFrame& card)
{
    return qobject_cast<QBoxLayout*>(card.layout());
}

QFrame* makeRule(QWidget* parent)
{
    auto* rule = new QFrame(parent);
    rule->setProperty("rule", QStringLiteral("true"));
    rule->setFixedHeight(1);
    return rule;
}

QWidget* makeField(const QString& label, QWidget* field, QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* title = makeLabel(label, TextRole::Field, box);
    title->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    layout->addWidget(title);
    layout->addWidget(field);
    return box;
}

void dressTable(QTableView& table, int rowHeight)
{
    table.setShowGrid(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.setTextElideMode(Qt::ElideRight);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.verticalHeader()->setMinimumSectionSize(rowHeight);
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void setStyleProperty(QWidget& widget, const char* property, const QVariant& value)
{
    if (widget.property(property) == value)
        return;
    widget.setProperty(property, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update();
}

void clearLayout(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (QLayout* inner = item->layout())
            clearLayout(*inner);
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace regard::ui
