// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/engine.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// One group's part in a change. Values are in the unit of the KPI, weights on the unit scale.
struct MovedPart {
    std::string group; ///< value of the dimension; empty: rows without one
    double weightBefore = 0;
    double weightAfter = 0;
    std::optional<double> before; ///< none: the group was not there
    std::optional<double> after;
    double performance = 0; ///< mean weight times the change of the value
    double mix = 0;         ///< change of the weight times (mean value - mean of the whole)
};

/// A change split by one dimension: mix + performance = change, over the parts and as a whole.
struct MovedBy {
    std::string dimension;
    std::vector<MovedPart> parts; ///< the largest contribution first
    double performance = 0;
    double mix = 0;
    double change = 0;
    /// Simpson's paradox: every part that is there both times rises and the whole falls, or the
    /// reverse. The sentence that says so; empty where it is not so.
    std::string alarm;
    std::string reason; ///< why the change cannot be split this way; then there are no parts
};

/// Values and weights of one group, as they were and as they are. A weight of 0 has no value.
struct PartOfWhole {
    std::string group;
    double weightBefore = 0; ///< any unit: only the shares count
    double weightAfter = 0;
    std::optional<double> before;
    std::optional<double> after;
};

/// Splits the change of a weighted mean exactly (Kitagawa 1955, with the mix taken from the mean of
/// the whole): performance = mean weight x change of value, mix = change of weight x (mean value -
/// mean of both wholes). A group that is there only once has no change of value: all of it is mix.
[[nodiscard]] MovedBy splitChange(std::string_view dimension, std::span<const PartOfWhole> parts);

/// What moved a KPI between the query's period and the one it is compared with, by each of the
/// dimensions, or by all that the data have where none is named. Each is one more scan, so this is
/// asked for when somebody looks. The query's own grouping is left out of account. Fails for an
/// unknown KPI or dimension, and where there is nothing to compare with.
[[nodiscard]] Expected<std::vector<MovedBy>> movedBy(const Engine& engine, std::string_view kpi,
                                                     const Query& query,
                                                     std::vector<std::string> dimensions = {},
                                                     const Control& control = {});

} // namespace regard
