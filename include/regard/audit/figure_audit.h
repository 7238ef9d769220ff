// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/domain/records.h>
#include <regard/metrics/engine.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regard {

/// A value and what it stands on; no value: no figure.
struct CheckedValue {
    std::optional<double> value;
    double n = 0;
};

/// One figure that came out differently in the two ways of computing it.
struct FigureDifference {
    std::string kpi;
    Group group;          ///< empty: the whole
    CheckedValue figure;  ///< by the engine
    CheckedValue checked; ///< by SQL
};

/// What was checked of one KPI.
struct CheckedKpi {
    std::string kpi;
    std::int64_t compared = 0; ///< figures with a value in at least one of the two ways
    std::int64_t without = 0;  ///< figures that have no value in either way
    std::string reason;        ///< why nothing was compared; empty where something was
};

struct FigureAudit {
    Period period{};
    std::vector<CheckedKpi> kpis; ///< in the order of the definitions
    std::vector<FigureDifference> differences;
    [[nodiscard]] std::int64_t compared() const;
};

/// Relative tolerance: both ways count exactly, but add in different orders.
inline constexpr double kAuditTolerance = 1e-9;

/// Whether two ways of computing a figure agree: the same n, and values within the tolerance, or no
/// value in both.
[[nodiscard]] bool sameFigure(const CheckedValue& a, const CheckedValue& b);

/// Whether a KPI has a statement by which it is checked (resources/sql/figures).
[[nodiscard]] bool isChecked(std::string_view kpi);
/// Why a KPI has no statement; empty where it has one or is unknown.
[[nodiscard]] std::string_view whyNotChecked(std::string_view kpi);

/// Computes every figure of the query's period a second time, by one SQL statement a KPI that
/// shares nothing with the engine but the facts, the calendar and the definitions: as a whole, by
/// month, by segment and by channel. Of the query, period, conventions, "now" and KPIs count.
[[nodiscard]] Expected<FigureAudit> auditFigures(const Engine& engine, const Query& query,
                                                 const Control& control = {});

} // namespace regard
