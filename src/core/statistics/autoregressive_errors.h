// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Dense>

#include <optional>

namespace regard::stats {

/// A regression whose errors carry over from one period to the next: e_t = phi e_(t-1) + noise.
struct AutoregressiveFit {
    Eigen::VectorXd coefficients;
    Eigen::MatrixXd covariance; ///< of phi and the coefficients behind it
    double phi = 0;
    double logLikelihood = 0;
};

/// Exact Gaussian maximum likelihood, as R's arima(order = c(1, 0, 0), xreg) has it; the covariance is
/// the inverse of the observed information with the variance of the noise concentrated out. None
/// when the columns of x are not independent, or leave less than three rows.
[[nodiscard]] std::optional<AutoregressiveFit> autoregressiveFit(const Eigen::MatrixXd& x,
                                                                 const Eigen::VectorXd& y);

} // namespace regard::stats
