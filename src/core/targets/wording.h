// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/domain/kpi.h>
#include <regard/domain/precision.h>
#include <regard/domain/records.h>

#include <string>
#include <string_view>

namespace regard {

/// "1,204.5": a number in an English sentence, groups of three, at most `decimals` digits after the
/// point and no trailing zeros.
[[nodiscard]] std::string numberInWords(double value, int decimals);

/// A value of a KPI in a sentence: "84.2 %", "44", "3 min 20 s", "EUR 2,046". `decimals` counts for
/// everything but durations; `currency` may be empty.
[[nodiscard]] std::string valueInWords(const KpiDefinition& kpi, double value, int decimals,
                                       std::string_view currency = {});

/// "31 December 2026".
[[nodiscard]] std::string dayInWords(Day day);

/// The short name as it stands inside a sentence: "NPS", "churn".
[[nodiscard]] std::string nameInSentence(const KpiDefinition& kpi);

/// "all customers", "segment Enterprise", "segment Enterprise and channel Chat".
[[nodiscard]] std::string groupInWords(const Group& group);

} // namespace regard
