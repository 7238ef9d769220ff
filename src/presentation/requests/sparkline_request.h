// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace regard::presentation {

class Workspace;

/// A KPI over time without words, for a card.
struct Sparkline {
    std::string kpi;
    std::vector<std::optional<double>> values;
    bool lastComplete = true;
    std::vector<double> breaks; ///< places between the values at which the method changed
};

/// Computes those of several KPIs in one job, under the workspace's filter, and hands them over in
/// the window's thread.
void askSparklines(Workspace& workspace, const QString& slot, const std::vector<std::string>& kpis,
                   std::function<void(const std::vector<Sparkline>&)> done);

} // namespace regard::presentation
