// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace regard::metrics {

/// What one part brings into an index.
struct IndexPart {
    double weight = 0;
    double worst = 0;            ///< the value that scores 0; above `best` where lower is better
    double best = 100;           ///< the value that scores 100
    std::optional<double> value; ///< none: the part is missing
    std::optional<double> error; ///< standard error of the value, in its unit
};

struct WeightedIndex {
    double value = 0;            ///< 0..100
    std::optional<double> error; ///< none where that of a part is not known
    /// For each part present: its score 0..100 and its contribution, which add up to the value.
    struct Share {
        std::size_t part = 0;
        double score = 0;
        double contribution = 0;
    };
    std::vector<Share> shares;
};

/// Mean of the scores 100 (x - worst) / (best - worst), clipped to 0..100, by the weights of the
/// parts that are present. The error takes the parts for independent: sqrt(sum (w k se)^2) / sum w,
/// with k = 100 / |best - worst|, and 0 for a part whose score is clipped. None without a part.
[[nodiscard]] std::optional<WeightedIndex> weightedIndex(std::span<const IndexPart> parts);

} // namespace regard::metrics
