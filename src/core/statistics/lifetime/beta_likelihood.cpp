// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/lifetime/leaving_likelihood.h"

#include <boost/math/special_functions/digamma.hpp>

#include <cmath>

namespace regard::stats {

using boost::math::digamma;

// BG/NBD: a customer may leave after each purchase but the first (Fader, Hardie & Lee 2005, eq. 6);
// MBG/NBD: after each one. `chances` counts them, so that both are one formula:
//   Gamma(r + x) alpha^r / Gamma(r) * B(a, b + chances) / B(a, b)
//     * [(alpha + T)^-(r + x) + a / (b + chances - 1) (alpha + t_x)^-(r + x)]
// where the second part is missing when there was no chance to leave.
HistoryLikelihood betaLikelihood(const LeavingParameters& p, const PurchaseHistory& history)
{
    const double x = history.repeats;
    const double chances = p.model == LeavingModel::MbgNbd ? x + 1 : x;
    const double power = p.r + x;
    const double logAge = std::log(p.alpha + history.age);
    const double logRecency = std::log(p.alpha + history.recency);
    const double stayed = -power * logAge;
    double total = stayed;
    double shareStayed = 1;
    if (chances > 0) {
        const double left = std::log(p.a) - std::log(p.b + chances - 1) - power * logRecency;
        const double most = std::max(stayed, left);
        total = most + std::log(std::exp(stayed - most) + std::exp(left - most));
        shareStayed = std::exp(stayed - total);
    }
    const double shareLeft = 1 - shareStayed;

    HistoryLikelihood result;
    result.value = std::lgamma(power) - std::lgamma(p.r) + p.r * std::log(p.alpha) +
                   std::lgamma(p.b + chances) - std::lgamma(p.b) + std::lgamma(p.a + p.b) -
                   std::lgamma(p.a + p.b + chances) + total;
    const double bothSums = digamma(p.a + p.b) - digamma(p.a + p.b + chances);
    result.gradient = {digamma(power) - digamma(p.r) + std::log(p.alpha) - shareStayed * logAge -
                           shareLeft * logRecency,
                       p.r / p.alpha - power * (shareStayed / (p.alpha + history.age) +
                                                shareLeft / (p.alpha + history.recency)),
                       bothSums + shareLeft / p.a,
                       bothSums + digamma(p.b + chances) - digamma(p.b)};
    if (chances > 0)
        result.gradient[3] -= shareLeft / (p.b + chances - 1);
    return result;
}

} // namespace regard::stats
