// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/lifetime/likelihood_fit.h"

#include <nlopt.hpp>

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace regard::stats {

namespace {

constexpr double kFarthest = 5; // of a logarithm from its start: a factor of 148
constexpr int kNewtonSteps = 12;

/// The likelihood by the logarithms of the parameters.
class LogScale final {
public:
    LogScale(const LogLikelihood& likelihood, Eigen::VectorXd start, const std::stop_token& stop)
        : m_likelihood(likelihood), m_start(std::move(start)), m_stop(stop)
    {
    }

    /// True when there is nothing to be found any more: stopped, or a parameter has stood at its
    /// bound for several evaluations on end (a line search may touch it once).
    [[nodiscard]] bool isHopeless(const Eigen::VectorXd& logs)
    {
        constexpr int kOnEnd = 6;
        const bool far = (logs - m_start).cwiseAbs().maxCoeff() > kFarthest - 0.1;
        m_farOnEnd = far ? m_farOnEnd + 1 : 0;
        return m_stop.stop_requested() || m_farOnEnd >= kOnEnd;
    }
    [[nodiscard]] bool isStopped() const { return m_stop.stop_requested(); }

    double operator()(const Eigen::VectorXd& logs, Eigen::VectorXd& gradient)
    {
        ++m_evaluations;
        const Eigen::VectorXd parameters = logs.array().exp();
        gradient.resize(logs.size());
        const double value = m_likelihood(parameters, gradient);
        gradient = gradient.cwiseProduct(parameters);
        return value;
    }
    [[nodiscard]] int evaluations() const { return m_evaluations; }

    [[nodiscard]] Eigen::MatrixXd hessian(const Eigen::VectorXd& logs)
    {
        constexpr double kStep = 1e-4;
        Eigen::MatrixXd result(logs.size(), logs.size());
        Eigen::VectorXd ahead(logs.size());
        Eigen::VectorXd behind(logs.size());
        for (Eigen::Index i = 0; i < logs.size(); ++i) {
            // Four points: the error goes with the fourth power of the step.
            Eigen::VectorXd place = logs;
            Eigen::VectorXd column = Eigen::VectorXd::Zero(logs.size());
            for (const auto& [steps, weight] : {std::pair{1, 8.0}, std::pair{2, -1.0}}) {
                place(i) = logs(i) + steps * kStep;
                (*this)(place, ahead);
                place(i) = logs(i) - steps * kStep;
                (*this)(place, behind);
                column += weight * (ahead - behind);
            }
            result.col(i) = column / (12 * kStep);
        }
        return (result + result.transpose()) / 2;
    }

private:
    const LogLikelihood& m_likelihood;
    Eigen::VectorXd m_start; ///< logarithms
    const std::stop_token& m_stop;
    int m_evaluations = 0;
    int m_farOnEnd = 0;
};

double climb(const std::vector<double>& logs, std::vector<double>& gradient, void* target)
{
    auto& likelihood = *static_cast<LogScale*>(target);
    Eigen::VectorXd slope;
    const Eigen::VectorXd place =
        Eigen::Map<const Eigen::VectorXd>(logs.data(), static_cast<Eigen::Index>(logs.size()));
    if (likelihood.isHopeless(place))
        throw nlopt::forced_stop();
    const double value = likelihood(place, slope);
    for (std::size_t i = 0; i < gradient.size(); ++i)
        gradient[i] = slope(static_cast<Eigen::Index>(i));
    return value;
}

} // namespace

std::optional<LikelihoodMaximum> maximise(const LogLikelihood& likelihood,
                                          const Eigen::VectorXd& start, const std::stop_token& stop)
{
    const Eigen::VectorXd from = start.array().log();
    LogScale scaled(likelihood, from, stop);
    std::vector<double> logs(static_cast<std::size_t>(start.size()));
    for (std::size_t i = 0; i < logs.size(); ++i)
        logs[i] = std::log(start(static_cast<Eigen::Index>(i)));
    nlopt::opt search(nlopt::LD_LBFGS, static_cast<unsigned>(logs.size()));
    search.set_max_objective(&climb, &scaled);
    std::vector<double> bounds = logs;
    for (double& bound : bounds)
        bound -= kFarthest;
    search.set_lower_bounds(bounds);
    for (double& bound : bounds)
        bound += 2 * kFarthest;
    search.set_upper_bounds(bounds);
    search.set_xtol_rel(1e-6);
    search.set_maxeval(200);
    double best = 0;
    try {
        search.optimize(logs, best);
    } catch (const nlopt::forced_stop&) {
        return std::nullopt;
    } catch (const std::exception&) {
        // It stops so when rounding keeps it from climbing on; Newton goes on from there.
    }

    Eigen::VectorXd place =
        Eigen::Map<const Eigen::VectorXd>(logs.data(), static_cast<Eigen::Index>(logs.size()));
    Eigen::VectorXd gradient;
    double value = scaled(place, gradient);
    Eigen::MatrixXd hessian;
    for (int round = 0; round < kNewtonSteps; ++round) {
        if (scaled.isStopped() || !std::isfinite(value) ||
            (place - from).cwiseAbs().maxCoeff() > kFarthest - 0.1)
            return std::nullopt;
        hessian = scaled.hessian(place);
        const Eigen::LLT<Eigen::MatrixXd> solver(-hessian);
        if (solver.info() != Eigen::Success)
            return std::nullopt;
        const Eigen::VectorXd change = solver.solve(gradient);
        if (!(change.cwiseAbs().maxCoeff() < 1))
            return std::nullopt;
        Eigen::VectorXd next = place + change;
        Eigen::VectorXd slope;
        const double reached = scaled(next, slope);
        const bool settled = change.cwiseAbs().maxCoeff() < 1e-10;
        if (reached >= value || settled) {
            place = next;
            value = reached;
            gradient = slope;
        }
        if (settled || reached < value)
            break;
    }
    LikelihoodMaximum maximum;
    maximum.parameters = place.array().exp();
    maximum.value = value;
    maximum.evaluations = scaled.evaluations();
    const Eigen::LLT<Eigen::MatrixXd> solver(-scaled.hessian(place));
    if (solver.info() != Eigen::Success)
        return std::nullopt;
    const Eigen::MatrixXd ofLogs =
        solver.solve(Eigen::MatrixXd::Identity(place.size(), place.size()));
    maximum.covariance = maximum.parameters.asDiagonal() * ofLogs * maximum.parameters.asDiagonal();
    return maximum;
}

std::vector<Eigen::VectorXd> drawPositive(const Eigen::VectorXd& parameters,
                                          const Eigen::MatrixXd& covariance, std::size_t draws,
                                          std::uint64_t seed)
{
    const Eigen::VectorXd inverse = parameters.cwiseInverse();
    const Eigen::MatrixXd ofLogs = inverse.asDiagonal() * covariance * inverse.asDiagonal();
    const Eigen::MatrixXd root = ofLogs.llt().matrixL();
    std::mt19937_64 random(seed);
    // Box and Muller: the library's normal distribution differs between compilers.
    const auto uniform = [&] { return (static_cast<double>(random() >> 11U) + 0.5) * 0x1p-53; };
    const auto normal = [&] {
        const double radius = std::sqrt(-2 * std::log(uniform()));
        return radius * std::cos(2 * std::numbers::pi * uniform());
    };
    std::vector<Eigen::VectorXd> result;
    result.reserve(draws);
    for (std::size_t draw = 0; draw < draws; ++draw) {
        Eigen::VectorXd z(parameters.size());
        for (Eigen::Index i = 0; i < z.size(); ++i)
            z(i) = normal();
        result.emplace_back((parameters.array().log().matrix() + root * z).array().exp());
    }
    return result;
}

} // namespace regard::stats
