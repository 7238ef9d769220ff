// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/lifetime/hypergeometric.h"
#include "core/statistics/lifetime/leaving_likelihood.h"

#include <cmath>

namespace regard::stats {

namespace {

/// (1 - y^(s-1)) / (s-1) for 0 < y <= 1, also where s is near 1.
double decayed(double y, double s)
{
    const double exponent = (s - 1) * std::log(y);
    return std::abs(exponent) < 1e-8 ? -std::log(y) * (1 + exponent / 2)
                                     : -std::expm1(exponent) / (s - 1);
}

/// f(a) where a = 1 is a removable singularity: near it the mean of both sides.
template <typename Function>
double aroundOne(double a, Function&& f)
{
    constexpr double kNear = 1e-6;
    constexpr double kAside = 1e-5;
    if (std::abs(a - 1) >= kNear)
        return f(a);
    return (f(1 - kAside) + f(1 + kAside)) / 2;
}

/// (base / (base + t))^power 2F1(power, b; c; t / (base + t)), 0 to 1.
double remaining(double base, double power, double b, double c, double t)
{
    const auto f = logHypergeometric(power, b, c, t / (base + t));
    return std::exp(power * (std::log(base) - std::log(base + t)) + f.value);
}

} // namespace

double chanceAlive(const LeavingParameters& p, const PurchaseHistory& history)
{
    if (p.model == LeavingModel::ParetoNbd) {
        if (history.recency >= history.age)
            return 1;
        const ParetoWays ways = paretoWays(p, history);
        return 1 / (1 + std::exp(ways.left - ways.stayed));
    }
    const double chances = history.repeats + (p.model == LeavingModel::MbgNbd ? 1 : 0);
    if (chances == 0)
        return 1;
    const double power = p.r + history.repeats;
    const double odds =
        std::log(p.a) - std::log(p.b + chances - 1) +
        power * (std::log(p.alpha + history.age) - std::log(p.alpha + history.recency));
    return 1 / (1 + std::exp(odds));
}

double expectedPurchases(const LeavingParameters& p, const PurchaseHistory& history, double weeks)
{
    if (!(weeks > 0))
        return 0;
    const double power = p.r + history.repeats;
    if (p.model == LeavingModel::ParetoNbd) {
        const double beta = p.b + history.age;
        return power * beta / (p.alpha + history.age) * decayed(beta / (beta + weeks), p.a) *
               chanceAlive(p, history);
    }
    const double chances = history.repeats + (p.model == LeavingModel::MbgNbd ? 1 : 0);
    const double alive = chanceAlive(p, history);
    return aroundOne(p.a, [&](double a) {
        const double sum = a + p.b + chances - 1;
        return sum / (a - 1) *
               (1 - remaining(p.alpha + history.age, power, p.b + chances, sum, weeks)) * alive;
    });
}

double expectedRepeats(const LeavingParameters& p, double weeks)
{
    if (!(weeks > 0))
        return 0;
    if (p.model == LeavingModel::ParetoNbd)
        return p.r * p.b / p.alpha * decayed(p.b / (p.b + weeks), p.a);
    return aroundOne(p.a, [&](double a) {
        // A new customer has had one chance to leave in MBG/NBD and none in BG/NBD.
        const bool modified = p.model == LeavingModel::MbgNbd;
        const double b = modified ? p.b + 1 : p.b;
        const double factor = modified ? p.b / (a - 1) : (a + p.b - 1) / (a - 1);
        return factor * (1 - remaining(p.alpha, p.r, b, a + b - 1, weeks));
    });
}

std::optional<double> discountedPurchases(const LeavingParameters& p,
                                          const PurchaseHistory& history, double weeklyRate)
{
    if (p.model != LeavingModel::ParetoNbd || !(weeklyRate > 0))
        return std::nullopt;
    const double x = history.repeats;
    const double s = p.a;
    const double z = weeklyRate * (p.b + history.age);
    const double logValue = p.r * std::log(p.alpha) + s * std::log(p.b) +
                            (s - 1) * std::log(weeklyRate) + std::lgamma(p.r + x + 1) -
                            std::lgamma(p.r) - (p.r + x + 1) * std::log(p.alpha + history.age) -
                            paretoLikelihood(p, history).value;
    return std::exp(logValue) * tricomiDiagonal(s, z);
}

} // namespace regard::stats
