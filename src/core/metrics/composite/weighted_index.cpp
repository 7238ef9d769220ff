// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/composite/weighted_index.h"

#include <algorithm>
#include <cmath>

namespace regard::metrics {

std::optional<WeightedIndex> weightedIndex(std::span<const IndexPart> parts)
{
    double weights = 0;
    for (const IndexPart& part : parts)
        weights += part.value ? part.weight : 0;
    if (!(weights > 0))
        return std::nullopt;
    WeightedIndex index;
    double squares = 0;
    bool errorKnown = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const IndexPart& part = parts[i];
        if (!part.value || !(part.weight > 0))
            continue;
        const double raw = 100 * (*part.value - part.worst) / (part.best - part.worst);
        const double score = std::clamp(raw, 0.0, 100.0);
        const double contribution = part.weight * score / weights;
        index.value += contribution;
        index.shares.push_back({i, score, contribution});
        errorKnown = errorKnown && part.error.has_value();
        if (part.error && raw == score) {
            const double moved = part.weight * 100 / (part.best - part.worst) * *part.error;
            squares += moved * moved;
        }
    }
    if (errorKnown)
        index.error = std::sqrt(squares) / weights;
    return index;
}

} // namespace regard::metrics
