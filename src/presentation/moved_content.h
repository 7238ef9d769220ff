// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/decomposition.h>

#include <QString>

#include <string_view>
#include <vector>

namespace regard::presentation {

/// One group's part in a change, as text.
struct MovedLine {
    QString group;
    QString values;      ///< "47 → 52"; a dash where the group was not there
    QString weights;     ///< "31 → 25 %": its share of the whole
    QString performance; ///< "+1.2"
    QString mix;         ///< "−3.3"
    QString spoken;      ///< the line as a sentence
};

/// What moved a figure, by one dimension.
struct MovedSplit {
    QString title;    ///< "By segment"
    QString sentence; ///< "+1.2 from performance, −3.3 from the mix"
    QString alarm;    ///< Simpson's paradox in words; empty without
    std::vector<MovedLine> lines;
    QString more; ///< "and 4 more groups"
};

struct MovedContent {
    QString title;                  ///< "What moved it: −2.1"
    QString reason;                 ///< why nothing can be split; empty where it can
    std::vector<MovedSplit> splits; ///< those with an alarm first
};

/// Nothing at all (an empty title) where there is no change.
[[nodiscard]] MovedContent movedContent(const std::vector<MovedBy>& moved, const Figure& figure,
                                        std::string_view currency);

} // namespace regard::presentation
