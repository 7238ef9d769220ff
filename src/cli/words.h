// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/kpi.h>
#include <regard/metrics/figure.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regard::cli {

// Numbers and judgements as a person reads them in a terminal. JSON has the full digits.

/// "2,746".
[[nodiscard]] std::string grouped(std::int64_t value);
/// "1 row", "2,746 rows".
[[nodiscard]] std::string counted(std::int64_t count, std::string_view noun);
/// "1,234.56", rounded half away from zero; "-" never stands before a zero.
[[nodiscard]] std::string decimal(double value, int digits);
/// "73.9 %", "47", "4.06", "1,234.50 EUR", "3 min 20 s", "2,746"; half the width of an interval
/// limits the digits.
[[nodiscard]] std::string valueText(Unit unit, double value, std::string_view currency,
                                    std::optional<double> halfWidth = {});
/// Like valueText, with "+" before what is above nothing; shares change by points.
[[nodiscard]] std::string changeText(Unit unit, double value, std::string_view currency,
                                     std::optional<double> halfWidth = {});
/// The value of a figure with the digits that its interval supports; a dash without one.
[[nodiscard]] std::string valueText(const Figure& figure, std::string_view currency);
/// "43.9 to 50.0", one digit finer than the value; "" without an interval.
[[nodiscard]] std::string intervalText(const Figure& figure, std::string_view currency);
/// "+5 points"; "" without a difference.
[[nodiscard]] std::string changeText(const Figure& figure, std::string_view currency);
/// Half the width of an interval; none without one.
[[nodiscard]] std::optional<double> halfWidth(const Estimate& estimate);
[[nodiscard]] std::optional<double> halfWidth(const Figure& figure); ///< of its change
/// "p 0.019"; below a thousandth "p < 0.001".
[[nodiscard]] std::string chanceText(double p);
/// "better", "worse", "no change", "too few (1,200 needed)", "".
[[nodiscard]] std::string verdictText(const Figure& figure);
/// "Not settled before ...: ... It may end between 68.1 % and 75.3 %."; "" where it is settled.
[[nodiscard]] std::string settlingText(const Figure& figure, std::string_view currency);
/// "on track", "met at a cost", "".
[[nodiscard]] std::string statusText(TargetStatus status);
/// "segment Consumer, channel Chat"; "" for everyone.
[[nodiscard]] std::string groupText(const Group& group);

} // namespace regard::cli
