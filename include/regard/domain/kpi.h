// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace regard {

enum class Unit { Percent, Points, Score, Money, Seconds, Count, Ratio };
enum class Better { Higher, Lower };
enum class KpiKind { Leading, Lagging };
enum class View { Customer, Company, Both };
/// Where a KPI is reviewed: what customers say, how they are served, whether they stay and what they
/// are worth.
enum class KpiArea { Loyalty, Service, Value };
/// Which statistic a KPI is; decides interval, test and aggregate.
enum class Statistic { NetShare, Share, Mean, Median, Ratio, Count, Product };

/// One KPI is one definition. Engine, window, command line, help and docs/metrics.md read this
/// table.
struct KpiDefinition {
    std::string_view id;        ///< "nps"
    std::string_view name;      ///< "Net Promoter Score"
    std::string_view shortName; ///< "NPS", for cards and axes
    Unit unit;
    Better better;
    KpiKind kind;
    View view;
    KpiArea area;
    Statistic statistic;
    std::string_view formula; ///< in words
    std::string_view meaning; ///< one or two sentences: what it tells, how to read it
    std::string_view moves;   ///< what usually moves it
    std::string_view pitfall; ///< how it misleads
    std::string_view source;  ///< where the definition or the interval comes from
    std::string_view needs;   ///< data it needs, in words: "surveys of kind nps"
    std::string_view method;  ///< interval method: "adjusted Wald", "Wilson", "t", ...
    /// Smallest change worth seeing, in the unit; 0: a tenth of the value.
    double smallestChange;
    double low;  ///< smallest possible value, -inf if none
    double high; ///< largest possible value, +inf if none
};

/// All definitions in the order of the Overview and the command line.
[[nodiscard]] std::span<const KpiDefinition> kpiDefinitions();
[[nodiscard]] const KpiDefinition* kpiById(std::string_view id);

[[nodiscard]] std::string_view
unitName(Unit unit); ///< JSON: "percent", "points", "score", "money", "seconds", "count", "ratio"
[[nodiscard]] std::string_view betterName(Better better);
[[nodiscard]] std::string_view kindName(KpiKind kind);
[[nodiscard]] std::string_view viewName(View view);

} // namespace regard
