// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/statistics/drivers.h>

#include <Eigen/Dense>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>
#include <string>

namespace regard::stats {

namespace {

constexpr std::size_t kMostColumns = 12;

/// Correlations of the columns with each other and with the outcome. Fails for a constant column.
struct Correlations {
    Eigen::MatrixXd among;
    Eigen::VectorXd withOutcome;
    bool usable = false;
};

Correlations correlationsOf(const Eigen::MatrixXd& data)
{
    const Eigen::MatrixXd centred = data.rowwise() - data.colwise().mean();
    const Eigen::MatrixXd cross = centred.transpose() * centred;
    const Eigen::VectorXd spread = cross.diagonal().cwiseSqrt();
    const Eigen::Index k = data.cols() - 1;
    Correlations result;
    if (spread.minCoeff() <= 0) {
        return result;
    }
    const Eigen::MatrixXd correlation =
        spread.cwiseInverse().asDiagonal() * cross * spread.cwiseInverse().asDiagonal();
    result.among = correlation.bottomRightCorner(k, k);
    result.withOutcome = correlation.bottomLeftCorner(k, 1);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(result.among,
                                                               Eigen::EigenvaluesOnly);
    result.usable = eigen.eigenvalues().minCoeff() > 1e-10;
    return result;
}

/// R^2 of the model with the columns whose bits are set.
double rSquaredOf(const Correlations& correlations, unsigned set)
{
    std::vector<Eigen::Index> columns;
    for (unsigned rest = set; rest != 0; rest &= rest - 1) {
        columns.push_back(std::countr_zero(rest));
    }
    if (columns.empty()) {
        return 0;
    }
    const Eigen::MatrixXd among = correlations.among(columns, columns);
    const Eigen::VectorXd with = correlations.withOutcome(columns);
    return with.dot(among.ldlt().solve(with));
}

/// Shapley values of R^2: what a column adds, averaged over all orders of entering.
std::vector<double> lmgOf(const Correlations& correlations)
{
    const auto k = static_cast<unsigned>(correlations.withOutcome.size());
    std::vector<double> explained(std::size_t{1} << k);
    for (unsigned set = 0; set < explained.size(); ++set) {
        explained[set] = rSquaredOf(correlations, set);
    }
    // Weight of a set of size s without the column: s! (k - s - 1)! / k!.
    std::vector<double> weight(k);
    for (unsigned s = 0; s < k; ++s) {
        weight[s] =
            std::exp(std::lgamma(s + 1.0) + std::lgamma(double(k - s)) - std::lgamma(k + 1.0));
    }
    std::vector<double> shares(k, 0);
    for (unsigned set = 0; set < explained.size(); ++set) {
        for (unsigned column = 0; column < k; ++column) {
            if ((set >> column & 1U) == 0) {
                shares[column] += weight[static_cast<unsigned>(std::popcount(set))] *
                                  (explained[set | 1U << column] - explained[set]);
            }
        }
    }
    return shares;
}

/// Through the orthogonal columns that are nearest to the given ones.
Eigen::VectorXd johnsonOf(const Correlations& correlations)
{
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(correlations.among);
    const Eigen::VectorXd root = eigen.eigenvalues().cwiseSqrt();
    const Eigen::MatrixXd lambda =
        eigen.eigenvectors() * root.asDiagonal() * eigen.eigenvectors().transpose();
    const Eigen::VectorXd beta = lambda.ldlt().solve(correlations.withOutcome);
    return lambda.cwiseAbs2() * beta.cwiseAbs2();
}

Eigen::MatrixXd matrixOf(std::span<const double> outcome,
                         std::span<const std::vector<double>> columns)
{
    const auto n = static_cast<Eigen::Index>(outcome.size());
    Eigen::MatrixXd data(n, static_cast<Eigen::Index>(columns.size()) + 1);
    data.col(0) = Eigen::Map<const Eigen::VectorXd>(outcome.data(), n);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        data.col(static_cast<Eigen::Index>(i) + 1) =
            Eigen::Map<const Eigen::VectorXd>(columns[i].data(), n);
    }
    return data;
}

Error refused(const std::string& why)
{
    return {ErrorKind::Refused, why};
}

} // namespace

Expected<DriverModel> driverModel(std::span<const double> outcome,
                                  std::span<const std::vector<double>> columns)
{
    if (columns.empty() || columns.size() > kMostColumns) {
        return refused("Drivers can be weighed for 1 to 12 columns, not for " +
                       std::to_string(columns.size()) + ".");
    }
    if (outcome.size() < columns.size() + 2) {
        return refused("There are too few rows without a blank: " + std::to_string(outcome.size()) +
                       ".");
    }
    const Correlations correlations = correlationsOf(matrixOf(outcome, columns));
    if (!correlations.usable) {
        return refused("A column never changes, or follows from the others. Leave it out.");
    }
    const auto k = static_cast<unsigned>(columns.size());
    DriverModel model;
    model.n = static_cast<double>(outcome.size());
    model.rSquared = rSquaredOf(correlations, (1U << k) - 1);
    model.adjustedRSquared = 1 - (1 - model.rSquared) * (model.n - 1) / (model.n - k - 1);
    const std::vector<double> lmg = lmgOf(correlations);
    const Eigen::VectorXd johnson = johnsonOf(correlations);
    const Eigen::MatrixXd inverse = correlations.among.inverse();
    const Eigen::VectorXd beta = inverse * correlations.withOutcome;
    for (unsigned i = 0; i < k; ++i) {
        model.drivers.push_back({lmg[i], johnson[i], beta[i], inverse(i, i), {}});
    }
    return model;
}

Expected<DriverModel> bootstrapDrivers(std::span<const double> outcome,
                                       std::span<const std::vector<double>> columns, int draws,
                                       std::uint64_t seed, double level)
{
    Expected<DriverModel> model = driverModel(outcome, columns);
    if (!model.ok() || draws < 1) {
        return model;
    }
    const Eigen::MatrixXd data = matrixOf(outcome, columns);
    std::mt19937_64 random(seed);
    std::vector<std::vector<double>> shares(columns.size());
    const int most = draws * 2;
    for (int draw = 0, tries = 0; draw < draws && tries < most; ++tries) {
        std::vector<Eigen::Index> rows(outcome.size());
        for (Eigen::Index& row : rows) {
            // A plain remainder: the bias is below n / 2^64, and every library draws the same.
            row = static_cast<Eigen::Index>(random() % outcome.size());
        }
        const Correlations correlations = correlationsOf(data(rows, Eigen::all));
        if (!correlations.usable) {
            continue;
        }
        const std::vector<double> lmg = lmgOf(correlations);
        for (std::size_t i = 0; i < lmg.size(); ++i) {
            shares[i].push_back(lmg[i]);
        }
        ++draw;
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (shares[i].empty()) {
            return refused("Too many resamples have a column that never changes.");
        }
        std::ranges::sort(shares[i]);
        const auto last = static_cast<double>(shares[i].size() - 1);
        const auto at = [&](double p) {
            return shares[i][static_cast<std::size_t>(std::lround(p * last))];
        };
        model.value().drivers[i].lmgInterval = {at((1 - level) / 2), at((1 + level) / 2)};
    }
    return model;
}

} // namespace regard::stats
