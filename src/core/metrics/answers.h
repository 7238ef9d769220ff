// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/derived.h"
#include "core/metrics/row_slots.h"
#include "core/metrics/sample.h"

#include <regard/store/dataset.h>

#include <cmath>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace regard::metrics {

/// The survey rows of one kind, with their scales. A scale that is not declared is read from the
/// largest answer of all rows that do not declare one (1 to 5, 1 to 7, 1 to 10, 0 to 10), and said.
class Answers final {
public:
    Answers(const Dataset& dataset, Derived& derived, std::string_view kind);

    /// What the dataset lacks, in a sentence; empty: nothing.
    [[nodiscard]] std::string missing() const;
    [[nodiscard]] std::string missingSentDates() const;

    [[nodiscard]] const AnswerRows& ofKind() const { return *m_rows; }
    [[nodiscard]] bool isPartial(std::size_t row) const
    {
        return !m_partial.empty() && m_partial[row] == 1;
    }
    [[nodiscard]] double score(std::size_t row) const
    {
        return m_scores.empty() ? std::numeric_limits<double>::quiet_NaN() : m_scores[row];
    }
    [[nodiscard]] AnswerScale declared(std::size_t row) const
    {
        return m_low.empty() || m_high.empty() ? AnswerScale{}
                                               : AnswerScale{m_low[row], m_high[row], false};
    }
    /// Declared, or else guessed.
    [[nodiscard]] AnswerScale scaleOf(std::size_t row) const
    {
        const AnswerScale scale = declared(row);
        return scale.known() ? scale : m_rows->guess;
    }
    /// The score with higher as better.
    [[nodiscard]] double upright(std::size_t row, const AnswerScale& scale) const
    {
        return lowerIsBetter(row) ? scale.low + scale.high - m_scores[row] : m_scores[row];
    }

    /// Finds the scale that most answers in slots below `shown` have; call for each layer.
    void learnScale(const RowSlots& slots, std::size_t shown);
    /// The same where there is one scale alone; `any`: it has answers in slots below `shown`.
    void learnOnly(bool any);
    [[nodiscard]] const AnswerScale& mainScale() const { return m_main; }
    /// "1-5".
    [[nodiscard]] std::string scaleText() const;
    /// Adds notes: guessed scale, turned direction.
    void describe(Measured& measured) const;

private:
    [[nodiscard]] bool lowerIsBetter(std::size_t row) const
    {
        return !m_better.empty() && m_lowerWords[static_cast<std::size_t>(m_better[row] + 1)] != 0;
    }

    std::string m_kind;
    const AnswerRows* m_rows;
    Column<double> m_scores;
    Column<double> m_low;
    Column<double> m_high;
    Column<std::int8_t> m_partial;
    Column<std::int32_t> m_better;
    bool m_hasSentDates = false;
    std::vector<std::uint8_t> m_lowerWords;
    AnswerScale m_main;
    bool m_anyGuessed = false;
    bool m_anyTurned = false;
    std::map<std::pair<double, double>, std::int64_t> m_scales;
};

} // namespace regard::metrics
