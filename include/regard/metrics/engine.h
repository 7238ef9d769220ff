// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/domain/definitions.h>
#include <regard/metrics/customer_lists.h>
#include <regard/metrics/figure.h>
#include <regard/metrics/lifetime_value.h>
#include <regard/metrics/lifetime_ways.h>
#include <regard/metrics/query.h>
#include <regard/store/dataset.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regard {

/// Everything beside the facts that a figure is judged against.
struct Yardsticks {
    std::vector<TargetVersion> targets;
    std::vector<Benchmark> benchmarks;
    std::vector<SettingChange> settingChanges{}; ///< oldest first
};

/// The reason of a figure whose texts were not read yet (Query::thorough).
inline constexpr std::string_view kTextsUnread = "The comments have not been read yet.";

/// One row behind a figure (explain): where it came from and what it counted as.
struct ExplainedRow {
    Table table = Table::Survey;
    std::size_t row = 0; ///< index in the dataset's table
    /// "promoter", "repeat within 7 days", "set aside: no score": words that the program keeps for
    /// its life, since a figure may stand on millions of rows.
    std::string_view countedAs{};
};

/// How a number came about, down to its rows.
struct Explanation {
    Figure figure;
    std::vector<std::pair<std::string, std::int64_t>> sources; ///< file -> rows used
    /// All rows in scope, used first, in table order.
    std::vector<ExplainedRow> rows;
    std::vector<std::string> columns; ///< columns that rowText() gives
};

/// Customers who first bought in one month, and how many of them bought in the months after.
struct Cohort {
    Period month{};
    std::int64_t size = 0;
    /// By months since the first; none where the data has not come to yet. The first is `size`.
    std::vector<std::optional<std::int64_t>> active;
    std::optional<std::size_t> partial; ///< index of the month that the data covers only in part
};

/// Computes figures by scanning a dataset. Synchronous and thread-safe: derived columns (repeat
/// contacts, first and last purchase) are made when first needed and kept for its life.
class Engine final {
public:
    explicit Engine(std::shared_ptr<const Dataset> dataset);
    ~Engine();

    [[nodiscard]] const Dataset& dataset() const;
    /// Context for reading periods at this "now".
    [[nodiscard]] PeriodContext periodContext(const Conventions& conventions, Moment asOf) const;
    /// Figures with comparison, verdicts, targets and benchmarks. An unknown dimension, KPI or
    /// value-less filter is refused by name.
    [[nodiscard]] Expected<FigureSet> figures(const Query& query, const Yardsticks& yardsticks,
                                              const Control& control = {}) const;
    /// One KPI over consecutive units of `unit` within the period, without comparison: for charts.
    /// A unit without rows has no value (a gap), not 0.
    [[nodiscard]] Expected<std::vector<Figure>> trend(std::string_view kpi, const Query& query,
                                                      Calendar unit,
                                                      const Control& control = {}) const;
    [[nodiscard]] Expected<Explanation> explain(std::string_view kpi, const Query& query,
                                                const Yardsticks& yardsticks,
                                                const Control& control = {}) const;
    /// Text of one explained row for the columns of the explanation.
    [[nodiscard]] std::vector<std::string> rowText(const Explanation& explanation,
                                                   std::size_t index) const;
    /// Cohorts by calendar month of the first purchase, oldest first, over all data up to "now"; a
    /// month in which nobody began is a cohort of size 0. Refused where purchases name no customer
    /// and for a filter on what is not known of customers.
    [[nodiscard]] Expected<std::vector<Cohort>> cohorts(const Query& query) const;
    /// How long customers stay, by subscriptions, dates of joining and leaving, or tenure; for each
    /// group of the query. Refused where only purchases tell who is a customer: leaving is not seen
    /// there.
    [[nodiscard]] Expected<Survival> survival(const Query& query) const;
    /// Purchase days and money of each customer, over all data up to "now" or, with `upTo`, to a
    /// day. Refused where purchases name no customer.
    [[nodiscard]] Expected<std::shared_ptr<const PurchaseHistories>>
    purchaseHistories(const Query& query, Day upTo = kNoDay) const;
    /// The model fitted to such histories of that query; kept, so that values and chances of one page
    /// stand on one fit. Takes seconds on many customers; stops when asked to.
    [[nodiscard]] Expected<stats::LeavingFit> leavingFit(const PurchaseHistories& histories,
                                                         const Query& query,
                                                         stats::LeavingModel model,
                                                         const Control& control = {}) const;
    /// Reads the texts that sentiment stands on, so that its figures come at once; asks for nothing
    /// where they were read before. Only ends early when stopped.
    [[nodiscard]] Status readTexts(const Conventions& conventions,
                                   const Control& control = {}) const;
    /// Who left during the query's period, the dearest first. Refused where nothing tells who is a
    /// customer, or who left before the data begin.
    [[nodiscard]] Expected<LeaverList> leavers(const Query& query, std::size_t most,
                                               const Control& control = {}) const;
    /// Whom to call: customers among the dearest quarter of those who bought within a year, whose
    /// chance of still buying (Pareto/NBD, or MBG/NBD where that does not settle) fell by 5 points or more in 30 days and is above 5 %.
    /// Refused where the model cannot be fitted. Over all data up to "now".
    [[nodiscard]] Expected<CallList> worthACall(const Query& query, std::size_t most,
                                                const Control& control = {}) const;
    /// What a customer is worth, by each way that needs no model of buying. Where the product
    /// formula has no value it stands alone, with the reason.
    [[nodiscard]] Expected<LifetimeWays> lifetimeWays(const Query& query) const;
    /// Days between the purchases of one customer, over all data up to "now": for choosing after
    /// how many days without a purchase a customer counts as lost. Refused where nobody came back.
    [[nodiscard]] Expected<PurchaseGaps> purchaseGaps(const Query& query) const;
    /// ISO code of the currency that money is in: that of most purchases, the convention where they
    /// do not say.
    [[nodiscard]] std::string currency(const Conventions& conventions) const;
    /// Values a dimension takes, most frequent first (filter menus).
    [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>>
    dimensionValues(std::string_view dimension) const;
    /// Dimensions that have values in this dataset, attributes included.
    [[nodiscard]] std::vector<std::string> dimensions() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace regard
