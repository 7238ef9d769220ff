// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/analysis.h"
#include "cli/command.h"

#include <regard/statistics/lifetime.h>

#include <optional>
#include <string_view>

namespace regard::cli {

/// The model that `--model` names; none for the product formula.
[[nodiscard]] std::optional<stats::LeavingModel> leavingModel(std::string_view name);

/// `regard clv --model MODEL`: prints what customers are worth over the next weeks. `upTo` is the
/// last day that counts, kNoDay: all data.
[[nodiscard]] int runClvModel(const Analysis& analysis, stats::LeavingModel model, double weeks,
                              Day upTo, bool json, const Session& session);

} // namespace regard::cli
