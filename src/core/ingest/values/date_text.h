// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/values/date_parts.h"

#include <cstdint>

namespace regard::values {

/// What stands before the time of day, in the order of the text.
struct DateText {
    std::int64_t first = 0;
    std::int64_t second = 0;
    std::int64_t third = 0;
    int firstDigits = 0;
    int secondDigits = 0;
    int thirdDigits = 0;
    char separator = 0;
    int month = 0; ///< by name
    enum class Form {
        Numbers,
        DayNamed,
        NamedDay,
        YearFront,
        YearNamed,
        Compact
    } form = Form::Numbers;
};

/// Takes a date from the front of a text; false where none stands there.
[[nodiscard]] bool takeDate(parts::Cursor& cursor, DateText& date);

} // namespace regard::values
