// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/impact.h>

#include "core/statistics/autoregressive_errors.h"
#include "core/statistics/regression.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace regard::stats {

namespace {

constexpr std::size_t kLeastPeriods = 8;
constexpr int kHarmonics = 2;

bool longEnough(std::size_t n, std::size_t firstAfter)
{
    return firstAfter >= kLeastPeriods && firstAfter < n && n - firstAfter >= kLeastPeriods;
}

/// Constant, time from 1, step, and with `bend` the periods since the first one after; behind them
/// two harmonics of the season, when there is one.
Eigen::MatrixXd segments(std::size_t n, std::size_t firstAfter, bool bend, std::size_t season)
{
    const bool seasonal = season >= 4 && n >= 2 * season;
    const Eigen::Index own = bend ? 4 : 3;
    Eigen::MatrixXd x(static_cast<Eigen::Index>(n), own + (seasonal ? 2 * kHarmonics : 0));
    for (std::size_t t = 0; t < n; ++t) {
        const auto row = static_cast<Eigen::Index>(t);
        const bool after = t >= firstAfter;
        x(row, 0) = 1;
        x(row, 1) = static_cast<double>(t + 1);
        x(row, 2) = after ? 1 : 0;
        if (bend)
            x(row, 3) = after ? static_cast<double>(t - firstAfter) : 0;
        for (int k = 1; seasonal && k <= kHarmonics; ++k) {
            const double angle =
                2 * std::numbers::pi * k * static_cast<double>(t + 1) / static_cast<double>(season);
            x(row, own + 2 * (k - 1)) = std::sin(angle);
            x(row, own + 2 * (k - 1) + 1) = std::cos(angle);
        }
    }
    return x;
}

/// Sandwich of the Bartlett-weighted autocovariances of the scores.
Eigen::MatrixXd neweyWest(const Eigen::MatrixXd& x, const LeastSquares& fit, int lags)
{
    const Eigen::MatrixXd scores = x.array().colwise() * fit.residuals.array();
    Eigen::MatrixXd middle = scores.transpose() * scores;
    for (int lag = 1; lag <= lags && lag < x.rows(); ++lag) {
        const double weight = 1 - static_cast<double>(lag) / (lags + 1);
        const Eigen::Index rows = x.rows() - lag;
        const Eigen::MatrixXd cross = scores.bottomRows(rows).transpose() * scores.topRows(rows);
        middle += weight * (cross + cross.transpose());
    }
    return fit.inverse * middle * fit.inverse;
}

Estimate estimate(double value, double standardError, double df, double level)
{
    Estimate result;
    result.value = value;
    result.standardError = standardError;
    const double reach =
        (df > 0 ? studentQuantile(0.5 + level / 2, df) : normalQuantile(0.5 + level / 2)) *
        standardError;
    result.interval = {value - reach, value + reach};
    result.p = standardError > 0 ? twoSided(value / standardError, df) : (value == 0 ? 1 : 0);
    return result;
}

/// Poisson regression with an offset by iteratively reweighted least squares, with the start, the
/// stop and the last weights of R's glm(), so that its digits come out.
struct PoissonFit {
    Eigen::VectorXd coefficients;
    Eigen::MatrixXd covariance;
    double dispersion = 1;
};

double poissonDeviance(const Eigen::VectorXd& counts, const Eigen::VectorXd& mean)
{
    double sum = 0;
    for (Eigen::Index i = 0; i < counts.size(); ++i)
        sum +=
            (counts(i) > 0 ? counts(i) * std::log(counts(i) / mean(i)) : 0) - (counts(i) - mean(i));
    return 2 * sum;
}

std::optional<PoissonFit> fitPoisson(const Eigen::MatrixXd& x, const Eigen::VectorXd& counts,
                                     const Eigen::VectorXd& offset)
{
    if (x.rows() <= x.cols())
        return std::nullopt;
    PoissonFit fit;
    Eigen::VectorXd mean = counts.array() + 0.1;
    Eigen::VectorXd logMean = mean.array().log();
    double before = poissonDeviance(counts, mean);
    for (int round = 0; round < 25; ++round) {
        const Eigen::VectorXd weights = mean;
        const Eigen::VectorXd working =
            (logMean - offset).array() + (counts - mean).array() / mean.array();
        const Eigen::MatrixXd information = x.transpose() * weights.asDiagonal() * x;
        const Eigen::LDLT<Eigen::MatrixXd> solver(information);
        fit.coefficients = solver.solve(x.transpose() * weights.cwiseProduct(working));
        if (solver.info() != Eigen::Success || !fit.coefficients.allFinite())
            return std::nullopt;
        logMean = x * fit.coefficients + offset;
        mean = logMean.array().exp();
        const double deviance = poissonDeviance(counts, mean);
        if (!std::isfinite(deviance))
            return std::nullopt;
        if (std::abs(deviance - before) / (std::abs(deviance) + 0.1) < 1e-8) {
            fit.covariance = information.inverse();
            const Eigen::ArrayXd residuals = (counts - mean).array() / mean.array();
            fit.dispersion = (weights.array() * residuals.square()).sum() /
                             static_cast<double>(x.rows() - x.cols());
            return fit;
        }
        before = deviance;
    }
    return std::nullopt;
}

int lagsOf(const InterruptedOptions& options, double count)
{
    return options.neweyWestLags >= 0
               ? options.neweyWestLags
               : static_cast<int>(std::floor(4 * std::pow(count / 100, 2.0 / 9)));
}

} // namespace

std::optional<InterruptedSeries> interruptedSeries(std::span<const double> values,
                                                   std::size_t firstAfter,
                                                   const InterruptedOptions& options)
{
    const std::size_t n = values.size();
    if (!longEnough(n, firstAfter))
        return std::nullopt;
    const Eigen::MatrixXd x = segments(n, firstAfter, true, options.season);
    const Eigen::Map<const Eigen::VectorXd> y(values.data(), static_cast<Eigen::Index>(n));
    auto fit = leastSquares(x, y);
    if (!fit)
        return std::nullopt;
    InterruptedSeries result;
    const auto count = static_cast<double>(n);
    double df = count - static_cast<double>(x.cols());
    Eigen::MatrixXd covariance;
    if (options.errors == SeriesErrors::Autoregressive) {
        const auto carried = autoregressiveFit(x, y);
        if (!carried)
            return std::nullopt;
        df = 0; // normal
        fit->coefficients = carried->coefficients;
        fit->residuals = y - x * carried->coefficients;
        fit->rss = fit->residuals.squaredNorm();
        covariance = carried->covariance.bottomRightCorner(x.cols(), x.cols());
        result.carriedOver =
            estimate(carried->phi, std::sqrt(carried->covariance(0, 0)), df, options.level);
        result.logLikelihood = carried->logLikelihood;
    } else {
        covariance = neweyWest(x, *fit, lagsOf(options, count));
        if (options.smallSample)
            covariance *= count / df;
    }
    const auto term = [&](Eigen::Index i) {
        return estimate(fit->coefficients(i), std::sqrt(covariance(i, i)), df, options.level);
    };
    result.level = term(0);
    result.slope = term(1);
    result.step = term(2);
    result.bend = term(3);
    for (Eigen::Index t = 0; t < x.rows(); ++t) {
        const double fitted = x.row(t).dot(fit->coefficients);
        result.fitted.push_back(fitted);
        result.without.push_back(fitted - x(t, 2) * fit->coefficients(2) -
                                 x(t, 3) * fit->coefficients(3));
    }
    const double total = (y.array() - y.mean()).square().sum();
    result.rSquared = total > 0 ? 1 - fit->rss / total : 0;
    double steps = 0;
    for (Eigen::Index t = 1; t < x.rows(); ++t)
        steps += std::pow(fit->residuals(t) - fit->residuals(t - 1), 2);
    result.durbinWatson = fit->rss > 0 ? steps / fit->rss : 2;
    return result;
}

std::optional<RateChange> interruptedCounts(std::span<const double> counts,
                                            std::span<const double> exposure,
                                            std::size_t firstAfter, CountVariance variance,
                                            std::size_t season, double level)
{
    const std::size_t n = counts.size();
    if (!longEnough(n, firstAfter) || exposure.size() != n ||
        !std::ranges::all_of(exposure, [](double value) { return value > 0; }))
        return std::nullopt;
    const auto rows = static_cast<Eigen::Index>(n);
    const Eigen::Map<const Eigen::VectorXd> y(counts.data(), rows);
    const Eigen::VectorXd offset =
        Eigen::Map<const Eigen::VectorXd>(exposure.data(), rows).array().log();
    const auto fit = fitPoisson(segments(n, firstAfter, false, season), y, offset);
    if (!fit)
        return std::nullopt;
    RateChange change;
    change.dispersion = fit->dispersion;
    const double scale = variance == CountVariance::Quasi ? std::sqrt(fit->dispersion) : 1;
    const Estimate step =
        estimate(fit->coefficients(2), std::sqrt(fit->covariance(2, 2)) * scale, 0, level);
    change.ratio = std::exp(step.value);
    change.interval = {std::exp(step.interval.low), std::exp(step.interval.high)};
    change.p = step.p;
    return change;
}

std::optional<Estimate> differenceInDifferences(std::span<const PanelRow> rows, double level)
{
    std::map<std::int32_t, bool> units;
    for (const PanelRow& row : rows)
        units[row.unit] = row.treated;
    const auto treated = static_cast<std::size_t>(
        std::ranges::count_if(units, [](const auto& unit) { return unit.second; }));
    if (treated < 2 || units.size() - treated < 2)
        return std::nullopt;

    const auto n = static_cast<Eigen::Index>(rows.size());
    Eigen::MatrixXd x(n, 4);
    Eigen::VectorXd y(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const PanelRow& row = rows[static_cast<std::size_t>(i)];
        x.row(i) << 1, row.treated ? 1 : 0, row.after ? 1 : 0, row.treated && row.after ? 1 : 0;
        y(i) = row.value;
    }
    const auto fit = leastSquares(x, y);
    if (!fit)
        return std::nullopt;
    std::map<std::int32_t, Eigen::VectorXd> scores;
    for (Eigen::Index i = 0; i < n; ++i) {
        const std::int32_t unit = rows[static_cast<std::size_t>(i)].unit;
        auto [at, isNew] = scores.try_emplace(unit, Eigen::VectorXd::Zero(4));
        at->second += x.row(i).transpose() * fit->residuals(i);
    }
    Eigen::MatrixXd middle = Eigen::MatrixXd::Zero(4, 4);
    for (const auto& [unit, score] : scores)
        middle += score * score.transpose();
    const auto clusters = static_cast<double>(scores.size());
    const auto count = static_cast<double>(n);
    const double scale = clusters / (clusters - 1) * (count - 1) / (count - 4);
    const Eigen::MatrixXd covariance = scale * fit->inverse * middle * fit->inverse;
    return estimate(fit->coefficients(3), std::sqrt(covariance(3, 3)), clusters - 1, level);
}

} // namespace regard::stats
