// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/insight/kpi_forecast.h>

#include <algorithm>

namespace regard {

namespace {

/// Data that begin or end less than this inside a period still stand for the whole of it.
constexpr int kRest = 7;

/// The last run of periods with a value that the data cover.
std::vector<Figure> lastRun(std::vector<Figure> figures, const PeriodContext& context)
{
    const auto covered = [&](const Figure& figure) {
        const Period unit = figure.period;
        const int rest = std::min(kRest, unit.days() / 4);
        return figure.complete && !figure.settling && figure.estimate.value &&
               unit.to <= context.data.to + rest && unit.from >= context.data.from - rest;
    };
    while (!figures.empty() && !covered(figures.back()))
        figures.pop_back();
    const auto gap = std::find_if_not(figures.rbegin(), figures.rend(), covered);
    figures.erase(figures.begin(), gap.base());
    return figures;
}

} // namespace

Expected<KpiForecast> forecastKpi(const Engine& engine, std::string_view kpi, const Query& query,
                                  Calendar unit, int horizon, const Control& control)
{
    const KpiDefinition* definition = kpiById(kpi);
    const PeriodContext context = engine.periodContext(query.conventions, query.asOf);
    if (context.data.from == kNoDay)
        return Error{ErrorKind::Refused, "There are no data in this store to forecast from."};
    Query history = query;
    history.compare = Comparison::None;
    // Whole units, so that the first and the last are not cut by the data.
    history.period = {unitOf(context.data.from, unit, context).from,
                      unitOf(std::min(context.data.to, context.today), unit, context).to};
    Expected<std::vector<Figure>> trend = engine.trend(kpi, history, unit, control);
    if (!trend.ok())
        return trend.error();
    KpiForecast result;
    result.kpi = definition;
    result.unit = unit;
    result.history = lastRun(std::move(trend).value(), context);
    std::vector<double> values;
    for (const Figure& figure : result.history)
        values.push_back(*figure.estimate.value);
    const auto forecast =
        definition == nullptr
            ? std::nullopt
            : stats::forecast(values, horizon, {definition->low, definition->high});
    if (!forecast)
        return Error{ErrorKind::Refused, "A forecast needs three complete periods in a row; there "
                                         "are " +
                                             std::to_string(values.size()) + "."};
    result.forecast = *forecast;
    Period next = result.history.back().period;
    for (std::size_t step = 0; step < result.forecast.steps.size(); ++step) {
        next = unitOf(next.to + 1, unit, context);
        result.ahead.push_back(next);
    }
    return result;
}

} // namespace regard
