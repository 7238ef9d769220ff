// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ordinary least squares for the files of this folder.

#include <Eigen/Dense>

#include <optional>

namespace regard::stats {

struct LeastSquares {
    Eigen::VectorXd coefficients;
    Eigen::VectorXd residuals;
    Eigen::MatrixXd inverse; ///< (X'X)^-1
    double rss = 0;
};

/// None when the columns of x are not independent or there are not more rows than columns.
[[nodiscard]] inline std::optional<LeastSquares> leastSquares(const Eigen::MatrixXd& x,
                                                              const Eigen::VectorXd& y)
{
    if (x.rows() <= x.cols())
        return std::nullopt;
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(x);
    if (qr.rank() < x.cols())
        return std::nullopt;
    LeastSquares fit;
    fit.coefficients = qr.solve(y);
    fit.residuals = y - x * fit.coefficients;
    fit.inverse = (x.transpose() * x).inverse();
    fit.rss = fit.residuals.squaredNorm();
    return fit;
}

} // namespace regard::stats
