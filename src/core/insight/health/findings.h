// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/insight/method_breaks.h>

#include <string>
#include <vector>

namespace regard::insight {

/// What exactly was seen; several belong to one BreakKind.
enum class Seen : std::uint8_t {
    Scale,
    Direction,
    Tool,
    Words,
    Kind,
    Asked,    ///< from the contact to the question
    Answered, ///< from the question to the answer
    Mix,
    Response
};

/// A break before it is put in words.
struct Finding {
    Seen seen = Seen::Scale;
    Day day = kNoDay;
    std::vector<std::string> surveys; ///< kinds of survey, or "contact"
    std::string before;
    std::string after;
    std::string about; ///< the channel of a mix, the attribute of words
    double n = 0;      ///< rows it stands on
    double p = 0;      ///< 0: a fact
};

/// KPIs measured by surveys of that kind, or by contacts for "contact".
[[nodiscard]] std::vector<std::string> kpisMeasuredBy(std::string_view survey);
/// "CSAT", "first-time resolution", "importance".
[[nodiscard]] std::string surveyInWords(std::string_view survey);
/// "40 minutes", "2.9 hours", "3.1 days".
[[nodiscard]] std::string spanInWords(double seconds);
/// "36 %".
[[nodiscard]] std::string shareInWords(double share);

/// Findings of one nature that fall within days of each other over several kinds of survey are one.
[[nodiscard]] std::vector<Finding> gathered(std::vector<Finding> findings);
[[nodiscard]] MethodBreak inWords(const Finding& finding);

} // namespace regard::insight
