// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/targets/status.h>

#include "core/metrics/standing.h"
#include "core/targets/wording.h"

#include <algorithm>
#include <cmath>

namespace regard {

double expectedOn(const Target& target, Day day)
{
    return metrics::lineAt(target, day);
}

TargetNow judge(const Target& target, const KpiDefinition& kpi, const Estimate& estimate,
                bool periodComplete, Day day)
{
    return metrics::standingOf(target, kpi, estimate, periodComplete, day);
}

std::vector<Target> targetsOn(const std::vector<TargetVersion>& history, Day day)
{
    return metrics::heldOn(history, day);
}

std::optional<std::string> whyNot(const Target& target, bool isChange)
{
    const KpiDefinition* kpi = kpiById(target.kpi);
    if (kpi == nullptr) {
        return target.kpi.empty() ? "Choose a KPI." : "There is no KPI \"" + target.kpi + "\".";
    }
    if (!std::isfinite(target.value) || target.value < kpi->low || target.value > kpi->high) {
        std::string range;
        if (std::isfinite(kpi->low) && std::isfinite(kpi->high)) {
            range = " It lies between " + valueInWords(*kpi, kpi->low, 2) + " and " +
                    valueInWords(*kpi, kpi->high, 2) + ".";
        } else if (std::isfinite(kpi->low)) {
            range = " It is never below " + valueInWords(*kpi, kpi->low, 2) + ".";
        }
        return "The target is not a possible value of " + nameInSentence(*kpi) + "." + range;
    }
    if (!std::isfinite(target.baseline)) {
        return "Give the baseline: the value from which the target is counted.";
    }
    if (target.value == target.baseline) {
        return "The target is the same as the baseline.";
    }
    if (target.due == kNoDay) {
        return "Give the date by which the target is to be reached.";
    }
    if (target.baselineDay != kNoDay && target.due <= target.baselineDay) {
        return "The due date has to lie after the day of the baseline, " +
               dayInWords(target.baselineDay) + ".";
    }
    for (const Guardrail& guardrail : target.guardrails) {
        if (kpiById(guardrail.kpi) == nullptr) {
            return "There is no KPI \"" + guardrail.kpi + "\" to guard.";
        }
        if (guardrail.kpi == target.kpi) {
            return "A target cannot be its own guardrail.";
        }
        if (guardrail.margin && !(*guardrail.margin >= 0)) {
            return "The margin of a guardrail is 0 or more.";
        }
    }
    if (isChange && target.reason.find_first_not_of(" \t\n") == std::string::npos) {
        return "Say why the target is changed: the reason is kept with it.";
    }
    return std::nullopt;
}

std::string sentence(const Target& target)
{
    const KpiDefinition* kpi = kpiById(target.kpi);
    if (kpi == nullptr) {
        return "Choose a KPI.";
    }
    const bool up = target.value > target.baseline;
    std::string text = (up ? "Raise " : "Lower ") + nameInSentence(*kpi) + " for " +
                       groupInWords(target.group) + " from " +
                       valueInWords(*kpi, target.baseline, 2) + " to " +
                       valueInWords(*kpi, target.value, 2);
    if (target.due != kNoDay) {
        text += " by " + dayInWords(target.due);
    }
    return text + ".";
}

} // namespace regard
