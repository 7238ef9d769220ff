// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/header_hints.h"
#include "core/ingest/values/boolean.h"
#include "core/ingest/values/duration.h"
#include "support/catch.h"

#include <optional>
#include <string_view>

using namespace regard::values;

namespace {

std::optional<double> seconds(std::string_view text)
{
    double value = 0;
    if (readDuration(text, DecimalMark::Point, value) != Reading::Ok)
        return std::nullopt;
    return value;
}

} // namespace

TEST_CASE("lengths of time are read into seconds")
{
    CHECK(seconds("345") == 345.0);
    CHECK(seconds("345.5") == 345.5);
    CHECK(seconds("123:04:10") == 123 * 3600.0 + 4 * 60 + 10); // hours may pass 24
    CHECK(seconds("00:05:13") == 313.0);
    CHECK(seconds("5:13") == 313.0);
    CHECK(seconds("5 min 13s") == 313.0);
    CHECK(seconds("1h 5m") == 3900.0);
    CHECK(seconds("2 days 03:04:05") == 2 * 86400.0 + 3 * 3600 + 4 * 60 + 5);
    CHECK(seconds("350 ms") == 0.35);
    CHECK(seconds("5 MIN") == 300.0);
    CHECK(seconds("PT5M13S") == 313.0);
    CHECK(seconds("P1DT2H") == 93600.0);
    CHECK(seconds("-00:05:00") == -300.0);
    CHECK(seconds("1.5 h") == 5400.0);
}

TEST_CASE("lengths of time in other languages, and with days in front")
{
    CHECK(seconds("1:02:03:04") == 86400.0 + 2 * 3600 + 3 * 60 + 4);
    CHECK(seconds("2 Tage 3 Std.") == 2 * 86400.0 + 3 * 3600);
    CHECK(seconds("1 heure et 5 minutes") == 3900.0);
    CHECK(seconds("2 horas y 10 minutos") == 7800.0);
    CHECK(seconds("1 day, 2 hours and 3 minutes") == 86400.0 + 7200 + 180);
    CHECK(seconds("00:05:13,5") == 313.5);
    CHECK_FALSE(seconds("1:25:03:04").has_value()); // no day has 25 hours
}

TEST_CASE("a column name may give unit and zone")
{
    CHECK(regard::unitInHeader("First reply time in minutes") == 60);
    CHECK(regard::unitInHeader("First reply time in minutes within business hours") == 60);
    CHECK(regard::unitInHeader("First Response Time (in Hrs)") == 3600);
    CHECK(regard::unitInHeader("First response time (seconds)") == 1);
    CHECK(regard::unitInHeader("Duration (h)") == 3600);
    CHECK(regard::unitInHeader("handle_seconds") == 1);
    CHECK(regard::unitInHeader("wait_ms") == 0.001);
    CHECK(regard::unitInHeader("Bearbeitungszeit in Minuten") == 60);
    CHECK(regard::unitInHeader("Time to close (HH:mm:ss)") == 0);
    CHECK(regard::unitInHeader("Handle time") == 0);
    CHECK(regard::unitInHeader("Days") == 0);
    CHECK(regard::unitInHeader("Team (m)") == 60);
    CHECK(regard::unitInHeader("") == 0);
    CHECK(regard::zoneInHeader("Created (UTC)")->name() == regard::TimeZone().name());
    CHECK(regard::zoneInHeader("Conversation started at (America/New_York)")->name() ==
          "America/New_York");
    CHECK(regard::zoneInHeader("opened_at_utc").has_value());
    // Two hours ahead of Greenwich: noon there is ten o'clock.
    CHECK(regard::zoneInHeader("Sent (GMT+2)")->utcFromLocal(43200) == 36000);
    CHECK(regard::zoneInHeader("Sent (-03:00)")->utcFromLocal(43200) == 54000);
    for (const std::string_view header :
         {"Created", "UTC", "Amount (EUR)", "Name (first/last)", "()"})
        CHECK_FALSE(regard::zoneInHeader(header).has_value());
}

TEST_CASE("what is no length of time is not read")
{
    for (const std::string_view text :
         {"", "abc", "5 apples", "12:75", "1:2:3", "P1M", "PT", "5 min x", "12%", "10:00 AM"}) {
        INFO(text);
        CHECK_FALSE(seconds(text).has_value());
    }
    double value = 0;
    CHECK(readDuration("1,234", DecimalMark::Open, value) == Reading::Undecided);
}

TEST_CASE("yes and no in several languages")
{
    for (const std::string_view text :
         {"true", "TRUE", "Yes", "y", "1", "2", "ja", "Oui", "s\xC3\xAD", "wahr", " on "}) {
        INFO(text);
        CHECK(readBoolean(text) == true);
    }
    for (const std::string_view text :
         {"false", "No", "n", "0", "nein", "Non", "off", "n\xC3\xA3o"}) {
        INFO(text);
        CHECK(readBoolean(text) == false);
    }
    for (const std::string_view text : {"", "maybe", "-1", "1.5", "?", "yes!", "10%"}) {
        INFO(text);
        CHECK_FALSE(readBoolean(text).has_value());
    }
}

TEST_CASE("yes and no in more languages")
{
    // Italian, Dutch, Portuguese, Polish, Swedish, Finnish, Czech, Hungarian, Romanian, Turkish,
    // Russian, and the truth values of German, French, Spanish and Polish spreadsheets
    for (const std::string_view text :
         {"s\xC3\xAC", "S\xC3\x8D", "Ja", "Sim", "Tak", "sann", "Kyll\xC3\xA4", "Ano", "Igen", "Da",
          "Evet", "\xD0\x94\xD0\xB0", "WAHR", "VRAI", "VERDADERO", "PRAWDA"}) {
        INFO(text);
        CHECK(readBoolean(text) == true);
    }
    for (const std::string_view text :
         {"No", "Nee", "N\xC3\x83O", "Nie", "Nej", "Ei", "Ne", "Nem", "Nu", "Hay\xC4\xB1r",
          "\xD0\x9D\xD0\xB5\xD1\x82", "FALSCH", "FAUX", "FALSO", "FA\xC5\x81SZ"}) {
        INFO(text);
        CHECK(readBoolean(text) == false);
    }
}

TEST_CASE("blanks and the apostrophe of a spreadsheet are no part of a value")
{
    CHECK(trimmed("  a b \t") == "a b");
    CHECK(trimmed("\xC2\xA0"
                  "7\xE2\x80\xAF") == "7");
    CHECK(trimmed(" \r\n").empty());
    CHECK(trimmed("'-bad") == "-bad");
    CHECK(trimmed("'=1+1") == "=1+1");
    CHECK(trimmed("'7210448301122") == "7210448301122");
    CHECK(trimmed("'90s music") == "'90s music");
    CHECK(trimmed("'") == "'");
    CHECK(trimmed("'quoted'") == "'quoted'");
}
