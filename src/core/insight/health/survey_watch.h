// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/health/estimates.h"

#include <regard/base/control.h>
#include <regard/domain/records.h>
#include <regard/store/dataset.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace regard::insight {

/// Looks at every kind of survey: what is a fact goes to `facts`, what is estimated to `estimates`.
void watchSurveys(const Dataset& dataset, const std::vector<ImportRecord>& imports,
                  std::vector<Finding>& facts, Estimates& estimates, const Control& control);

/// Looks at the channels that contacts come through.
void watchContacts(const Dataset& dataset, Estimates& estimates);

/// The shares of the channels among rows on these days (kNoDay: left out), to `estimates`.
void watchChannels(const Dataset& dataset, const Column<std::int32_t>& channelOfRow,
                   std::span<const std::uint32_t> rows, const Column<Day>& dayOfRow,
                   const std::string& survey, Estimates& estimates);

} // namespace regard::insight
