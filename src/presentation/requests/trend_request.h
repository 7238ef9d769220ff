// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/trend_content.h"

#include <QString>

#include <functional>
#include <optional>

namespace regard::presentation {

class Workspace;

/// How a trend is to be drawn.
struct TrendWish {
    std::optional<Calendar> unit; ///< none: what the data and the period suggest
    int months = 24;              ///< how far back, where the data go that far
    bool limits = false;          ///< with the limits of the process
};

/// Computes the KPI of `figure` over time, under the workspace's filter, and hands it over in the
/// window's thread; a newer request of the same slot replaces this one.
void askTrend(Workspace& workspace, const QString& slot, const Figure& figure,
              const TrendWish& wish, std::function<void(TrendContent)> done);

} // namespace regard::presentation
