// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/answers.h"

#include <cmath>

namespace regard::metrics {

/// What an answer to the recommendation question counts as; the first three are used.
enum NpsClass : int { Promoter, Passive, Detractor, NoScore, Partial, WrongScale, OutOfRange };

[[nodiscard]] inline NpsClass npsClass(const Answers& answers, std::size_t row)
{
    if (answers.isPartial(row)) {
        return Partial;
    }
    const double score = answers.score(row);
    if (std::isnan(score)) {
        return NoScore;
    }
    AnswerScale scale = answers.declared(row);
    if (!scale.known()) {
        scale = {0, 10, false};
    }
    if (scale.high != 10 || (scale.low != 0 && scale.low != 1)) {
        return WrongScale;
    }
    if (score < scale.low || score > scale.high || score != std::floor(score)) {
        return OutOfRange;
    }
    return score >= 9 ? Promoter : score >= 7 ? Passive : Detractor;
}

} // namespace regard::metrics
