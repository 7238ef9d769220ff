// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keyboard_help.h"

#include "ui/widgets/basics.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

#include <initializer_list>

namespace regard::ui {

namespace {

struct Entry {
    const char* keys;
    const char* does;
};

QString keysText(const char* keys)
{
    QStringList parts;
    for (const QString& part : QString::fromUtf8(keys).split(QStringLiteral(" | "))) {
        const QString native =
            QKeySequence(part, QKeySequence::PortableText).toString(QKeySequence::NativeText);
        parts += native.isEmpty() || part.contains(u'…') ? part : native; // a range is no sequence
    }
    return parts.join(QStringLiteral("  "));
}

QWidget* makeGroup(const QString& title, std::initializer_list<Entry> entries, QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(7);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, 120);
    grid->addWidget(makeLabel(title, TextRole::CardTitle, box), 0, 0, 1, 2);
    int row = 1;
    for (const Entry& entry : entries) {
        QLabel* keys = makeLabel(keysText(entry.keys), TextRole::Strong, box);
        grid->addWidget(keys, row, 0, Qt::AlignTop);
        grid->addWidget(makeLabel(KeyboardHelp::tr(entry.does), TextRole::Second, box, true), row,
                        1);
        ++row;
    }
    grid->setRowStretch(row, 1);
    return box;
}

} // namespace

KeyboardHelp::KeyboardHelp(QWidget* parent) : DialogFrame(tr("Keyboard"), parent)
{
    setObjectName(QStringLiteral("keyboardHelp"));
    setPreferredSize({860, 600});
    auto* columns = new QHBoxLayout;
    columns->setSpacing(32);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    for (QVBoxLayout* column : {left, right}) {
        column->setSpacing(18);
        columns->addLayout(column, 1);
    }
    left->addWidget(makeGroup(tr("Anywhere"),
                              {{"Ctrl+1 … Ctrl+7", QT_TR_NOOP("Open a page")},
                               {"Alt+Left | Alt+Right", QT_TR_NOOP("Filter back and forward")},
                               {"Ctrl+Z | Ctrl+Y", QT_TR_NOOP("Undo and redo an edit")},
                               {"Ctrl+P", QT_TR_NOOP("Report of what is seen")},
                               {"F5", QT_TR_NOOP("Present over the whole screen")},
                               {"Tab | Shift+Tab", QT_TR_NOOP("Next and previous control")},
                               {"F1", QT_TR_NOOP("These keys")}},
                              this));
    left->addWidget(makeGroup(tr("Stores and files"),
                              {{"Ctrl+I", QT_TR_NOOP("Import a file")},
                               {"Ctrl+O", QT_TR_NOOP("Open a store")},
                               {"Ctrl+N", QT_TR_NOOP("Make a new store")},
                               {"Ctrl+,", QT_TR_NOOP("Settings")},
                               {"Ctrl+Q", QT_TR_NOOP("Quit")}},
                              this));
    left->addWidget(makeGroup(tr("In a dialog"),
                              {{"Return", QT_TR_NOOP("The main button")},
                               {"Esc", QT_TR_NOOP("Cancel; asks where work would be lost")},
                               {"Alt+Down", QT_TR_NOOP("Open a list of choices")}},
                              this));
    right->addWidget(makeGroup(tr("On the Overview"),
                               {{"Space", QT_TR_NOOP("Show the figure of a card large")},
                                {"Return", QT_TR_NOOP("How the figure of a card came about")},
                                {"Ctrl+E", QT_TR_NOOP("How the large figure came about")},
                                {"Ctrl+D", QT_TR_NOOP("The large figure in detail; Esc goes back")},
                                {"Ctrl+R", QT_TR_NOOP("The rows behind it")},
                                {"Ctrl+M", QT_TR_NOOP("More figures, or fewer")},
                                {"T", QT_TR_NOOP("In a chart: the data as a table")},
                                {"Left | Right", QT_TR_NOOP("In the trend: walk over the points")},
                                {"Up | Down", QT_TR_NOOP("In a breakdown: choose a group")}},
                               this));
    right->addWidget(makeGroup(tr("In a table"),
                               {{"Up | Down", QT_TR_NOOP("Choose a row")},
                                {"F2", QT_TR_NOOP("Change a cell")},
                                {"Return", QT_TR_NOOP("Open or choose")},
                                {"Del", QT_TR_NOOP("Remove the row")}},
                               this));
    left->addStretch(1);
    right->addStretch(1);
    body().addLayout(columns, 1);
    auto* close = makeButton(tr("Close"), QStringLiteral("closeButton"), ButtonKind::Primary, this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    footEnd().addWidget(close);
}

} // namespace regard::ui
