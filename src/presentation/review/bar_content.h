// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace regard::presentation {

/// What a series of bars stands for; gives its colour, never alone: the legend names it.
enum class BarInk { First, Good, Between, Bad };

struct BarSeries {
    QString name;
    BarInk ink = BarInk::First;
    std::vector<double> values; ///< one for each label; NaN: no bar
};

/// Bars on one axis from 0: stacked to the whole of each label, or one beside the other.
struct BarContent {
    QString title;
    QString note;
    QStringList labels; ///< below the bars, shortest form
    QStringList names;  ///< the same in full, for callout and table
    std::vector<BarSeries> series;
    std::vector<double> totals; ///< what each label's bars stand on, in `counted`
    QString counted;            ///< "answers"
    bool shares = false;        ///< stacked, as shares of the label's total
    /// Series of one bar each at the same places, each with the ink of its own: a histogram whose
    /// parts have a meaning.
    bool stacked = false;
    QString summary; ///< one sentence for a screen reader
    QString reason;  ///< why there is nothing to draw
};

} // namespace regard::presentation
