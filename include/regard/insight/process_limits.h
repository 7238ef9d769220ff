// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/figure.h>
#include <regard/statistics/control_charts.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace regard {

/// What a KPI does by itself: a point inside says nothing but that it goes on as before.
struct ProcessLimits {
    double centre = 0; ///< in the unit of the KPI, as all values here
    /// One for each figure; none where the figure does not count (no value, period not over).
    std::vector<std::optional<double>> lower;
    std::vector<std::optional<double>> upper;
    std::vector<stats::Signal> signals; ///< one for each figure
    std::size_t points = 0;             ///< complete periods with a value
    std::string method;                 ///< "XmR", "p", "Laney p'"
    std::string note;                   ///< why they are weak: fewer than 12 points; else empty
};

/// Limits of a KPI's periods, consecutive and in order. Shares have those of a p chart, with the
/// variation between periods (Laney 2002) from a mean of 1,000 a period on; other statistics those
/// of single values (XmR with the mean moving range). Periods that are not over or still settle
/// are left out. None below three points.
[[nodiscard]] std::optional<ProcessLimits> processLimits(std::span<const Figure> figures);

} // namespace regard
