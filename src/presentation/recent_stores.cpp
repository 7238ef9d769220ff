// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/recent_stores.h"

#include <QFileInfo>
#include <QSettings>

namespace regard::presentation {

namespace {

constexpr qsizetype kMostStores = 8;

QString key()
{
    return QStringLiteral("stores/recent");
}

} // namespace

QStringList recentStores()
{
    QStringList there;
    for (const QString& path : QSettings().value(key()).toStringList())
        if (QFileInfo::exists(path))
            there << path;
    return there;
}

void rememberStore(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList paths = QSettings().value(key()).toStringList();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    QSettings().setValue(key(), QStringList(paths.mid(0, kMostStores)));
}

void forgetStore(const QString& path)
{
    QStringList paths = QSettings().value(key()).toStringList();
    paths.removeAll(QFileInfo(path).absoluteFilePath());
    QSettings().setValue(key(), paths);
}

} // namespace regard::presentation
