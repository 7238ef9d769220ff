// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/health/daily_series.h"

#include <regard/insight/data_health.h>
#include <regard/store/dataset.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace regard::insight {

/// Rows of one table that one source brought.
struct SourceRows {
    const FactTable* table = nullptr;
    std::vector<std::uint32_t> rows;
};

/// The day on which a row of the table happened: its main date, or the one that stands in for it
/// (the sending of a survey without an answer); kNoDay for none.
class RowDays final {
public:
    explicit RowDays(const FactTable& table);
    [[nodiscard]] Day operator[](std::size_t row) const
    {
        const Day day = m_main.empty() ? kNoDay : m_main[row];
        return day != kNoDay || m_other.empty() ? day : m_other[row];
    }

private:
    Column<Day> m_main;
    Column<Day> m_other;
};

/// How recent the rows are. `importDays` are the days on which the source was imported.
[[nodiscard]] Freshness freshnessOf(const DayCounts& rows, std::vector<Day> importDays, Day today);

/// Rows by week, at most the last 53, with unusual weeks marked. Weeks begin on `firstWeekday`
/// (Monday = 0).
[[nodiscard]] std::vector<WeekVolume> volumeOf(const DayCounts& rows, int firstWeekday, Day today);

/// How often each field of the table is filled, over all and lately. Fields in which a blank is an
/// answer (an end that has not come, a comment nobody wrote) are left out.
[[nodiscard]] std::vector<FieldCompleteness> completenessOf(const SourceRows& rows,
                                                            double falseDiscoveryRate);

/// Rows of one table that say the same twice.
[[nodiscard]] Duplicates duplicatesOf(const SourceRows& rows);

} // namespace regard::insight
