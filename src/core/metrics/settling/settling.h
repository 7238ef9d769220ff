// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/ordered_values.h"
#include "core/metrics/sample.h"

#include <regard/base/civil.h>
#include <regard/metrics/figure.h>

#include <optional>
#include <span>

namespace regard::metrics {

/// In words and numbers for the figure: `today` tells whether the data are late.
[[nodiscard]] Settling settlingOf(const Unsettled& unsettled, double factor, Day today);

/// The verdict's difference where one or both figures may still change: the present difference with
/// the largest p of all ends of the ranges; p 1 where they do not agree on the direction.
[[nodiscard]] stats::Difference surestDifference(stats::Difference now, const Sample& before,
                                                 const std::optional<Unsettled>& beforeEnds,
                                                 const Sample& after,
                                                 const std::optional<Unsettled>& afterEnds,
                                                 double factor, double level);

/// Answers to questions of which some still come: those in, those expected (sum of chances) and
/// the sum of their squares, all asked.
[[nodiscard]] std::optional<Unsettled> stillAnswered(double answered, double asked, double expected,
                                                     double expectedSquares, Day on, double level);

/// The median of `known` values where `open` more will come that may be any: as if all of them were
/// the smallest, and as if all were the largest.
[[nodiscard]] std::optional<Unsettled> stillOpen(const OrderedValues& sorted, double open, Day on,
                                                 double error);

} // namespace regard::metrics
