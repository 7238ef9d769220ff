// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// What a question may ask for.
enum class Asks { Recommendation, Satisfaction, Ease, Solved, Comment };

/// Whether the text of a question says so, in the languages of Western Europe.
[[nodiscard]] bool asksFor(std::string_view question, Asks what);

/// "n/a", "don't know", "keine Angabe".
[[nodiscard]] bool isNoAnswer(std::string_view text);

/// Answers as numbers of one scale.
struct AnswerScaleTexts {
    std::vector<std::optional<double>> numbers; ///< one a text; none for "don't know"
    double low = 1;                             ///< of the whole numbers from 0 to 10
    double high = 5;
    std::size_t others = 0; ///< numbers that no usual scale has: codes such as 99, slips
    bool words = false;     ///< the texts are steps of a known scale: low and high are its ends
};

/// The numbers of answers: "7", "10 - Extremely likely", or the steps of a scale in words ("Very
/// satisfied"), all on the same scale; nullopt when they are none of these.
[[nodiscard]] std::optional<AnswerScaleTexts>
answersAsNumbers(const std::vector<std::string>& texts);

} // namespace regard
