// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace regard::presentation {

/// A table that is to be imported: a file, one part of it, or text that was pasted.
struct ImportItem {
    QString file;   ///< path; empty for pasted text
    QString part{}; ///< a sheet, or a file of an archive; empty: the whole file, or not chosen yet
    QByteArray pasted{}; ///< text from the clipboard
    bool operator==(const ImportItem&) const = default;
};

/// "orders.csv", "export.zip: orders.csv", "Pasted rows".
[[nodiscard]] QString nameOf(const ImportItem& item);

} // namespace regard::presentation
