// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/sample.h"

#include <regard/metrics/figure.h>

#include <optional>
#include <vector>

namespace regard::metrics {

/// A figure with the samples behind it, before it is judged.
struct Draft {
    Figure figure;
    Sample current;
    Sample before;
    double factor = 1;
    /// Where the figures may still come to.
    std::optional<Unsettled> currentEnds{};
    std::optional<Unsettled> beforeEnds{};
};

/// Fewer answers than this in either period: too few, whatever the change.
inline constexpr double kFewest = 30;

/// Fills difference, verdict, needed and the reason of each draft; the false discovery rate is
/// controlled over all of them. Gives the number of tests made.
int judgeChanges(std::vector<Draft>& drafts, double falseDiscoveryRate);

/// "5 points", "0.2", "a tenth": the smallest change of a KPI that is worth seeing.
[[nodiscard]] std::string smallestChangeInWords(const KpiDefinition& kpi);

} // namespace regard::metrics
