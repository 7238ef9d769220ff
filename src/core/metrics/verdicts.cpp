// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/verdicts.h"

#include "core/metrics/measure.h"
#include "core/metrics/settling/settling.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace regard {

std::string_view verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return "none";
    case Verdict::Better:
        return "better";
    case Verdict::Worse:
        return "worse";
    case Verdict::NoChange:
        return "no_change";
    case Verdict::TooFew:
        return "too_few";
    }
    return {};
}

std::string_view statusName(TargetStatus status)
{
    switch (status) {
    case TargetStatus::None:
        return "none";
    case TargetStatus::Met:
        return "met";
    case TargetStatus::OnTrack:
        return "on_track";
    case TargetStatus::AtRisk:
        return "at_risk";
    case TargetStatus::OffTrack:
        return "off_track";
    case TargetStatus::MetAtACost:
        return "met_at_a_cost";
    }
    return {};
}

const Figure* FigureSet::find(std::string_view kpi) const
{
    const auto found = std::find_if(figures.begin(), figures.end(),
                                    [&](const Figure& figure) { return figure.kpi->id == kpi; });
    return found == figures.end() ? nullptr : &*found;
}

} // namespace regard

namespace regard::metrics {
namespace {

/// Why a change cannot be tested at all; empty when it can.
std::string untestable(const Figure& figure)
{
    if (!figure.estimate.value) {
        return figure.estimate.reason;
    }
    if (!figure.previous) {
        return "Nothing to compare with was asked for.";
    }
    if (!figure.complete) {
        return "The period is not over.";
    }
    if (!figure.previous->value) {
        return "There is no value to compare with: " + figure.previous->reason;
    }
    if (figure.kpi->statistic == Statistic::Count) {
        return "Everything is counted: the change is what it is, there is no chance in it to test.";
    }
    return {};
}

std::optional<double> neededAt(const Draft& draft)
{
    const KpiDefinition& kpi = *draft.figure.kpi;
    const double change =
        kpi.smallestChange > 0 ? kpi.smallestChange : std::abs(*draft.figure.previous->value) / 10;
    auto needed = neededFor(draft.before, change, draft.factor);
    if (!needed) {
        needed = neededFor(draft.current, change, draft.factor);
    }
    return needed && std::isfinite(*needed) ? std::optional(std::max(*needed, kFewest))
                                            : std::nullopt;
}

void tooFew(Draft& draft, std::optional<double> needed)
{
    Figure& figure = draft.figure;
    figure.verdict = Verdict::TooFew;
    figure.needed = needed;
    figure.verdictReason = "Too few to say.";
    if (needed) {
        figure.verdictReason = "About n = " + grouped(*needed) +
                               " per period is needed to see a change of " +
                               smallestChangeInWords(*figure.kpi) + ".";
    }
}

} // namespace

std::string smallestChangeInWords(const KpiDefinition& kpi)
{
    if (!(kpi.smallestChange > 0)) {
        return "a tenth";
    }
    std::array<char, 32> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), kpi.smallestChange).ptr;
    const std::string number(buffer.data(), end);
    return kpi.unit == Unit::Percent || kpi.unit == Unit::Points
               ? number + (kpi.smallestChange == 1 ? " point" : " points")
               : number;
}

int judgeChanges(std::vector<Draft>& drafts, double falseDiscoveryRate)
{
    std::vector<std::size_t> tested;
    std::vector<double> p;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Draft& draft = drafts[i];
        Figure& figure = draft.figure;
        figure.verdictReason = untestable(figure);
        if (figure.previous && figure.previous->value && figure.estimate.value) {
            figure.difference = compare(draft.before, draft.current, draft.factor, figure.level);
        }
        if (!figure.verdictReason.empty()) {
            continue;
        }
        if (figure.kpi->id == "cx_index" && !figure.difference && figure.estimate.value) {
            figure.verdictReason =
                "One of the two figures lacks a part that the other may have, so "
                "they are not compared.";
            continue;
        }
        if (!figure.difference || sizeOf(draft.before) < kFewest ||
            sizeOf(draft.current) < kFewest) {
            tooFew(draft, neededAt(draft));
            continue;
        }
        tested.push_back(i);
        // What may still change is judged only if nothing that can come would change the verdict.
        p.push_back(draft.currentEnds || draft.beforeEnds
                        ? surestDifference(*figure.difference, draft.before, draft.beforeEnds,
                                           draft.current, draft.currentEnds, draft.factor,
                                           figure.level)
                              .p
                        : figure.difference->p);
    }
    const auto rejected = stats::benjaminiHochberg(p, falseDiscoveryRate);
    for (std::size_t t = 0; t < tested.size(); ++t) {
        Draft& draft = drafts[tested[t]];
        Figure& figure = draft.figure;
        if (rejected[t]) {
            const bool up = figure.difference->change > 0;
            figure.verdict =
                up == (figure.kpi->better == Better::Higher) ? Verdict::Better : Verdict::Worse;
            continue;
        }
        if (draft.currentEnds || draft.beforeEnds) {
            figure.verdictReason = draft.currentEnds
                                       ? "The figure is not settled, and what still comes may "
                                         "decide."
                                       : "The figure before is not settled, and what still comes "
                                         "may decide.";
            continue;
        }
        const double n = 2 / (1 / sizeOf(draft.before) + 1 / sizeOf(draft.current));
        const auto needed = neededAt(draft);
        if (needed && *needed > n) {
            tooFew(draft, needed);
        } else {
            figure.verdict = Verdict::NoChange;
        }
    }
    return static_cast<int>(tested.size());
}

} // namespace regard::metrics
