// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/target_basis.h"

#include <regard/domain/kpi.h>
#include <regard/targets/status.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace regard::presentation {

namespace {

constexpr int kMonthsShown = 24;

/// KPIs whose figure is a mean on the survey's own scale, or is defined by it, and the survey kind.
constexpr std::pair<const char*, const char*> kScaled[] = {
    {"nps", "nps"}, {"csat", "csat"}, {"csat_mean", "csat"}, {"ces", "ces"}, {"ces_easy", "ces"}};

bool isBetter(const KpiDefinition& kpi, double a, double b)
{
    return kpi.better == Better::Higher ? a > b : a < b;
}

std::string shortNumber(double value)
{
    return value == std::floor(value) ? std::to_string(static_cast<long long>(value))
                                      : std::to_string(value);
}

} // namespace

std::vector<Condition> conditionsOf(const Group& group)
{
    std::vector<Condition> where;
    for (const auto& [dimension, value] : group)
        where.push_back({dimension, {value}});
    return where;
}

TargetBasis targetBasis(const Engine& engine, const Query& query, const std::string& kpi,
                        const Group& group, const Control& control)
{
    TargetBasis basis;
    const KpiDefinition* definition = kpiById(kpi);
    if (definition == nullptr) {
        basis.error = "There is no KPI " + kpi + ".";
        return basis;
    }
    const PeriodContext context = engine.periodContext(query.conventions, query.asOf);
    Query asked = query;
    asked.kpis = {kpi};
    asked.by.clear();
    asked.where = conditionsOf(group);
    asked.compare = Comparison::None;

    const auto year = parsePeriod("last-12-months", context);
    if (!year.ok()) {
        basis.error = year.error().message;
        return basis;
    }
    basis.period = asked.period = year.value();
    const auto figures = engine.figures(asked, {}, control);
    if (!figures.ok()) {
        basis.error = figures.error().message;
        return basis;
    }
    if (const Figure* figure = figures.value().find(kpi))
        basis.baseline = figure->estimate;
    if (context.data.from == kNoDay)
        return basis;

    const Day last = std::min(context.today, context.data.to);
    asked.period = {std::max(firstOfMonth(last, 1 - kMonthsShown), firstOfMonth(context.data.from)),
                    last};
    if (auto months = engine.trend(kpi, asked, Calendar::Month, control); months.ok())
        basis.months = std::move(months).value();

    asked.period = {context.data.from, last};
    if (const auto quarters = engine.trend(kpi, asked, Calendar::Quarter, control); quarters.ok()) {
        const Figure* best = nullptr;
        for (const Figure& figure : quarters.value()) {
            const bool whole = figure.complete && unitOf(figure.period.from, Calendar::Quarter,
                                                         context) == figure.period;
            if (whole && figure.estimate.value &&
                (best == nullptr ||
                 isBetter(*definition, *figure.estimate.value, *best->estimate.value)))
                best = &figure;
        }
        if (best != nullptr) {
            basis.best = best->estimate;
            basis.bestQuarter = describe(best->period, context);
        }
    }
    return basis;
}

std::vector<TargetRow> unjudgedTargets(const std::vector<TargetVersion>& history, Day day)
{
    std::vector<TargetRow> rows;
    for (Target& target : targetsOn(history, day))
        rows.push_back({std::move(target), {}, {}, false});
    return rows;
}

std::vector<TargetRow> judgeTargets(const Engine& engine, const Query& query,
                                    const std::vector<TargetVersion>& history,
                                    const Control& control)
{
    const PeriodContext context = engine.periodContext(query.conventions, query.asOf);
    // A target that was set after the period's end is shown too: it is the one that holds now.
    std::vector<TargetRow> rows =
        unjudgedTargets(history, std::max(context.today, query.period.to));
    for (TargetRow& row : rows) {
        if (control.stop.stop_requested())
            return rows;
        row.computed = true;
        const KpiDefinition* kpi = kpiById(row.target.kpi);
        if (kpi == nullptr)
            continue;
        Query asked = query;
        asked.kpis = {row.target.kpi};
        asked.by.clear();
        asked.where = conditionsOf(row.target.group);
        asked.compare = Comparison::None;
        const auto figures = engine.figures(asked, {}, control);
        if (!figures.ok()) {
            row.judged.statusReason = figures.error().message;
            continue;
        }
        const Figure* figure = figures.value().find(row.target.kpi);
        if (figure == nullptr)
            continue;
        row.now = figure->estimate;
        if (!row.now.value) {
            row.judged.statusReason = row.now.reason;
            continue;
        }
        row.judged = judge(row.target, *kpi, row.now, figure->complete, figure->period.to);
    }
    return rows;
}

std::map<std::string, std::string> scalesInUse(const Dataset& dataset)
{
    const FactTable& surveys = dataset.table(Table::Survey);
    const auto kinds = surveys.codes("kind");
    const auto low = surveys.numbers("scale_min");
    const auto high = surveys.numbers("scale_max");
    std::map<std::string, std::string> scales;
    if (kinds.empty())
        return scales;
    const Dictionary& names = dataset.dictionary("kind");
    std::map<std::int32_t, std::map<std::pair<double, double>, std::size_t>> counts;
    for (std::size_t row = 0; row < surveys.rows(); ++row) {
        if (kinds[row] < 0 || low.empty() || high.empty() || std::isnan(low[row]) ||
            std::isnan(high[row]))
            continue;
        ++counts[kinds[row]][{low[row], high[row]}];
    }
    for (const auto& [kpi, kind] : kScaled) {
        const std::int32_t code = names.find(kind);
        if (code < 0)
            continue;
        const auto found = counts.find(code);
        if (found == counts.end()) {
            // NPS is asked from 0 to 10 unless a mapping says otherwise.
            if (std::string_view(kind) == "nps")
                scales[kpi] = "0-10";
            continue;
        }
        const auto most =
            std::max_element(found->second.begin(), found->second.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        scales[kpi] = shortNumber(most->first.first) + "-" + shortNumber(most->first.second);
    }
    return scales;
}

} // namespace regard::presentation
