// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/answers.h"

#include <cstdint>

namespace regard::metrics {

/// One answer in percent of the maximum of its scale: 0 is its lowest answer, 100 its highest, with
/// higher as better (Cohen, Cohen, Aiken and West 1999).
struct PercentOfMaximum {
    enum class Kind : std::uint8_t { Answer, NoScore, Partial, OutOfRange, NoScale };
    Kind kind = Kind::Answer;
    double percent = 0;
};

[[nodiscard]] inline PercentOfMaximum percentOfMaximum(const Answers& answers, std::size_t row)
{
    using Kind = PercentOfMaximum::Kind;
    if (answers.isPartial(row)) {
        return {Kind::Partial, 0};
    }
    if (std::isnan(answers.score(row))) {
        return {Kind::NoScore, 0};
    }
    const AnswerScale scale = answers.scaleOf(row);
    if (!scale.known() || !(scale.high > scale.low)) {
        return {Kind::NoScale, 0};
    }
    const double score = answers.upright(row, scale);
    if (score < scale.low || score > scale.high) {
        return {Kind::OutOfRange, 0};
    }
    return {Kind::Answer, 100 * (score - scale.low) / (scale.high - scale.low)};
}

} // namespace regard::metrics
