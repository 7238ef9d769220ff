// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/engine.h>

#include <QString>

#include <string_view>
#include <utility>
#include <vector>

namespace regard::presentation {

/// One line of the table of counts.
struct CountLine {
    QString name;  ///< "Promoters (9–10)"
    QString count; ///< "1,771"
    QString share; ///< "60.8 %", empty where a share says nothing
    bool total = false;
};

/// How a number came about, in words.
struct ExplainContent {
    QString title; ///< "How this number came about"
    QString formula;
    QString meaning;
    QString moves;   ///< what usually moves it
    QString pitfall; ///< how it misleads
    std::vector<CountLine> counts;
    QString value;    ///< "47.0"
    QString interval; ///< "95 % interval 43.9 to 50.0, adjusted Wald"
    QString rowsLink; ///< "Show the 2,949 rows"
    std::vector<std::pair<QString, QString>> conventions;
    std::vector<std::pair<QString, QString>> sources; ///< file, rows
    QStringList notes;
    QString definition; ///< source of the formula
};

[[nodiscard]] ExplainContent explainContent(const Explanation& explanation,
                                            std::string_view currency);

} // namespace regard::presentation
