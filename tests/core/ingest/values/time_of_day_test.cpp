// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/values/time_of_day.h"

#include "support/catch.h"

#include <string>
#include <utility>

using namespace regard::values;

TEST_CASE("a time of day that stands alone")
{
    const std::pair<std::string, int> cases[] = {
        {"8:31", 8 * 3600 + 31 * 60},
        {"08:31:22 PM", 20 * 3600 + 31 * 60 + 22},
        {"12:00 AM", 0},
        {"15h30", 15 * 3600 + 30 * 60},
        {"23:59:59", 86399},
        {"0", 0},
        {"0.375", 9 * 3600},  // 24 h x 0.375 = 9 h
        {"0,384004", 33178},  // 86,400 x 0.384004 = 33,177.9 s = 09:12:58
        {"0.9999999", 86399}, // half a second before midnight is still that day
    };
    for (const auto& [text, seconds] : cases) {
        INFO(text);
        parts::ClockTime clock;
        REQUIRE(readTimeOfDay(text, clock) == Reading::Ok);
        CHECK(clock.seconds == seconds);
    }
    parts::ClockTime zoned;
    REQUIRE(readTimeOfDay("10:00+02:00", zoned) == Reading::Ok);
    CHECK(zoned.hasOffset);
    CHECK(zoned.offset == 7200);
    for (const std::string text :
         {"", "noon", "25:00", "8:61", "1", "1.25", "-0.5", "8:31 tomorrow"}) {
        INFO(text);
        parts::ClockTime clock;
        CHECK(readTimeOfDay(text, clock) == Reading::Unreadable);
    }
}
