// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/requests/sparkline_request.h"

#include "presentation/trend_content.h"
#include "presentation/workspace.h"

#include <algorithm>
#include <utility>

namespace regard::presentation {

namespace {

constexpr int kMonths = 15;

/// Places of the breaks that lie in the figure's period, which is the one at `index`.
void addPlaces(const std::vector<MethodBreak>& breaks, const Figure& figure, double index,
               std::vector<double>& places)
{
    for (const MethodBreak& one : breaks)
        if (figure.period.contains(one.day) && index > 0 &&
            std::ranges::count(one.kpis, figure.kpi->id) > 0)
            places.push_back(index - 0.5 +
                             double(one.day - figure.period.from) / figure.period.days());
}

} // namespace

void askSparklines(Workspace& workspace, const QString& slot, const std::vector<std::string>& kpis,
                   std::function<void(const std::vector<Sparkline>&)> done)
{
    workspace.compute<std::vector<Sparkline>>(
        slot,
        [kpis, context = workspace.periodContext(), base = workspace.query(),
         breaks = workspace.breaks()](const Engine& engine, const Control& control) {
            std::vector<Sparkline> all;
            for (const std::string& kpi : kpis) {
                if (control.stop.stop_requested())
                    break;
                const auto span = trendSpan(*kpiById(kpi), base.period, context, kMonths);
                Query query = base;
                query.kpis = {kpi};
                query.compare = Comparison::None;
                query.period = span.period;
                const auto figures = engine.trend(kpi, query, span.unit, control);
                if (!figures.ok())
                    continue;
                Sparkline one;
                one.kpi = kpi;
                for (const Figure& figure : figures.value()) {
                    one.values.push_back(figure.estimate.value);
                    one.lastComplete = figure.complete && !figure.settling;
                    addPlaces(breaks, figure, double(one.values.size()) - 1, one.breaks);
                }
                all.push_back(std::move(one));
            }
            return all;
        },
        std::move(done));
}

} // namespace regard::presentation
