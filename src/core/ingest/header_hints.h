// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/time_zone.h>

#include <optional>
#include <string_view>

namespace regard {

/// The time zone that a column name gives for its clock times: "Created (UTC)",
/// "Conversation started at (America/New_York)", "Sent (GMT+2)", "opened_at_utc".
[[nodiscard]] std::optional<TimeZone> zoneInHeader(std::string_view header);

/// Seconds of the unit that a column name gives for its plain numbers: 60 for "First reply time in
/// minutes", 3600 for "Resolution time (in Hrs)", 1 for "handle_seconds", 0 where it names none.
[[nodiscard]] double unitInHeader(std::string_view header);

} // namespace regard
