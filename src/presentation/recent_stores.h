// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace regard::presentation {

/// Paths of the stores opened last, newest first, at most eight; files that are gone are left out.
/// The same list as the command line's (regard/store/recent_stores.h).
[[nodiscard]] QStringList recentStores();
void rememberStore(const QString& path);
void forgetStore(const QString& path);

} // namespace regard::presentation
