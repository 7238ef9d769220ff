// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/engine.h>

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace regard::presentation {

/// One field of the triangle.
struct CohortCell {
    double share = 0; ///< of the cohort, 0 to 100
    QString text;     ///< "86"
    QString spoken;   ///< "October 2025, month 3: 81 % (486 of 600) bought"
    bool partial = false;
};

struct CohortRow {
    QString name;                                 ///< "Oct 2025"
    QString size;                                 ///< "600"
    bool small = false;                           ///< too few for its shares to be steady
    std::vector<std::optional<CohortCell>> cells; ///< none where the future is
};

/// Cohorts by month of the first purchase, the newest last.
struct CohortContent {
    std::vector<CohortRow> rows;
    QStringList heads; ///< "M0", "M1" ...
    QString note;
    QString summary;
    QString reason;
};

/// The newest `most` cohorts that anybody is in, each over as many months.
[[nodiscard]] CohortContent cohortContent(const std::vector<Cohort>& cohorts, std::size_t most);

} // namespace regard::presentation
