// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/statistics/lifetime.h>

#include <array>

namespace regard::stats {

/// Log likelihood of one history, and what it changes by with r, alpha, a (s) and b (beta).
struct HistoryLikelihood {
    double value = 0;
    std::array<double, 4> gradient{};
};

/// BG/NBD and MBG/NBD.
[[nodiscard]] HistoryLikelihood betaLikelihood(const LeavingParameters& p,
                                               const PurchaseHistory& history);
[[nodiscard]] HistoryLikelihood paretoLikelihood(const LeavingParameters& p,
                                                 const PurchaseHistory& history);

/// The logarithms of the two ways in which a Pareto/NBD history comes about, for
/// Gamma(r) / Gamma(r + x) / alpha^r / beta^s times the likelihood: the customer is still there, or
/// has left.
struct ParetoWays {
    double stayed = 0;
    double left = 0;
};
[[nodiscard]] ParetoWays paretoWays(const LeavingParameters& p, const PurchaseHistory& history);

} // namespace regard::stats
