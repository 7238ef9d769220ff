// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/base/expected.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace regard::stats {

/// Money that one customer spent on one day.
struct DaySpend {
    Day day = kNoDay;
    double amount = 0;
};

/// What the models of buying and leaving need of a customer. Time is in weeks of 7 days.
struct PurchaseHistory {
    double repeats = 0;   ///< x: days with purchases after the first
    double recency = 0;   ///< t_x: from the first to the last of them
    double age = 0;       ///< T: from the first purchase to the cut-off
    double meanSpend = 0; ///< m: a repeat day's mean money; 0 without repeats
    double customers = 1; ///< with exactly this history
};

/// The history up to and including the cut-off from a customer's spending, in any order; several
/// entries of one day are added up. None when the first purchase lies after the cut-off.
[[nodiscard]] std::optional<PurchaseHistory> historyOf(std::span<const DaySpend> spending,
                                                       Day cutOff);

/// How customers without a contract leave.
enum class LeavingModel : std::uint8_t {
    BgNbd,    ///< after a purchase only (Fader, Hardie & Lee 2005)
    MbgNbd,   ///< also after the first one (Batislam, Denizel & Filiztekin 2007)
    ParetoNbd ///< at any time (Schmittlein, Morrison & Colombo 1987)
};

/// r and alpha say how often customers buy, the other two how they leave: a, b of a beta
/// distribution, or s, beta of a gamma distribution (Pareto/NBD).
struct LeavingParameters {
    LeavingModel model = LeavingModel::BgNbd;
    double r = 1;
    double alpha = 1;
    double a = 1; ///< s in Pareto/NBD
    double b = 1; ///< beta in Pareto/NBD
};

struct LeavingFit {
    LeavingParameters parameters;
    std::array<double, 4> standardErrors{};
    std::array<std::array<double, 4>, 4> covariance{}; ///< of r, alpha, a (s), b (beta)
    double logLikelihood = 0;
    double customers = 0;
    double repeaters = 0;
    int evaluations = 0;
};

/// Log likelihood of all histories.
[[nodiscard]] double logLikelihood(const LeavingParameters& parameters,
                                   std::span<const PurchaseHistory> histories);

/// Maximum likelihood in the logarithms of the parameters with analytic gradients (L-BFGS, then
/// Newton steps). Refused, with what is there and what is needed, below 100 customers, below 50 who
/// bought again, or when nobody was watched for three times the usual gap between purchases.
[[nodiscard]] Expected<LeavingFit> fitLeaving(std::span<const PurchaseHistory> histories,
                                              LeavingModel model, const std::stop_token& stop = {});

/// Chance that the customer still buys. BG/NBD says exactly 1 of everybody who bought once, by
/// construction: never count customers by it; take MBG/NBD or Pareto/NBD.
[[nodiscard]] double chanceAlive(const LeavingParameters& parameters,
                                 const PurchaseHistory& history);
/// Purchases expected within `weeks` after the cut-off.
[[nodiscard]] double expectedPurchases(const LeavingParameters& parameters,
                                       const PurchaseHistory& history, double weeks);
/// Repeat purchases expected of a new customer within `weeks` of the first one.
[[nodiscard]] double expectedRepeats(const LeavingParameters& parameters, double weeks);
/// Discounted expected residual transactions over all time, at a continuous rate a week (Fader,
/// Hardie & Lee 2005, Pareto/NBD only; none for the others and for a rate not above 0).
[[nodiscard]] std::optional<double> discountedPurchases(const LeavingParameters& parameters,
                                                        const PurchaseHistory& history,
                                                        double weeklyRate);

/// Parameters drawn around a fit on the log scale by its covariance, for intervals of whatever is
/// computed from them. The same seed gives the same draws.
[[nodiscard]] std::vector<LeavingParameters> simulated(const LeavingFit& fit, std::size_t draws,
                                                       std::uint64_t seed = 20261121);

/// Gamma-Gamma model of money a purchase (Fader & Hardie 2013), independent of how often one buys.
struct SpendFit {
    double p = 1;
    double q = 1;
    double gamma = 1;
    std::array<double, 3> standardErrors{};
    std::array<std::array<double, 3>, 3> covariance{}; ///< of p, q, gamma
    double logLikelihood = 0;
    double customers = 0;
    /// Pearson correlation of repeats and mean spend: the model takes it for 0.
    double correlation = 0;
    /// Mean of the money of a purchase over customers; none when q <= 1.
    [[nodiscard]] std::optional<double> populationMean() const
    {
        return q > 1 ? std::optional(gamma * p / (q - 1)) : std::nullopt;
    }
};
/// From the histories with repeats and money above 0; refused below 50 of them.
[[nodiscard]] Expected<SpendFit> fitSpend(std::span<const PurchaseHistory> histories);
/// As for LeavingFit.
[[nodiscard]] std::vector<SpendFit> simulated(const SpendFit& fit, std::size_t draws,
                                              std::uint64_t seed = 20261121);
/// Money expected of the customer's next purchase; none when q <= 1.
[[nodiscard]] std::optional<double> expectedSpend(const SpendFit& fit,
                                                  const PurchaseHistory& history);

} // namespace regard::stats
