// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/metrics/nonresponse.h>

#include "core/metrics/scope.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace regard {
namespace {

/// The kind of survey that answers a KPI: "nps" of "surveys of kind nps on ...". Empty for others.
std::string kindOf(const KpiDefinition& kpi)
{
    constexpr std::string_view kOfKind = "surveys of kind ";
    const bool score = kpi.statistic == Statistic::NetShare || kpi.statistic == Statistic::Share ||
                       kpi.statistic == Statistic::Mean;
    if (!score || !kpi.needs.starts_with(kOfKind)) {
        return {};
    }
    const std::string_view rest = kpi.needs.substr(kOfKind.size());
    return std::string(rest.substr(0, rest.find(' ')));
}

struct Asked {
    std::int64_t sent = 0;
    std::int64_t answered = 0;
};

/// Surveys of a kind by the group of `dimension`, of those sent in the period.
Expected<std::map<std::string, Asked>> askedBy(const Engine& engine, const Query& query,
                                               const std::string& dimension,
                                               const std::string& kind)
{
    const auto resolved = metrics::Scope::resolve(
        engine.dataset(), query, engine.periodContext(query.conventions, query.asOf));
    if (!resolved.ok()) {
        return resolved.error();
    }
    const metrics::Scope& scope = *resolved.value();
    std::map<std::string, Asked> asked;
    const FactTable& table = engine.dataset().table(Table::Survey);
    const std::int32_t code = engine.dataset().dictionary("kind").find(kind);
    const auto kinds = table.codes("kind");
    const auto scores = table.numbers("score");
    if (code < 0 || kinds.empty() || table.days("sent_at").empty() ||
        scope.reasonAgainst(Table::Survey)) {
        return asked;
    }
    std::vector<Asked> bySlot(scope.groups());
    const auto& slots = scope.rowSlots(Table::Survey, "sent_at", 0);
    for (std::size_t row = slots.begin(); row < slots.end(); ++row) {
        if (slots[row] < 0 || kinds[row] != code) {
            continue;
        }
        Asked& group = bySlot[static_cast<std::size_t>(slots[row])];
        ++group.sent;
        group.answered += row < scores.size() && !std::isnan(scores[row]) ? 1 : 0;
    }
    for (std::size_t slot = 0; slot < bySlot.size(); ++slot) {
        if (bySlot[slot].sent > 0) {
            asked[scope.groupOf(slot).at(dimension)] = bySlot[slot];
        }
    }
    return asked;
}

/// Active customers by group, for weights where nobody knows who was asked.
Expected<std::map<std::string, Asked>>
customersBy(const Engine& engine, Query query, const std::string& dimension, const Control& control)
{
    query.kpis = {"active_customers"};
    const auto set = engine.figures(query, {}, control);
    if (!set.ok()) {
        return set.error();
    }
    std::map<std::string, Asked> customers;
    for (const Figure& figure : set.value().figures) {
        const auto group = figure.group.find(dimension);
        if (group != figure.group.end() && figure.estimate.value.value_or(0) > 0) {
            customers[group->second].sent = std::llround(*figure.estimate.value);
        }
    }
    return customers;
}

Expected<Nonresponse> responseBy(const Engine& engine, Query query, const std::string& dimension,
                                 const std::string& kind, const Control& control)
{
    query.by = {dimension};
    Nonresponse response;
    response.dimension = dimension;
    auto asked = askedBy(engine, query, dimension, kind);
    if (asked.ok() && asked.value().empty()) {
        response.byCustomers = true;
        asked = customersBy(engine, query, dimension, control);
    }
    if (!asked.ok()) {
        return asked.error();
    }
    const auto set = engine.figures(query, {}, control);
    if (!set.ok()) {
        return set.error();
    }
    std::map<std::string, const Figure*> figures;
    double answers = 0;
    for (const Figure& figure : set.value().figures) {
        const auto group = figure.group.find(dimension);
        if (group == figure.group.end()) {
            response.reason = figure.estimate.reason;
            return response;
        }
        figures[group->second] = &figure;
        answers += figure.estimate.n;
        asked.value().try_emplace(group->second);
    }
    double all = 0;
    for (const auto& [name, count] : asked.value()) {
        all += static_cast<double>(count.sent);
    }
    if (!(all > 0)) {
        response.reason =
            "Neither who was asked nor how many customers there are is known by " + dimension + ".";
        return response;
    }
    for (const auto& [name, count] : asked.value()) {
        const auto found = figures.find(name);
        ResponseGroup group;
        group.group = name;
        group.asked = count.sent;
        group.answered = count.answered;
        group.weight = static_cast<double>(count.sent) / all;
        if (!response.byCustomers && count.sent > 0) {
            group.rate =
                100.0 * static_cast<double>(count.answered) / static_cast<double>(count.sent);
        }
        if (found != figures.end()) {
            group.n = found->second->estimate.n;
            group.share = answers > 0 ? group.n / answers : 0;
            group.value = found->second->estimate.value;
        }
        if (group.asked > 0 || group.n > 0) {
            response.groups.push_back(std::move(group));
        }
    }
    std::stable_sort(
        response.groups.begin(), response.groups.end(),
        [](const ResponseGroup& a, const ResponseGroup& b) { return a.asked > b.asked; });
    std::vector<const Figure*> inOrder;
    for (const ResponseGroup& group : response.groups) {
        const auto found = figures.find(group.group);
        inOrder.push_back(found != figures.end() ? found->second : nullptr);
    }
    poststratify(response, inOrder);
    return response;
}

} // namespace

Expected<std::vector<Nonresponse>> nonresponse(const Engine& engine, std::string_view kpi,
                                               const Query& query,
                                               std::vector<std::string> dimensions,
                                               const Control& control)
{
    Query whole = query;
    whole.kpis = {std::string(kpi)};
    whole.by.clear();
    whole.compare = Comparison::None;
    const auto set = engine.figures(whole, {}, control);
    if (!set.ok()) {
        return set.error();
    }
    const Figure& figure = set.value().figures.front();
    const std::string kind = kindOf(*figure.kpi);
    std::vector<Nonresponse> result;
    if (kind.empty() || !figure.estimate.value) {
        return result;
    }
    const bool asked = !dimensions.empty();
    if (!asked) {
        dimensions = engine.dimensions();
    }
    for (const std::string& dimension : dimensions) {
        if (calendarByName(dimension)) {
            return Error{ErrorKind::Invalid, "Answers are compared by groups of customers or rows, "
                                             "not by " +
                                                 dimension + "."};
        }
        auto response = responseBy(engine, whole, dimension, kind, control);
        if (!response.ok()) {
            return response.error();
        }
        response.value().raw = figure.estimate.value;
        // One group alone tells nothing about who did not answer.
        if (asked || response.value().groups.size() > 1) {
            result.push_back(std::move(response).value());
        }
    }
    return result;
}

} // namespace regard
