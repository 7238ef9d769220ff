// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>

namespace regard::presentation {

/// Stores that were opened lately, newest first. DisplayRole is the name, ToolTipRole the path,
/// PathRole the path as it is opened.
class RecentStoresModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { PathRole = Qt::UserRole + 1, FolderRole, ThereRole };

    explicit RecentStoresModel(QObject* parent = nullptr);

    void setPaths(const QStringList& paths);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    QStringList m_paths;
};

} // namespace regard::presentation
