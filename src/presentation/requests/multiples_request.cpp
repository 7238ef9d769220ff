// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/requests/multiples_request.h"

#include "presentation/formatting.h"
#include "presentation/workspace.h"

#include <QObject>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

namespace regard::presentation {

MultiplesContent multiplesContent(const FigureSet& figures, const Figure& overall,
                                  const std::string& dimension, const std::string& each,
                                  std::string_view currency, std::size_t most)
{
    MultiplesContent content;
    content.title =
        QObject::tr("%1 by %2, for each %3")
            .arg(text(overall.kpi->shortName), dimensionName(dimension), dimensionName(each));
    std::map<std::string, FigureSet> panels;
    std::map<std::string, double> answers;
    for (const Figure& figure : figures.figures) {
        const auto value = figure.group.find(each);
        if (value == figure.group.end()) {
            content.reason = QString::fromStdString(figure.estimate.reason);
            continue;
        }
        panels[value->second].figures.push_back(figure);
        answers[value->second] += figure.estimate.value ? figure.estimate.n : 0;
    }
    std::vector<std::string> order;
    for (const auto& [value, n] : answers)
        if (n > 0)
            order.push_back(value);
    std::ranges::stable_sort(
        order, [&](const std::string& a, const std::string& b) { return answers[a] > answers[b]; });
    if (order.size() > most) {
        content.more = static_cast<int>(order.size() - most);
        order.resize(most);
    }
    constexpr std::size_t kRows = 6;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const std::string& value : order) {
        BreakdownContent panel =
            breakdownContent(panels[value], dimension, &overall, currency, kRows);
        panel.title = valueName(value);
        panel.value = value;
        low = std::min(low, panel.low);
        high = std::max(high, panel.high);
        content.panels.push_back(std::move(panel));
    }
    for (BreakdownContent& panel : content.panels) {
        panel.low = low;
        panel.high = high;
    }
    if (content.panels.empty() && content.reason.isEmpty())
        content.reason = QObject::tr("No row has both a %1 and a %2.")
                             .arg(dimensionName(dimension), dimensionName(each));
    if (!content.panels.empty())
        content.reason.clear();
    return content;
}

void askMultiples(Workspace& workspace, const QString& slot, const Figure& overall,
                  const std::string& dimension, const std::string& each, std::size_t most,
                  std::function<void(MultiplesContent)> done)
{
    Query query = workspace.query({std::string(overall.kpi->id)});
    query.compare = Comparison::None;
    query.by = {dimension, each};
    auto whole = std::make_shared<Figure>(overall);
    workspace.compute<Expected<MultiplesContent>>(
        slot,
        [query, whole, dimension, each, most, currency = workspace.conventions().currency](
            const Engine& engine, const Control& control) -> Expected<MultiplesContent> {
            const auto set = engine.figures(query, {}, control);
            if (!set.ok())
                return set.error();
            return multiplesContent(set.value(), *whole, dimension, each, currency, most);
        },
        [done = std::move(done)](Expected<MultiplesContent> result) {
            if (result.ok()) {
                done(std::move(result).value());
            } else if (result.error().kind != ErrorKind::Cancelled) {
                // Too many groups together, say: the place says it, not a message over the page.
                MultiplesContent content;
                content.reason = QString::fromStdString(result.error().message);
                done(std::move(content));
            }
        });
}

} // namespace regard::presentation
