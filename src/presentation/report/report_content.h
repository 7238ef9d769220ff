// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/kpi_card.h"
#include "presentation/trend_content.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace regard::presentation {

/// One line of a chapter's table.
struct ReportLine {
    KpiCardContent card;
    QStringList notes; ///< sentences about this figure
};

/// The figures of one area, on pages of their own.
struct ReportChapter {
    QString title;
    QString sentence; ///< what got better and worse, in one sentence
    std::vector<ReportLine> lines;
    std::vector<TrendContent> charts;
    QStringList withoutValue; ///< "Quote win rate: needs quotes with an outcome"
};

struct ReportTarget {
    QString sentence; ///< "Raise NPS for all customers from 36 to 42 by 31 December 2026."
    QString owner;
    QString status;
    Tone tone = Tone::Neutral;
    QString reason;
    QStringList history; ///< how it was changed, with the reasons; empty where it never was
};

struct ReportChange {
    Tone tone = Tone::Neutral;
    QString title;
    QString detail;
};

struct ReportDefinition {
    QString name;
    QString formula;
    QString moves;
    QString pitfall;
    QString source;
    QString settings; ///< those that it depends on
};

/// All that a report says. The same store, period and program give the same content.
struct ReportContent {
    QString title;
    QString period; ///< "Q3 2026, compared with Q2 2026"
    QString scope;  ///< the filter in words; "All customers" without one
    QString asOf;   ///< "as of 1 October 2026"
    QString headline;
    QString subline;
    std::vector<ReportChange> changes;
    QString changesNote;
    std::vector<ReportChapter> chapters;
    std::vector<ReportTarget> targets;
    QStringList
        dataNotes; ///< where the figures come from, what was set aside, what changed in method
    std::vector<ReportDefinition> definitions;
    QString colophon; ///< "Made with Regard 0.1 from store.regard"
};

} // namespace regard::presentation
