// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/lifetime.h>

#include "core/statistics/lifetime/likelihood_fit.h"

#include <boost/math/special_functions/digamma.hpp>

#include <cmath>
#include <string>

namespace regard::stats {

using boost::math::digamma;

namespace {

constexpr double kLeastCustomers = 50;

std::vector<PurchaseHistory> spenders(std::span<const PurchaseHistory> histories)
{
    std::vector<PurchaseHistory> result;
    for (const PurchaseHistory& one : histories)
        if (one.repeats > 0 && one.meanSpend > 0)
            result.push_back(one);
    return result;
}

double correlationOf(std::span<const PurchaseHistory> histories)
{
    double n = 0;
    double meanX = 0;
    double meanM = 0;
    for (const PurchaseHistory& one : histories) {
        n += one.customers;
        meanX += one.customers * one.repeats;
        meanM += one.customers * one.meanSpend;
    }
    meanX /= n;
    meanM /= n;
    double xx = 0;
    double mm = 0;
    double xm = 0;
    for (const PurchaseHistory& one : histories) {
        xx += one.customers * (one.repeats - meanX) * (one.repeats - meanX);
        mm += one.customers * (one.meanSpend - meanM) * (one.meanSpend - meanM);
        xm += one.customers * (one.repeats - meanX) * (one.meanSpend - meanM);
    }
    return xx > 0 && mm > 0 ? xm / std::sqrt(xx * mm) : 0;
}

} // namespace

// Fader & Hardie (2013), "The Gamma-Gamma model of monetary value", eq. 1a.
Expected<SpendFit> fitSpend(std::span<const PurchaseHistory> histories)
{
    const std::vector<PurchaseHistory> those = spenders(histories);
    SpendFit fit;
    double money = 0;
    for (const PurchaseHistory& one : those) {
        fit.customers += one.customers;
        money += one.customers * one.meanSpend;
    }
    if (fit.customers < kLeastCustomers)
        return Error{ErrorKind::Refused,
                     "A model of what customers spend needs 50 customers who bought again and "
                     "paid something; there are " +
                         std::to_string(static_cast<long long>(fit.customers)) + "."};
    fit.correlation = correlationOf(those);
    const auto likelihood = [&](const Eigen::VectorXd& values, Eigen::VectorXd& gradient) {
        const double p = values(0);
        const double q = values(1);
        const double v = values(2);
        double sum = 0;
        gradient.setZero();
        for (const PurchaseHistory& one : those) {
            const double x = one.repeats;
            const double m = one.meanSpend;
            const double px = p * x;
            const double logAll = std::log(x * m + v);
            sum += one.customers *
                   (std::lgamma(px + q) - std::lgamma(px) - std::lgamma(q) + q * std::log(v) +
                    (px - 1) * std::log(m) + px * std::log(x) - (px + q) * logAll);
            gradient(0) += one.customers * x *
                           (digamma(px + q) - digamma(px) + std::log(m) + std::log(x) - logAll);
            gradient(1) += one.customers * (digamma(px + q) - digamma(q) + std::log(v) - logAll);
            gradient(2) += one.customers * (q / v - (px + q) / (x * m + v));
        }
        return sum;
    };
    const auto maximum = maximise(likelihood, Eigen::Vector3d(4, 4, money / fit.customers * 3 / 4));
    if (!maximum)
        return Error{ErrorKind::Refused, "The model of what customers spend does not settle: they "
                                         "all spend about the same, or too differently."};
    fit.p = maximum->parameters(0);
    fit.q = maximum->parameters(1);
    fit.gamma = maximum->parameters(2);
    fit.logLikelihood = maximum->value;
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j)
            fit.covariance[i][j] =
                maximum->covariance(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
        fit.standardErrors[i] = std::sqrt(fit.covariance[i][i]);
    }
    return fit;
}

std::vector<SpendFit> simulated(const SpendFit& fit, std::size_t draws, std::uint64_t seed)
{
    Eigen::Matrix3d covariance;
    for (Eigen::Index i = 0; i < 3; ++i)
        for (Eigen::Index j = 0; j < 3; ++j)
            covariance(i, j) =
                fit.covariance[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    std::vector<SpendFit> result;
    result.reserve(draws);
    for (const Eigen::VectorXd& drawn :
         drawPositive(Eigen::Vector3d(fit.p, fit.q, fit.gamma), covariance, draws, seed)) {
        SpendFit one = fit;
        one.p = drawn(0);
        one.q = drawn(1);
        one.gamma = drawn(2);
        result.push_back(one);
    }
    return result;
}

std::optional<double> expectedSpend(const SpendFit& fit, const PurchaseHistory& history)
{
    const auto population = fit.populationMean();
    if (!population)
        return std::nullopt;
    const double px = fit.p * history.repeats;
    const double own = px / (px + fit.q - 1);
    return (1 - own) * *population + own * history.meanSpend;
}

} // namespace regard::stats
