// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/changes.h"

#include "core/metrics/verdicts.h"
#include "core/targets/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace regard::insight {
namespace {

bool testable(const Figure& figure)
{
    // What still comes must not be able to change what is told.
    const bool open = figure.settling && figure.verdict == Verdict::None;
    return !open && figure.complete && figure.estimate.value && figure.previous &&
           figure.previous->value && figure.difference &&
           figure.kpi->statistic != Statistic::Count && figure.estimate.n >= metrics::kFewest &&
           figure.previous->n >= metrics::kFewest;
}

/// How many times the smallest change worth seeing a change is: what makes changes of NPS and of
/// waiting times comparable.
double size(const Figure& figure)
{
    const double worth = figure.kpi->smallestChange > 0 ? figure.kpi->smallestChange
                                                        : std::abs(*figure.previous->value) / 10;
    return worth > 0 ? std::abs(figure.difference->change) / worth : 0;
}

/// " in Chat", " for Small business".
std::string place(const Group& group)
{
    if (group.empty()) {
        return {};
    }
    const auto& [dimension, value] = *group.begin();
    const std::string shown = value.empty() ? "unknown " + dimension : value;
    return (dimension == "channel" || dimension == "stage" ? " in " : " for ") + shown;
}

std::string pInWords(double p)
{
    if (p < 0.001) {
        return "p < 0.001";
    }
    return "p " + numberInWords(p, p < 0.01 ? 4 : 3);
}

/// "5.7 to 4.9", with the digits that the interval supports and at least one that differs.
std::string fromTo(const Figure& figure, const std::string& currency)
{
    const auto& interval = figure.estimate.interval;
    int decimals = interval ? decimalsFor((interval->high - interval->low) / 2) : 1;
    std::string before;
    std::string after;
    for (int tries = 0; tries < 3 && before == after; ++tries, ++decimals) {
        before = valueInWords(*figure.kpi, *figure.previous->value, decimals, currency);
        after = valueInWords(*figure.kpi, *figure.estimate.value, decimals, currency);
    }
    return before + " to " + after;
}

std::string movement(const Figure& figure)
{
    return figure.difference->change > 0 ? " rose" : " fell";
}

Change told(const Tested& tested, const std::string& comparedWith, const std::string& currency)
{
    const Figure& figure = *tested.figure;
    Change change;
    change.tone = tested.better() ? Tone::Good : Tone::Bad;
    change.title =
        std::string(figure.kpi->shortName) + movement(figure) + place(figure.group) + ".";
    change.detail = fromTo(figure, currency) + " against " + comparedWith + ", n " +
                    numberInWords(figure.estimate.n, 0) + ", " + pInWords(tested.p) + ".";
    change.kpi = figure.kpi->id;
    change.group = figure.group;
    return change;
}

} // namespace

bool Tested::better() const
{
    return (figure->difference->change > 0) == (figure->kpi->better == Better::Higher);
}

std::string_view matterOf(std::string_view kpi)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kMatters{{
        {"perception_over_image", "perception"},
        {"grr", "revenue_churn"},
        {"nrr", "revenue_churn"},
        {"retention", "churn"},
        {"csat_mean", "csat"},
        {"ces_easy", "ces"},
        {"first_response_time", "median_wait"},
        {"clv", "revenue"},
        {"revenue_per_customer", "revenue"},
        {"average_order_value", "revenue"},
        {"purchase_frequency", "repeat"},
        {"repeat_rate", "repeat"},
    }};
    const auto* found = std::find_if(kMatters.begin(), kMatters.end(),
                                     [&](const auto& entry) { return entry.first == kpi; });
    return found == kMatters.end() ? kpi : found->second;
}

std::vector<Tested> testedTogether(std::span<const FigureSet* const> sets,
                                   double falseDiscoveryRate)
{
    std::vector<Tested> tested;
    std::vector<double> p;
    for (const FigureSet* set : sets) {
        for (const Figure& figure : set->figures) {
            if (testable(figure)) {
                tested.push_back({&figure, figure.difference->p, false});
                p.push_back(figure.difference->p);
            }
        }
    }
    const auto rejected = stats::benjaminiHochberg(p, falseDiscoveryRate);
    for (std::size_t i = 0; i < tested.size(); ++i) {
        tested[i].real = rejected[i];
    }
    return tested;
}

std::vector<Change> changesOf(const std::vector<Tested>& tested, const std::string& comparedWith,
                              const std::string& currency, std::size_t most)
{
    std::vector<Tested> real;
    std::copy_if(tested.begin(), tested.end(), std::back_inserter(real),
                 [](const Tested& one) { return one.real; });
    std::stable_sort(real.begin(), real.end(), [](const Tested& a, const Tested& b) {
        return size(*a.figure) > size(*b.figure);
    });
    // One line for a matter as a whole and one for the group where it shows most: enough to go on.
    std::map<std::pair<std::string_view, bool>, int> said;
    std::vector<Change> changes;
    for (const Tested& one : real) {
        const auto key = std::pair(matterOf(one.figure->kpi->id), one.figure->group.empty());
        if (changes.size() < most && said[key]++ == 0) {
            changes.push_back(told(one, comparedWith, currency));
        }
    }
    return changes;
}

std::vector<Change> trippedGuardrails(const std::vector<Tested>& tested,
                                      const std::vector<Target>& targets,
                                      const std::string& currency)
{
    const auto find = [&](std::string_view kpi, const Group& group) {
        const auto found = std::find_if(tested.begin(), tested.end(), [&](const Tested& one) {
            return one.figure->kpi->id == kpi && one.figure->group == group;
        });
        return found == tested.end() ? nullptr : &*found;
    };
    std::vector<Change> changes;
    for (const Target& target : targets) {
        const Tested* own = find(target.kpi, target.group);
        if (own == nullptr || !own->real || !own->better()) {
            continue;
        }
        for (const Guardrail& guardrail : target.guardrails) {
            const Tested* guarded = find(guardrail.kpi, target.group);
            if (guarded == nullptr) {
                guarded = find(guardrail.kpi, {});
            }
            if (guarded == nullptr || !guarded->real || guarded->better() ||
                std::abs(guarded->figure->difference->change) <= guardrail.margin.value_or(0)) {
                continue;
            }
            const Figure& met = *own->figure;
            const Figure& hurt = *guarded->figure;
            Change change;
            change.tone = Tone::Warn;
            change.title = "Guardrail tripped: " + nameInSentence(*met.kpi) + " and " +
                           nameInSentence(*hurt.kpi) + place(met.group) + ".";
            change.detail = std::string(met.kpi->shortName) + " went from " +
                            fromTo(met, currency) + " while " + nameInSentence(*hurt.kpi) +
                            " went from " + fromTo(hurt, currency) +
                            ". The target may be met at a cost.";
            change.kpi = hurt.kpi->id;
            change.group = hurt.group;
            changes.push_back(std::move(change));
        }
    }
    return changes;
}

} // namespace regard::insight
