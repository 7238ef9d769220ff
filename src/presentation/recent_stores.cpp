// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/recent_stores.h"

#include <regard/store/recent_stores.h>

namespace regard::presentation {

namespace {

std::filesystem::path toPath(const QString& path)
{
    return path.toStdString();
}

} // namespace

QStringList recentStores()
{
    QStringList there;
    for (const std::filesystem::path& path : regard::recentStores())
        there << QString::fromStdString(path.string());
    return there;
}

void rememberStore(const QString& path)
{
    regard::rememberStore(toPath(path));
}

void forgetStore(const QString& path)
{
    regard::forgetStore(toPath(path));
}

} // namespace regard::presentation
