// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/values/number.h"
#include "core/ingest/values/reading.h"

#include <string_view>

namespace regard::values {

/// Reads a length of time into seconds: a number is seconds; "HH:MM:SS" (any number of hours),
/// "MM:SS", "2 days 03:04:05", "1:03:04:05" (days in front), "5 min 13s", "1h 5m", "350 ms", ISO
/// 8601 "PT5M13S"; a sign in front.
[[nodiscard]] Reading readDuration(std::string_view text, DecimalMark mark, double& seconds);

/// Seconds of a unit by its name or abbreviation ("hrs", "Minuten", "ms"); 0 for another word.
[[nodiscard]] double unitSeconds(std::string_view name);

} // namespace regard::values
