// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/figure_json.h"

#include <regard/insight/data_health.h>

namespace regard::cli {

[[nodiscard]] Json breaksJson(const std::vector<MethodBreak>& breaks);
/// Shares in percent.
[[nodiscard]] Json healthJson(const DataHealth& health);

} // namespace regard::cli
