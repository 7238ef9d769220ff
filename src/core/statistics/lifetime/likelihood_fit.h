// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Dense>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace regard::stats {

/// A log likelihood of positive parameters; fills the gradient by them.
using LogLikelihood =
    std::function<double(const Eigen::VectorXd& parameters, Eigen::VectorXd& gradient)>;

struct LikelihoodMaximum {
    Eigen::VectorXd parameters;
    Eigen::MatrixXd covariance; ///< inverse of the observed information
    double value = 0;
    int evaluations = 0;
};

/// Looks for the maximum from `start` in the logarithms of the parameters: L-BFGS, then Newton steps
/// with a Hessian from differences of the gradient, until the gradient is nothing. None when there
/// is no inner maximum: a parameter runs away, or the Hessian is not negative definite; and none when
/// stopped.
[[nodiscard]] std::optional<LikelihoodMaximum> maximise(const LogLikelihood& likelihood,
                                                        const Eigen::VectorXd& start,
                                                        const std::stop_token& stop = {});

/// Draws around positive parameters, normal in their logarithms, by the covariance of the parameters
/// themselves. The same seed gives the same draws.
[[nodiscard]] std::vector<Eigen::VectorXd> drawPositive(const Eigen::VectorXd& parameters,
                                                        const Eigen::MatrixXd& covariance,
                                                        std::size_t draws, std::uint64_t seed);

} // namespace regard::stats
