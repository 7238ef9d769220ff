// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/query.h>
#include <regard/store/fact_queries.h>

#include <string>
#include <string_view>
#include <vector>

namespace regard::audit {

/// A period with the name under which figures of it are compared; "": the whole.
struct NamedPeriod {
    std::string name;
    Period period;
};

/// The whole period and the calendar months in it, the first and last cut to it.
[[nodiscard]] std::vector<NamedPeriod> wholeAndMonths(Period period);

/// What every statement may ask for: :periods, :zone, :first_day, :last_day, :today, :now_second,
/// :by, :tables (that know what :by names), the settings, and which columns were ever imported.
[[nodiscard]] std::vector<SqlParameter> parametersFor(const Dataset& dataset, const Query& query,
                                                      const std::vector<NamedPeriod>& periods,
                                                      std::string_view by);

} // namespace regard::audit
