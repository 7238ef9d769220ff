// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// How the CX Index is put together: the settings cx_index.weights and cx_index.scales.
struct IndexRule {
    struct Part {
        std::string kpi;
        double weight = 0;
        /// The values that score 0 and 100; none: the ends of the scale of the answers.
        std::optional<std::pair<double, double>> scale;
    };
    std::vector<Part> parts;
};

/// Reads "nps=30,csat=25" and "nps=-100..100,churn=10..0" (worst, then best). Refuses, by name, a
/// KPI that is none or not a number to be scored, a weight that is not above 0, a scale without
/// width or for a KPI without weight, and a KPI without a scale of its own that is given none.
[[nodiscard]] Expected<IndexRule> readIndexRule(std::string_view weights, std::string_view scales);

} // namespace regard
