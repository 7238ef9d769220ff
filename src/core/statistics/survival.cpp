// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/survival.h>

#include <Eigen/Dense>
#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cmath>

namespace regard::stats {

namespace {

/// Counts at one distinct time.
struct Step {
    double time = 0;
    double atRisk = 0;
    double events = 0;
    double censored = 0;
};

/// How many lifetimes are at risk, and what happens, at each of the given ascending times.
std::vector<Step> stepsAt(std::span<const Lifetime> lifetimes, std::span<const double> times)
{
    std::vector<Lifetime> byEnd(lifetimes.begin(), lifetimes.end());
    std::ranges::sort(byEnd, {}, &Lifetime::time);
    std::vector<double> entries;
    entries.reserve(byEnd.size());
    for (const Lifetime& life : byEnd) {
        entries.push_back(life.entered);
    }
    std::ranges::sort(entries);

    std::vector<Step> steps;
    steps.reserve(times.size());
    std::size_t entered = 0;
    std::size_t ended = 0;
    for (const double time : times) {
        while (entered < entries.size() && entries[entered] < time) {
            ++entered;
        }
        while (ended < byEnd.size() && byEnd[ended].time < time) {
            ++ended;
        }
        Step step{time, static_cast<double>(entered) - static_cast<double>(ended), 0, 0};
        for (std::size_t i = ended; i < byEnd.size() && byEnd[i].time == time; ++i) {
            (byEnd[i].event ? step.events : step.censored) += 1;
        }
        steps.push_back(step);
    }
    return steps;
}

std::vector<double> distinctTimes(std::span<const Lifetime> lifetimes, bool eventsOnly)
{
    std::vector<double> times;
    for (const Lifetime& life : lifetimes) {
        if (life.event || !eventsOnly) {
            times.push_back(life.time);
        }
    }
    std::ranges::sort(times);
    const auto repeated = std::ranges::unique(times);
    times.erase(repeated.begin(), repeated.end());
    return times;
}

std::optional<Interval> limits(double survival, double relativeError, double z,
                               SurvivalInterval kind)
{
    if (survival <= 0) {
        return std::nullopt;
    }
    if (survival >= 1) {
        return Interval{1, 1};
    }
    if (kind == SurvivalInterval::Log) {
        const double spread = std::exp(z * relativeError);
        return Interval{survival / spread, std::min(1.0, survival * spread)};
    }
    const double spread = std::exp(z * relativeError / std::log(survival));
    return Interval{std::pow(survival, 1 / spread), std::pow(survival, spread)};
}

/// Smallest time at which `curve` is at or below one half; the middle of the step when it is
/// exactly one half until the next change.
template <typename Curve>
std::optional<double> crossing(const std::vector<SurvivalPoint>& points, Curve curve, bool averaged)
{
    constexpr double kTolerance = 1e-9;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::optional<double> value = curve(points[i]);
        if (!value || *value > 0.5 + kTolerance) {
            continue;
        }
        if (averaged && *value > 0.5 - kTolerance) {
            for (std::size_t next = i + 1; next < points.size(); ++next) {
                if (points[next].events > 0) {
                    return (points[i].time + points[next].time) / 2;
                }
            }
        }
        return points[i].time;
    }
    return std::nullopt;
}

} // namespace

SurvivalCurve kaplanMeier(std::span<const Lifetime> lifetimes, double level, SurvivalInterval kind)
{
    SurvivalCurve curve;
    curve.n = static_cast<double>(lifetimes.size());
    const double z = normalQuantile(0.5 + level / 2);
    double survival = 1;
    double greenwood = 0; // sum of d / (n (n - d))
    for (const Step& step : stepsAt(lifetimes, distinctTimes(lifetimes, false))) {
        if (step.events > 0) {
            survival *= (step.atRisk - step.events) / step.atRisk;
            greenwood += step.events / (step.atRisk * (step.atRisk - step.events));
        }
        const double error = survival > 0 ? std::sqrt(greenwood) : 0;
        curve.events += step.events;
        curve.points.push_back({step.time, step.atRisk, step.events, step.censored, survival,
                                survival * error, limits(survival, error, z, kind)});
    }
    curve.median = crossing(
        curve.points, [](const SurvivalPoint& p) { return std::optional(p.survival); }, true);
    curve.medianLow = crossing(
        curve.points,
        [](const SurvivalPoint& p) {
            return p.interval ? std::optional(p.interval->low) : std::nullopt;
        },
        false);
    curve.medianHigh = crossing(
        curve.points,
        [](const SurvivalPoint& p) {
            return p.interval ? std::optional(p.interval->high) : std::nullopt;
        },
        false);
    return curve;
}

std::optional<LogRank> logRank(std::span<const std::vector<Lifetime>> groups)
{
    std::vector<Lifetime> all;
    for (const auto& group : groups) {
        all.insert(all.end(), group.begin(), group.end());
    }
    const std::vector<double> times = distinctTimes(all, true);
    const auto count = static_cast<Eigen::Index>(groups.size());
    if (count < 2 || times.empty()) {
        return std::nullopt;
    }
    std::vector<std::vector<Step>> steps;
    for (const auto& group : groups) {
        steps.push_back(stepsAt(group, times));
    }

    Eigen::VectorXd observed = Eigen::VectorXd::Zero(count);
    Eigen::VectorXd expected = Eigen::VectorXd::Zero(count);
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(count, count);
    for (std::size_t t = 0; t < times.size(); ++t) {
        Eigen::VectorXd atRisk(count);
        double events = 0;
        for (Eigen::Index g = 0; g < count; ++g) {
            const Step& step = steps[static_cast<std::size_t>(g)][t];
            atRisk[g] = step.atRisk;
            observed[g] += step.events;
            events += step.events;
        }
        const double total = atRisk.sum();
        const Eigen::VectorXd share = atRisk / total;
        expected += events * share;
        if (total > 1) {
            const double scale = events * (total - events) / (total - 1);
            covariance += scale * (Eigen::MatrixXd(share.asDiagonal()) - share * share.transpose());
        }
    }

    // One group follows from the others: the test uses all but the last.
    const Eigen::VectorXd excess = (observed - expected).head(count - 1);
    const Eigen::MatrixXd within = covariance.topLeftCorner(count - 1, count - 1);
    const Eigen::FullPivLU<Eigen::MatrixXd> solver(within);
    if (!solver.isInvertible()) {
        return std::nullopt;
    }
    LogRank test;
    test.chi2 = excess.dot(solver.solve(excess));
    test.df = static_cast<int>(count) - 1;
    test.p = boost::math::cdf(
        boost::math::complement(boost::math::chi_squared(test.df), std::max(0.0, test.chi2)));
    test.observed.assign(observed.begin(), observed.end());
    test.expected.assign(expected.begin(), expected.end());
    return test;
}

} // namespace regard::stats
