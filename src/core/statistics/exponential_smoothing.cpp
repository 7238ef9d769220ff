// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/exponential_smoothing.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace regard::stats {

namespace {

constexpr double kLowest = 1e-4;
constexpr double kHighest = 0.9999;
constexpr double kLeastDamping = 0.98;
constexpr double kMostDamping = 0.8;

/// Smoothing parameters and first states that a model has.
std::size_t parameterCount(Smoothing model)
{
    switch (model) {
    case Smoothing::Level:
        return 2;
    case Smoothing::Trend:
        return 4;
    case Smoothing::DampedTrend:
        return 5;
    }
    return 0;
}

/// What one step does to the state; gives the one-step forecast made before it.
double step(SmoothingState& state, const SmoothingParameters& p, bool trend, double error,
            double forecast)
{
    const double slope = p.phi * state.trend;
    state.level = forecast + p.alpha * error;
    state.trend = trend ? slope + p.beta * error : 0;
    return forecast;
}

double forecastOf(const SmoothingState& state, const SmoothingParameters& p)
{
    return state.level + p.phi * state.trend;
}

/// Sum of squared errors with the first state that makes it smallest, found in one pass: the error
/// is e - u * level - v * trend, where e, u and v follow the model's own recursion.
double leastSquares(std::span<const double> values, Smoothing model, const SmoothingParameters& p,
                    SmoothingState& first)
{
    const bool trend = model != Smoothing::Level;
    SmoothingState base;          // from a zero state, on the values
    SmoothingState ofLevel{1, 0}; // from a unit level, on zeros
    SmoothingState ofTrend{0, 1}; // from a unit trend, on zeros
    double uu = 0;
    double uv = 0;
    double vv = 0;
    double ue = 0;
    double ve = 0;
    double ee = 0;
    for (const double value : values) {
        const double fe = forecastOf(base, p);
        const double fu = forecastOf(ofLevel, p);
        const double fv = forecastOf(ofTrend, p);
        const double e = value - fe;
        step(base, p, trend, e, fe);
        step(ofLevel, p, trend, -fu, fu);
        step(ofTrend, p, trend, -fv, fv);
        ee += e * e;
        uu += fu * fu;
        ue += fu * e;
        if (trend) {
            uv += fu * fv;
            vv += fv * fv;
            ve += fv * e;
        }
    }
    if (!trend) {
        first = {uu > 0 ? ue / uu : 0, 0};
        return ee - first.level * ue;
    }
    const double determinant = uu * vv - uv * uv;
    if (!(determinant > 1e-12 * uu * vv))
        return std::numeric_limits<double>::infinity();
    first = {(ue * vv - ve * uv) / determinant, (ve * uu - ue * uv) / determinant};
    return ee - first.level * ue - first.trend * ve;
}

/// One side of the box that is searched, and the place of the best point in it so far.
struct Side {
    double low = 0;
    double high = 0;
    double best = 0;

    [[nodiscard]] double at(int i, int count) const
    {
        return count == 1 ? best : low + (high - low) * i / (count - 1);
    }
    /// Two grid steps around the best point, within the given limits.
    void narrow(int count, double least, double most)
    {
        const double reach = count > 1 ? (high - low) / (count - 1) : 0;
        low = std::max(least, best - reach);
        high = std::min(most, best + reach);
    }
};

struct Grid {
    int alphas;
    int shares; ///< beta as a share of alpha
    int dampings;
};

SmoothingParameters search(std::span<const double> values, Smoothing model, SearchEffort effort)
{
    const bool trend = model != Smoothing::Level;
    const bool damped = model == Smoothing::DampedTrend;
    const bool full = effort == SearchEffort::Full;
    const Grid wide{full ? 21 : 9, trend ? (full ? 11 : 5) : 1, damped ? (full ? 7 : 3) : 1};
    const Grid fine{5, trend ? 5 : 1, damped ? 5 : 1};
    Side alpha{kLowest, kHighest, kLowest};
    Side share{0, 1, 0};
    Side damping{kMostDamping, kLeastDamping, damped ? kLeastDamping : 1};

    double least = std::numeric_limits<double>::infinity();
    SmoothingParameters best{kLowest, trend ? kLowest : 0, damping.best};
    const int rounds = full ? (trend ? 14 : 40) : 3;
    for (int round = 0; round <= rounds; ++round) {
        const Grid& grid = round == 0 ? wide : fine;
        const Side a = alpha;
        const Side s = share;
        const Side d = damping;
        for (int i = 0; i < grid.alphas; ++i) {
            for (int j = 0; j < grid.shares; ++j) {
                for (int k = 0; k < grid.dampings; ++k) {
                    SmoothingParameters p;
                    p.alpha = a.at(i, grid.alphas);
                    p.beta = trend ? std::clamp(s.at(j, grid.shares) * p.alpha, kLowest,
                                                std::max(kLowest, p.alpha))
                                   : 0;
                    p.phi = d.at(k, grid.dampings);
                    SmoothingState first;
                    const double sse = leastSquares(values, model, p, first);
                    if (sse < least) {
                        least = sse;
                        best = p;
                        alpha.best = p.alpha;
                        share.best = s.at(j, grid.shares);
                        damping.best = p.phi;
                    }
                }
            }
        }
        alpha.narrow(grid.alphas, kLowest, kHighest);
        share.narrow(grid.shares, 0, 1);
        damping.narrow(grid.dampings, damped ? kMostDamping : 1, damped ? kLeastDamping : 1);
    }
    return best;
}

} // namespace

std::optional<SmoothingFit> smooth(std::span<const double> values, Smoothing model,
                                   const SmoothingParameters& parameters,
                                   const SmoothingState& first)
{
    const std::size_t count = parameterCount(model);
    if (values.size() <= count)
        return std::nullopt;
    SmoothingFit fit;
    fit.model = model;
    fit.parameters = parameters;
    fit.first = first;
    fit.last = first;
    fit.n = values.size();
    fit.fitted.reserve(values.size());
    const bool trend = model != Smoothing::Level;
    for (const double value : values) {
        const double forecast = forecastOf(fit.last, parameters);
        fit.fitted.push_back(step(fit.last, parameters, trend, value - forecast, forecast));
        fit.sse += (value - forecast) * (value - forecast);
    }
    const auto n = static_cast<double>(fit.n);
    fit.sigma2 = fit.sse / (n - static_cast<double>(count));
    fit.logLikelihood = -n / 2 * std::log(fit.sse);
    fit.aic = -2 * fit.logLikelihood + 2 * (static_cast<double>(count) + 1);
    return fit;
}

std::optional<SmoothingFit> fitSmoothing(std::span<const double> values, Smoothing model,
                                         SearchEffort effort)
{
    if (values.size() < parameterCount(model) + 3)
        return std::nullopt;
    const SmoothingParameters parameters = search(values, model, effort);
    SmoothingState first;
    leastSquares(values, model, parameters, first);
    return smooth(values, model, parameters, first);
}

Outlook outlook(const SmoothingFit& fit, int steps)
{
    const SmoothingParameters& p = fit.parameters;
    Outlook result{fit.last.level, 0};
    double variance = 1;
    double damping = 0; // phi + phi^2 + ... so far
    double power = 1;
    for (int j = 1; j <= steps; ++j) {
        if (j > 1) {
            const double c = p.alpha + p.beta * damping;
            variance += c * c;
        }
        power *= p.phi;
        damping += power;
    }
    result.mean += damping * fit.last.trend;
    result.sd = std::sqrt(fit.sigma2 * variance);
    return result;
}

} // namespace regard::stats
