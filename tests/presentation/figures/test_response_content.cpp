// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "presentation/response_content.h"

using namespace regard;
using namespace regard::presentation;

TEST_CASE("Who did not answer: raw and weighted score, response and shares by group")
{
    Figure figure;
    figure.kpi = kpiById("nps");
    figure.estimate.value = -5;
    figure.estimate.interval = stats::Interval{-40, 30};
    Nonresponse response;
    response.dimension = "attributes.contract_type";
    response.groups = {{"Phone", 80, 11, 13.75, 0.8, 10, 0.5, 50.0},
                       {"", 20, 10, 50.0, 0.2, 10, 0.5, -60.0}};
    response.raw = -5;
    response.value = 28;
    response.interval = stats::Interval{-10.6, 57.1};
    response.effective = 14.7;
    const auto splits = responseContent({response}, figure, "EUR");
    REQUIRE(splits.size() == 1);
    CHECK(splits[0].title == "By contract type");
    CHECK(splits[0].sentence ==
          QString::fromUtf8("−5 as it is, 28 weighted to those asked (−11 to 57, effective n 15)"));
    REQUIRE(splits[0].lines.size() == 2);
    CHECK(splits[0].lines[0].rate == QString::fromUtf8("14\u00A0%"));
    CHECK(splits[0].lines[0].asked == QString::fromUtf8("80\u00A0%"));
    CHECK(splits[0].lines[0].answers == QString::fromUtf8("50\u00A0%"));
    CHECK(splits[0].lines[1].group == "not given");
    CHECK(splits[0].lines[1].value == QString::fromUtf8("−60"));

    response.value.reset();
    response.byCustomers = true;
    response.reason = "No answer counts from Chat, so nobody speaks for them.";
    CHECK(responseContent({response}, figure, "EUR")[0].sentence ==
          "No answer counts from Chat, so nobody speaks for them.");
    CHECK(responseContent({}, figure, "EUR").empty());
}
