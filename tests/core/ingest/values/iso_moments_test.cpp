// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "core/ingest/iso_moments.h"
#include "core/ingest/values/date.h"

#include <random>
#include <string>

using namespace regard;

TEST_CASE("the usual moment is read as the careful reader reads it", "[dates]")
{
    // Clocks change in this zone; the careful way is asked for every text anew.
    const TimeZone zone = TimeZone::find("Europe/Berlin").value();
    WallClock clock(zone);
    IsoMoments moments(clock);
    std::mt19937 random(29);
    const auto two = [](std::uint32_t value) {
        return std::string(value < 10 ? "0" : "") + std::to_string(value);
    };
    int read = 0;
    // Every day that a reader of exports could meet, and those that are none.
    for (int year : {1600, 1900, 1970, 1999, 2000, 2023, 2024, 2100})
        for (int month = 0; month <= 13; ++month)
            for (int day = 0; day <= 32; ++day) {
                const std::string text = std::to_string(year) + "-" +
                                         two(static_cast<std::uint32_t>(month)) + "-" +
                                         two(static_cast<std::uint32_t>(day)) + " 12:00:00";
                std::int64_t raw = 0;
                CAPTURE(text);
                const bool valid = isValid({year, month, day});
                REQUIRE(moments.read(text, raw) == valid);
                if (valid)
                    REQUIRE(raw == Moment::instant(
                                       zone.utcFromLocal(
                                           std::int64_t{toDay({year, month, day})} * 86400 + 43200))
                                       .raw());
            }
    for (int round = 0; round < 20000; ++round) {
        const bool march = round % 5 == 0; // the 30th of March 2025 has no hour from two to three
        std::string text = march ? "2025-03-30"
                                 : std::to_string(1900 + random() % 300) + "-" +
                                       two(random() % 14) + "-" + two(random() % 33);
        text += (random() % 2 == 0 ? " " : "T") + two(random() % 26) + ":" + two(random() % 62) +
                ":" + two(random() % 62);
        if (round % 7 == 0) // any other character anywhere
            text[random() % text.size()] = static_cast<char>(random() % 256);
        std::int64_t raw = 0;
        values::ReadMoment moment;
        const bool quickly = moments.read(text, raw);
        CAPTURE(text);
        if (quickly) {
            ++read;
            REQUIRE(values::readDate(text, values::DateOrder::Open, moment) == values::Reading::Ok);
            REQUIRE(!moment.dateOnly);
            REQUIRE(!moment.isUtc);
            REQUIRE(raw == Moment::instant(zone.utcFromLocal(moment.seconds)).raw());
        }
    }
    CHECK(read > 5000); // so that the above has looked at something
    std::int64_t raw = 0;
    // 08:31:22 in Berlin's summer is 06:31:22 UTC: 2026-09-30 is day 20,726.
    REQUIRE(moments.read("2026-09-30 08:31:22", raw));
    CHECK(raw == Moment::instant(std::int64_t{20726} * 86400 + 6 * 3600 + 31 * 60 + 22).raw());
    for (const char* other : {"2026-09-30", "2026-09-30 08:31", "2026-09-30 24:00:00",
                              "2026-02-29 10:00:00", "30-09-2026 08:31:22", "2026/09/30 08:31:22"})
        CHECK(!moments.read(other, raw));
}
