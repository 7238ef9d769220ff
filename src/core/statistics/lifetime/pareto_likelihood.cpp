// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/lifetime/leaving_likelihood.h"

#include "core/statistics/lifetime/hypergeometric.h"

#include <boost/math/special_functions/digamma.hpp>

#include <cmath>
#include <limits>

namespace regard::stats {

using boost::math::digamma;

namespace {

/// Logarithm of one of the two terms of A0 (Fader & Hardie 2005, "A note on deriving the Pareto/NBD
/// model", eq. 20 and 21) and its derivatives by r, alpha, s, beta.
struct Term {
    double value = 0;
    std::array<double, 4> gradient{};
};

Term term(const LeavingParameters& p, double x, double t)
{
    const double s = p.a;
    const double beta = p.b;
    const double sum = p.r + s + x;
    const bool alphaLarger = p.alpha >= beta;
    const double larger = (alphaLarger ? p.alpha : beta) + t;
    const double smaller = (alphaLarger ? beta : p.alpha) + t;
    const auto f =
        logHypergeometric(sum, alphaLarger ? s + 1 : p.r + x, sum + 1, (larger - smaller) / larger);
    const double logLarger = std::log(larger);
    Term result;
    result.value = f.value - sum * logLarger;
    const double common = f.byA + f.byC - logLarger;
    const double byLarger = f.byZ * smaller / (larger * larger) - sum / larger;
    const double bySmaller = -f.byZ / larger;
    result.gradient = {common + (alphaLarger ? 0 : f.byB), alphaLarger ? byLarger : bySmaller,
                       common + (alphaLarger ? f.byB : 0), alphaLarger ? bySmaller : byLarger};
    return result;
}

} // namespace

ParetoWays paretoWays(const LeavingParameters& p, const PurchaseHistory& history)
{
    const double x = history.repeats;
    const double s = p.a;
    ParetoWays ways;
    ways.stayed = -(p.r + x) * std::log(p.alpha + history.age) - s * std::log(p.b + history.age);
    const double last = term(p, x, history.recency).value;
    const double now = term(p, x, history.age).value;
    ways.left = std::log(s) - std::log(p.r + s + x) + last + std::log(-std::expm1(now - last));
    return ways;
}

HistoryLikelihood paretoLikelihood(const LeavingParameters& p, const PurchaseHistory& history)
{
    const double x = history.repeats;
    const double s = p.a;
    const double beta = p.b;
    const double sum = p.r + s + x;
    const double logAlphaAge = std::log(p.alpha + history.age);
    const double logBetaAge = std::log(beta + history.age);
    const double stayed = -(p.r + x) * logAlphaAge - s * logBetaAge;
    const Term last = term(p, x, history.recency);
    const Term now = term(p, x, history.age);
    const double gap = -std::expm1(now.value - last.value); // 1 - now / last
    const double left = gap > 0 ? std::log(s) - std::log(sum) + last.value + std::log(gap)
                                : -std::numeric_limits<double>::infinity();
    const double most = std::max(stayed, left);
    const double total = most + std::log(std::exp(stayed - most) + std::exp(left - most));
    const double shareStayed = std::exp(stayed - total);
    const double shareLeft = 1 - shareStayed;

    HistoryLikelihood result;
    result.value = std::lgamma(p.r + x) - std::lgamma(p.r) + p.r * std::log(p.alpha) +
                   s * std::log(beta) + total;
    std::array<double, 4> ofLeft{};
    for (std::size_t i = 0; gap > 0 && i < ofLeft.size(); ++i)
        ofLeft[i] = (last.gradient[i] - (1 - gap) * now.gradient[i]) / gap;
    ofLeft[0] -= 1 / sum;
    ofLeft[2] += 1 / s - 1 / sum;
    const std::array<double, 4> ofStayed{-logAlphaAge, -(p.r + x) / (p.alpha + history.age),
                                         -logBetaAge, -s / (beta + history.age)};
    result.gradient = {digamma(p.r + x) - digamma(p.r) + std::log(p.alpha), p.r / p.alpha,
                       std::log(beta), s / beta};
    for (std::size_t i = 0; i < result.gradient.size(); ++i)
        result.gradient[i] += shareStayed * ofStayed[i] + (gap > 0 ? shareLeft * ofLeft[i] : 0);
    return result;
}

} // namespace regard::stats
