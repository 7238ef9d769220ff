// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace regard::stats {

/// One day of a series of means: how many values, and their sum.
struct DayTotal {
    double n = 0;
    double sum = 0;
};

/// A day from which the mean of a series stands on another level.
struct LevelShift {
    std::size_t day = 0; ///< index of the first day on the new level
    double before = 0;   ///< mean over the weeks before, all values alike
    double after = 0;
    double nBefore = 0; ///< values behind the two means
    double nAfter = 0;
    /// Two-sided, times the number of places that were looked at (Bonferroni), at most 1.
    double p = 1;
};

struct LevelSearch {
    std::vector<LevelShift>
        shifts;   ///< sudden and large enough, by day; `p` is the caller's to judge
    double p = 1; ///< the smallest corrected p of all places; 1 where none
};

/// Looks for sudden, lasting changes of the mean of daily totals. Days are gathered into buckets of
/// 1, 2 or 4 weeks that hold enough values; at every boundary between buckets the means of up to
/// twelve buckets before and after are compared (Welch's t over bucket means, so that what varies
/// from week to week counts as noise). A slow drift is no shift: two levels must explain the buckets
/// clearly better than a straight line does. A level lasts at least six buckets. The day is refined within
/// the neighbouring buckets by least squares.
/// `smallest`: change of the mean that is worth a word; smaller ones are not reported.
/// `looks`: series that are searched for the same thing (channels of a mix), for the correction.
[[nodiscard]] LevelSearch levelShifts(std::span<const DayTotal> days, double smallest,
                                      double looks = 1);

} // namespace regard::stats
