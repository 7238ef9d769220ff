// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/autoregressive_errors.h"

#include "core/statistics/regression.h"

#include <boost/math/tools/minima.hpp>

#include <cmath>
#include <limits>
#include <numbers>

namespace regard::stats {

namespace {

constexpr double kMostPhi = 0.9999;

/// Rows with what they carry over taken off; the first one is scaled to the same variance (Prais and
/// Winsten 1954).
template <class Rows>
Eigen::MatrixXd whitened(const Rows& rows, double phi)
{
    Eigen::MatrixXd result = rows;
    const Eigen::Index n = rows.rows();
    result.bottomRows(n - 1) -= phi * rows.topRows(n - 1);
    result.row(0) *= std::sqrt(1 - phi * phi);
    return result;
}

} // namespace

std::optional<AutoregressiveFit> autoregressiveFit(const Eigen::MatrixXd& x,
                                                   const Eigen::VectorXd& y)
{
    const Eigen::Index rows = x.rows();
    if (rows < x.cols() + 3 || !leastSquares(x, y))
        return std::nullopt;
    const auto n = static_cast<double>(rows);
    const auto at = [&](double phi) { return leastSquares(whitened(x, phi), whitened(y, phi)); };
    // Minus the log likelihood over n, without what does not depend on phi.
    const auto loss = [&](double phi) {
        const auto fit = at(phi);
        return fit && fit->rss > 0 ? 0.5 * std::log(fit->rss) - 0.5 / n * std::log(1 - phi * phi)
                                   : std::numeric_limits<double>::max();
    };
    const double phi = boost::math::tools::brent_find_minima(loss, -kMostPhi, kMostPhi, 50).first;
    const auto fit = at(phi);
    if (!fit || !(fit->rss > 0))
        return std::nullopt;

    // Second derivatives of the loss in phi and the coefficients, with r the errors, w and z errors
    // and rows of x without what they carry over.
    const Eigen::VectorXd r = y - x * fit->coefficients;
    const Eigen::VectorXd before = r.head(rows - 1);
    const Eigen::VectorXd w = r.tail(rows - 1) - phi * before;
    const Eigen::MatrixXd z = x.bottomRows(rows - 1) - phi * x.topRows(rows - 1);
    const double s = fit->rss;
    const double sPhi = -2 * phi * r(0) * r(0) - 2 * w.dot(before);
    const double sPhiPhi = -2 * r(0) * r(0) + 2 * before.squaredNorm();
    const Eigen::VectorXd sPhiBeta =
        4 * phi * r(0) * x.row(0).transpose() +
        2 * (z.transpose() * before + x.topRows(rows - 1).transpose() * w);
    const double left = 1 - phi * phi;
    const Eigen::Index k = x.cols();
    Eigen::MatrixXd hessian(k + 1, k + 1);
    hessian(0, 0) =
        0.5 * (sPhiPhi / s - sPhi * sPhi / (s * s)) + (1 + phi * phi) / (n * left * left);
    hessian.block(1, 0, k, 1) = 0.5 * sPhiBeta / s;
    hessian.block(0, 1, 1, k) = hessian.block(1, 0, k, 1).transpose();
    hessian.block(1, 1, k, k) = fit->inverse.inverse() / s;

    AutoregressiveFit result;
    result.coefficients = fit->coefficients;
    result.covariance = (n * hessian).inverse();
    result.phi = phi;
    result.logLikelihood =
        -0.5 * n * (std::log(2 * std::numbers::pi * s / n) + 1) + 0.5 * std::log(left);
    if (!result.covariance.allFinite() || !(result.covariance.diagonal().minCoeff() > 0))
        return std::nullopt;
    return result;
}

} // namespace regard::stats
