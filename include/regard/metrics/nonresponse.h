// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/engine.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// One group of customers: how many were asked, how many answered, and what they said.
struct ResponseGroup {
    std::string group;         ///< value of the dimension; empty: not known
    std::int64_t asked = 0;    ///< surveys sent in the period, or customers where that is not known
    std::int64_t answered = 0; ///< of those sent in the period
    std::optional<double> rate; ///< answered of asked, in percent; none by customers
    double weight = 0;          ///< share among those asked (or all customers), unit scale
    double n = 0;               ///< answers that the score stands on
    double share = 0;           ///< share among the answers, unit scale
    std::optional<double> value;
};

/// Who did not answer, by one dimension, and the score as if every group had answered alike.
struct Nonresponse {
    std::string dimension;
    bool byCustomers = false; ///< weights are of active customers: sending dates are not known
    std::vector<ResponseGroup> groups; ///< the largest first
    std::optional<double> raw;
    /// Post-stratified: the mean of the groups' scores by their weights. In the unit of the KPI.
    std::optional<double> value;
    std::optional<stats::Interval> interval;
    double effective = 0; ///< effective n = 1 / sum(weight^2 / n) (Kish 1965)
    double level = 0.95;
    std::string reason; ///< why there is no such score; `groups` may be there all the same
};

/// Fills value, interval and effective n of `response` from its groups and the figures of each, in
/// the same order. Refused where a group that was asked has no answer: nobody speaks for it.
void poststratify(Nonresponse& response, const std::vector<const Figure*>& figures);

/// Who did not answer the surveys behind a KPI, by each of the dimensions, or by all that the data
/// have where none is named. Each is two more scans. Empty for a KPI that no survey answers; fails
/// for an unknown KPI or dimension.
[[nodiscard]] Expected<std::vector<Nonresponse>>
nonresponse(const Engine& engine, std::string_view kpi, const Query& query,
            std::vector<std::string> dimensions = {}, const Control& control = {});

} // namespace regard
