// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/metrics/nonresponse.h>

#include <algorithm>
#include <cmath>

namespace regard {
namespace {

double partOf(const Figure& figure, std::size_t index)
{
    const auto& parts = figure.estimate.parts;
    return index < parts.size() ? parts[index].second : 0;
}

/// Standard error of a mean, from its t interval; none where there is no interval.
std::optional<double> errorOf(const Figure& figure)
{
    const Estimate& estimate = figure.estimate;
    if (!estimate.interval || estimate.n < 2) {
        return std::nullopt;
    }
    const double half = (estimate.interval->high - estimate.interval->low) / 2;
    return half / stats::studentQuantile(0.5 + figure.level / 2, estimate.n - 1);
}

/// Interval of a mean of strata: variances add up with the squares of their weights.
std::optional<stats::Interval> meanOfStrata(const Nonresponse& response,
                                            const std::vector<const Figure*>& figures)
{
    double variance = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (response.groups[i].weight == 0) {
            continue;
        }
        const auto error = errorOf(*figures[i]);
        if (!error) {
            return std::nullopt;
        }
        variance += std::pow(response.groups[i].weight * *error, 2);
    }
    if (!(variance > 0) || response.effective < 2) {
        return std::nullopt;
    }
    const double half = stats::studentQuantile(0.5 + response.level / 2, response.effective - 1) *
                        std::sqrt(variance);
    return stats::Interval{*response.value - half, *response.value + half};
}

} // namespace

void poststratify(Nonresponse& response, const std::vector<const Figure*>& figures)
{
    std::string silent;
    double value = 0;
    double inverse = 0;
    double promoters = 0;
    double detractors = 0;
    Statistic statistic = Statistic::Share;
    for (std::size_t i = 0; i < response.groups.size(); ++i) {
        const ResponseGroup& group = response.groups[i];
        if (group.weight == 0) {
            continue;
        }
        if (figures[i] == nullptr || !figures[i]->estimate.value || !(group.n > 0)) {
            silent += (silent.empty() ? "" : ", ") +
                      (group.group.empty() ? "those not known" : group.group);
            continue;
        }
        statistic = figures[i]->kpi->statistic;
        response.level = figures[i]->level;
        value += group.weight * *figures[i]->estimate.value;
        inverse += group.weight * group.weight / group.n;
        promoters += group.weight * partOf(*figures[i], 0) / group.n;
        detractors += group.weight * partOf(*figures[i], 2) / group.n;
    }
    if (!silent.empty()) {
        response.reason = "No answer counts from " + silent +
                          ", so nobody speaks for them: the score cannot be weighted.";
        return;
    }
    if (!(inverse > 0)) {
        response.reason = "Nobody was asked in the period.";
        return;
    }
    response.value = value;
    response.effective = 1 / inverse;
    const double n = response.effective;
    if (statistic == Statistic::NetShare) {
        response.interval = stats::npsAdjustedWald(
            {promoters * n, (1 - promoters - detractors) * n, detractors * n}, response.level);
    } else if (statistic == Statistic::Share) {
        if (const auto unit = stats::wilson(value / 100 * n, n, response.level)) {
            response.interval = stats::Interval{100 * unit->low, 100 * unit->high};
        }
    } else {
        response.interval = meanOfStrata(response, figures);
    }
}

} // namespace regard
