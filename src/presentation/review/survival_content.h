// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/engine.h>

#include <QString>

#include <optional>
#include <vector>

namespace regard::presentation {

struct SurvivalStep {
    double month = 0;
    double share = 100; ///< still there just after it, in percent
    std::optional<double> low;
    std::optional<double> high;
    double atRisk = 0;
};

struct SurvivalLine {
    QString name;
    QString value; ///< as a filter has it
    std::vector<SurvivalStep> steps;
    QString count;  ///< "n 600"
    QString median; ///< "half had left after 14.2 months", or that it is not reached
    QString spoken;
};

/// How long customers stay, a line a group.
struct SurvivalContent {
    QString dimension; ///< empty: everyone
    std::vector<SurvivalLine> lines;
    double months = 12; ///< end of the axis
    bool bands = false; ///< intervals are drawn: few enough lines
    QString test;       ///< "The groups differ (log-rank p < 0.001)."
    QString summary;
    QString reason;
};

/// Groups without a value come last; at most six lines, those of the most customers.
[[nodiscard]] SurvivalContent survivalContent(const Survival& survival,
                                              const std::string& dimension);

} // namespace regard::presentation
