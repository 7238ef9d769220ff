// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/engine_state.h"
#include "core/metrics/lifetime/stays.h"

#include <regard/statistics/contract_value.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace regard {

namespace {

using metrics::fixed;
using stats::FirstPayment;

/// What the formulas take, from the parts of the figure, so that all stand on the same counts.
struct Inputs {
    double revenueAYear = 0; ///< of a customer
    double retention = 0;    ///< a year
    double margin = 1;       ///< share of revenue
    double discount = 0;     ///< a year
    [[nodiscard]] double marginAYear() const { return revenueAYear * margin; }
};

std::optional<double> partOf(const Figure& figure, std::string_view name)
{
    for (const auto& [label, value] : figure.estimate.parts)
        if (label == name)
            return value;
    return std::nullopt;
}

std::optional<Inputs> inputsOf(const Figure& figure, const Conventions& conventions)
{
    const auto order = partOf(figure, "average order value");
    const auto often = partOf(figure, "purchases per customer and year");
    const auto lifespan = partOf(figure, "lifespan in years");
    if (!figure.estimate.value || !order || !often || !lifespan)
        return std::nullopt;
    Inputs inputs;
    inputs.revenueAYear = *order * *often;
    inputs.retention = std::max(0.0, 1 - 1 / *lifespan);
    inputs.margin = conventions.margin > 0 ? conventions.margin : 1;
    inputs.discount = conventions.discountRate;
    return inputs;
}

LifetimeWay discounted(const Inputs& inputs, FirstPayment convention)
{
    LifetimeWay way;
    std::string formula;
    switch (convention) {
    case FirstPayment::AfterOnePeriod:
        way = {"after_one_period", "Discounted, first payment a year from now", "", {}, ""};
        formula = "m r / (1 + d - r)";
        break;
    case FirstPayment::EndOfFirst:
        way = {
            "end_of_first", "Discounted, first payment at the end of a certain year", "", {}, ""};
        formula = "m / (1 + d - r)";
        break;
    case FirstPayment::Now:
        way = {"now", "Discounted, first payment now", "", {}, ""};
        formula = "m (1 + d) / (1 + d - r)";
        break;
    }
    way.how = formula + " with m " + fixed(inputs.marginAYear(), 2) + " a year, r " +
              fixed(inputs.retention, 4) + ", d " + fixed(inputs.discount, 4);
    way.value =
        stats::contractValue(inputs.marginAYear(), inputs.retention, inputs.discount, convention);
    if (!way.value)
        way.reason = "Nobody leaves and nothing is discounted, so the sum has no end.";
    return way;
}

/// Customers by the month in which they left, and those who had not by how long they were seen.
struct MonthlyLosses {
    std::vector<double> lost; ///< at the end of month t + 1
    std::vector<double> kept; ///< seen for t whole months
    double customers = 0;
    double seenLate = 0; ///< left out: they had joined before anybody watched

    void add(const stats::Lifetime& life)
    {
        if (life.entered > 0) {
            ++seenLate;
            return;
        }
        ++customers;
        // The month in which they left ends with their leaving, the first one for who came and went.
        const double month =
            life.event ? std::max(0.0, std::ceil(life.time) - 1) : std::floor(life.time);
        std::vector<double>& into = life.event ? lost : kept;
        const auto index = static_cast<std::size_t>(month);
        if (into.size() <= index)
            into.resize(index + 1);
        ++into[index];
    }
};

LifetimeWay byModel(const MonthlyLosses& losses, const Inputs& inputs)
{
    LifetimeWay way{"sbg", "Shifted beta-geometric, first payment now", "", {}, ""};
    constexpr double kFewest = 100;
    if (losses.customers < kFewest) {
        way.reason =
            "The model needs at least 100 customers whose joining and leaving were watched; "
            "there are " +
            metrics::grouped(losses.customers) + ".";
        return way;
    }
    if (!(inputs.discount > 0)) {
        way.reason = "The model gives no sum over all time without a rate of discount.";
        return way;
    }
    const auto fit = stats::fitShiftedBetaGeometric(losses.lost, losses.kept);
    if (!fit) {
        way.reason = "Too few customers left for the model to tell how they differ.";
        return way;
    }
    const double monthly = std::pow(1 + inputs.discount, 1.0 / 12) - 1;
    way.value = inputs.marginAYear() / 12 * *fit->discountedLifetime(monthly);
    way.how = "month by month, alpha " + fixed(fit->alpha, 4) + ", beta " + fixed(fit->beta, 4) +
              ", " + metrics::grouped(losses.customers) + " customers";
    if (losses.seenLate > 0)
        way.how += "; " + metrics::grouped(losses.seenLate) +
                   " who had joined before leaving was recorded are left out";
    return way;
}

} // namespace

Expected<LifetimeWays> Engine::lifetimeWays(const Query& query) const
{
    Query plain = query;
    plain.kpis = {"clv"};
    plain.by.clear();
    plain.compare = Comparison::None;
    const auto set = figures(plain, {});
    if (!set.ok())
        return set.error();
    const Figure& figure = set.value().figures.front();
    LifetimeWays result;
    const auto inputs = inputsOf(figure, query.conventions);
    if (!inputs) {
        result.ways.push_back(
            {"product", "Product formula, in revenue", "", {}, figure.estimate.reason});
        return result;
    }
    result.ways.push_back({"product", "Product formula, in revenue",
                           "revenue " + fixed(inputs->revenueAYear, 2) + " a year times " +
                               fixed(*partOf(figure, "lifespan in years"), 2) + " years",
                           figure.estimate.value, ""});
    LifetimeWay margin{"margin", "Product formula, in margin", "", {}, ""};
    if (query.conventions.margin > 0) {
        margin.value = *figure.estimate.value * inputs->margin;
        margin.how = "the same times a margin of " + fixed(100 * inputs->margin, 1) + " %";
    } else {
        margin.reason = "The margin is not known: set clv.margin to a share of revenue.";
    }
    result.ways.push_back(std::move(margin));
    for (const FirstPayment convention :
         {FirstPayment::AfterOnePeriod, FirstPayment::EndOfFirst, FirstPayment::Now})
        result.ways.push_back(discounted(*inputs, convention));

    const PeriodContext context = periodContext(query.conventions, query.asOf);
    const auto scope = metrics::Scope::resolve(dataset(), plain, context);
    if (!scope.ok())
        return scope.error();
    const metrics::Activity& activity = m_state->derived.activity(query.conventions.inactiveDays);
    const metrics::Stays stays(dataset(), activity, metrics::watchedTo(dataset(), context.today),
                               m_state->derived.leaversKnownFrom());
    MonthlyLosses losses;
    const std::vector<std::int32_t>& groupOf = scope.value()->customerGroups();
    for (std::size_t customer = 0; customer < groupOf.size(); ++customer)
        if (const auto life = groupOf[customer] >= 0 ? stays.of(customer) : std::nullopt)
            losses.add(*life);
    result.ways.push_back(byModel(losses, *inputs));

    result.assumptions = {
        query.conventions.lifespanYears > 0
            ? "Retention is 1 - 1 / the lifespan that is set, the same for all customers and years."
            : "Retention is 1 - the yearly churn, the same for all customers and years; the model "
              "alone lets customers differ.",
        query.conventions.margin > 0
            ? "Discounted ways are in margin."
            : "Discounted ways are in revenue, since the margin is not known.",
        "Later money is discounted by " + fixed(100 * inputs->discount, 1) +
            " % a year (clv.discount_rate).",
        "The three discounted ways differ only by when the first payment falls: compare like "
        "with like."};
    return result;
}

Expected<PurchaseGaps> Engine::purchaseGaps(const Query& query) const
{
    Query plain = query;
    plain.by.clear();
    plain.compare = Comparison::None;
    const PeriodContext context = periodContext(query.conventions, query.asOf);
    const auto scope = metrics::Scope::resolve(dataset(), plain, context);
    if (!scope.ok())
        return scope.error();
    if (const auto reason = scope.value()->reasonAgainstCustomers())
        return Error{ErrorKind::Refused, *reason};
    const auto ledger = m_state->derived.orders();
    const metrics::OrderLedger& orders = *ledger;
    const std::vector<std::int32_t>& groupOf = scope.value()->customerGroups();
    std::vector<std::int64_t> counts; // by length in days
    PurchaseGaps result;
    for (std::size_t customer = 0; customer < orders.ends.size(); ++customer) {
        if (groupOf[customer] < 0)
            continue;
        Day before = kNoDay;
        for (const Day day : orders.daysOf(customer)) {
            if (day >= context.today || day == before)
                continue;
            if (before != kNoDay) {
                const auto gap = static_cast<std::size_t>(day - before);
                if (counts.size() <= gap)
                    counts.resize(gap + 1);
                ++counts[gap];
                ++result.gaps;
            }
            before = day;
        }
    }
    if (result.gaps == 0)
        return Error{ErrorKind::Refused,
                     "Nobody bought twice on different days, so it is not known how long customers "
                     "take to come back."};
    const auto atRank = [&](std::int64_t rank) {
        std::int64_t passed = 0;
        std::size_t gap = 0;
        while (passed + counts[gap] <= rank)
            passed += counts[gap++];
        return static_cast<double>(gap);
    };
    for (PurchaseGaps::Point& point : result.points) {
        const double place = point.percent / 100.0 * static_cast<double>(result.gaps - 1);
        const auto low = static_cast<std::int64_t>(place);
        const double below = atRank(low);
        const double above = atRank(std::min(low + 1, result.gaps - 1));
        point.days = std::lerp(below, above, place - static_cast<double>(low));
    }
    return result;
}

} // namespace regard
