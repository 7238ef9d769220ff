// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/targets_model.h"

#include <regard/metrics/engine.h>

#include <map>
#include <string>
#include <vector>

namespace regard::presentation {

/// What a target is set against: the last 12 complete months of a KPI for a group, the months that
/// a chart shows, and the best quarter so far. Empty parts where there is no data.
struct TargetBasis {
    Period period{}; ///< of the baseline
    Estimate baseline;
    std::vector<Figure> months; ///< at most 24, oldest first, the current one last
    std::string bestQuarter;    ///< "Q3 2026"; empty where no complete quarter has a value
    Estimate best;
    std::string error; ///< why it could not be computed
};

/// `query` gives conventions and "now"; its period and filter are not looked at.
[[nodiscard]] TargetBasis targetBasis(const Engine& engine, const Query& query,
                                      const std::string& kpi, const Group& group,
                                      const Control& control);

/// The targets that hold at the end of the query's period or today, each judged by the figure of
/// its own group over that period.
[[nodiscard]] std::vector<TargetRow> judgeTargets(const Engine& engine, const Query& query,
                                                  const std::vector<TargetVersion>& history,
                                                  const Control& control);

/// The targets that hold on a day, not judged yet.
[[nodiscard]] std::vector<TargetRow> unjudgedTargets(const std::vector<TargetVersion>& history,
                                                     Day day);

/// The conditions that keep a group's rows.
[[nodiscard]] std::vector<Condition> conditionsOf(const Group& group);

/// The scale most answers of each survey KPI are on in this data: "nps" -> "0-10". KPIs of one kind
/// of survey share it; KPIs without a scale are not in it.
[[nodiscard]] std::map<std::string, std::string> scalesInUse(const Dataset& dataset);

} // namespace regard::presentation
