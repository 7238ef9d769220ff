// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/figure.h>

#include <string>
#include <vector>

namespace regard::insight {

/// One sentence, without a full stop, about what the figures of a query say for certain: the surest
/// improvement and the surest decline, or honestly that there is none.
[[nodiscard]] std::string headlineOf(const FigureSet& figures, const PeriodContext& context);

/// How many targets are met, on track, at risk and off track: "5 of 8 targets met or on track, 2 at
/// risk, 1 off track"; empty without targets.
[[nodiscard]] std::string targetsInWords(const std::vector<TargetStatus>& statuses);

} // namespace regard::insight
