// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/figure.h>

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard::presentation {

/// One group of a breakdown: a dot with its interval.
struct BreakdownRow {
    std::string value; ///< as a filter takes it; "" are rows without a value
    QString name;
    std::optional<double> at;
    std::optional<double> low;
    std::optional<double> high;
    QString figure;     ///< "58"
    QString count;      ///< "n 914"
    bool small = false; ///< so few that the interval says more than the dot
    QString reason;
    QString spoken;
};

/// A KPI by the values of one dimension, best first, groups without a value last.
struct BreakdownContent {
    std::string dimension;
    QString title;       ///< "NPS by channel"
    std::string value{}; ///< of the second dimension, where this is one panel of several
    std::vector<BreakdownRow> rows;
    int more = 0; ///< groups that are not listed
    std::optional<double> target;
    QString targetLabel;
    std::optional<double> overall;
    QString overallLabel; ///< "all 47"
    double low = 0;       ///< ends of the axis
    double high = 1;
    QString note; ///< about small groups, or why there is nothing
};

/// "segment" -> "segment", "attributes.contract_type" -> "contract type".
[[nodiscard]] QString dimensionName(std::string_view dimension);
/// With a capital: "Contract type".
[[nodiscard]] QString dimensionTitle(std::string_view dimension);
/// The name of a value; rows without one read "not given".
[[nodiscard]] QString valueName(std::string_view value);

/// As many groups as a chart lists.
inline constexpr std::size_t kGroupsListed = 8;

[[nodiscard]] BreakdownContent breakdownContent(const FigureSet& figures,
                                                std::string_view dimension, const Figure* overall,
                                                std::string_view currency,
                                                std::size_t most = kGroupsListed);

} // namespace regard::presentation
