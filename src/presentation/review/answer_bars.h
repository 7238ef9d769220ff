// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/review/bar_content.h"

#include <regard/metrics/answer_groups.h>

namespace regard::presentation {

/// Promoters, passives and detractors by unit of time, from the figures of Engine::trend.
[[nodiscard]] BarContent groupsOverTime(const std::vector<Figure>& figures, Calendar unit,
                                        const PeriodContext& context);

/// The answers from the lowest step of the scale to the highest. Of NPS the steps are inked by the
/// group they belong to.
[[nodiscard]] BarContent spreadBars(const AnswerSpread& spread, const KpiDefinition& kpi);

} // namespace regard::presentation
