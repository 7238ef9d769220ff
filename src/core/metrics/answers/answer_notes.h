// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/measure.h"

#include <memory>

namespace regard::metrics {

/// The measure with what is worth saying beside its figures, where there is anything: for NPS how
/// customers who answered in both periods changed their own minds, for CES whether the scale may be
/// turned round.
[[nodiscard]] std::unique_ptr<Measure> withNotes(std::unique_ptr<Measure> measure, Bench& bench);

} // namespace regard::metrics
