// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/values/date_parts.h"
#include "core/ingest/values/reading.h"

#include <string_view>

namespace regard::values {

/// Reads a time of day that stands alone: "8:31", "08:31:22 PM", "15h30", "10:00+02:00", or the part
/// of a day that a spreadsheet keeps (0.375 and 0,375 are 09:00, rounded to the second).
[[nodiscard]] Reading readTimeOfDay(std::string_view text, parts::ClockTime& out);

} // namespace regard::values
