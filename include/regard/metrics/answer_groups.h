// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/engine.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// How the answers behind a score spread over their scale.
struct AnswerSpread {
    struct Step {
        double score = 0;
        std::int64_t answers = 0;
    };
    std::vector<Step> steps;  ///< each step of the scale that was answered, ascending
    std::int64_t answers = 0; ///< all of them
    std::string reason;       ///< why there are no answers
};

/// The answers that count in the query's period. Refused for a KPI that is not a score of surveys.
[[nodiscard]] Expected<AnswerSpread> answerSpread(const Engine& engine, std::string_view kpi,
                                                  const Query& query, const Control& control = {});

/// What the same customers answered to the recommendation question in two periods.
struct GroupMoves {
    enum Group : std::size_t { Detractor, Passive, Promoter };
    /// [before][after], customers; who answered more than once counts with the last answer.
    std::array<std::array<std::int64_t, 3>, 3> moved{};
    std::int64_t both = 0; ///< customers who answered in both periods
    std::int64_t onlyBefore = 0;
    std::int64_t onlyAfter = 0;
    std::int64_t anonymous = 0; ///< answers of this period without a customer
    std::int64_t up = 0;        ///< of both: into a better group
    std::int64_t down = 0;
    /// Change of their own NPS in points, and its interval (paired t); none below 2 customers.
    std::optional<double> change;
    std::optional<stats::Interval> interval;
    std::optional<Period> before; ///< the period compared with
    std::string reason;           ///< why there is nothing to compare
};

/// Between the period that the query compares with and its own.
[[nodiscard]] Expected<GroupMoves> groupMoves(const Engine& engine, const Query& query,
                                              const Control& control = {});

} // namespace regard
