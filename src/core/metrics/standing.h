// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/kpi.h>
#include <regard/domain/records.h>
#include <regard/metrics/figure.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regard::metrics {

/// Value on the straight line from baseline to due date; constant before and after.
[[nodiscard]] double lineAt(const Target& target, Day day);

/// Where an estimate stands against a target on a day, with the sentence that says why.
[[nodiscard]] TargetNow standingOf(const Target& target, const KpiDefinition& kpi,
                                   const Estimate& estimate, bool periodComplete, Day day);

/// The version of each target that held on that day, removed ones left out.
[[nodiscard]] std::vector<Target> heldOn(const std::vector<TargetVersion>& history, Day day);

/// The target of a KPI and group to judge against: the next one due, or else the last one that was.
[[nodiscard]] const Target* targetFor(std::span<const Target> targets, std::string_view kpi,
                                      const Group& group, Day day);

/// The newest benchmark of a KPI by that day, with whether its scale is the figure's.
[[nodiscard]] std::optional<BenchmarkNow> benchmarkFor(std::span<const Benchmark> benchmarks,
                                                       std::string_view kpi, std::string_view scale,
                                                       Day day);

} // namespace regard::metrics
