// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/work_crew.h"
#include "core/statistics/lifetime/leaving_likelihood.h"
#include "core/statistics/lifetime/likelihood_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

namespace regard::stats {

namespace {

constexpr double kLeastCustomers = 100;
constexpr double kLeastRepeaters = 50;
constexpr double kLeastGaps = 3;
constexpr std::size_t kPieces = 8;
constexpr std::size_t kGroupsWorthAThread = 1000;

HistoryLikelihood likelihoodOf(const LeavingParameters& p, const PurchaseHistory& history)
{
    return p.model == LeavingModel::ParetoNbd ? paretoLikelihood(p, history)
                                              : betaLikelihood(p, history);
}

/// Equal histories as one, in a fixed order.
std::vector<PurchaseHistory> grouped(std::span<const PurchaseHistory> histories)
{
    std::map<std::tuple<double, double, double>, double> groups;
    for (const PurchaseHistory& one : histories)
        groups[{one.repeats, one.recency, one.age}] += one.customers;
    std::vector<PurchaseHistory> result;
    result.reserve(groups.size());
    for (const auto& [key, customers] : groups)
        result.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), 0, customers});
    return result;
}

LeavingParameters parametersOf(LeavingModel model, const Eigen::VectorXd& values)
{
    return {model, values(0), values(1), values(2), values(3)};
}

std::string whole(double count)
{
    return std::to_string(static_cast<long long>(std::llround(count)));
}

/// Why these histories are too few for a model; no error when they are enough.
Status enough(std::span<const PurchaseHistory> histories, LeavingFit& fit)
{
    double span = 0;
    double repeats = 0;
    double oldest = 0;
    for (const PurchaseHistory& one : histories) {
        fit.customers += one.customers;
        fit.repeaters += one.repeats > 0 ? one.customers : 0;
        span += one.customers * one.recency;
        repeats += one.customers * one.repeats;
        oldest = std::max(oldest, one.age);
    }
    if (fit.customers < kLeastCustomers)
        return Error{ErrorKind::Refused, "A model of buying and leaving needs " +
                                             whole(kLeastCustomers) + " customers; there are " +
                                             whole(fit.customers) + "."};
    if (fit.repeaters < kLeastRepeaters)
        return Error{ErrorKind::Refused,
                     "A model of buying and leaving needs " + whole(kLeastRepeaters) +
                         " customers who bought again; there are " + whole(fit.repeaters) + "."};
    if (oldest < kLeastGaps * span / repeats)
        return Error{ErrorKind::Refused,
                     "Customers were not watched for long enough: purchases lie " +
                         whole(span / repeats) + " weeks apart and the first was only " +
                         whole(oldest) + " weeks ago."};
    return {};
}

} // namespace

std::optional<PurchaseHistory> historyOf(std::span<const DaySpend> spending, Day cutOff)
{
    const auto earlier = [](const DaySpend& a, const DaySpend& b) { return a.day < b.day; };
    std::vector<DaySpend> sorted;
    if (!std::is_sorted(spending.begin(), spending.end(), earlier)) {
        sorted.assign(spending.begin(), spending.end());
        std::stable_sort(sorted.begin(), sorted.end(), earlier);
        spending = sorted;
    }
    const auto end =
        std::upper_bound(spending.begin(), spending.end(), DaySpend{cutOff, 0}, earlier);
    if (end == spending.begin())
        return std::nullopt;
    constexpr double kWeek = 7;
    const Day first = spending.front().day;
    Day last = first;
    int repeats = 0;
    double repeated = 0; // money of the days after the first
    for (auto spend = spending.begin(); spend != end; ++spend) {
        repeats += spend->day != last ? 1 : 0;
        last = spend->day;
        repeated += last != first ? spend->amount : 0;
    }
    PurchaseHistory history;
    history.repeats = repeats;
    history.recency = (last - first) / kWeek;
    history.age = (cutOff - first) / kWeek;
    history.meanSpend = repeats > 0 ? repeated / repeats : 0;
    return history;
}

double logLikelihood(const LeavingParameters& parameters,
                     std::span<const PurchaseHistory> histories)
{
    double sum = 0;
    for (const PurchaseHistory& one : grouped(histories))
        sum += one.customers * likelihoodOf(parameters, one).value;
    return sum;
}

Expected<LeavingFit> fitLeaving(std::span<const PurchaseHistory> histories, LeavingModel model,
                                const std::stop_token& stop)
{
    LeavingFit fit;
    if (Status status = enough(histories, fit); !status.ok())
        return status.error();
    const std::vector<PurchaseHistory> groups = grouped(histories);
    const auto likelihood = [&](const Eigen::VectorXd& values, Eigen::VectorXd& gradient) {
        const LeavingParameters p = parametersOf(model, values);
        // Always in as many pieces, whatever the machine has: their sums are then the same digits.
        struct Part {
            double value = 0;
            Eigen::Vector4d gradient = Eigen::Vector4d::Zero();
        };
        std::array<Part, kPieces> parts;
        inPieces(groups.size(), kPieces, groups.size() >= kGroupsWorthAThread,
                 [&](std::size_t piece, std::size_t begin, std::size_t end) {
                     Part& sum = parts[piece];
                     for (std::size_t k = begin; k < end; ++k) {
                         const HistoryLikelihood one = likelihoodOf(p, groups[k]);
                         sum.value += groups[k].customers * one.value;
                         for (Eigen::Index i = 0; i < 4; ++i)
                             sum.gradient(i) +=
                                 groups[k].customers * one.gradient[static_cast<std::size_t>(i)];
                     }
                 });
        double sum = 0;
        gradient.setZero();
        for (const Part& part : parts) {
            sum += part.value;
            gradient += part.gradient;
        }
        return sum;
    };
    // A customer of the middle buys again after the mean gap.
    double gap = 0;
    double repeats = 0;
    for (const PurchaseHistory& one : groups) {
        gap += one.customers * one.age;
        repeats += one.customers * one.repeats;
    }
    gap = std::max(gap / std::max(repeats, 1.0), 1e-3);
    const bool pareto = model == LeavingModel::ParetoNbd;
    const auto maximum =
        maximise(likelihood, Eigen::Vector4d(0.5, gap, 0.7, pareto ? 2 * gap : 2.0), stop);
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, "Stopped."};
    if (!maximum)
        return Error{ErrorKind::Refused,
                     "The model does not settle on these customers: how they buy says too little "
                     "about how they leave."};
    fit.parameters = parametersOf(model, maximum->parameters);
    fit.logLikelihood = maximum->value;
    fit.evaluations = maximum->evaluations;
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j)
            fit.covariance[i][j] =
                maximum->covariance(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
        fit.standardErrors[i] = std::sqrt(fit.covariance[i][i]);
    }
    return fit;
}

std::vector<LeavingParameters> simulated(const LeavingFit& fit, std::size_t draws,
                                         std::uint64_t seed)
{
    const LeavingParameters& p = fit.parameters;
    Eigen::Matrix4d covariance;
    for (Eigen::Index i = 0; i < 4; ++i)
        for (Eigen::Index j = 0; j < 4; ++j)
            covariance(i, j) =
                fit.covariance[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    std::vector<LeavingParameters> result;
    result.reserve(draws);
    for (const Eigen::VectorXd& drawn :
         drawPositive(Eigen::Vector4d(p.r, p.alpha, p.a, p.b), covariance, draws, seed))
        result.push_back(parametersOf(p.model, drawn));
    return result;
}

} // namespace regard::stats
