// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/insight/overview.h>

#include <regard/targets/status.h>

#include "core/insight/changes.h"
#include "core/insight/headline.h"
#include "core/targets/wording.h"

#include <algorithm>
#include <map>

namespace regard {
namespace {

constexpr std::size_t kMostChanges = 8;

/// Dimensions along which the Overview looks for what changed: those that the data have and that
/// the filter does not fix already.
std::vector<std::string> breakdowns(const Engine& engine, const Query& query)
{
    const auto present = engine.dimensions();
    std::vector<std::string> names;
    for (const char* name : {"segment", "channel"}) {
        const bool has = std::find(present.begin(), present.end(), name) != present.end();
        const bool fixed =
            std::any_of(query.where.begin(), query.where.end(), [&](const Condition& condition) {
                return condition.dimension == name && condition.values.size() == 1;
            });
        if (has && !fixed) {
            names.emplace_back(name);
        }
    }
    return names;
}

std::string coverage(const Dataset& dataset)
{
    const auto imported = static_cast<double>(dataset.rowsImported());
    const auto aside = static_cast<double>(dataset.rowsSetAside());
    if (imported <= 0) {
        return {};
    }
    if (aside == 0) {
        return "no imported row set aside";
    }
    const double share = 100 * aside / imported;
    return (share < 0.1 ? "less than 0.1" : numberInWords(share, 1)) +
           " % of imported rows set aside";
}

std::string sublineOf(const Engine& engine, const std::vector<const FigureSet*>& sets,
                      const PeriodContext& context)
{
    const FigureSet& base = *sets.front();
    std::string text = describe(base.period, context) + (base.complete ? "" : " so far");
    if (base.comparedWith) {
        text += " against " + describe(*base.comparedWith, context);
    }
    std::map<std::int64_t, TargetStatus> byTarget;
    for (const FigureSet* set : sets) {
        for (const Figure& figure : set->figures) {
            if (figure.target) {
                byTarget[figure.target->id] = figure.target->status;
            }
        }
    }
    std::vector<TargetStatus> statuses;
    for (const auto& [id, status] : byTarget) {
        statuses.push_back(status);
    }
    const std::string separator = " \u00b7 ";
    for (const std::string& part :
         {insight::targetsInWords(statuses), coverage(engine.dataset())}) {
        if (!part.empty()) {
            text += separator + part;
        }
    }
    return text;
}

/// The figures of targets for groups that the breakdowns do not show, with their guardrails.
Expected<std::vector<FigureSet>> figuresOfTargets(const Engine& engine, const Query& base,
                                                  const Yardsticks& yardsticks,
                                                  const std::vector<Target>& targets,
                                                  const std::vector<std::string>& shown,
                                                  const Control& control)
{
    const auto present = engine.dimensions();
    std::vector<FigureSet> sets;
    for (const Target& target : targets) {
        Query query = base;
        query.kpis = {target.kpi};
        for (const Guardrail& guardrail : target.guardrails) {
            query.kpis.push_back(guardrail.kpi);
        }
        bool answerable = !target.group.empty() && kpiById(target.kpi) != nullptr;
        for (const auto& [dimension, value] : target.group) {
            query.by.push_back(dimension);
            answerable =
                answerable && std::find(present.begin(), present.end(), dimension) != present.end();
        }
        const bool alreadyShown =
            query.by.size() == 1 &&
            std::find(shown.begin(), shown.end(), query.by.front()) != shown.end();
        if (!answerable || alreadyShown) {
            continue;
        }
        auto set = engine.figures(query, yardsticks, control);
        if (!set.ok()) {
            return set.error();
        }
        std::erase_if(set.value().figures,
                      [&](const Figure& figure) { return figure.group != target.group; });
        sets.push_back(std::move(set.value()));
    }
    return sets;
}

} // namespace

Expected<Overview> overview(const Engine& engine, const Query& query, const Yardsticks& yardsticks,
                            const Control& control)
{
    Query base = query;
    base.by.clear();
    base.kpis.clear();
    base.thorough = false;
    auto figures = engine.figures(base, yardsticks, control);
    if (!figures.ok()) {
        return figures.error();
    }
    Overview result;
    result.figures = std::move(figures.value());

    const PeriodContext context = engine.periodContext(query.conventions, query.asOf);
    const auto dimensions = breakdowns(engine, base);
    const auto held = targetsOn(yardsticks.targets, context.today);
    auto ofTargets = figuresOfTargets(engine, base, yardsticks, held, dimensions, control);
    if (!ofTargets.ok()) {
        return ofTargets.error();
    }
    std::vector<FigureSet> parts = std::move(ofTargets.value());
    for (const std::string& dimension : dimensions) {
        Query narrowed = base;
        narrowed.by = {dimension};
        auto set = engine.figures(narrowed, yardsticks, control);
        if (!set.ok()) {
            return set.error();
        }
        parts.push_back(std::move(set.value()));
    }
    std::vector<const FigureSet*> sets{&result.figures};
    for (const FigureSet& part : parts) {
        sets.push_back(&part);
    }

    result.headline = insight::headlineOf(result.figures, context);
    result.subline = sublineOf(engine, sets, context);
    if (!result.figures.comparedWith) {
        return result;
    }
    const auto tested = insight::testedTogether(sets, query.conventions.falseDiscoveryRate);
    const std::string before = describe(*result.figures.comparedWith, context);
    result.changes = insight::trippedGuardrails(tested, held, query.conventions.currency);
    auto changes = insight::changesOf(tested, before, query.conventions.currency, kMostChanges);
    for (Change& change : changes) {
        if (result.changes.size() < kMostChanges) {
            result.changes.push_back(std::move(change));
        }
    }
    return result;
}

} // namespace regard
