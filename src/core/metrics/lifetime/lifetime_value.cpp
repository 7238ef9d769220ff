// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/work_crew.h"
#include "core/metrics/engine_state.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace regard {

namespace {

using metrics::fixed;
using stats::LeavingModel;
using stats::PurchaseHistory;

constexpr std::size_t kDraws = 200;
/// From this many different histories on, the interval is taken from an even sample of them.
constexpr std::size_t kMostGroups = 4000;
constexpr std::size_t kCustomersWorthAThread = 50'000;

/// Customers with one history, and their mean spends added up.
struct HistoryGroup {
    PurchaseHistory history;
    double paying = 0; ///< of them, with money on repeat days
    double spends = 0; ///< their mean spends, added up
};

std::vector<HistoryGroup> grouped(const std::vector<PurchaseHistory>& histories)
{
    std::map<std::tuple<double, double, double>, HistoryGroup> groups;
    for (const PurchaseHistory& one : histories) {
        auto [at, isNew] = groups.try_emplace({one.repeats, one.recency, one.age});
        HistoryGroup& group = at->second;
        if (isNew)
            group.history = {one.repeats, one.recency, one.age, 0, 0};
        group.history.customers += one.customers;
        if (one.repeats > 0 && one.meanSpend > 0) {
            group.paying += one.customers;
            group.spends += one.customers * one.meanSpend;
        }
    }
    std::vector<HistoryGroup> result;
    result.reserve(groups.size());
    for (const auto& [key, group] : groups)
        result.push_back(group);
    return result;
}

/// Purchases and money expected of a group's customers together.
struct Expectation {
    double customers = 0;
    double purchases = 0;
    double money = 0;
};

void add(Expectation& sum, const HistoryGroup& group, const stats::LeavingParameters& leaving,
         const stats::SpendFit* spend, double weeks)
{
    const double purchases = stats::expectedPurchases(leaving, group.history, weeks);
    sum.customers += group.history.customers;
    sum.purchases += purchases * group.history.customers;
    if (spend == nullptr)
        return;
    // Who did not pay on a repeat day is expected to spend what everybody does.
    const double population = *spend->populationMean();
    const double px = spend->p * group.history.repeats;
    const double own = px / (px + spend->q - 1);
    const double spends = (group.history.customers - group.paying) * population +
                          group.paying * (1 - own) * population + own * group.spends;
    sum.money += purchases * spends;
}

std::optional<stats::Interval> simulatedInterval(const LifetimeValue& value,
                                                 const std::vector<HistoryGroup>& groups,
                                                 double level, const Control& control)
{
    const auto leaving = stats::simulated(value.leaving, kDraws);
    const auto spending = stats::simulated(*value.spend, kDraws, 20261122);
    const std::size_t stride = (groups.size() + kMostGroups - 1) / kMostGroups;
    // The sample's own value differs a little from that of everybody: the draws are taken relative
    // to it.
    Expectation sampled;
    for (std::size_t i = 0; i < groups.size(); i += stride)
        add(sampled, groups[i], value.leaving.parameters, &*value.spend, value.weeks);
    const double scale = *value.perCustomer / (sampled.money / sampled.customers);
    std::vector<double> draws;
    for (std::size_t draw = 0; draw < kDraws; ++draw) {
        if (control.stop.stop_requested() || !spending[draw].populationMean())
            continue;
        Expectation sum;
        for (std::size_t i = 0; i < groups.size(); i += stride)
            add(sum, groups[i], leaving[draw], &spending[draw], value.weeks);
        draws.push_back(scale * sum.money / sum.customers);
    }
    if (draws.size() < kDraws / 2)
        return std::nullopt;
    std::ranges::sort(draws);
    const auto at = [&](double share) {
        const double place = share * static_cast<double>(draws.size() - 1);
        const auto low = static_cast<std::size_t>(place);
        const std::size_t high = std::min(low + 1, draws.size() - 1);
        return std::lerp(draws[low], draws[high], place - static_cast<double>(low));
    };
    return stats::Interval{at((1 - level) / 2), at((1 + level) / 2)};
}

std::vector<std::string> assumptionsOf(LeavingModel model, const LifetimeValue& value)
{
    std::vector<std::string> sentences{
        "Each customer buys at a rate of their own, and rates differ between customers.",
        model == LeavingModel::BgNbd
            ? "Customers leave only right after a repeat purchase, so everyone who bought once "
              "counts as still there: not for counting customers."
        : model == LeavingModel::MbgNbd ? "Customers leave right after a purchase."
                                        : "Customers can leave at any time, without a word.",
        "Revenue, not margin; nothing is discounted; new customers are not in it."};
    if (value.spend) {
        sentences.emplace_back("What a purchase brings does not depend on how often one buys; here "
                               "the correlation is " +
                               fixed(value.spend->correlation, 3) + ".");
        sentences.emplace_back("The interval is for the mean customer and comes from how sure the "
                               "parameters are; a single customer scatters far more.");
    }
    return sentences;
}

/// The histories of all customers up to one day: those asked for last. Thread-safe.
class KeptHistories final {
public:
    template <class Make>
    std::shared_ptr<const PurchaseHistories> upTo(Day cutOff, const Make& make)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_histories == nullptr || m_histories->cutOff != cutOff)
            m_histories = std::make_shared<const PurchaseHistories>(make(cutOff));
        return m_histories;
    }

private:
    std::mutex m_mutex;
    std::shared_ptr<const PurchaseHistories> m_histories;
};

/// What the models came to for the histories up to one day under one filter: those asked for last.
/// Thread-safe; who asks for a model that is being fitted waits for it.
class KeptFits final {
public:
    Expected<stats::LeavingFit> of(const PurchaseHistories& histories, const Query& query,
                                   LeavingModel model, const std::stop_token& stop)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_cutOff != histories.cutOff || m_where != query.where) {
            m_fits.clear();
            m_cutOff = histories.cutOff;
            m_where = query.where;
        }
        if (const auto found = m_fits.find(model); found != m_fits.end())
            return found->second;
        auto fit = stats::fitLeaving(histories.histories, model, stop);
        if (fit.ok() || fit.error().kind != ErrorKind::Cancelled)
            m_fits.emplace(model, fit);
        return fit;
    }

private:
    std::mutex m_mutex;
    Day m_cutOff = kNoDay;
    std::vector<Condition> m_where;
    std::map<LeavingModel, Expected<stats::LeavingFit>> m_fits;
};

PurchaseHistories allHistories(metrics::Derived& derived, Day cutOff)
{
    const auto ledger = derived.orders();
    const metrics::OrderLedger& orders = *ledger;
    const std::size_t customers = orders.ends.size();
    const std::size_t pieces = customers >= kCustomersWorthAThread ? 8 : 1;
    std::vector<PurchaseHistories> parts(pieces);
    inPieces(customers, pieces, pieces > 1,
             [&](std::size_t piece, std::size_t begin, std::size_t end) {
                 std::vector<stats::DaySpend> spending;
                 for (std::size_t customer = begin; customer < end; ++customer) {
                     spending.clear();
                     for (std::size_t i = orders.begin(customer); i < orders.ends[customer]; ++i)
                         spending.push_back(
                             {orders.days[i], static_cast<double>(orders.netOf(i)) / 100});
                     if (const auto history = stats::historyOf(spending, cutOff)) {
                         parts[piece].customers.push_back(static_cast<std::int32_t>(customer));
                         parts[piece].histories.push_back(*history);
                     }
                 }
             });
    PurchaseHistories all = std::move(parts[0]);
    all.cutOff = cutOff;
    for (std::size_t piece = 1; piece < pieces; ++piece) {
        const PurchaseHistories& part = parts[piece];
        all.customers.insert(all.customers.end(), part.customers.begin(), part.customers.end());
        all.histories.insert(all.histories.end(), part.histories.begin(), part.histories.end());
    }
    return all;
}

} // namespace

Expected<std::shared_ptr<const PurchaseHistories>> Engine::purchaseHistories(const Query& query,
                                                                             Day upTo) const
{
    const FactTable& table = dataset().table(Table::Purchase);
    if (table.rows() == 0 || table.customers().empty())
        return Error{ErrorKind::Refused, table.rows() == 0
                                             ? "There are no purchases in this store."
                                             : "No purchase in this store names its customer."};
    Query plain = query;
    plain.by.clear();
    plain.compare = Comparison::None;
    const PeriodContext context = periodContext(query.conventions, query.asOf);
    const auto scope = metrics::Scope::resolve(dataset(), plain, context);
    if (!scope.ok())
        return scope.error();
    if (const auto reason = scope.value()->reasonAgainstCustomers())
        return Error{ErrorKind::Refused, *reason};

    Day last = context.today - 1;
    if (upTo != kNoDay)
        last = std::min(last, upTo);
    // Nobody is watched beyond the data.
    const Day lastPurchase = m_state->derived.purchases().lastOrder;
    const auto all = m_state->derived.kept<KeptHistories>("purchase histories")
                         ->upTo(std::min(last, lastPurchase),
                                [&](Day cutOff) { return allHistories(m_state->derived, cutOff); });
    if (query.where.empty())
        return all;
    const std::vector<std::int32_t>& groupOf = scope.value()->customerGroups();
    auto result = std::make_shared<PurchaseHistories>();
    result->cutOff = all->cutOff;
    for (std::size_t i = 0; i < all->customers.size(); ++i)
        if (groupOf[static_cast<std::size_t>(all->customers[i])] >= 0) {
            result->customers.push_back(all->customers[i]);
            result->histories.push_back(all->histories[i]);
        }
    return std::shared_ptr<const PurchaseHistories>(std::move(result));
}

Expected<stats::LeavingFit> Engine::leavingFit(const PurchaseHistories& histories,
                                               const Query& query, LeavingModel model,
                                               const Control& control) const
{
    return m_state->derived.kept<KeptFits>("models of leaving")
        ->of(histories, query, model, control.stop);
}

Expected<LifetimeValue> lifetimeValue(const PurchaseHistories& histories, LeavingModel model,
                                      double weeks, double level, const Control& control)
{
    const auto fit = stats::fitLeaving(histories.histories, model, control.stop);
    if (!fit.ok())
        return fit.error();
    return lifetimeValue(histories, fit.value(), weeks, level, control);
}

Expected<LifetimeValue> lifetimeValue(const PurchaseHistories& histories,
                                      const stats::LeavingFit& fit, double weeks, double level,
                                      const Control& control)
{
    const LeavingModel model = fit.parameters.model;
    LifetimeValue value;
    value.leaving = fit;
    value.weeks = weeks;
    Expected<stats::SpendFit> spend = stats::fitSpend(histories.histories);
    if (!spend.ok())
        value.spendReason = spend.error().message;
    else if (!spend.value().populationMean())
        value.spendReason = "What customers spend varies so much that it has no mean (q <= 1).";
    else
        value.spend = spend.value();

    const std::vector<HistoryGroup> groups = grouped(histories.histories);
    Expectation sum;
    double alive = 0;
    for (const HistoryGroup& group : groups) {
        add(sum, group, value.leaving.parameters, value.spend ? &*value.spend : nullptr, weeks);
        alive +=
            group.history.customers * stats::chanceAlive(value.leaving.parameters, group.history);
    }
    value.expectedPurchases = sum.purchases;
    if (model != LeavingModel::BgNbd)
        value.alive = alive;
    if (value.spend) {
        value.perCustomer = sum.money / sum.customers;
        value.interval = simulatedInterval(value, groups, level, control);
    }
    if (control.stop.stop_requested())
        return Error{ErrorKind::Cancelled, "Stopped."};
    value.assumptions = assumptionsOf(model, value);
    return value;
}

} // namespace regard
