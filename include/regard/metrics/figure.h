// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/kpi.h>
#include <regard/domain/period.h>
#include <regard/domain/records.h>
#include <regard/statistics/intervals.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace regard {

enum class Verdict { None, Better, Worse, NoChange, TooFew };
[[nodiscard]] std::string_view
verdictName(Verdict verdict); ///< JSON: none, better, worse, no_change, too_few

enum class TargetStatus { None, Met, OnTrack, AtRisk, OffTrack, MetAtACost };
[[nodiscard]] std::string_view
statusName(TargetStatus status); ///< JSON: none, met, on_track, at_risk, off_track, met_at_a_cost

/// A value with how sure it is. value is nullopt where there is none, and `reason` says why.
struct Estimate {
    std::optional<double> value;
    std::optional<stats::Interval> interval;
    /// Answers, contacts or customers it stands on.
    double n = 0;
    std::vector<std::pair<std::string, double>> parts; ///< "promoters" -> 1771
    /// "no score" -> 31; rows in scope that do not count.
    std::vector<std::pair<std::string, std::int64_t>> setAside;
    std::int64_t rowsInScope = 0; ///< = rows used + sum(setAside)
    std::string reason;
    /// What the value is a mean over where that is not n: revenue at the start, for what is kept of
    /// it. Groups weigh by it when a change is split.
    std::optional<double> weight{};
};

/// What a figure still waits for, and where it may end.
struct Settling {
    Day on = kNoDay; ///< from this day on nothing changes it any more
    double low = 0;  ///< the range in which it ends, in the unit of the KPI
    double high = 0;
    double shareExpected = 1; ///< of what will count, how much has come
    std::int64_t pending = 0; ///< contacts or surveys that are open
    bool awaitsData = false;  ///< the day has passed, but the data stop before it
    std::string sentence;     ///< the whole, for people
};

/// Under which definition a figure stands.
struct DefinitionNow {
    int version = 1;
    Day since = kNoDay; ///< the day from which it holds; kNoDay: always
    std::vector<std::pair<std::string, std::string>> settings; ///< those that make the definition
};

struct TargetNow {
    std::int64_t id = 0;
    double value = 0;
    Day due = kNoDay;
    double expectedNow = 0; ///< straight line from baseline to due date at the period's end
    TargetStatus status = TargetStatus::None;
    std::string statusReason; ///< one sentence
    std::string owner;
};

struct BenchmarkNow {
    double value = 0;
    std::string source;
    std::string scale;
    Day dated = kNoDay;
    bool comparable = true;
    std::string why; ///< why it is not comparable
};

/// One KPI for one group and one period, everything that is said about it.
struct Figure {
    const KpiDefinition* kpi = nullptr;
    Group group;
    Period period{};
    bool complete = true; ///< the period is over
    Estimate estimate;
    std::string method; ///< of the interval; empty without one
    double level = 0.95;
    std::optional<Estimate> previous;
    std::optional<stats::Difference> difference;
    Verdict verdict = Verdict::None;
    std::optional<double> needed; ///< n per period, with TooFew
    std::string verdictReason;    ///< for None and TooFew: why
    std::optional<TargetNow> target;
    std::optional<BenchmarkNow> benchmark;
    std::optional<Settling> settling; ///< none: it is settled
    DefinitionNow definition;
    /// Settings that the figure depends on.
    std::vector<std::pair<std::string, std::string>> conventions;
    /// "first 7 days have no look-back", "scale 1 to 10: not comparable"
    std::vector<std::string> notes;
};

struct FigureSet {
    Day asOf = kNoDay;
    std::string timeZone;
    Period period{};
    bool complete = true;
    std::optional<Period> comparedWith;
    int comparisons = 0; ///< tests made, over which the false discovery rate is controlled
    double falseDiscoveryRate = 0.05;
    std::vector<Figure> figures; ///< KPI by KPI in the order of the definitions, groups in order
    [[nodiscard]] const Figure* find(std::string_view kpi) const; ///< first figure of that KPI
};

} // namespace regard
