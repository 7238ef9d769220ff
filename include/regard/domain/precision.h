// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/kpi.h>

#include <optional>

namespace regard {

// The one rule of how many digits a figure is shown with. Window, text output and report ask here;
// JSON has the full digits.

/// Decimals that an interval of this half width supports: none from 2 on, one from 0.1 on, then as
/// many as its first digit needs, at most 4. A half width of 0 or none at all gives 1.
[[nodiscard]] int decimalsFor(double halfWidth);

/// Decimals of a value in its unit: limited by half the width of its interval where it has one, and
/// by what the unit can say (money in cents, counts as they are).
[[nodiscard]] int shownDecimals(Unit unit, double value, std::optional<double> halfWidth);

/// The fewest decimals, at most three, that show all of a value that is known exactly (targets).
[[nodiscard]] int exactDecimals(double value);

/// Half width for the ends of an interval, which are shown one digit finer than the value between
/// them, so that the interval can be told from its rounding.
[[nodiscard]] std::optional<double> finer(std::optional<double> halfWidth);

/// A duration rounded to what is worth saying: whole seconds below an hour, minutes below a day,
/// hours above; minutes, hours and days where half the interval is wider than one of them.
[[nodiscard]] double shownSeconds(double seconds, std::optional<double> halfWidth);

} // namespace regard
