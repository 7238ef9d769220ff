// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/insight/process_limits.h>

#include <algorithm>

namespace regard {
namespace {

constexpr std::size_t kFewest = 3;
constexpr std::size_t kStrong = 12;
constexpr double kManyAnswers = 1000;

void addShares(ProcessLimits& limits, std::span<const Figure> figures,
               const std::vector<std::size_t>& counted)
{
    std::vector<stats::Proportion> periods;
    double answers = 0;
    for (const std::size_t i : counted) {
        const Estimate& estimate = figures[i].estimate;
        periods.push_back({*estimate.value / 100 * estimate.n, estimate.n});
        answers += estimate.n;
    }
    const bool many = answers >= kManyAnswers * static_cast<double>(periods.size());
    const auto chart = many ? stats::laneyChart(periods) : stats::pChart(periods);
    if (!chart)
        return;
    limits.method = many ? "Laney p'" : "p";
    limits.centre = 100 * chart->centre;
    std::size_t run = 0;
    bool above = false;
    for (std::size_t k = 0; k < counted.size(); ++k) {
        const std::size_t i = counted[k];
        const double value = *figures[i].estimate.value;
        limits.lower[i] = 100 * chart->lower[k];
        limits.upper[i] = 100 * chart->upper[k];
        const bool higher = value > limits.centre;
        run = value == limits.centre ? 0 : (run > 0 && higher == above ? run + 1 : 1);
        above = higher;
        constexpr std::size_t kLongRun = 8;
        if (value < *limits.lower[i] || value > *limits.upper[i])
            limits.signals[i] = stats::Signal::Outside;
        else if (run >= kLongRun)
            limits.signals[i] = stats::Signal::LongRun;
    }
}

void addSingleValues(ProcessLimits& limits, std::span<const Figure> figures,
                     const std::vector<std::size_t>& counted)
{
    std::vector<double> values;
    for (const std::size_t i : counted)
        values.push_back(*figures[i].estimate.value);
    const auto xmr = stats::xmrLimits(values);
    if (!xmr)
        return;
    limits.method = "XmR";
    limits.centre = xmr->centre;
    const std::vector<stats::Signal> signals = stats::processSignals(values, *xmr);
    const KpiDefinition& kpi = *figures.front().kpi;
    for (std::size_t k = 0; k < counted.size(); ++k) {
        // No value can lie beyond the ends of its scale: a limit there could never be crossed.
        limits.lower[counted[k]] = std::max(xmr->lower, kpi.low);
        limits.upper[counted[k]] = std::min(xmr->upper, kpi.high);
        limits.signals[counted[k]] = signals[k];
    }
}

} // namespace

std::optional<ProcessLimits> processLimits(std::span<const Figure> figures)
{
    std::vector<std::size_t> counted;
    for (std::size_t i = 0; i < figures.size(); ++i)
        if (figures[i].estimate.value && figures[i].complete && !figures[i].settling)
            counted.push_back(i);
    if (counted.size() < kFewest)
        return std::nullopt;
    ProcessLimits limits;
    limits.lower.resize(figures.size());
    limits.upper.resize(figures.size());
    limits.signals.resize(figures.size(), stats::Signal::None);
    limits.points = counted.size();
    if (figures.front().kpi->statistic == Statistic::Share)
        addShares(limits, figures, counted);
    else
        addSingleValues(limits, figures, counted);
    if (limits.method.empty())
        return std::nullopt;
    if (limits.points < kStrong)
        limits.note = "Limits from " + std::to_string(limits.points) +
                      " points are weak; from 12 on they can be relied on.";
    return limits;
}

} // namespace regard
