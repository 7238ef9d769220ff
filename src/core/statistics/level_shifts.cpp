// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/statistics/level_shifts.h>

#include <regard/statistics/intervals.h>

#include "core/statistics/order.h"

#include <algorithm>
#include <cmath>

namespace regard::stats {

namespace {

constexpr std::size_t kReach = 12;  ///< buckets looked at on either side
constexpr std::size_t kLasting = 6; ///< buckets that a level must last
constexpr double kFewInBucket = 5;  ///< fewer values say nothing
constexpr double kEnoughInBucket = 15;

struct Bucket {
    DayTotal total;
    [[nodiscard]] bool counts() const { return total.n >= kFewInBucket; }
    [[nodiscard]] double mean() const { return total.sum / total.n; }
};

/// Whole buckets, the last days that make none left out.
std::vector<Bucket> bucketsOf(std::span<const DayTotal> days, std::size_t length)
{
    std::vector<Bucket> buckets(days.size() / length);
    for (std::size_t i = 0; i < buckets.size() * length; ++i) {
        buckets[i / length].total.n += days[i].n;
        buckets[i / length].total.sum += days[i].sum;
    }
    return buckets;
}

/// The shortest buckets that hold enough values; 0 where even the longest do not.
std::size_t bucketLength(std::span<const DayTotal> days)
{
    for (const std::size_t length : {std::size_t{7}, std::size_t{14}, std::size_t{28}}) {
        std::vector<double> sizes;
        for (const Bucket& bucket : bucketsOf(days, length)) {
            if (bucket.total.n > 0) {
                sizes.push_back(bucket.total.n);
            }
        }
        if (!sizes.empty() && median(sizes) >= kEnoughInBucket) {
            return length;
        }
    }
    return 0;
}

/// What lies on one side of a boundary.
struct Side {
    Moments means;
    DayTotal total;

    void add(const Bucket& bucket)
    {
        means.add(bucket.mean());
        total.n += bucket.total.n;
        total.sum += bucket.total.sum;
    }
    [[nodiscard]] double mean() const { return total.sum / total.n; }
};

/// Sums for a straight line through the bucket means around a boundary.
struct Line {
    Moments places;
    Moments means;
    double products = 0;

    void add(double place, double mean)
    {
        const double away = place - places.mean;
        places.add(place);
        means.add(mean);
        products += away * (mean - means.mean);
    }
    /// Squares that the line leaves unexplained.
    [[nodiscard]] double rest() const { return means.m2 - products * products / places.m2; }
};

struct Boundary {
    std::size_t bucket = 0; ///< the first one after it
    Side before;
    Side after;
    Line line;
    double p = 1;
};

std::vector<Boundary> boundariesOf(const std::vector<Bucket>& buckets)
{
    std::vector<Boundary> boundaries;
    for (std::size_t at = kLasting; at + kLasting <= buckets.size(); ++at) {
        Boundary boundary{at, {}, {}, {}, 1};
        const std::size_t end = std::min(buckets.size(), at + kReach);
        for (std::size_t i = at - std::min(at, kReach); i < end; ++i) {
            if (buckets[i].counts()) {
                (i < at ? boundary.before : boundary.after).add(buckets[i]);
                boundary.line.add(static_cast<double>(i), buckets[i].mean());
            }
        }
        if (boundary.before.means.n < kLasting || boundary.after.means.n < kLasting) {
            continue;
        }
        if (const auto change = compareMeans(boundary.before.means, boundary.after.means)) {
            boundary.p = change->p;
            boundaries.push_back(boundary);
        }
    }
    return boundaries;
}

/// Two levels must explain the buckets clearly better than a straight line does: noise alone makes
/// one of many boundaries on a slope look like a step.
bool isSudden(const Boundary& boundary)
{
    constexpr double kClearly = 0.9;
    return boundary.before.means.m2 + boundary.after.means.m2 < kClearly * boundary.line.rest();
}

/// The first day of the new level, from two buckets before the boundary to two after, so that the
/// two levels explain the days best.
std::size_t refined(std::span<const DayTotal> days, std::size_t boundary, std::size_t length)
{
    const std::size_t begin = boundary - std::min(boundary, 2 * length);
    const std::size_t end = std::min(days.size(), boundary + 2 * length);
    DayTotal whole;
    for (std::size_t day = begin; day < end; ++day) {
        whole.n += days[day].n;
        whole.sum += days[day].sum;
    }
    DayTotal before;
    std::size_t best = boundary;
    double most = -1;
    for (std::size_t day = begin; day < end; ++day) {
        const double rest = whole.n - before.n;
        if (before.n > 0 && rest > 0 && days[day].n > 0) {
            const double gap = before.sum / before.n - (whole.sum - before.sum) / rest;
            const double explained = before.n * rest * gap * gap;
            if (explained > most) {
                most = explained;
                best = day;
            }
        }
        before.n += days[day].n;
        before.sum += days[day].sum;
    }
    return best;
}

} // namespace

LevelSearch levelShifts(std::span<const DayTotal> days, double smallest, double looks)
{
    LevelSearch search;
    const std::size_t length = bucketLength(days);
    if (length == 0) {
        return search;
    }
    const std::vector<Bucket> buckets = bucketsOf(days, length);
    std::vector<Boundary> boundaries = boundariesOf(buckets);
    const double places = static_cast<double>(boundaries.size()) * looks;
    for (Boundary& boundary : boundaries) {
        boundary.p = std::min(1.0, boundary.p * places);
        search.p = std::min(search.p, boundary.p);
    }
    std::erase_if(boundaries, [&](const Boundary& boundary) {
        return std::abs(boundary.after.mean() - boundary.before.mean()) < smallest ||
               !isSudden(boundary);
    });
    // The clearest boundary first; its neighbours see the same shift.
    std::stable_sort(boundaries.begin(), boundaries.end(),
                     [](const Boundary& a, const Boundary& b) { return a.p < b.p; });
    std::vector<std::size_t> taken;
    for (const Boundary& boundary : boundaries) {
        const bool seen = std::any_of(taken.begin(), taken.end(), [&](std::size_t other) {
            const std::size_t apart =
                std::max(other, boundary.bucket) - std::min(other, boundary.bucket);
            return apart < kLasting;
        });
        if (seen) {
            continue;
        }
        taken.push_back(boundary.bucket);
        search.shifts.push_back({refined(days, boundary.bucket * length, length),
                                 boundary.before.mean(), boundary.after.mean(),
                                 boundary.before.total.n, boundary.after.total.n, boundary.p});
    }
    std::sort(search.shifts.begin(), search.shifts.end(),
              [](const LevelShift& a, const LevelShift& b) { return a.day < b.day; });
    return search;
}

} // namespace regard::stats
