// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <QString>
#include <QStringList>

#include <vector>

class QAbstractItemModel;

namespace regard::presentation {

/// A table as words, as it is shown.
struct PlainTable {
    QString title;
    QStringList columns;
    std::vector<QStringList> rows;
};

/// All that a model shows.
[[nodiscard]] PlainTable plainTable(const QAbstractItemModel& model, const QString& title);

/// Tab between cells and a line a row, as spreadsheets take it from the clipboard.
[[nodiscard]] QString clipboardText(const PlainTable& table);

/// Writes a CSV file (UTF-8 with its mark, as spreadsheets want it) or, where the name ends in
/// .xlsx, a workbook with one sheet. Words that would be run as a formula are made plain. The file is
/// there whole or not at all.
[[nodiscard]] Status saveTable(const PlainTable& table, const QString& path);

} // namespace regard::presentation
