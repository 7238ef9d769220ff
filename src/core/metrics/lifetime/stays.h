// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/derived.h"

#include <regard/statistics/survival.h>

#include <optional>
#include <vector>

namespace regard::metrics {

/// How long each customer was there, by the best source that tells. Purchases do not: leaving is
/// not seen in them.
class Stays final {
public:
    /// `watchedTo`: the last day that is seen; `knownFrom`: see Derived::leaversKnownFrom().
    Stays(const Dataset& dataset, const Activity& activity, Day watchedTo, Day knownFrom);

    /// Time in months of 365.25 / 12 days; none where neither dates nor tenure are known.
    [[nodiscard]] std::optional<stats::Lifetime> of(std::size_t customer) const;

private:
    [[nodiscard]] std::optional<stats::Lifetime> byDates(Day joined, Day left) const;
    [[nodiscard]] std::optional<stats::Lifetime> byTenure(std::size_t customer) const;

    const Dataset& m_dataset;
    const Activity& m_activity;
    Day m_watchedTo;
    Day m_knownFrom;
    Column<double> m_tenure;
    Column<std::int32_t> m_status;
    std::vector<std::uint8_t> m_endedWords;
};

/// The last day that the data covers, or yesterday where it goes on.
[[nodiscard]] Day watchedTo(const Dataset& dataset, Day today);

} // namespace regard::metrics
