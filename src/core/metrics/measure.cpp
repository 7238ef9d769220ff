// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/measure.h"

#include "core/metrics/answers/answer_notes.h"
#include "core/metrics/families.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace regard::metrics {
namespace {

/// The median of the values as a sample: its error is the half-width of the interval from order
/// statistics over the normal quantile.
struct Middle {
    Approximate sample;
    std::optional<stats::Interval> interval;
};

std::optional<Middle> middleOf(const OrderedValues& values, double level)
{
    const auto median = stats::medianOfSorted(
        values.size(), [&](std::size_t rank) { return values[rank]; }, level);
    if (!median) {
        return std::nullopt;
    }
    Middle middle;
    middle.sample.value = median->value;
    middle.sample.n = static_cast<double>(values.size());
    middle.interval = median->interval;
    if (median->interval) {
        middle.sample.error = (median->interval->high - median->interval->low) / 2 /
                              stats::normalQuantile(0.5 + level / 2);
    }
    return middle;
}

/// Several outcomes may be one reason.
void addAside(Estimate& estimate, std::string_view reason, std::int64_t count)
{
    for (auto& [known, rows] : estimate.setAside) {
        if (known == reason) {
            rows += count;
            return;
        }
    }
    estimate.setAside.emplace_back(reason, count);
}

std::string setAsideInWords(const Estimate& estimate)
{
    std::string text;
    for (const auto& [reason, count] : estimate.setAside) {
        text += (text.empty() ? "" : ", ") + grouped(static_cast<double>(count)) + " " + reason;
    }
    return text;
}

} // namespace

void Tally::combine(const Tally& other)
{
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i] += other.counts[i];
    }
    values.combine(other.values);
    list.insert(list.end(), other.list.begin(), other.list.end());
}

std::string_view setAsideFor(std::string_view reason)
{
    static std::mutex mutex;
    static std::map<std::string, std::string, std::less<>> known;
    const std::scoped_lock lock(mutex);
    auto found = known.find(reason);
    if (found == known.end()) {
        found = known.emplace(std::string(reason), "set aside: " + std::string(reason)).first;
    }
    return found->second;
}

std::string fixed(double value, int places)
{
    // What rounds to nothing has no sign.
    value = std::abs(value) < 0.5 * std::pow(10.0, -places) ? 0 : value;
    std::array<char, 48> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::fixed, places)
                         .ptr;
    return {buffer.data(), end};
}

std::string grouped(double count)
{
    std::string digits = std::to_string(static_cast<long long>(std::llround(count)));
    for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3;
         place > (digits[0] == '-' ? 1 : 0); place -= 3) {
        digits.insert(static_cast<std::size_t>(place), ",");
    }
    return digits;
}

void complete(Measured& measured, double level, std::string_view things)
{
    Estimate& estimate = measured.estimate;
    if (!estimate.reason.empty()) {
        return;
    }
    if (!estimate.value) {
        estimate.value = valueOf(measured.sample, measured.factor);
    }
    if (estimate.value) {
        if (!estimate.interval) {
            estimate.interval = intervalOf(measured.sample, measured.factor, level);
        }
        if (!estimate.interval && sizeOf(measured.sample) > 0) {
            measured.notes.emplace_back("No interval: too few values, or all of them alike.");
        }
        return;
    }
    if (estimate.rowsInScope == 0) {
        estimate.reason = "No " + std::string(things) + " in the period.";
    } else {
        estimate.reason = "None of " + grouped(static_cast<double>(estimate.rowsInScope)) +
                          " rows in the period counts: " + setAsideInWords(estimate) + ".";
    }
}

Measured finish(const KpiDefinition& kpi, const Tally& tally, std::span<const Outcome> outcomes,
                double level, const OrderedValues& values)
{
    Measured measured;
    Estimate& estimate = measured.estimate;
    const auto count = [&](std::size_t i) { return static_cast<double>(tally.counts[i]); };
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        estimate.rowsInScope += tally.counts[i];
        if (!outcomes[i].used) {
            if (tally.counts[i] > 0) {
                addAside(estimate, outcomes[i].row, tally.counts[i]);
            }
            continue;
        }
        estimate.n += count(i);
        if (!outcomes[i].part.empty()) {
            estimate.parts.emplace_back(outcomes[i].part, count(i));
        }
    }
    if (estimate.n == 0) {
        return measured;
    }
    switch (kpi.statistic) {
    case Statistic::NetShare:
        measured.sample = stats::NpsCounts{count(0), count(1), count(2)};
        break;
    case Statistic::Share:
        measured.factor = 100;
        measured.sample = Share{count(0), count(0) + count(1)};
        break;
    case Statistic::Mean:
        measured.sample = tally.values.moments();
        break;
    case Statistic::Median:
        if (const auto middle = middleOf(values, level)) {
            measured.sample = middle->sample;
            estimate.interval = middle->interval;
        }
        break;
    case Statistic::Count:
        estimate.value = count(0);
        break;
    case Statistic::Ratio:
    case Statistic::Product:
        break; // not tallied row by row
    }
    return measured;
}

const std::vector<PurchaseSlot>& Bench::purchases()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_purchases) {
        const int inactiveDays = m_scope.query().conventions.inactiveDays;
        const Activity* activity =
            m_scope.reasonAgainstCustomers() ? nullptr : &m_derived.activity(inactiveDays);
        const auto walk = [&](const Scope& scope) {
            return purchaseSlots(scope, m_derived.purchases(), m_derived.purchasesByCustomer(),
                                 activity);
        };
        if (const auto cells = cellsOfCustomers(m_scope, Table::Purchase)) {
            const std::string active = activity == nullptr ? "" : std::to_string(inactiveDays);
            m_purchases =
                m_derived.kept<TallyBook<PurchaseSlot>>("purchases\n" + active + "\n" + cells->key)
                    ->slots(m_scope, *cells, walk);
        } else {
            m_purchases = walk(m_scope);
        }
    }
    return *m_purchases;
}

const std::vector<RevenueSlot>& Bench::revenue()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_revenue) {
        m_revenue = revenueSlots(
            m_scope, MonthlyRevenue(m_scope.dataset(), m_derived.subscriptionsByCustomer()));
    }
    return *m_revenue;
}

const Scope* Bench::days(const CellPlan& cells, Table table, std::string_view date)
{
    const std::scoped_lock lock(m_mutex);
    const auto [place, isNew] =
        m_days.try_emplace(std::make_tuple(cells.key, table, std::string(date)));
    if (isNew) {
        // The range of days does not change: it is kept for the queries that follow.
        const auto known = m_derived.kept<std::optional<std::optional<std::vector<Period>>>>(
            "days\n" + std::string(tableName(table)) + "\n" + std::string(date) + "\n" + cells.key);
        if (!*known) {
            *known = daysToCount(m_scope, cells, table, date);
        }
        if (**known) {
            place->second = Scope::wide(m_scope.dataset(), m_scope.query(), cells.dimensions,
                                        ***known, m_scope.today());
        }
    }
    return place->second.get();
}

std::unique_ptr<Measure> makeMeasure(const KpiDefinition& kpi, Bench& bench)
{
    for (const auto family :
         {makeSurveyMeasure, makeContactMeasure, makePurchaseMeasure, makeCustomerMeasure,
          makeRevenueMeasure, makePerceptionMeasure, makeQuoteMeasure, makeSalesMeasure,
          makeEngagementMeasure, makeCompositeMeasure, makeSentimentMeasure}) {
        if (auto measure = family(kpi, bench)) {
            return withNotes(std::move(measure), bench);
        }
    }
    return makeCommentMeasure(kpi, bench);
}

} // namespace regard::metrics
