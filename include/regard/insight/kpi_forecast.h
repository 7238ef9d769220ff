// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/engine.h>
#include <regard/statistics/forecast.h>

#include <string_view>
#include <vector>

namespace regard {

/// A KPI's history by unit of time, and how it goes on if nothing is done.
struct KpiForecast {
    const KpiDefinition* kpi = nullptr;
    Calendar unit = Calendar::Month;
    /// Complete periods without a gap up to the last one: what the forecast is made from. Periods
    /// that the data cover in part are left out.
    std::vector<Figure> history;
    std::vector<Period> ahead; ///< one for each step
    stats::Forecast forecast;
};

/// Forecasts `horizon` units behind the data. Refused where there are fewer than three complete
/// periods in a row. The query's period and comparison are not used.
[[nodiscard]] Expected<KpiForecast> forecastKpi(const Engine& engine, std::string_view kpi,
                                                const Query& query, Calendar unit, int horizon,
                                                const Control& control = {});

} // namespace regard
