// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "presentation/moved_content.h"

using namespace regard;
using namespace regard::presentation;

namespace {

Figure figureOf(double before, double after)
{
    Figure figure;
    figure.kpi = kpiById("csat");
    figure.estimate.value = after;
    figure.estimate.interval = stats::Interval{after - 1, after + 1};
    figure.previous = Estimate{};
    figure.previous->value = before;
    figure.difference =
        stats::Difference{after - before, after - before - 1.5, after - before + 1.5, 0.01};
    return figure;
}

} // namespace

TEST_CASE("What moved a figure: the split in words, groups with values and shares, alarms first")
{
    // 60 of 100 at 80 % and 40 at 50 % -> 20 at 82 % and 80 at 52 %: 68 -> 58.
    const std::vector<PartOfWhole> sizes{{"Small", 60, 20, 80.0, 82.0}, {"", 40, 80, 50.0, 52.0}};
    // 50 and 50 at 68 -> 50 at 48 and 50 at 68.
    const std::vector<PartOfWhole> channels{{"Chat", 50, 50, 68.0, 48.0},
                                            {"Phone", 50, 50, 68.0, 68.0}};
    const std::vector<MovedBy> moved{splitChange("channel", channels),
                                     splitChange("attributes.team_size", sizes)};
    const MovedContent content = movedContent(moved, figureOf(68, 58), "EUR");
    CHECK(content.title == QString::fromUtf8("What moved it: −10.0"));
    REQUIRE(content.splits.size() == 2);
    const MovedSplit& first = content.splits.front();
    CHECK(first.title == "By team size");
    CHECK(first.alarm.startsWith("Every part rose"));
    // Performance: 0.4 x 2 + 0.6 x 2 = 2; mix: -10 - 2.
    CHECK(first.sentence == QString::fromUtf8("+2.0 from performance, −12.0 from the mix"));
    REQUIRE(first.lines.size() == 2);
    const auto small = std::ranges::find(first.lines, QStringLiteral("Small"), &MovedLine::group);
    REQUIRE(small != first.lines.end());
    CHECK(small->weights == QString::fromUtf8("60 → 20\u00A0%"));
    CHECK(small->values == QString::fromUtf8("80.0\u00A0% → 82.0\u00A0%"));
    CHECK(small->performance == "+0.8");
    CHECK(content.splits.back().alarm.isEmpty());
    CHECK(content.splits.back().sentence ==
          QString::fromUtf8("−10.0 from performance, 0.0 from the mix"));
}

TEST_CASE("What cannot be split says why; without a comparison there is nothing to say")
{
    MovedBy refused;
    refused.reason = "A median is no mean of the medians of groups.";
    const MovedContent content = movedContent({refused}, figureOf(68, 58), "EUR");
    CHECK(content.splits.empty());
    CHECK(content.reason == "A median is no mean of the medians of groups.");
    Figure alone = figureOf(68, 58);
    alone.previous.reset();
    CHECK(movedContent({refused}, alone, "EUR").title.isEmpty());
}
