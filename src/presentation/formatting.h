// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/kpi.h>
#include <regard/domain/period.h>
#include <regard/domain/precision.h>
#include <regard/insight/overview.h>
#include <regard/metrics/figure.h>

#include <QLocale>
#include <QString>

#include <optional>
#include <string_view>

namespace regard::presentation {

/// What stands in place of a value that is not there.
inline constexpr QChar kNoValue = QChar(0x2013);

/// The locale figures are written in: the person's, or English where none is set.
[[nodiscard]] QLocale displayLocale();

/// With a real minus sign, grouped thousands, and exactly these decimals.
[[nodiscard]] QString number(double value, int decimals);
[[nodiscard]] QString wholeNumber(double value);
/// "3 min 20 s", "2 h 15 min", "4 d 6 h"; parts that an interval of that half width cannot support
/// are left out.
[[nodiscard]] QString duration(double seconds, std::optional<double> halfWidth = {});
/// "€ " for EUR; the code where there is no sign for it.
[[nodiscard]] QString currencySign(std::string_view code);

/// A value in its unit: "84.2 %", "47", "€ 2,046", "3 min 20 s". `halfWidth` limits the decimals.
[[nodiscard]] QString valueText(double value, Unit unit, std::string_view currency,
                                std::optional<double> halfWidth = {});
/// A value in its unit with as many decimals as it needs and no more (targets, benchmarks): "87 %".
[[nodiscard]] QString exactText(double value, Unit unit, std::string_view currency);
/// A change with its sign (none where it rounds to nothing) and without the unit sign of percent:
/// "+5", "−0.6", "+€ 38".
[[nodiscard]] QString changeText(double change, Unit unit, std::string_view currency,
                                 std::optional<double> halfWidth = {});
/// Half of the interval's width; none without an interval.
[[nodiscard]] std::optional<double> halfWidth(const Estimate& estimate);
/// "± 3.1", or "44 … 50" where the interval is lopsided; empty without one.
[[nodiscard]] QString intervalText(const Estimate& estimate, Unit unit, std::string_view currency);
/// "43.9 to 50.0", in full; empty without one.
[[nodiscard]] QString intervalWords(const Estimate& estimate, Unit unit, std::string_view currency);

/// "31 Dec" in the year of `today`, else "31 Dec 2027".
[[nodiscard]] QString dateText(Day day, Day today = kNoDay);
/// "better", "worse", "within noise", "too few to tell"; empty for none.
[[nodiscard]] QString verdictWord(Verdict verdict);
/// "On track", "Met at a cost"; empty for none.
[[nodiscard]] QString statusWord(TargetStatus status);
/// Good, bad or between, for the shape and colour beside the word.
[[nodiscard]] Tone toneOf(TargetStatus status);
/// "answers", "contacts" or "customers": what n counts for that KPI.
[[nodiscard]] QString countedWord(const KpiDefinition& kpi);

[[nodiscard]] QString text(std::string_view words);

} // namespace regard::presentation
