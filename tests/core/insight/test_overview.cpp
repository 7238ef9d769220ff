// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/dataset_builder.h"

#include <regard/insight/overview.h>

#include <algorithm>

using namespace regard;
using namespace regard::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Two quarters of a company: NPS answers by channel, customers by segment.
struct Company {
    Rows surveys{{"kind", "score", "answered_at", "channel", "scale_min", "scale_max"}};
    Rows customers{{"id", "segment", "joined_at", "ended_at"}};

    void answers(const std::string& day, const std::string& channel, int promoters, int detractors)
    {
        for (int i = 0; i < promoters + detractors; ++i) {
            surveys.push_back({"nps", i < promoters ? "10" : "1", day, channel, "0", "10"});
        }
    }
    void leavers(const std::string& segment, int all, int before, int now)
    {
        for (int i = 0; i < all; ++i) {
            const std::string end = i < before         ? "2026-02-01"
                                    : i < before + now ? "2026-05-01"
                                                       : "";
            customers.push_back({segment + std::to_string(i), segment, "2025-01-01", end});
        }
    }
    [[nodiscard]] std::shared_ptr<const Dataset> build(std::int64_t setAside = 0) const
    {
        return DatasetBuilder()
            .table(Table::Survey, surveys)
            .table(Table::Customer, customers)
            .setAside(setAside)
            .build();
    }
};

Query secondQuarter()
{
    Query query;
    query.period = {*parseIsoDate("2026-04-01"), *parseIsoDate("2026-06-30")};
    query.asOf = Moment::date(*parseIsoDate("2026-07-01"));
    return query;
}

Overview overviewOf(const std::shared_ptr<const Dataset>& data,
                    const Query& query = secondQuarter(), const Yardsticks& yardsticks = {})
{
    const Engine engine(data);
    auto made = overview(engine, query, yardsticks);
    if (!made.ok()) {
        FAIL(made.error().message);
    }
    return std::move(made.value());
}

const Change* changeTitled(const Overview& made, const std::string& title)
{
    const auto found = std::find_if(made.changes.begin(), made.changes.end(),
                                    [&](const Change& change) { return change.title == title; });
    return found == made.changes.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("The headline names the surest improvement and the surest decline")
{
    Company company;
    company.answers("2026-02-01", "Phone", 800, 200);
    company.answers("2026-05-01", "Phone", 500, 500); // NPS 60 to 0
    company.leavers("Small", 3000, 600, 100);         // churn 20 % to 4.2 %
    const Overview made = overviewOf(company.build());
    CHECK(made.headline == "Customers are easier to keep, but less likely to recommend you");
    const Change* fell = changeTitled(made, "NPS fell.");
    REQUIRE(fell);
    CHECK(fell->tone == Tone::Bad);
    CHECK(fell->kpi == "nps");
    CHECK(fell->group.empty());
    CHECK(fell->detail == "60 to 0 against Q1 2026, n 1,000, p < 0.001.");
}

TEST_CASE("Where nothing changed for certain the headline says so")
{
    Company company;
    company.answers("2026-02-01", "Phone", 4050, 1950);
    company.answers("2026-05-01", "Phone", 4055, 1945);
    const Overview made = overviewOf(company.build());
    CHECK(made.headline == "No change that can be told from noise");
    CHECK(made.changes.empty());

    Company small;
    small.answers("2026-02-01", "Phone", 20, 10);
    small.answers("2026-05-01", "Phone", 18, 12);
    CHECK(overviewOf(small.build()).headline == "Too few to tell a change from noise");
}

TEST_CASE(
    "Without anything to compare with, or without data, the headline stays with what there is")
{
    Company company;
    company.answers("2026-05-01", "Phone", 20, 10);
    CHECK(overviewOf(company.build()).headline ==
          "1 figure for Q2 2026, and nothing before to compare with");
    Query later = secondQuarter();
    later.period = {*parseIsoDate("2026-07-01"), *parseIsoDate("2026-09-30")};
    later.asOf = Moment::date(*parseIsoDate("2026-10-01"));
    const Overview empty = overviewOf(DatasetBuilder().build(), later);
    CHECK(empty.headline == "There are no figures for Q3 2026");
    CHECK(empty.changes.empty());
    Query open = secondQuarter();
    open.asOf = Moment::date(*parseIsoDate("2026-06-15"));
    company.answers("2026-02-01", "Phone", 20, 10);
    CHECK(overviewOf(company.build(), open).headline ==
          "Q2 2026 is not over: figures so far, no verdict yet");
}

TEST_CASE("A change in one channel only is found there, and opens with its filter")
{
    Company company;
    for (const char* channel : {"Phone", "Store", "E-mail"}) {
        company.answers("2026-02-01", channel, 600, 400);
        company.answers("2026-05-01", channel, 600, 400);
    }
    company.answers("2026-02-01", "Chat", 200, 100);
    company.answers("2026-05-01", "Chat", 120, 180);
    const Overview made = overviewOf(company.build());
    const Change* chat = changeTitled(made, "NPS fell in Chat.");
    REQUIRE(chat);
    CHECK(chat->group == Group{{"channel", "Chat"}});
    CHECK_FALSE(changeTitled(made, "NPS fell in Phone."));

    Query filtered = secondQuarter();
    filtered.where = {{"channel", {"Chat"}}};
    const Overview narrowed = overviewOf(company.build(), filtered);
    CHECK(changeTitled(narrowed, "NPS fell."));
    CHECK_FALSE(changeTitled(narrowed, "NPS fell in Chat."));
}

TEST_CASE("Segments are searched too, and at most eight changes are told")
{
    Company company;
    company.leavers("Small business", 3000, 100, 700);
    company.leavers("Large", 3000, 300, 290);
    const Overview made = overviewOf(company.build());
    CHECK(changeTitled(made, "Retention fell for Small business."));
    CHECK(made.changes.size() <= 8);
}

TEST_CASE("The subline counts targets and says how many rows were set aside")
{
    Company company;
    company.answers("2026-02-01", "Phone", 600, 400);
    company.answers("2026-05-01", "Phone", 600, 400);
    Target target;
    target.id = 1;
    target.kpi = "nps";
    target.baseline = 0;
    target.baselineDay = *parseIsoDate("2026-01-01");
    target.value = 15;
    target.due = *parseIsoDate("2026-12-31");
    target.setOn = target.baselineDay;
    Target far = target;
    far.id = 2;
    far.group = {{"channel", "Phone"}};
    far.value = 90;
    const Overview made =
        overviewOf(company.build(40), secondQuarter(), {{{target, false}, {far, false}}, {}});
    CHECK(
        made.subline ==
        "Q2 2026 against Q1 2026 \u00b7 1 of 2 targets met or on track, 1 off track \u00b7 2 % of "
        "imported rows set aside");
}

TEST_CASE("A guardrail that got worse while its target got better is told first")
{
    Company company;
    company.answers("2026-02-01", "Phone", 800, 200);
    company.answers("2026-05-01", "Phone", 500, 500);
    company.leavers("Small", 3000, 600, 100);
    Target target;
    target.id = 1;
    target.kpi = "churn";
    target.baseline = 20;
    target.baselineDay = *parseIsoDate("2026-03-31");
    target.value = 4;
    target.due = *parseIsoDate("2026-12-31");
    target.setOn = target.baselineDay;
    target.guardrails = {{"nps", 5.0}};
    const Overview made = overviewOf(company.build(), secondQuarter(), {{{target, false}}, {}});
    REQUIRE_FALSE(made.changes.empty());
    CHECK(made.changes[0].title == "Guardrail tripped: churn and NPS.");
    CHECK(made.changes[0].tone == Tone::Warn);
    CHECK(made.changes[0].kpi == "nps");
}

TEST_CASE("A target for a team is counted, and its guardrail is looked at in that team")
{
    std::string contacts = "opened_at, team, handle_seconds\n";
    std::string surveys = "kind, score, answered_at, team\n";
    for (int i = 0; i < 200; ++i) {
        // Back office: 400 s to 300 s, and from 80 % satisfied to 40 %; the other team stays.
        contacts += "2026-02-01, Back office, " + std::to_string(400 + i % 21 - 10) + "\n";
        contacts += "2026-05-01, Back office, " + std::to_string(300 + i % 21 - 10) + "\n";
        contacts += "2026-02-01, Front, " + std::to_string(500 + i % 21 - 10) + "\n";
        contacts += "2026-05-01, Front, " + std::to_string(500 + i % 21 - 10) + "\n";
        surveys += std::string("csat, ") + (i % 10 < 8 ? "5" : "1") + ", 2026-02-01, Back office\n";
        surveys += std::string("csat, ") + (i % 10 < 4 ? "5" : "1") + ", 2026-05-01, Back office\n";
        surveys += std::string("csat, ") + (i % 10 < 8 ? "5" : "1") + ", 2026-02-01, Front\n";
        surveys += std::string("csat, ") + (i % 10 < 8 ? "5" : "1") + ", 2026-05-01, Front\n";
    }
    const auto data =
        DatasetBuilder().table(Table::Interaction, contacts).table(Table::Survey, surveys).build();
    Target target;
    target.id = 1;
    target.kpi = "average_handle_time";
    target.group = {{"team", "Back office"}};
    target.baseline = 400;
    target.baselineDay = *parseIsoDate("2026-03-31");
    target.value = 310;
    target.due = *parseIsoDate("2026-12-31");
    target.setOn = target.baselineDay;
    target.guardrails = {{"csat", {}}};
    const Overview made = overviewOf(data, secondQuarter(), {{{target, false}}, {}});
    CHECK(made.subline.find("1 of 1 target met or on track") != std::string::npos);
    const Change* tripped =
        changeTitled(made, "Guardrail tripped: handle time and CSAT for Back office.");
    REQUIRE(tripped);
    CHECK(tripped->detail == "Handle time went from 6 min 40 s to 5 min while CSAT went from 80 % "
                             "to 40 %. The target may "
                             "be met at a cost.");
    CHECK(tripped->group == Group{{"team", "Back office"}});
}
