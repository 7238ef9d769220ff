// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/breakdown.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace regard::presentation {

class Workspace;

/// A KPI by one dimension, once for each value of another: all on one axis.
struct MultiplesContent {
    QString title;                        ///< "NPS by segment, for each channel"
    std::vector<BreakdownContent> panels; ///< their titles are the values of the other dimension
    int more = 0;                         ///< values that have no panel
    QString reason;
};

/// Computes both dimensions crossed, under the workspace's filter; at most `most` panels, those with
/// the most answers. What cannot be crossed has a reason.
void askMultiples(Workspace& workspace, const QString& slot, const Figure& overall,
                  const std::string& dimension, const std::string& each, std::size_t most,
                  std::function<void(MultiplesContent)> done);

[[nodiscard]] MultiplesContent multiplesContent(const FigureSet& figures, const Figure& overall,
                                                const std::string& dimension,
                                                const std::string& each, std::string_view currency,
                                                std::size_t most);

} // namespace regard::presentation
