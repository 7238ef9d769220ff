// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/domain/conventions.h>

using namespace regard;

TEST_CASE("every setting can be set to what it is and reads back")
{
    Conventions conventions;
    for (const auto& [key, value] : Conventions().entries())
        CHECK(conventions.set(key, value).ok());
    CHECK(conventions == Conventions());
}

TEST_CASE("settings are set by key")
{
    Conventions conventions;
    REQUIRE(conventions.set("fcr.window_days", "30").ok());
    REQUIRE(conventions.set("fcr.key", "customer+topic").ok());
    REQUIRE(conventions.set("fiscal.first_month", "4").ok());
    REQUIRE(conventions.set("week.first_day", "sunday").ok());
    REQUIRE(conventions.set("time_zone", "Europe/Berlin").ok());
    CHECK(conventions.fcrWindowDays == 30);
    CHECK(conventions.fcrShares == "topic");
    CHECK(conventions.fiscalFirstMonth == 4);
    CHECK(conventions.weekFirstDay == 6);
    CHECK(conventions.timeZone == "Europe/Berlin");
}

TEST_CASE(
    "a wrong value is refused with the key, the value and what is allowed, and changes nothing")
{
    Conventions conventions;
    const std::pair<const char*, const char*> wrong[] = {
        {"fiscal.first_month", "13"}, {"fiscal.first_month", "2.5"}, {"week.first_day", "Montag"},
        {"fcr.window_days", "-1"},    {"fcr.key", "topic"},          {"churn.inactive_days", "x"},
        {"csat.box", "top9"},         {"currency", "eur"},           {"time_zone", "Mars/Olympus"},
        {"interval.level", "nan"}};
    for (const auto& [key, value] : wrong) {
        const Status status = conventions.set(key, value);
        REQUIRE_FALSE(status.ok());
        CHECK(status.error().message.find(value) != std::string::npos);
    }
    CHECK(conventions == Conventions());
}

TEST_CASE("an unknown setting is named and the known ones are listed")
{
    Conventions conventions;
    const Status status = conventions.set("fcr.days", "7");
    REQUIRE_FALSE(status.ok());
    CHECK(status.error().message.find("\"fcr.days\"") != std::string::npos);
    CHECK(status.error().message.find("fcr.window_days") != std::string::npos);
}
