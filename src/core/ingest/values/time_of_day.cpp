// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/time_of_day.h"

#include "core/ingest/values/number.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace regard::values {

Reading readTimeOfDay(std::string_view text, parts::ClockTime& out)
{
    parts::Cursor cursor(text);
    parts::ClockTime clock;
    if (parts::takeClock(cursor, clock) && cursor.atEnd()) {
        out = clock;
        return Reading::Ok;
    }
    const DecimalMark mark =
        text.find(',') == std::string_view::npos ? DecimalMark::Point : DecimalMark::Comma;
    double part = 0;
    if (readNumber(text, mark, part) != Reading::Ok || part < 0 || part >= 1)
        return Reading::Unreadable;
    constexpr double kDay = 86400;
    out = {};
    // Half a second before midnight is still that day.
    out.seconds = std::min(static_cast<std::int64_t>(std::llround(part * kDay)),
                           static_cast<std::int64_t>(kDay) - 1);
    return Reading::Ok;
}

} // namespace regard::values
