// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/insight/overview.h>

#include <span>
#include <string>
#include <vector>

namespace regard::insight {

/// A figure whose change was tested, with what it needs to be told.
struct Tested {
    const Figure* figure = nullptr;
    double p = 1;
    bool real = false; ///< rejected at the false discovery rate over all that were tested
    [[nodiscard]] bool better() const;
};

/// The figures of all sets whose change can be tested, judged together at one false discovery rate.
[[nodiscard]] std::vector<Tested> testedTogether(std::span<const FigureSet* const> sets,
                                                 double falseDiscoveryRate);

/// The real changes as sentences, largest first (as multiples of the smallest change worth seeing),
/// at most `most`; one matter does not fill the list.
[[nodiscard]] std::vector<Change> changesOf(const std::vector<Tested>& tested,
                                            const std::string& comparedWith,
                                            const std::string& currency, std::size_t most);

/// Targets whose guardrail really got worse while their own KPI really got better, in the target's
/// group. A guardrail that the group cannot have is looked at for everyone.
[[nodiscard]] std::vector<Change> trippedGuardrails(const std::vector<Tested>& tested,
                                                    const std::vector<Target>& targets,
                                                    const std::string& currency);

/// KPIs that tell one story share a matter: churn and retention, CSAT and its mean.
[[nodiscard]] std::string_view matterOf(std::string_view kpi);

} // namespace regard::insight
