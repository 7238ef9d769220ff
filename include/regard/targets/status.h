// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/kpi.h>
#include <regard/domain/records.h>
#include <regard/metrics/figure.h>

#include <optional>
#include <vector>

namespace regard {

/// Value of the straight line from (baselineDay, baseline) to (due, value) on a day; constant
/// before and after.
[[nodiscard]] double expectedOn(const Target& target, Day day);

/// Judges a figure against a target at `day` (the last day of the figure's period): met when the
/// value reaches the target; on track when it is at the line or better; at risk when the line is
/// still inside its interval; off track when even the interval's good end is short of the line.
[[nodiscard]] TargetNow judge(const Target& target, const KpiDefinition& kpi,
                              const Estimate& estimate, bool periodComplete, Day day);

/// The version of each target that held on that day, removed ones left out.
[[nodiscard]] std::vector<Target> targetsOn(const std::vector<TargetVersion>& history, Day day);

/// Checks a target before it is set: known KPI, value within its range, due after baseline,
/// a reason when it changes one. One sentence, or none.
[[nodiscard]] std::optional<std::string> whyNot(const Target& target, bool isChange);

/// "Raise NPS for all customers from 44 to 55 by 31 December 2026."
[[nodiscard]] std::string sentence(const Target& target);

} // namespace regard
