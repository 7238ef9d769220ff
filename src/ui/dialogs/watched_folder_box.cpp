// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/watched_folder_box.h"

#include "presentation/watched_folder.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace regard::ui {

using presentation::WatchedFolder;

WatchedFolderBox::WatchedFolderBox(WatchedFolder& watched, QWidget* parent)
    : QWidget(parent), m_watched(watched)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_on = new CheckBox(tr("Import what comes into a folder by itself"), this);
    m_on->setObjectName(QStringLiteral("watchOn"));
    m_on->setChecked(watched.settings().on);
    column->addWidget(m_on);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_folder = new QLineEdit(this);
    m_folder->setObjectName(QStringLiteral("watchFolder"));
    m_folder->setAccessibleName(tr("Watched folder"));
    m_folder->setPlaceholderText(tr("No folder is chosen"));
    m_folder->setText(
        QDir::toNativeSeparators(QString::fromStdString(watched.settings().folder.string())));
    row->addWidget(m_folder, 1);
    m_choose = makeButton(tr("Choose…"), QStringLiteral("watchChoose"), ButtonKind::Plain, this);
    row->addWidget(m_choose);
    column->addLayout(row);
    column->addWidget(makeLabel(tr("Exports that are known and leave no doubt are imported while "
                                   "this store is open. Everything else waits on the page Data."),
                                TextRole::Second, this, true));
    m_state = makeLabel({}, TextRole::Second, this, true);
    m_state->setObjectName(QStringLiteral("watchState"));
    column->addWidget(m_state);

    connect(m_choose, &QPushButton::clicked, this, &WatchedFolderBox::choose);
    connect(m_on, &QCheckBox::toggled, this, &WatchedFolderBox::edited);
    connect(m_folder, &QLineEdit::textChanged, this, &WatchedFolderBox::edited);
    connect(&watched, &WatchedFolder::changed, this, &WatchedFolderBox::showState);
    showState();
}

void WatchedFolderBox::choose()
{
    const QString chosen = QFileDialog::getExistingDirectory(
        this, tr("Which folder is to be watched?"), m_folder->text());
    if (chosen.isEmpty())
        return;
    m_folder->setText(QDir::toNativeSeparators(chosen));
    m_on->setChecked(true);
}

void WatchedFolderBox::showState()
{
    m_state->setText(m_watched.sentence());
    m_state->setVisible(!m_state->text().isEmpty());
}

WatchSettings WatchedFolderBox::settings() const
{
    WatchSettings settings;
    settings.on = m_on->isChecked();
    const QString text = m_folder->text().trimmed();
    if (!text.isEmpty())
        settings.folder = QDir(QDir::fromNativeSeparators(text)).absolutePath().toStdString();
    return settings;
}

QString WatchedFolderBox::change() const
{
    const WatchSettings now = settings();
    if (now == m_watched.settings())
        return {};
    if (!now.on)
        return m_watched.settings().on ? tr("No folder is watched.")
                                       : tr("The folder is kept, and not watched.");
    return tr("What is in %1 is imported when it leaves no doubt.")
        .arg(QDir::toNativeSeparators(QString::fromStdString(now.folder.string())));
}

QString WatchedFolderBox::problem() const
{
    const WatchSettings now = settings();
    if (!now.on || now == m_watched.settings())
        return {};
    if (now.folder.empty())
        return tr("Choose the folder that is to be watched.");
    if (!QDir(QString::fromStdString(now.folder.string())).exists())
        return tr("There is no folder %1.")
            .arg(QDir::toNativeSeparators(QString::fromStdString(now.folder.string())));
    return {};
}

} // namespace regard::ui
