// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace regard::stats {

/// When the payments of a contract fall; conventions differ by a third, so the value names its own.
enum class FirstPayment : std::uint8_t {
    AfterOnePeriod, ///< m r / (1 + d - r): the first renewal is the first payment
    Now,            ///< m (1 + d) / (1 + d - r)
    EndOfFirst      ///< m / (1 + d - r): at the end of a first period that is certain
};
/// Value of a customer with margin m a period, constant retention r (0..1) and discount rate d a
/// period, over all time. None unless 0 <= r < 1 + d.
[[nodiscard]] std::optional<double> contractValue(double margin, double retention, double discount,
                                                  FirstPayment convention);

/// Shifted beta-geometric model of contracts: each customer leaves at the end of a period with a
/// chance of their own, which is beta distributed (Fader & Hardie 2007).
struct ShiftedBetaGeometric {
    double alpha = 1;
    double beta = 1;
    double logLikelihood = 0;
    /// Share that renews at the end of period t = 1, 2 ...: (beta + t - 1) / (alpha + beta + t - 1).
    [[nodiscard]] double retention(int t) const { return (beta + t - 1) / (alpha + beta + t - 1); }
    /// Share that is still there after period t.
    [[nodiscard]] double survival(int t) const;
    /// Sum over t = 0, 1 ... of survival(t) / (1 + d)^t; none for d not above 0.
    [[nodiscard]] std::optional<double> discountedLifetime(double discount) const;
};
/// Maximum likelihood. `survivors`: customers of one cohort at the beginning and after each period.
/// None for fewer than two periods, a count that grows, or when nobody left.
[[nodiscard]] std::optional<ShiftedBetaGeometric>
fitShiftedBetaGeometric(std::span<const double> survivors);
/// The same from customers who were seen for different times: `lost[t]` left at the end of period
/// t + 1, `kept[t]` were seen for t whole periods and had not left. None when nobody left, or
/// everybody in one period.
[[nodiscard]] std::optional<ShiftedBetaGeometric>
fitShiftedBetaGeometric(std::span<const double> lost, std::span<const double> kept);

} // namespace regard::stats
