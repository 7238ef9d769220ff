// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/lead_lag.h>

#include "core/statistics/regression.h"

#include <boost/math/distributions/fisher_f.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace regard::stats {

namespace {

double meanOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::vector<double> centred(std::span<const double> values)
{
    const double mean = meanOf(values);
    std::vector<double> result(values.begin(), values.end());
    for (double& value : result)
        value -= mean;
    return result;
}

double sumOfProducts(std::span<const double> a, std::span<const double> b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

/// Rows t = lags .. n - 1: a constant, lags of `effect`, and lags of `cause` behind them.
Eigen::MatrixXd laggedDesign(std::span<const double> cause, std::span<const double> effect,
                             int lags)
{
    const auto rows = static_cast<Eigen::Index>(effect.size()) - lags;
    Eigen::MatrixXd x(rows, 1 + 2 * lags);
    for (Eigen::Index t = 0; t < rows; ++t) {
        x(t, 0) = 1;
        for (int lag = 1; lag <= lags; ++lag) {
            const auto at = static_cast<std::size_t>(t + lags - lag);
            x(t, lag) = effect[at];
            x(t, lags + lag) = cause[at];
        }
    }
    return x;
}

} // namespace

std::vector<double> differences(std::span<const double> values)
{
    return seasonalDifferences(values, 1);
}

std::vector<double> seasonalDifferences(std::span<const double> values, std::size_t season)
{
    std::vector<double> result;
    for (std::size_t i = season; season > 0 && i < values.size(); ++i)
        result.push_back(values[i] - values[i - season]);
    return result;
}

std::optional<Autoregression> autoregression(std::span<const double> values)
{
    const std::size_t n = values.size();
    if (n < 3)
        return std::nullopt;
    const std::vector<double> x = centred(values);
    const auto count = static_cast<double>(n);
    const auto most = std::min(n - 1, static_cast<std::size_t>(std::floor(10 * std::log10(count))));
    std::vector<double> covariance;
    for (std::size_t lag = 0; lag <= most; ++lag)
        covariance.push_back(sumOfProducts(std::span(x).subspan(lag), x) / count);
    if (!(covariance[0] > 0))
        return std::nullopt;

    // Levinson-Durbin gives the coefficients of every order from those of the one before.
    Autoregression best{{}, meanOf(values), covariance[0] * count / (count - 1)};
    double leastAic = count * std::log(covariance[0]);
    std::vector<double> phi;
    double variance = covariance[0];
    for (std::size_t order = 1; order <= most; ++order) {
        double reflection = covariance[order];
        for (std::size_t i = 0; i < phi.size(); ++i)
            reflection -= phi[i] * covariance[order - 1 - i];
        reflection /= variance;
        std::vector<double> next = phi;
        for (std::size_t i = 0; i < phi.size(); ++i)
            next[i] -= reflection * phi[phi.size() - 1 - i];
        next.push_back(reflection);
        phi = std::move(next);
        variance *= 1 - reflection * reflection;
        if (!(variance > 0))
            break;
        const double aic = count * std::log(variance) + 2 * static_cast<double>(order);
        if (aic < leastAic) {
            leastAic = aic;
            best.coefficients = phi;
            best.variance = variance * count / (count - static_cast<double>(order + 1));
        }
    }
    return best;
}

std::vector<double> filtered(std::span<const double> values, const Autoregression& model)
{
    std::vector<double> result;
    for (std::size_t t = model.coefficients.size(); t < values.size(); ++t) {
        double value = values[t];
        for (std::size_t lag = 1; lag <= model.coefficients.size(); ++lag)
            value -= model.coefficients[lag - 1] * values[t - lag];
        result.push_back(value);
    }
    return result;
}

std::optional<CrossCorrelation> crossCorrelation(std::span<const double> early,
                                                 std::span<const double> late, int mostLag)
{
    const std::size_t n = early.size();
    if (mostLag < 0 || late.size() != n || n < static_cast<std::size_t>(mostLag) + 3)
        return std::nullopt;
    const std::vector<double> x = centred(early);
    const std::vector<double> y = centred(late);
    const double scale = std::sqrt(sumOfProducts(x, x) * sumOfProducts(y, y));
    if (!(scale > 0))
        return std::nullopt;
    CrossCorrelation result;
    result.mostLag = mostLag;
    result.n = n;
    result.bound = 1.959963984540054 / std::sqrt(static_cast<double>(n));
    for (int lag = -mostLag; lag <= mostLag; ++lag) {
        const auto shift = static_cast<std::size_t>(std::abs(lag));
        const double sum = lag >= 0 ? sumOfProducts(x, std::span(y).subspan(shift))
                                    : sumOfProducts(std::span(x).subspan(shift), y);
        result.correlations.push_back(sum / scale);
    }
    return result;
}

std::optional<CrossCorrelation> preWhitened(std::span<const double> early,
                                            std::span<const double> late, int mostLag)
{
    const auto model = autoregression(early);
    if (!model || late.size() != early.size())
        return std::nullopt;
    return crossCorrelation(filtered(early, *model), filtered(late, *model), mostLag);
}

std::optional<GrangerTest> granger(std::span<const double> cause, std::span<const double> effect,
                                   int lags)
{
    const auto n = static_cast<int>(effect.size());
    if (lags < 1 || cause.size() != effect.size() || n - lags < 2 * lags + 3)
        return std::nullopt;
    const Eigen::MatrixXd full = laggedDesign(cause, effect, lags);
    const Eigen::Map<const Eigen::VectorXd> y(effect.data() + lags, n - lags);
    const auto both = leastSquares(full, y);
    const auto own = leastSquares(full.leftCols(1 + lags), y);
    if (!both || !own || !(both->rss > 0))
        return std::nullopt;
    GrangerTest test;
    test.lags = lags;
    test.df1 = lags;
    test.df2 = n - lags - (2 * lags + 1);
    test.f = (own->rss - both->rss) / test.df1 / (both->rss / test.df2);
    test.p = test.f > 0 ? boost::math::cdf(boost::math::complement(
                              boost::math::fisher_f(test.df1, test.df2), test.f))
                        : 1;
    return test;
}

} // namespace regard::stats
