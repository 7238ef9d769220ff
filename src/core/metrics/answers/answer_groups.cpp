// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/metrics/answer_groups.h>

#include <regard/statistics/intervals.h>

#include <algorithm>
#include <map>

namespace regard {
namespace {

bool isUsed(const ExplainedRow& row)
{
    return row.table == Table::Survey && !row.countedAs.starts_with("set aside");
}

/// The last answer of a customer: when, and the group that it counts as.
struct Last {
    std::int64_t moment = 0;
    std::size_t row = 0;
    GroupMoves::Group group = GroupMoves::Passive;
};

struct LastAnswers {
    std::map<std::int32_t, Last> byCustomer;
    std::int64_t anonymous = 0;
};

std::optional<GroupMoves::Group> groupNamed(std::string_view countedAs)
{
    if (countedAs == "promoter") {
        return GroupMoves::Promoter;
    }
    if (countedAs == "passive") {
        return GroupMoves::Passive;
    }
    if (countedAs == "detractor") {
        return GroupMoves::Detractor;
    }
    return std::nullopt;
}

Expected<LastAnswers> lastAnswers(const Engine& engine, Query query, Period period,
                                  const Control& control)
{
    query.period = period;
    query.compare = Comparison::None;
    const auto explained = engine.explain("nps", query, {}, control);
    if (!explained.ok()) {
        return explained.error();
    }
    const FactTable& table = engine.dataset().table(Table::Survey);
    const auto customers = table.customers();
    const auto moments = table.moments("answered_at");
    LastAnswers answers;
    for (const ExplainedRow& row : explained.value().rows) {
        const auto group = groupNamed(row.countedAs);
        if (!group) {
            continue;
        }
        const std::int32_t customer = customers.empty() ? -1 : customers[row.row];
        if (customer < 0) {
            ++answers.anonymous;
            continue;
        }
        const Last last{moments[row.row], row.row, *group};
        const auto [place, isNew] = answers.byCustomer.try_emplace(customer, last);
        if (!isNew &&
            std::pair(last.moment, last.row) > std::pair(place->second.moment, place->second.row)) {
            place->second = last;
        }
    }
    return answers;
}

void count(GroupMoves& moves, const LastAnswers& before, const LastAnswers& after, double level)
{
    stats::Moments changes;
    for (const auto& [customer, now] : after.byCustomer) {
        const auto earlier = before.byCustomer.find(customer);
        if (earlier == before.byCustomer.end()) {
            ++moves.onlyAfter;
            continue;
        }
        ++moves.both;
        const auto from = static_cast<std::size_t>(earlier->second.group);
        const auto to = static_cast<std::size_t>(now.group);
        ++moves.moved[from][to];
        moves.up += to > from ? 1 : 0;
        moves.down += to < from ? 1 : 0;
        constexpr double kStep = 100; // from one group to the next, in points
        changes.add(kStep * (static_cast<double>(to) - static_cast<double>(from)));
    }
    moves.onlyBefore = static_cast<std::int64_t>(before.byCustomer.size()) - moves.both;
    moves.anonymous = after.anonymous;
    if (moves.both >= 2) {
        moves.change = changes.mean;
        moves.interval = stats::meanInterval(changes, level);
    }
}

} // namespace

Expected<AnswerSpread> answerSpread(const Engine& engine, std::string_view kpi, const Query& query,
                                    const Control& control)
{
    Query plain = query;
    plain.compare = Comparison::None;
    const auto explained = engine.explain(kpi, plain, {}, control);
    if (!explained.ok()) {
        return explained.error();
    }
    const KpiDefinition& definition = *explained.value().figure.kpi;
    if (!definition.needs.starts_with("surveys of kind ")) {
        return Error{ErrorKind::Refused,
                     std::string(definition.shortName) + " is not a score of surveys."};
    }
    AnswerSpread spread;
    const auto scores = engine.dataset().table(Table::Survey).numbers("score");
    std::map<double, std::int64_t> counts;
    for (const ExplainedRow& row : explained.value().rows) {
        if (isUsed(row)) {
            ++counts[scores[row.row]];
            ++spread.answers;
        }
    }
    for (const auto& [score, answers] : counts) {
        spread.steps.push_back({score, answers});
    }
    if (spread.steps.empty()) {
        spread.reason = explained.value().figure.estimate.reason;
    }
    return spread;
}

Expected<GroupMoves> groupMoves(const Engine& engine, const Query& query, const Control& control)
{
    GroupMoves moves;
    const PeriodContext context = engine.periodContext(query.conventions, query.asOf);
    if (query.compare == Comparison::None) {
        moves.reason = "There is no period to compare with. Choose one at the top.";
        return moves;
    }
    moves.before = query.compare == Comparison::Previous ? previousPeriod(query.period, context)
                                                         : yearAgo(query.period);
    const auto after = lastAnswers(engine, query, query.period, control);
    if (!after.ok()) {
        return after.error();
    }
    const auto before = lastAnswers(engine, query, *moves.before, control);
    if (!before.ok()) {
        return before.error();
    }
    count(moves, before.value(), after.value(), query.conventions.level);
    if (moves.both == 0) {
        moves.reason = after.value().byCustomer.empty() && moves.anonymous > 0
                           ? "The answers do not name their customers."
                           : "No customer answered in both periods.";
    }
    return moves;
}

} // namespace regard
