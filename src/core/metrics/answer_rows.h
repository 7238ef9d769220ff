// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/store/dataset.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace regard::metrics {

struct AnswerScale {
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    bool guessed = false;
    [[nodiscard]] bool known() const { return !std::isnan(low) && !std::isnan(high); }
};

/// The survey rows of one kind and what their scores show as a whole.
struct AnswerRows {
    std::vector<std::uint32_t> rows; ///< in table order
    bool zeros = false;              ///< anyone answered 0
    /// Scale of the rows that declare none, read from their smallest and largest score: 1 to 5,
    /// 1 to 7, 1 to 10 or 0 to 10; unknown where there are none, or none fits.
    AnswerScale guess;
    /// The scale of every row with a score, guessed ones included, where all have the same and the
    /// same direction.
    std::optional<AnswerScale> only;
    bool onlyIsTurned = false; ///< lower is better
};
[[nodiscard]] AnswerRows answerRows(const Dataset& dataset, std::string_view kind);

} // namespace regard::metrics
