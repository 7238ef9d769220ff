// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "support/catch.h"

using namespace regard;
using namespace regard::cli;

TEST_CASE("now is a date, or an instant with or without an offset")
{
    const TimeZone utc;
    const TimeZone berlin = TimeZone::find("Europe/Berlin").value();
    const Day day = *parseIsoDate("2026-10-01");
    CHECK(parseAsOf("2026-10-01", utc) == Moment::date(day));
    const std::int64_t noon = std::int64_t{day} * 86400 + 12 * 3600;
    CHECK(parseAsOf("2026-10-01T12:00:00Z", berlin) == Moment::instant(noon));
    CHECK(parseAsOf("2026-10-01 12:00", utc) == Moment::instant(noon));
    // Berlin is two hours ahead of UTC until the end of October.
    CHECK(parseAsOf("2026-10-01 14:00", berlin) == Moment::instant(noon));
    CHECK(parseAsOf("2026-10-01T14:00:00+02:00", utc) == Moment::instant(noon));
    CHECK(parseAsOf("2026-10-01T08:30:30-0330", utc) == Moment::instant(noon + 30));
    for (const char* wrong :
         {"", "2026-10", "2026-13-01", "2026-10-01T", "2026-10-01T25:00", "2026-10-01T12:00:00X",
          "2026-10-01T12", "yesterday", "2026-10-01T12:00:00+2", "2026-10-01x12:00"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parseAsOf(wrong, utc).has_value());
    }
}

TEST_CASE("NAME=VALUE is cut at the first equals sign")
{
    CHECK(keyAndValue("channel=a=b") == std::pair<std::string, std::string>("channel", "a=b"));
    CHECK(keyAndValue("channel=") == std::pair<std::string, std::string>("channel", ""));
    CHECK_FALSE(keyAndValue("=x").has_value());
    CHECK_FALSE(keyAndValue("channel").has_value());
}
