// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/requests/explanation_request.h"

#include "presentation/workspace.h"

#include <utility>

namespace regard::presentation {

namespace {

struct Why {
    Expected<std::vector<MovedBy>> moved;
    Expected<std::vector<Nonresponse>> response;
};

void tellFailure(Workspace& workspace, const Error& error)
{
    if (error.kind != ErrorKind::Cancelled)
        Q_EMIT workspace.failed(error);
}

void askWhy(Workspace& workspace, const QString& slot, const Query& query,
            const std::shared_ptr<const Explanation>& explanation, const ExplanationTaker& taker)
{
    const std::string kpi(explanation->figure.kpi->id);
    workspace.compute<Why>(
        slot + QStringLiteral(".why"),
        [kpi, query](const Engine& engine, const Control& control) {
            const bool compared = query.compare != Comparison::None;
            return Why{compared ? movedBy(engine, kpi, query, {}, control) : std::vector<MovedBy>{},
                       nonresponse(engine, kpi, query, {}, control)};
        },
        [&workspace, explanation, taker](const Why& why) {
            const std::string currency = workspace.conventions().currency;
            const Figure& figure = explanation->figure;
            if (why.moved.ok())
                taker.moved(movedContent(why.moved.value(), figure, currency));
            else
                tellFailure(workspace, why.moved.error());
            if (why.response.ok())
                taker.response(responseContent(why.response.value(), figure, currency));
            else
                tellFailure(workspace, why.response.error());
        });
}

} // namespace

void askExplanation(Workspace& workspace, const QString& slot, const std::string& kpi,
                    ExplanationTaker taker)
{
    const Query query = workspace.query({kpi});
    auto yardsticks = std::make_shared<const Yardsticks>(workspace.contents().yardsticks);
    workspace.compute<Expected<Explanation>>(
        slot,
        [kpi, query, yardsticks, breaks = workspace.breaks(),
         context = workspace.periodContext()](const Engine& engine, const Control& control) {
            auto explanation = engine.explain(kpi, query, *yardsticks, control);
            if (explanation.ok())
                noteBreaks(explanation.value().figure, breaks, query, context);
            return explanation;
        },
        [&workspace, slot, query, taker = std::move(taker)](Expected<Explanation> result) {
            if (!result.ok()) {
                tellFailure(workspace, result.error());
                return;
            }
            auto explanation = std::make_shared<const Explanation>(std::move(result).value());
            taker.rows(explanation);
            askWhy(workspace, slot, query, explanation, taker);
        });
}

} // namespace regard::presentation
