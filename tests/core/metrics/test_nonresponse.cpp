// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

#include <regard/metrics/nonresponse.h>

using namespace regard;
using namespace regard::test;

namespace {

/// Surveys of one segment: as many as asked, of which the scores were answered.
void addSurveys(std::string& text, const char* kind, const char* region, int asked,
                const std::vector<int>& scores)
{
    for (int i = 0; i < asked; ++i) {
        const bool answered = i < static_cast<int>(scores.size());
        text += std::string(kind) + ", " +
                (answered ? std::to_string(scores[static_cast<std::size_t>(i)]) : "") + ", " +
                region + ", 2026-01-10, " + (answered ? "2026-01-12" : "") + "\n";
    }
}

constexpr const char* kHeader = "kind, score, channel, sent_at, answered_at\n";

Query january(std::vector<std::string> kpis = {})
{
    return queryFor("2026-01-01", "2026-01-31", std::move(kpis));
}

} // namespace

TEST_CASE("A score weighted to those who were asked, with its effective n")
{
    // Asked 80 by phone and 20 in chats, ten answers each: 5 promoters and 5 passives (NPS 50), 2
    // promoters and 8 detractors (-60). Raw (7 - 8) / 20 = -5; weighted 0.8 x 50 - 0.2 x 60 = 28.
    std::string text = kHeader;
    addSurveys(text, "nps", "Phone", 80, {9, 9, 10, 10, 9, 7, 8, 7, 8, 7});
    addSurveys(text, "nps", "Chat", 20, {9, 10, 0, 1, 2, 3, 4, 5, 6, 6});
    addSurveys(text, "csat", "Chat", 500, {5}); // another question
    const Engine engine(DatasetBuilder().table(Table::Survey, text).build());
    const auto found = nonresponse(engine, "nps", january(), {"channel"});
    REQUIRE(found.ok());
    REQUIRE(found.value().size() == 1);
    const Nonresponse& response = found.value().front();
    CHECK(response.reason.empty());
    CHECK_FALSE(response.byCustomers);
    REQUIRE(response.groups.size() == 2);
    CHECK(response.groups[0].group == "Phone");
    CHECK(response.groups[0].asked == 80);
    CHECK(*response.groups[0].rate == Approx(12.5));
    CHECK(response.groups[0].weight == Approx(0.8));
    CHECK(response.groups[0].share == Approx(0.5));
    CHECK(*response.groups[1].rate == Approx(50));
    CHECK(*response.raw == Approx(-5));
    CHECK(*response.value == Approx(28));
    // 1 / (0.8^2 / 10 + 0.2^2 / 10); adjusted Wald of p 0.44, d 0.16 at that n.
    CHECK(response.effective == Approx(1 / 0.068));
    REQUIRE(response.interval);
    CHECK(response.interval->low == Approx(-10.6213).epsilon(1e-4));
    CHECK(response.interval->high == Approx(57.1329).epsilon(1e-4));
}

TEST_CASE("A group that answers nothing is not spoken for, and equal rates change nothing")
{
    std::string text = kHeader;
    addSurveys(text, "nps", "Phone", 80, {9, 9, 0});
    addSurveys(text, "nps", "Chat", 20, {});
    const Engine engine(DatasetBuilder().table(Table::Survey, text).build());
    const auto found = nonresponse(engine, "nps", january(), {"channel"});
    REQUIRE(found.ok());
    CHECK_FALSE(found.value().front().value);
    CHECK(found.value().front().reason ==
          "No answer counts from Chat, so nobody speaks for them: the score cannot be weighted.");
    CHECK(*found.value().front().groups[1].rate == 0);

    std::string even = kHeader;
    addSurveys(even, "ftr", "Phone", 40, {1, 1, 1, 0});
    addSurveys(even, "ftr", "Chat", 20, {1, 0});
    const Engine same(DatasetBuilder().table(Table::Survey, even).build());
    const auto alike = nonresponse(same, "fcr_believed", january(), {"channel"});
    REQUIRE(alike.ok());
    // One in ten answers everywhere: weights are the shares, and n is effective whole.
    CHECK(*alike.value().front().value == Approx(100.0 * 4 / 6));
    CHECK(*alike.value().front().raw == Approx(100.0 * 4 / 6));
    CHECK(alike.value().front().effective == Approx(6));
    const auto wilson = stats::wilson(4, 6);
    CHECK(alike.value().front().interval->low == Approx(100 * wilson->low));
}

TEST_CASE("A mean of strata has the variance of its strata")
{
    // Phone 3, 4, 5 (mean 4, variance 1), Chat 1, 2, 3 (mean 2), asked 90 and 30.
    std::string text = kHeader;
    addSurveys(text, "csat", "Phone", 90, {3, 4, 5});
    addSurveys(text, "csat", "Chat", 30, {1, 2, 3});
    const Engine engine(DatasetBuilder().table(Table::Survey, text).build());
    const auto found = nonresponse(engine, "csat_mean", january(), {"channel"});
    REQUIRE(found.ok());
    const Nonresponse& response = found.value().front();
    CHECK(*response.value == Approx(3.5));                              // 0.75 x 4 + 0.25 x 2
    CHECK(response.effective == Approx(1 / (0.5625 / 3 + 0.0625 / 3))); // 4.8
    // Variance (0.75^2 + 0.25^2) / 3.
    const double half = stats::studentQuantile(0.975, 3.8) * std::sqrt(0.625 / 3);
    REQUIRE(response.interval);
    CHECK(response.interval->high - 3.5 == Approx(half));
}

TEST_CASE("Without sending dates the customers are the measure; what no survey answers has none")
{
    // Active at the end: three small, one large. Answers: one small (10), two large (0, 0).
    const auto data = DatasetBuilder()
                          .table(Table::Customer, "id, segment, joined_at\n"
                                                  "a, Small, 2025-01-01\n b, Small, 2025-01-01\n"
                                                  "c, Small, 2025-01-01\n d, Large, 2025-01-01")
                          .table(Table::Survey, "customer, kind, score, answered_at\n"
                                                "a, nps, 10, 2026-01-10\n d, nps, 0, 2026-01-11\n"
                                                "d, nps, 0, 2026-01-19")
                          .build();
    const Engine engine(data);
    const auto found = nonresponse(engine, "nps", january());
    REQUIRE(found.ok());
    REQUIRE(found.value().size() == 1);
    const Nonresponse& response = found.value().front();
    CHECK(response.dimension == "segment");
    CHECK(response.byCustomers);
    CHECK_FALSE(response.groups[0].rate);
    CHECK(response.groups[0].weight == Approx(0.75));
    CHECK(*response.value == Approx(0.75 * 100 - 0.25 * 100));
    CHECK(nonresponse(engine, "churn", january()).value().empty());
    CHECK_FALSE(nonresponse(engine, "nps", january(), {"month"}).ok());
    CHECK_FALSE(nonresponse(engine, "nps", january(), {"shoe_size"}).ok());
}
