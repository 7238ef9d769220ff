// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/requests/breakdown_request.h"

#include "presentation/workspace.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace regard::presentation {

std::vector<std::string> openDimensions(const Workspace& workspace,
                                        const std::vector<std::string>& dimensions)
{
    std::vector<std::string> open = dimensions;
    std::erase_if(open, [&](const std::string& dimension) {
        return std::ranges::any_of(workspace.filter().where, [&](const Condition& condition) {
            return condition.dimension == dimension && condition.values.size() == 1;
        });
    });
    return open;
}

void askBreakdown(Workspace& workspace, const QString& slot, const Figure& overall,
                  const std::vector<std::string>& dimensions, std::size_t most,
                  std::function<void(BreakdownContent)> done)
{
    Query query = workspace.query({std::string(overall.kpi->id)});
    query.compare = Comparison::None;
    auto whole = std::make_shared<Figure>(overall);
    workspace.compute<Expected<BreakdownContent>>(
        slot,
        [query, dimensions, whole, most, currency = workspace.conventions().currency](
            const Engine& engine, const Control& control) -> Expected<BreakdownContent> {
            std::optional<BreakdownContent> first;
            for (const std::string& dimension : dimensions) {
                Query one = query;
                one.by = {dimension};
                const auto set = engine.figures(one, {}, control);
                if (!set.ok())
                    return set.error();
                auto content =
                    breakdownContent(set.value(), dimension, whole.get(), currency, most);
                if (!content.rows.empty())
                    return content;
                if (!first)
                    first = std::move(content);
            }
            return std::move(*first);
        },
        [&workspace, done = std::move(done)](Expected<BreakdownContent> result) {
            if (result.ok())
                done(std::move(result).value());
            else if (result.error().kind != ErrorKind::Cancelled)
                Q_EMIT workspace.failed(result.error());
        });
}

} // namespace regard::presentation
