// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/measure.h"

#include <memory>

namespace regard::metrics {

// Families of KPIs, in a header of their own so that a new one compiles little anew. Each gives
// null where the KPI is of another family.
[[nodiscard]] std::unique_ptr<Measure> makeRevenueMeasure(const KpiDefinition& kpi, Bench& bench);
[[nodiscard]] std::unique_ptr<Measure> makePerceptionMeasure(const KpiDefinition& kpi,
                                                             Bench& bench);
[[nodiscard]] std::unique_ptr<Measure> makeQuoteMeasure(const KpiDefinition& kpi, Bench& bench);
[[nodiscard]] std::unique_ptr<Measure> makeSalesMeasure(const KpiDefinition& kpi, Bench& bench);
[[nodiscard]] std::unique_ptr<Measure> makeCompositeMeasure(const KpiDefinition& kpi, Bench& bench);
[[nodiscard]] std::unique_ptr<Measure> makeEngagementMeasure(const KpiDefinition& kpi,
                                                             Bench& bench);
[[nodiscard]] std::unique_ptr<Measure> makeSentimentMeasure(const KpiDefinition& kpi, Bench& bench);

} // namespace regard::metrics
