// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <set>
#include <vector>

namespace regard::presentation {

/// A table of words with what is said about it.
struct TableContent {
    QString title;
    QString note;
    QStringList columns;
    std::vector<QStringList> rows;
    std::set<int> words;            ///< columns that hold words: they stand to the left
    std::vector<QString> details{}; ///< by row: more about it, shown while the row is chosen
    std::vector<QString> keys{};    ///< by row: what it stands for, for a click; may be empty
    QString footnote;
    QString reason; ///< why there are no rows
};

} // namespace regard::presentation
