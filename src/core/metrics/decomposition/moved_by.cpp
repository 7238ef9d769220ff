// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/metrics/decomposition.h>

#include <cmath>

namespace regard {
namespace {

double weightOf(const Estimate& estimate)
{
    return estimate.value ? estimate.weight.value_or(estimate.n) : 0;
}

/// Why the value of a KPI is no weighted mean of the values of groups; empty where it is one.
std::string_view noMean(const KpiDefinition& kpi)
{
    switch (kpi.statistic) {
    case Statistic::Median:
        return "A median is no mean of the medians of groups, so its change cannot be split.";
    case Statistic::Count:
        return "A count is the sum of its groups and no mean of them: look at the counts of the "
               "groups.";
    case Statistic::Product:
        return "A product of several means is no mean of groups: look at its factors.";
    case Statistic::NetShare:
    case Statistic::Share:
    case Statistic::Mean:
    case Statistic::Ratio:
        break;
    }
    return {};
}

/// True when the parts make up the whole: weights add up, and the weighted mean is the value.
bool makeUp(double weight, double weighted, const Estimate& whole)
{
    constexpr double kTolerance = 1e-9;
    const double all = weightOf(whole);
    return std::abs(weight - all) <= kTolerance * std::max(1.0, all) &&
           std::abs(weighted / weight - *whole.value) <=
               kTolerance * std::max(1.0, std::abs(*whole.value));
}

Expected<MovedBy> splitBy(const Engine& engine, const Figure& whole, Query query,
                          const std::string& dimension, const Control& control)
{
    query.by = {dimension};
    const auto set = engine.figures(query, {}, control);
    if (!set.ok()) {
        return set.error();
    }
    MovedBy refused;
    refused.dimension = dimension;
    std::vector<PartOfWhole> parts;
    double before = 0;
    double after = 0;
    double sumBefore = 0;
    double sumAfter = 0;
    for (const Figure& figure : set.value().figures) {
        const auto group = figure.group.find(dimension);
        if (group == figure.group.end() || !figure.previous) {
            refused.reason = figure.estimate.reason; // the data cannot be grouped this way
            return refused;
        }
        PartOfWhole part{group->second, weightOf(*figure.previous), weightOf(figure.estimate),
                         figure.previous->value, figure.estimate.value};
        before += part.weightBefore;
        after += part.weightAfter;
        sumBefore += part.weightBefore * part.before.value_or(0);
        sumAfter += part.weightAfter * part.after.value_or(0);
        parts.push_back(std::move(part));
    }
    if (!(before > 0) || !(after > 0)) {
        refused.reason = "One of the two periods has no value to split.";
        return refused;
    }
    if (!makeUp(before, sumBefore, *whole.previous) || !makeUp(after, sumAfter, whole.estimate)) {
        refused.reason = "One customer can count in several groups of " + dimension +
                         ", so the whole is no mean of them.";
        return refused;
    }
    return splitChange(dimension, parts);
}

} // namespace

Expected<std::vector<MovedBy>> movedBy(const Engine& engine, std::string_view kpi,
                                       const Query& query, std::vector<std::string> dimensions,
                                       const Control& control)
{
    Query whole = query;
    whole.kpis = {std::string(kpi)};
    whole.by.clear();
    const auto set = engine.figures(whole, {}, control);
    if (!set.ok()) {
        return set.error();
    }
    const Figure& figure = set.value().figures.front();
    const bool asked = !dimensions.empty();
    if (!asked) {
        dimensions = engine.dimensions();
    }
    std::string reason(noMean(*figure.kpi));
    if (reason.empty() && !figure.estimate.value) {
        reason = figure.estimate.reason;
    } else if (reason.empty() && query.compare == Comparison::None) {
        reason = "Nothing to compare with was asked for.";
    } else if (reason.empty() && (!figure.previous || !figure.previous->value)) {
        reason = "There is no value to compare with: " +
                 (figure.previous ? figure.previous->reason : std::string("no period before."));
    }
    std::vector<MovedBy> result;
    for (const std::string& dimension : dimensions) {
        MovedBy moved;
        moved.dimension = dimension;
        moved.reason = reason;
        if (calendarByName(dimension)) {
            return Error{ErrorKind::Invalid,
                         "A change is split by groups of customers or rows, not by " + dimension +
                             ". Name a dimension such as segment or channel."};
        }
        if (reason.empty()) {
            auto split = splitBy(engine, figure, whole, dimension, control);
            if (!split.ok()) {
                return split.error();
            }
            moved = std::move(split).value();
        }
        // Of all dimensions only those that say something: of one group alone all is performance.
        if (asked || !reason.empty() || moved.parts.size() > 1 || !moved.reason.empty()) {
            result.push_back(std::move(moved));
        }
        if (!asked && !reason.empty()) {
            result.front().dimension.clear(); // one reason for all of them
            break;
        }
    }
    return result;
}

} // namespace regard
