// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/derived.h"
#include "core/metrics/ordered_values.h"
#include "core/metrics/purchase_book.h"
#include "core/metrics/revenue_book.h"
#include "core/metrics/sample.h"
#include "core/metrics/scope.h"
#include "core/metrics/tally_book.h"

#include <regard/base/control.h>
#include <regard/metrics/engine.h>

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace regard::metrics {

/// One way in which a row can count for a KPI.
struct Outcome {
    std::string_view row;  ///< what the row is: "promoter", "no score"
    std::string_view part; ///< how many of them are: "promoters"; empty: not shown as a part
    bool used = true;      ///< false: set aside
};

/// What a row counts as. outcome -1: the row is none of the KPI's business.
struct Reading {
    int outcome = -1;
    double value = 0;
};

/// One KPI over one scope. First collect(), which walks the facts once, then measure() of any slot.
class Measure {
public:
    virtual ~Measure() = default;
    Measure(const Measure&) = delete;
    Measure& operator=(const Measure&) = delete;

    [[nodiscard]] const KpiDefinition& kpi() const { return m_kpi; }
    /// Why there can be no value under this query at all; empty when there can.
    [[nodiscard]] virtual std::string unavailable() const = 0;
    virtual void collect() = 0;
    /// True when any row is in scope.
    [[nodiscard]] virtual bool present(std::size_t slot) const = 0;
    [[nodiscard]] virtual Measured measure(std::size_t slot) const = 0;
    /// All rows in scope of the first period with what they counted as, in table order.
    [[nodiscard]] virtual std::vector<ExplainedRow> rows() const = 0;
    /// The answer scale the figure stands on, "1-5"; empty where there is none.
    [[nodiscard]] virtual std::string scale() const { return {}; }
    /// Settings that change the figure.
    [[nodiscard]] virtual std::vector<std::string> settings() const { return {}; }
    /// Fields worth showing beside a row of the explanation.
    [[nodiscard]] virtual std::vector<std::string> fields() const = 0;

protected:
    Measure(const KpiDefinition& kpi, const Scope& scope, Derived& derived)
        : m_kpi(kpi), m_scope(scope), m_derived(derived)
    {
    }
    [[nodiscard]] const Scope& scope() const { return m_scope; }
    [[nodiscard]] Derived& derived() const { return m_derived; }
    [[nodiscard]] const Dataset& dataset() const { return m_scope.dataset(); }
    [[nodiscard]] const Conventions& conventions() const { return m_scope.query().conventions; }

private:
    const KpiDefinition& m_kpi;
    const Scope& m_scope;
    Derived& m_derived;
};

/// Counts of one slot by outcome, with the sums and, for medians, the values of the used rows.
/// Mergeable: the tally of a whole is the sum of its parts'.
struct Tally {
    static constexpr std::size_t kMostOutcomes = 8;
    /// Where a reader marks rows, the count of these.
    static constexpr std::size_t kMarked = kMostOutcomes - 1;
    std::array<std::int64_t, kMostOutcomes> counts{};
    ValueSums values;
    std::vector<double> list;
    void combine(const Tally& other);
};

/// Estimate, sample and parts of a tally, by the statistic of the KPI: the first outcomes are
/// success and failure (Share), promoter, passive and detractor (NetShare), or the one that counts.
/// Medians are of `values`.
[[nodiscard]] Measured finish(const KpiDefinition& kpi, const Tally& tally,
                              std::span<const Outcome> outcomes, double level,
                              const OrderedValues& values);

/// Fills interval and value from the sample, or the reason why there is none.
void complete(Measured& measured, double level, std::string_view things);

/// "set aside: no score", kept for the program's life; asks for few different reasons only.
[[nodiscard]] std::string_view setAsideFor(std::string_view reason);

/// "-0.5", but "0.0" and not "-0.0": a number in a sentence.
[[nodiscard]] std::string fixed(double value, int places);

/// "1,204": a count in a sentence.
[[nodiscard]] std::string grouped(double count);

/// What the measures of one query share: the scope, the derived columns and walks that several
/// measures read. Thread-safe.
class Bench final {
public:
    Bench(const Scope& scope, Derived& derived, Moment asOf, const Control& control)
        : m_scope(scope), m_derived(derived), m_asOf(asOf), m_control(control)
    {
    }

    [[nodiscard]] const Scope& scope() const { return m_scope; }
    [[nodiscard]] Derived& derived() const { return m_derived; }
    [[nodiscard]] Moment asOf() const { return m_asOf; }
    [[nodiscard]] const Control& control() const { return m_control; }
    [[nodiscard]] const std::vector<PurchaseSlot>& purchases();
    [[nodiscard]] const std::vector<RevenueSlot>& revenue();
    /// A scope of the days of a table, one by one, over cells; null where they are too many. Shared
    /// by the measures of the query.
    [[nodiscard]] const Scope* days(const CellPlan& cells, Table table, std::string_view date);

private:
    const Scope& m_scope;
    Derived& m_derived;
    Moment m_asOf;
    const Control& m_control;
    std::mutex m_mutex;
    std::optional<std::vector<PurchaseSlot>> m_purchases;
    std::optional<std::vector<RevenueSlot>> m_revenue;
    std::map<std::tuple<std::string, Table, std::string>, std::unique_ptr<Scope>> m_days;
};

/// Makes the measure of a KPI.
[[nodiscard]] std::unique_ptr<Measure> makeMeasure(const KpiDefinition& kpi, Bench& bench);

// The families; null where the KPI is of another one. Further ones stand in families.h.
[[nodiscard]] std::unique_ptr<Measure> makeSurveyMeasure(const KpiDefinition& kpi, Bench& bench);
[[nodiscard]] std::unique_ptr<Measure> makeContactMeasure(const KpiDefinition& kpi, Bench& bench);
[[nodiscard]] std::unique_ptr<Measure> makePurchaseMeasure(const KpiDefinition& kpi, Bench& bench);
[[nodiscard]] std::unique_ptr<Measure> makeCustomerMeasure(const KpiDefinition& kpi, Bench& bench);
[[nodiscard]] std::unique_ptr<Measure> makeCommentMeasure(const KpiDefinition& kpi, Bench& bench);

} // namespace regard::metrics
