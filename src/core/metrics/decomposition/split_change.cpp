// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/metrics/decomposition.h>

#include <algorithm>
#include <cmath>

namespace regard {
namespace {

/// Changes smaller than this part of the values are rounding of sums, not changes.
constexpr double kRounding = 1e-12;

/// The sentence of the alarm, empty where parts and whole go the same way.
std::string alarmOf(const MovedBy& moved, double scale)
{
    const auto direction = [scale](double change) {
        return std::abs(change) <= kRounding * scale ? 0 : change > 0 ? 1 : -1;
    };
    const int whole = direction(moved.change);
    std::size_t against = 0;
    for (const MovedPart& part : moved.parts) {
        if (!part.before || !part.after) {
            continue;
        }
        if (whole == 0 || direction(*part.after - *part.before) != -whole) {
            return {};
        }
        ++against;
    }
    if (against < 2) {
        return {};
    }
    return whole < 0 ? "Every part rose and the whole fell: the parts changed their weight. Judge "
                       "the parts, not the whole."
                     : "Every part fell and the whole rose: the parts changed their weight. Judge "
                       "the parts, not the whole.";
}

} // namespace

MovedBy splitChange(std::string_view dimension, std::span<const PartOfWhole> parts)
{
    MovedBy moved;
    moved.dimension = dimension;
    double allBefore = 0;
    double allAfter = 0;
    for (const PartOfWhole& part : parts) {
        allBefore += part.before ? part.weightBefore : 0;
        allAfter += part.after ? part.weightAfter : 0;
    }
    if (!(allBefore > 0) || !(allAfter > 0)) {
        moved.reason = "One of the two periods has no value to split.";
        return moved;
    }
    double wholeBefore = 0;
    double wholeAfter = 0;
    double scale = 0;
    for (const PartOfWhole& part : parts) {
        MovedPart one;
        one.group = part.group;
        if (part.before && part.weightBefore > 0) {
            one.before = part.before;
            one.weightBefore = part.weightBefore / allBefore;
            wholeBefore += one.weightBefore * *part.before;
            scale = std::max(scale, std::abs(*part.before));
        }
        if (part.after && part.weightAfter > 0) {
            one.after = part.after;
            one.weightAfter = part.weightAfter / allAfter;
            wholeAfter += one.weightAfter * *part.after;
            scale = std::max(scale, std::abs(*part.after));
        }
        if (one.before || one.after) {
            moved.parts.push_back(std::move(one));
        }
    }
    const double middle = (wholeBefore + wholeAfter) / 2;
    for (MovedPart& part : moved.parts) {
        const double before = part.before.value_or(part.after.value_or(0));
        const double after = part.after.value_or(before);
        part.performance = (part.weightBefore + part.weightAfter) / 2 * (after - before);
        part.mix = (part.weightAfter - part.weightBefore) * ((before + after) / 2 - middle);
        moved.performance += part.performance;
        moved.mix += part.mix;
    }
    moved.change = wholeAfter - wholeBefore;
    moved.alarm = alarmOf(moved, scale);
    std::stable_sort(moved.parts.begin(), moved.parts.end(),
                     [](const MovedPart& a, const MovedPart& b) {
                         return std::abs(a.performance + a.mix) > std::abs(b.performance + b.mix);
                     });
    return moved;
}

} // namespace regard
