// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/review/table_content.h"

#include <regard/metrics/engine.h>

namespace regard::presentation {

/// What one model of buying and leaving says, or why it says nothing.
struct ModelValue {
    stats::LeavingModel model = stats::LeavingModel::ParetoNbd;
    Expected<LifetimeValue> value;
};

/// Customer lifetime value by each method, with its interval and its inputs.
[[nodiscard]] TableContent lifetimeRows(const Figure& formula, const LifetimeWays& ways,
                                        const std::vector<ModelValue>& models,
                                        std::string_view currency);

} // namespace regard::presentation
