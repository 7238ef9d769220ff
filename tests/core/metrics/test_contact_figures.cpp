// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

using namespace regard;
using namespace regard::test;

namespace {

std::shared_ptr<const Dataset> contacts(std::string_view text, std::string_view zone = "UTC")
{
    return DatasetBuilder(zone).table(Table::Interaction, text).build();
}

} // namespace

TEST_CASE("First contact resolution: repeats, the closed window, immature contacts")
{
    // Window 7 x 24 h. A: contact on the 1st, again exactly 7 days later: the first one failed, the
    // second one is a repeat. B: 7 days and a second later: both are first contacts, solved.
    // C: never resolved. D: resolved, but the 7 days after it are not over on the last day (31st).
    const auto data = contacts("customer, opened_at, resolved\n"
                               "A, 2026-01-10 09:00:00, yes\n A, 2026-01-17 09:00:00, yes\n"
                               "B, 2026-01-10 09:00:00, yes\n B, 2026-01-17 09:00:01, yes\n"
                               "C, 2026-01-12 10:00:00, no\n D, 2026-01-28 10:00:00, yes\n"
                               " , 2026-01-12 10:00:00, yes\n E, 2026-01-31 10:00:00, yes\n"
                               "F, 2026-01-12 10:00:00, \n");
    const Figure figure = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"fcr"}));
    REQUIRE(figure.estimate.value);
    CHECK(part(figure, "resolved at first contact") == 2);
    CHECK(part(figure, "not resolved at first contact") == 2);
    CHECK(*figure.estimate.value == 50);
    CHECK(aside(figure, "repeat contact") == 1);
    CHECK(aside(figure, "follow-up not over") == 2);
    CHECK(aside(figure, "no customer") == 1);
    CHECK(aside(figure, "not known if resolved") == 1);
    CHECK(figure.estimate.rowsInScope == 9);
    CHECK(figure.conventions[0] == std::pair<std::string, std::string>{"fcr.window_days", "7"});
    CHECK(figure.conventions[1] == std::pair<std::string, std::string>{"fcr.key", "customer"});
}

TEST_CASE("First contacts by customer and topic, and with another window")
{
    const auto data =
        contacts("customer, opened_at, resolved, topic\n"
                 "A, 2026-01-10 09:00:00, yes, bill\n A, 2026-01-12 09:00:00, yes, delivery\n"
                 "A, 2026-01-14 09:00:00, yes, bill\n Z, 2026-03-01 09:00:00, yes, bill");
    Query query = queryFor("2026-01-01", "2026-01-31", {"fcr"});
    CHECK(*figureOf(data, query).estimate.value == 0); // one first contact, followed by two
    REQUIRE(query.conventions.set("fcr.key", "customer+topic").ok());
    // bill: failed on the 10th, repeat on the 14th; delivery: solved.
    const Figure byTopic = figureOf(data, query);
    CHECK(*byTopic.estimate.value == 50);
    CHECK(aside(byTopic, "repeat contact") == 1);
    REQUIRE(query.conventions.set("fcr.window_days", "1").ok());
    CHECK(*figureOf(data, query).estimate.value == 100);
    CHECK(figureOf(data, query).estimate.n == 3);
}

TEST_CASE("Only contacts count for first contact resolution, quotes and visits do not")
{
    const auto data =
        contacts("customer, opened_at, resolved, kind\n"
                 "A, 2026-01-10, yes, contact\n A, 2026-01-11, yes, quote\n B, 2026-01-10, no, \n"
                 "C, 2026-01-30, yes, contact");
    const Figure figure = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"fcr"}));
    CHECK(*figure.estimate.value == 50);
    CHECK(figure.estimate.n == 2);
    CHECK(aside(figure, "follow-up not over") == 1);
}

TEST_CASE("The filter chooses which first contacts count, not which contacts repeat them")
{
    const auto data =
        contacts("customer, opened_at, resolved, channel\n"
                 "A, 2026-01-10 09:00:00, yes, Chat\n A, 2026-01-12 09:00:00, yes, Phone\n"
                 "B, 2026-01-10 09:00:00, yes, Chat\n Z, 2026-03-01 09:00:00, yes, Chat");
    Query query = queryFor("2026-01-01", "2026-01-31", {"fcr"});
    query.where = {{"channel", {"Chat"}}};
    CHECK(*figureOf(data, query).estimate.value == 50); // A came back by phone
    query.where = {{"channel", {"Phone"}}};
    CHECK(aside(figureOf(data, query), "repeat contact") == 1);
}

TEST_CASE("The window is N times 24 hours also where the clock changes")
{
    // Berlin, 22 March 12:00 to 29 March 13:00 on the wall is 7 x 24 h to the second: summer time
    // began on the 29th. One second more is a new first contact.
    const std::string head = "customer, opened_at, resolved\n Z, 2026-05-01 00:00:00, yes\n";
    const auto at = contacts(head + "A, 2026-03-22 11:00:00, yes\n A, 2026-03-29 11:00:00, yes",
                             "Europe/Berlin");
    const auto after = contacts(head + "A, 2026-03-22 11:00:00, yes\n A, 2026-03-29 11:00:01, yes",
                                "Europe/Berlin");
    CHECK(*figureOf(at, queryFor("2026-03-01", "2026-03-31", {"fcr"})).estimate.value == 0);
    CHECK(*figureOf(after, queryFor("2026-03-01", "2026-03-31", {"fcr"})).estimate.value == 100);
}

TEST_CASE(
    "Durations from seconds or from two moments; open, negative and dateless ones are set aside")
{
    const auto data =
        contacts("opened_at, handle_seconds, wait_seconds, resolution_seconds, resolved_at\n"
                 "2026-01-01 10:00:00, 100, 5, 600, \n"
                 "2026-01-01 10:00:00, 200, 7, , 2026-01-01 10:20:00\n"
                 "2026-01-01 10:00:00, 300, 60, , \n"
                 "2026-01-01 10:00:00, -1, , , 2026-01-01 09:00:00\n"
                 "2026-01-01 10:00:00, , , , 2026-01-02");
    const auto ask = [&](const char* kpi) {
        return figureOf(data, queryFor("2026-01-01", "2026-01-31", {kpi}));
    };
    const Figure handle = ask("average_handle_time");
    CHECK(*handle.estimate.value == 200);
    CHECK(aside(handle, "negative duration") == 1);
    CHECK(aside(handle, "time not known") == 1);
    CHECK(*ask("median_wait").estimate.value == 7);
    const Figure resolution = ask("resolution_time");
    CHECK(*resolution.estimate.value == 900); // 600 and 1,200 seconds
    CHECK(aside(resolution, "time not known") == 1);
    CHECK(aside(resolution, "negative duration") == 1);
    CHECK(aside(resolution, "date without time") == 1);
    CHECK(ask("first_response_time").estimate.reason ==
          "No contact in this store has the time of its first response.");
}

TEST_CASE("Reopened contacts and contacts per customer")
{
    const auto data =
        contacts("customer, opened_at, reopened\n A, 2026-01-01, yes\n A, 2026-01-02, no\n"
                 "A, 2026-01-03, no\n B, 2026-01-03, no\n , 2026-01-03, ");
    const Figure reopened = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"reopen_rate"}));
    CHECK(*reopened.estimate.value == 25);
    CHECK(aside(reopened, "not known if reopened") == 1);
    const Figure per =
        figureOf(data, queryFor("2026-01-01", "2026-01-31", {"contacts_per_customer"}));
    CHECK(*per.estimate.value == 2); // 4 contacts, 2 customers
    CHECK(per.estimate.n == 2);
    CHECK(aside(per, "no customer") == 1);
    // Counts 3 and 1: sd sqrt(2), error 1, t(0.975, 1) = 12.7062.
    CHECK(per.estimate.interval->low == Approx(2 - 12.7062).epsilon(1e-5));
}

TEST_CASE("A figure says under which definition it stands, and a target from before is doubted")
{
    const auto data = DatasetBuilder()
                          .table(Table::Interaction, "customer, opened_at, resolved\n"
                                                     "a, 2026-01-10, yes\n b, 2026-01-11, no")
                          .build();
    Yardsticks yardsticks;
    const Day changed = *parseIsoDate("2026-02-01");
    yardsticks.settingChanges = {{1, changed, "fcr.window_days", "30", "7"}};
    TargetVersion target;
    target.target.id = 1;
    target.target.kpi = "fcr";
    target.target.baseline = 50;
    target.target.value = 60;
    target.target.baselineDay = target.target.setOn = *parseIsoDate("2026-01-01");
    target.target.due = *parseIsoDate("2026-12-31");
    yardsticks.targets = {target};
    Query query = queryFor("2026-01-01", "2026-01-31", {"fcr"});
    query.asOf = Moment::date(changed + 10);
    const Figure figure = figureOf(data, query, yardsticks);
    CHECK(figure.definition.version == 2);
    CHECK(figure.definition.since == changed);
    const std::pair<std::string, std::string> window{"fcr.window_days", "7"};
    CHECK(std::count(figure.definition.settings.begin(), figure.definition.settings.end(),
                     window) == 1);
    CHECK(says(figure, "The target was set on 2026-01-01 under an earlier definition"));
    yardsticks.settingChanges.front().key = "csat.box";
    CHECK(figureOf(data, query, yardsticks).definition.version == 1);
    CHECK_FALSE(says(figureOf(data, query, yardsticks), "The target was set on"));
}
