// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/metrics/engine.h>

#include <string>
#include <vector>

namespace regard {

enum class Tone { Neutral, Good, Warn, Bad };

/// One line of "What changed": what, by how much, how sure, and what to open.
struct Change {
    Tone tone = Tone::Neutral;
    std::string title;  ///< "Effort rose in Chat."
    std::string detail; ///< "CES 5.7 to 4.9 against the quarter before, n 418, p < 0.001."
    std::string kpi;    ///< KPI to open
    Group group;        ///< filter to set with it
};

struct Overview {
    FigureSet figures;
    /// Written from the data: "Customers are easier to keep, harder to help"
    std::string headline;
    std::string subline;         ///< period, targets by status, share of rows set aside
    std::vector<Change> changes; ///< largest first, at most 8, tests controlled together
};

/// All that the Overview shows, from one query: figures, headline and the changes worth a sentence
/// (over all KPIs, segments and channels with the false discovery rate controlled over all of
/// them).
[[nodiscard]] Expected<Overview> overview(const Engine& engine, const Query& query,
                                          const Yardsticks& yardsticks,
                                          const Control& control = {});

} // namespace regard
