// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/base/time_zone.h>

using namespace regard;

namespace {

TimeZone zone(const char* name)
{
    auto found = TimeZone::find(name);
    REQUIRE(found.ok());
    return found.value();
}

std::int64_t wall(CivilDate date, int hour, int minute)
{
    return std::int64_t{toDay(date)} * 86400 + hour * 3600 + minute * 60;
}

} // namespace

TEST_CASE("an instant falls on the civil date of the zone, a civil date is never shifted")
{
    const Moment lateEvening = Moment::instant(wall({2026, 9, 30}, 22, 30)); // 22:30 UTC
    CHECK(zone("UTC").dayOf(lateEvening) == toDay({2026, 9, 30}));
    CHECK(zone("Europe/Berlin").dayOf(lateEvening) == toDay({2026, 10, 1}));
    CHECK(zone("America/Los_Angeles").dayOf(lateEvening) == toDay({2026, 9, 30}));
    const Moment date = Moment::date(toDay({2026, 9, 30}));
    CHECK(zone("Pacific/Auckland").dayOf(date) == toDay({2026, 9, 30}));
    CHECK(zone("America/Los_Angeles").dayOf(date) == toDay({2026, 9, 30}));
    CHECK(zone("UTC").dayOf(Moment()) == kNoDay);
}

TEST_CASE("summer time begins and ends where the rules say")
{
    const TimeZone berlin = zone("Europe/Berlin");
    // 29 March 2026, 02:00 CET -> 03:00 CEST, at 01:00 UTC
    CHECK(berlin.offsetAt(wall({2026, 3, 29}, 0, 59)) == 3600);
    CHECK(berlin.offsetAt(wall({2026, 3, 29}, 1, 0)) == 7200);
    // skipped: 02:30 is read with the offset before the change
    CHECK(berlin.utcFromLocal(wall({2026, 3, 29}, 2, 30)) == wall({2026, 3, 29}, 1, 30));
    // shown twice on 25 October 2026: 02:30 is the earlier, still summer time
    CHECK(berlin.utcFromLocal(wall({2026, 10, 25}, 2, 30)) == wall({2026, 10, 25}, 0, 30));
    CHECK(berlin.utcFromLocal(wall({2026, 7, 1}, 12, 0)) == wall({2026, 7, 1}, 10, 0));
    CHECK(berlin.utcFromLocal(wall({2026, 1, 1}, 12, 0)) == wall({2026, 1, 1}, 11, 0));
}

TEST_CASE("zones that are not whole hours from UTC, and before 1970")
{
    CHECK(zone("Asia/Kathmandu").offsetAt(wall({2026, 1, 1}, 0, 0)) == 5 * 3600 + 45 * 60);
    const std::int64_t before = wall({1960, 1, 1}, 0, 0);
    CHECK(zone("UTC").dayOf(Moment::instant(before - 1)) == toDay({1959, 12, 31}));
}

TEST_CASE("an unknown zone is refused with its name")
{
    const auto nowhere = TimeZone::find("Europe/Atlantis");
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().message.find("Europe/Atlantis") != std::string::npos);
}

TEST_CASE("moments are written on the wall of the zone")
{
    const Moment moment = Moment::instant(wall({2026, 9, 14}, 6, 31) + 22);
    CHECK(zone("Europe/Berlin").format(moment) == "2026-09-14 08:31:22");
    CHECK(zone("Europe/Berlin").format(Moment::date(toDay({2026, 9, 14}))) == "2026-09-14");
    CHECK(zone("UTC").format(Moment()).empty());
}
