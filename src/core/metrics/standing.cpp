// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/standing.h"

#include <algorithm>
#include <map>

namespace regard::metrics {
namespace {

bool reaches(double value, double goal, bool higher)
{
    return higher ? value >= goal : value <= goal;
}

/// "1 to 5", "1–5" and "1-5" are one scale: its numbers.
std::vector<std::string> numbersIn(std::string_view text)
{
    std::vector<std::string> numbers;
    bool inside = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !inside) {
            numbers.emplace_back();
        }
        if (digit) {
            numbers.back() += c;
        }
        inside = digit;
    }
    return numbers;
}

} // namespace

double lineAt(const Target& target, Day day)
{
    if (day >= target.due || target.due <= target.baselineDay) {
        return target.value;
    }
    if (day <= target.baselineDay) {
        return target.baseline;
    }
    const double done = static_cast<double>(day - target.baselineDay) /
                        static_cast<double>(target.due - target.baselineDay);
    return target.baseline + (target.value - target.baseline) * done;
}

TargetNow standingOf(const Target& target, const KpiDefinition& kpi, const Estimate& estimate,
                     bool periodComplete, Day day)
{
    TargetNow now;
    now.id = target.id;
    now.value = target.value;
    now.due = target.due;
    now.owner = target.owner;
    now.expectedNow = lineAt(target, day);
    if (!estimate.value) {
        now.statusReason = "No value to judge: " + estimate.reason;
        return now;
    }
    const bool higher = target.value != target.baseline ? target.value > target.baseline
                                                        : kpi.better == Better::Higher;
    const std::string soFar = periodComplete ? "" : " so far; the period is not over";
    if (reaches(*estimate.value, target.value, higher)) {
        now.status = TargetStatus::Met;
        now.statusReason = "The value has reached the target" + soFar + ".";
        return now;
    }
    const bool overdue = day >= target.due;
    if (!overdue && reaches(*estimate.value, now.expectedNow, higher)) {
        now.status = TargetStatus::OnTrack;
        now.statusReason =
            "The value is at the line from baseline to target or better" + soFar + ".";
        return now;
    }
    const std::string line =
        overdue ? "the target, which is due" : "the line from baseline to target";
    const bool inside =
        estimate.interval &&
        reaches(higher ? estimate.interval->high : estimate.interval->low, now.expectedNow, higher);
    now.status = inside ? TargetStatus::AtRisk : TargetStatus::OffTrack;
    if (inside) {
        now.statusReason =
            "The value is short of " + line + ", but it is still inside the interval" + soFar + ".";
    } else if (estimate.interval) {
        now.statusReason = "Even the good end of the interval is short of " + line + soFar + ".";
    } else {
        now.statusReason = "The value is short of " + line + soFar + ".";
    }
    return now;
}

std::vector<Target> heldOn(const std::vector<TargetVersion>& history, Day day)
{
    // Newest last: a later version of the same id takes the place of the earlier one.
    std::map<std::int64_t, const TargetVersion*> held;
    for (const TargetVersion& version : history) {
        if (version.target.setOn == kNoDay || version.target.setOn <= day) {
            const TargetVersion*& place = held[version.target.id];
            if (place == nullptr || version.target.setOn >= place->target.setOn) {
                place = &version;
            }
        }
    }
    std::vector<Target> targets;
    for (const auto& [id, version] : held) {
        if (!version->removed) {
            targets.push_back(version->target);
        }
    }
    return targets;
}

const Target* targetFor(std::span<const Target> targets, std::string_view kpi, const Group& group,
                        Day day)
{
    const Target* best = nullptr;
    for (const Target& target : targets) {
        if (target.kpi != kpi || target.group != group) {
            continue;
        }
        const bool coming = target.due >= day;
        const bool bestComing = best != nullptr && best->due >= day;
        if (best == nullptr || (coming && !bestComing) ||
            (coming == bestComing && (coming ? target.due < best->due : target.due > best->due))) {
            best = &target;
        }
    }
    return best;
}

std::optional<BenchmarkNow> benchmarkFor(std::span<const Benchmark> benchmarks,
                                         std::string_view kpi, std::string_view scale, Day day)
{
    const Benchmark* best = nullptr;
    const auto rank = [&](const Benchmark& benchmark) {
        const bool known = benchmark.dated != kNoDay && benchmark.dated <= day;
        return std::pair(known, benchmark.dated);
    };
    for (const Benchmark& benchmark : benchmarks) {
        if (benchmark.kpi == kpi && (best == nullptr || rank(benchmark) > rank(*best))) {
            best = &benchmark;
        }
    }
    if (best == nullptr) {
        return std::nullopt;
    }
    BenchmarkNow now{best->value, best->source, best->scale, best->dated, true, {}};
    if (!best->scale.empty() && !scale.empty() && numbersIn(best->scale) != numbersIn(scale)) {
        now.comparable = false;
        now.why = "The benchmark is on the scale " + best->scale + ", these answers on " +
                  std::string(scale) + ".";
    }
    return now;
}

} // namespace regard::metrics
