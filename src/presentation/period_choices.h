// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/period.h>

#include <QString>

#include <string>
#include <vector>

namespace regard::presentation {

/// A period to choose: what people read and what the filter keeps.
struct PeriodChoice {
    QString label;    ///< "Q3 2026"
    std::string text; ///< "2026-Q3"
};

/// Choices that go with the calendar: "Last quarter", "Last 12 months".
[[nodiscard]] std::vector<PeriodChoice> relativePeriods(const PeriodContext& context);
/// The units that have data, newest first, at most `most`.
[[nodiscard]] std::vector<PeriodChoice> unitsWithData(Calendar unit, const PeriodContext& context,
                                                      std::size_t most);
/// "2026-07-01..2026-09-30".
[[nodiscard]] std::string rangeText(Period period);

} // namespace regard::presentation
