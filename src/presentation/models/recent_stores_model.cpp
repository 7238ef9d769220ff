// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/recent_stores_model.h"

#include <QDir>
#include <QFileInfo>

namespace regard::presentation {

RecentStoresModel::RecentStoresModel(QObject* parent) : QAbstractListModel(parent) {}

void RecentStoresModel::setPaths(const QStringList& paths)
{
    beginResetModel();
    m_paths = paths;
    endResetModel();
}

int RecentStoresModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_paths.size());
}

QVariant RecentStoresModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString& path = m_paths[index.row()];
    const QFileInfo info(path);
    switch (role) {
    case Qt::DisplayRole:
        return info.completeBaseName();
    case Qt::ToolTipRole:
        return QDir::toNativeSeparators(path);
    case PathRole:
        return path;
    case FolderRole: {
        QString folder = info.absolutePath();
        if (const QString home = QDir::homePath(); folder == home || folder.startsWith(home + u'/'))
            folder.replace(0, home.size(), u'~');
        return QDir::toNativeSeparators(folder);
    }
    case ThereRole:
        return info.exists();
    case Qt::AccessibleTextRole:
        return tr("%1, in %2").arg(info.completeBaseName(), info.absolutePath());
    default:
        return {};
    }
}

} // namespace regard::presentation
