// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/contract_value.h>

#include "core/statistics/lifetime/likelihood_fit.h"

#include <boost/math/special_functions/digamma.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace regard::stats {

using boost::math::digamma;

std::optional<double> contractValue(double margin, double retention, double discount,
                                    FirstPayment convention)
{
    const double kept = 1 + discount - retention;
    if (retention < 0 || !(kept > 0))
        return std::nullopt;
    switch (convention) {
    case FirstPayment::AfterOnePeriod:
        return margin * retention / kept;
    case FirstPayment::Now:
        return margin * (1 + discount) / kept;
    case FirstPayment::EndOfFirst:
        return margin / kept;
    }
    return std::nullopt;
}

double ShiftedBetaGeometric::survival(int t) const
{
    return std::exp(std::lgamma(beta + t) - std::lgamma(beta) + std::lgamma(alpha + beta) -
                    std::lgamma(alpha + beta + t));
}

std::optional<double> ShiftedBetaGeometric::discountedLifetime(double discount) const
{
    if (!(discount > 0))
        return std::nullopt;
    double sum = 0;
    double factor = 1; // survival(t) / (1 + d)^t
    for (int t = 1; factor > 1e-17 * sum; ++t) {
        sum += factor;
        factor *= retention(t) / (1 + discount);
    }
    return sum;
}

std::optional<ShiftedBetaGeometric> fitShiftedBetaGeometric(std::span<const double> survivors)
{
    if (survivors.size() < 3 || !(survivors.back() < survivors.front()))
        return std::nullopt;
    std::vector<double> lost;
    for (std::size_t i = 1; i < survivors.size(); ++i) {
        if (survivors[i] > survivors[i - 1] || survivors[i] < 0)
            return std::nullopt;
        lost.push_back(survivors[i - 1] - survivors[i]);
    }
    std::vector<double> kept(survivors.size(), 0.0);
    kept.back() = survivors.back();
    return fitShiftedBetaGeometric(lost, kept);
}

std::optional<ShiftedBetaGeometric> fitShiftedBetaGeometric(std::span<const double> lost,
                                                            std::span<const double> kept)
{
    const auto some = [](double count) { return count > 0; };
    const auto periodsWithLoss = std::ranges::count_if(lost, some);
    if (periodsWithLoss == 0 || (periodsWithLoss == 1 && std::ranges::none_of(kept, some)))
        return std::nullopt;
    // Leaving in period t has the chance B(a + 1, b + t - 1) / B(a, b), staying B(a, b + n) / B(a, b).
    const auto likelihood = [&](const Eigen::VectorXd& values, Eigen::VectorXd& gradient) {
        const double a = values(0);
        const double b = values(1);
        const double logBeta = std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
        double sum = 0;
        gradient.setZero();
        const auto add = [&](double count, double left, double stayed) {
            if (count == 0)
                return;
            const double u = a + left;
            const double v = b + stayed;
            sum += count * (std::lgamma(u) + std::lgamma(v) - std::lgamma(u + v) - logBeta);
            gradient(0) += count * (digamma(u) - digamma(u + v) - digamma(a) + digamma(a + b));
            gradient(1) += count * (digamma(v) - digamma(u + v) - digamma(b) + digamma(a + b));
        };
        for (std::size_t t = 0; t < lost.size(); ++t)
            add(lost[t], 1, static_cast<double>(t));
        for (std::size_t t = 0; t < kept.size(); ++t)
            add(kept[t], 0, static_cast<double>(t));
        return sum;
    };
    const auto maximum = maximise(likelihood, Eigen::Vector2d(1, 1));
    if (!maximum)
        return std::nullopt;
    return ShiftedBetaGeometric{maximum->parameters(0), maximum->parameters(1), maximum->value};
}

} // namespace regard::stats
