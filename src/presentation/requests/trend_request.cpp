// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/requests/trend_request.h"

#include "presentation/workspace.h"

#include <memory>
#include <utility>

namespace regard::presentation {

void askTrend(Workspace& workspace, const QString& slot, const Figure& figure,
              const TrendWish& wish, std::function<void(TrendContent)> done)
{
    auto input = std::make_shared<TrendInput>();
    input->kpi = figure.kpi;
    input->context = workspace.periodContext();
    input->span = wish.unit ? spanOf(*wish.unit, figure.period, input->context, wish.months)
                            : trendSpan(*figure.kpi, figure.period, input->context, wish.months);
    input->yardsticks = workspace.contents().yardsticks;
    input->benchmark = figure.benchmark;
    input->events = workspace.contents().events;
    input->breaks = workspace.breaks();
    input->where = workspace.filter().where;
    input->currency = workspace.conventions().currency;
    input->level = figure.level;
    input->limits = wish.limits;
    Query query = workspace.query({std::string(figure.kpi->id)});
    query.period = input->span.period;
    query.compare = Comparison::None;
    workspace.compute<Expected<std::vector<Figure>>>(
        slot,
        [query, input, given = wish.unit.has_value()](const Engine& engine,
                                                      const Control& control) {
            auto figures = engine.trend(input->kpi->id, query, input->span.unit, control);
            if (!figures.ok() || given)
                return figures;
            const auto finer = finerSpan(*input->kpi, figures.value(), input->span);
            if (!finer)
                return figures;
            input->span = *finer;
            Query again = query;
            again.period = finer->period;
            return engine.trend(input->kpi->id, again, finer->unit, control);
        },
        [&workspace, input, done = std::move(done)](Expected<std::vector<Figure>> result) {
            if (result.ok()) {
                input->figures = std::move(result).value();
                done(trendContent(*input));
            } else if (result.error().kind != ErrorKind::Cancelled) {
                Q_EMIT workspace.failed(result.error());
            }
        });
}

} // namespace regard::presentation
