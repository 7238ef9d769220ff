// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/domain/conventions.h>
#include <regard/domain/period.h>

#include <optional>
#include <string>
#include <vector>

namespace regard {

enum class Comparison { None, Previous, YearAgo };

/// Keeps rows whose dimension has one of these values. Conditions of a query all hold together.
struct Condition {
    /// Segment, region, country, channel, topic, stage, team, agent, product, attributes.X.
    std::string dimension;
    std::vector<std::string> values; ///< "" matches rows without a value
    bool operator==(const Condition&) const = default;
};

/// What figures are asked for; one value for a whole dashboard.
struct Query {
    Period period{};
    /// False: a first look that does not wait. Where many texts have not been read for sentiment
    /// yet, its figure has a reason instead of a value; notes that need their own walk are left out.
    bool thorough = true;
    Comparison compare = Comparison::Previous;
    std::vector<std::string> by; ///< day, week, month, quarter, year or a dimension
    std::vector<Condition> where;
    Conventions conventions{};
    /// "now"; a date means its first instant in the reporting zone.
    Moment asOf{};
    std::vector<std::string> kpis; ///< empty: all
    bool operator==(const Query&) const = default;
};

/// Names that --by and --where accept beside attributes.X.
[[nodiscard]] const std::vector<std::string>& dimensionNames();
[[nodiscard]] std::optional<Calendar> calendarByName(std::string_view name);

} // namespace regard
