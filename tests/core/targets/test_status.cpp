// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include <regard/targets/status.h>

using namespace regard;

namespace {

Day day(std::string_view text)
{
    return *parseIsoDate(text);
}

/// NPS 60 to 65 within six months, the worked example.
Target sixtyToSixtyFive()
{
    Target target;
    target.id = 7;
    target.kpi = "nps";
    target.baseline = 60;
    target.baselineDay = day("2026-06-30");
    target.value = 65;
    target.due = day("2026-12-31");
    target.owner = "Ada";
    target.setOn = day("2026-07-01");
    return target;
}

Estimate estimateOf(double value, double low, double high)
{
    Estimate estimate;
    estimate.value = value;
    estimate.interval = stats::Interval{low, high};
    estimate.n = 1000;
    return estimate;
}

TargetStatus statusAt(double value, double low, double high, std::string_view on = "2026-09-30")
{
    return judge(sixtyToSixtyFive(), *kpiById("nps"), estimateOf(value, low, high), true, day(on))
        .status;
}

} // namespace

TEST_CASE("The line runs straight from the baseline to the due date and is constant outside")
{
    const Target target = sixtyToSixtyFive();
    CHECK(expectedOn(target, day("2026-06-30")) == 60);
    CHECK(expectedOn(target, day("2026-01-01")) == 60);
    // 92 of the 184 days are over on 30 September: half of the way.
    CHECK(expectedOn(target, day("2026-09-30")) == Approx(62.5));
    CHECK(expectedOn(target, day("2026-12-31")) == 65);
    CHECK(expectedOn(target, day("2027-12-31")) == 65);
}

TEST_CASE("Met, on track, at risk and off track against the line at 62.5")
{
    CHECK(statusAt(65, 63, 67) == TargetStatus::Met);
    CHECK(statusAt(62.5, 60, 65) == TargetStatus::OnTrack);
    CHECK(statusAt(62.4, 60, 65) == TargetStatus::AtRisk);
    CHECK(statusAt(60, 57.5, 62.4) == TargetStatus::OffTrack);
}

TEST_CASE("After the due date only the target itself counts")
{
    CHECK(statusAt(64, 62, 66, "2027-01-31") == TargetStatus::AtRisk);
    CHECK(statusAt(64, 63.5, 64.5, "2027-01-31") == TargetStatus::OffTrack);
    CHECK(statusAt(65.5, 63.5, 66.5, "2027-01-31") == TargetStatus::Met);
}

TEST_CASE("Lower targets are judged the other way round")
{
    Target target = sixtyToSixtyFive();
    target.kpi = "churn";
    target.baseline = 8;
    target.value = 6;
    const auto status = [&](double value, double low, double high) {
        return judge(target, *kpiById("churn"), estimateOf(value, low, high), true,
                     day("2026-09-30"))
            .status;
    };
    CHECK(status(5.9, 5.5, 6.3) == TargetStatus::Met);
    CHECK(status(7.0, 6.5, 7.5) == TargetStatus::OnTrack);
    CHECK(status(7.2, 6.9, 7.5) == TargetStatus::AtRisk);
    CHECK(status(7.9, 7.2, 8.6) == TargetStatus::OffTrack);
}

TEST_CASE("Without a value there is no status but a reason; an open period says so far")
{
    Estimate none;
    none.reason = "No answers in the period.";
    const TargetNow now = judge(sixtyToSixtyFive(), *kpiById("nps"), none, true, day("2026-09-30"));
    CHECK(now.status == TargetStatus::None);
    CHECK(now.statusReason == "No value to judge: No answers in the period.");
    CHECK(now.expectedNow == Approx(62.5));
    CHECK(now.owner == "Ada");
    const TargetNow open = judge(sixtyToSixtyFive(), *kpiById("nps"), estimateOf(64, 62, 66), false,
                                 day("2026-09-30"));
    CHECK(open.statusReason.find("so far; the period is not over") != std::string::npos);
}

TEST_CASE("Targets hold from the day they were set, as they were set, until they are removed")
{
    Target first = sixtyToSixtyFive();
    Target changed = first;
    changed.value = 70;
    changed.setOn = day("2026-10-01");
    changed.reason = "New team";
    Target other = first;
    other.id = 8;
    const std::vector<TargetVersion> history{{first, false},
                                             {changed, false},
                                             {other, false},
                                             {[&] {
                                                  Target removed = other;
                                                  removed.setOn = day("2026-08-01");
                                                  return removed;
                                              }(),
                                              true}};
    CHECK(targetsOn(history, day("2026-06-30")).empty());
    CHECK(targetsOn(history, day("2026-07-01")).size() == 2);
    const auto september = targetsOn(history, day("2026-09-30"));
    REQUIRE(september.size() == 1);
    CHECK(september[0].value == 65);
    CHECK(targetsOn(history, day("2026-10-01"))[0].value == 70);
}

TEST_CASE("A target that cannot be is refused with one sentence")
{
    CHECK_FALSE(whyNot(sixtyToSixtyFive(), false));
    const auto why = [](auto change, bool isChange = false) {
        Target target = sixtyToSixtyFive();
        change(target);
        return whyNot(target, isChange).value_or("");
    };
    CHECK(why([](Target& t) { t.kpi = "npz"; }) == "There is no KPI \"npz\".");
    CHECK(why([](Target& t) { t.value = 101; }) ==
          "The target is not a possible value of NPS. It lies between -100 and 100.");
    CHECK(why([](Target& t) { t.value = 60; }) == "The target is the same as the baseline.");
    CHECK(why([](Target& t) { t.due = t.baselineDay; }) ==
          "The due date has to lie after the day of the baseline, 30 June 2026.");
    CHECK(why([](Target& t) {
              t.guardrails = {{"nps", {}}};
          }) == "A target cannot be its own guardrail.");
    CHECK(why([](Target& t) { t.reason = " "; }, true) ==
          "Say why the target is changed: the reason is kept with it.");
    CHECK(why([](Target& t) { t.reason = "New team"; }, true).empty());
}

TEST_CASE("The sentence of a target")
{
    CHECK(sentence(sixtyToSixtyFive()) ==
          "Raise NPS for all customers from 60 to 65 by 31 December 2026.");
    Target churn = sixtyToSixtyFive();
    churn.kpi = "churn";
    churn.baseline = 7.4;
    churn.value = 6;
    churn.group = {{"segment", "Small business"}};
    CHECK(sentence(churn) ==
          "Lower churn for segment Small business from 7.4 % to 6 % by 31 December 2026.");
}
