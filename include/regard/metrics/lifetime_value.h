// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/domain/records.h>
#include <regard/statistics/lifetime.h>
#include <regard/statistics/survival.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regard {

/// How long customers stayed, for one group.
struct SurvivalGroup {
    Group group;
    stats::SurvivalCurve curve; ///< time in months of 365.25 / 12 days
};

struct Survival {
    std::vector<SurvivalGroup> groups;
    std::optional<stats::LogRank> logRank; ///< of two or more groups
    std::int64_t withoutTime = 0;          ///< customers of whom neither dates nor tenure are known
    std::int64_t seenLate = 0; ///< who had joined before anybody's leaving was recorded: they count
                               ///< from the age that they had then (left truncation)
};

/// The purchases of each customer as the models of buying and leaving take them.
struct PurchaseHistories {
    std::vector<std::int32_t> customers; ///< ordinals in the dataset
    std::vector<stats::PurchaseHistory> histories;
    Day cutOff = kNoDay; ///< the last day that counts
};

/// What customers are worth by a model, over the next weeks.
struct LifetimeValue {
    stats::LeavingFit leaving;
    std::optional<stats::SpendFit>
        spend; ///< none: money cannot be modelled, `spendReason` says why
    std::string spendReason;
    double weeks = 52;
    double expectedPurchases = 0;      ///< of all customers together
    std::optional<double> perCustomer; ///< revenue of a customer, mean, major units
    std::optional<stats::Interval> interval;
    std::optional<double> alive; ///< customers who still buy; none by BG/NBD, which cannot tell
    std::vector<std::string> assumptions; ///< sentences
};

/// Values the customers by a model that was fitted to them, or fits it first. The interval comes from parameters simulated around
/// their fit (200 draws); one customer's own purchases scatter far more.
[[nodiscard]] Expected<LifetimeValue> lifetimeValue(const PurchaseHistories& histories,
                                                    const stats::LeavingFit& fit, double weeks,
                                                    double level = 0.95,
                                                    const Control& control = {});
[[nodiscard]] Expected<LifetimeValue> lifetimeValue(const PurchaseHistories& histories,
                                                    stats::LeavingModel model, double weeks,
                                                    double level = 0.95,
                                                    const Control& control = {});

} // namespace regard
