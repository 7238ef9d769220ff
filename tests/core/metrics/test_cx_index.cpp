// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "core/metrics/composite/weighted_index.h"
#include "support/catch.h"
#include "support/oracle.h"

#include <regard/domain/index_rule.h>

using namespace regard;
using namespace regard::test;
using metrics::IndexPart;

namespace {

std::vector<IndexPart> oracleParts()
{
    std::vector<IndexPart> parts;
    const auto expected = oracleJson("cxindex/cxindex_expected.json");
    for (const auto& one : expected["metrics"])
        parts.push_back({one["w"].get<double>(), one["worst"].get<double>(),
                         one["best"].get<double>(), one["x"].get<double>(),
                         one["se"].get<double>()});
    return parts;
}

std::shared_ptr<const Dataset> answers()
{
    return DatasetBuilder()
        .table(Table::Survey, "kind, score, scale_min, scale_max, answered_at\n"
                              "nps, 9, 0, 10, 2026-01-02\n nps, 10, 0, 10, 2026-01-02\n"
                              "nps, 9, 0, 10, 2026-01-02\n nps, 7, 0, 10, 2026-01-02\n"
                              "nps, 3, 0, 10, 2026-01-02\n csat, 5, 1, 5, 2026-01-02\n"
                              "csat, 4, 1, 5, 2026-01-02\n csat, 4, 1, 5, 2026-01-03\n"
                              "csat, 5, 1, 5, 2026-01-03\n csat, 1, 1, 5, 2026-01-03\n"
                              "nps, 9, 0, 10, 2025-12-02\n nps, 2, 0, 10, 2025-12-03")
        .build();
}

} // namespace

TEST_CASE("the index of the reference comes out, with and without a part")
{
    const auto expected = oracleJson("cxindex/cxindex_expected.json");
    auto parts = oracleParts();
    const auto whole = metrics::weightedIndex(parts);
    REQUIRE(whole.has_value());
    CHECK(whole->value == Approx(expected["index"].get<double>()).epsilon(1e-12));
    CHECK(*whole->error == Approx(expected["se"].get<double>()).epsilon(1e-12));
    double sum = 0;
    for (const auto& share : whole->shares) {
        CHECK(share.score ==
              Approx(expected["metrics"][share.part]["score"].get<double>()).epsilon(1e-12));
        sum += share.contribution;
    }
    CHECK(sum == Approx(whole->value).epsilon(1e-12));
    parts[2].value.reset();
    CHECK(metrics::weightedIndex(parts)->value ==
          Approx(expected["index_if_CES_missing"].get<double>()).epsilon(1e-12));
}

TEST_CASE("a score beyond its ends is clipped, and then moves no more")
{
    // 12 % churn on 10..0 scores 0, not -20; half of the weight lies on a score of 50.
    const std::vector<IndexPart> parts{{1, 10, 0, 12.0, 0.5}, {1, 0, 100, 50.0, 2.0}};
    const auto index = metrics::weightedIndex(parts);
    REQUIRE(index.has_value());
    CHECK(index->value == 25);
    CHECK(*index->error == 1); // 2 / 2 of the second alone
    CHECK_FALSE(metrics::weightedIndex(std::vector<IndexPart>{{1, 0, 100, {}, {}}}).has_value());
}

TEST_CASE("the CX Index is made of what the store has and says what is missing")
{
    const Figure figure = figureOf(answers(), queryFor("2026-01-01", "2026-01-31", {"cx_index"}));
    REQUIRE(figure.estimate.value);
    // NPS 40 scores 70, CSAT 80 % scores 80: (30 x 70 + 25 x 80) / 55.
    CHECK(*figure.estimate.value == Approx(4100.0 / 55).epsilon(1e-12));
    CHECK(part(figure, "NPS, points of the index") == Approx(2100.0 / 55));
    CHECK(part(figure, "CSAT, points of the index") == Approx(2000.0 / 55));
    // Errors: NPS 100 sqrt(.64 / 5), of which the score takes half; CSAT 100 sqrt(.16 / 5).
    // (30 x .5 x 35.777)^2 + (25 x 17.889)^2 = 288,000 + 200,000; its root is 698.570.
    REQUIRE(figure.estimate.interval);
    CHECK(figure.estimate.interval->low ==
          Approx(4100.0 / 55 - 1.959963984540054 * 698.5699678629 / 55).epsilon(1e-9));
    CHECK(says(figure, "Scores from 0 to 100: NPS 70.0, CSAT 80.0."));
    CHECK(says(figure, "Without CES, FCR, Churn"));
}

TEST_CASE("an index is not tested against one that lacks a part")
{
    Query query = queryFor("2026-01-01", "2026-01-31", {"cx_index"});
    query.compare = Comparison::Previous; // December has NPS and CES, no CSAT
    const auto data = DatasetBuilder()
                          .table(Table::Survey, "kind, score, scale_min, scale_max, answered_at\n"
                                                "nps, 9, 0, 10, 2026-01-02\n"
                                                "csat, 5, 1, 5, 2026-01-02\n"
                                                "ces, 7, 1, 7, 2026-01-02\n"
                                                "nps, 2, 0, 10, 2025-12-03\n"
                                                "ces, 4, 1, 7, 2025-12-03")
                          .build();
    const Figure figure = figureOf(data, query);
    REQUIRE(figure.previous);
    CHECK(*figure.previous->value == Approx(20)); // (30 x 0 + 20 x 50) / 50
    CHECK_FALSE(figure.difference.has_value());
    CHECK(figure.verdict == Verdict::None);
    CHECK(figure.verdictReason.starts_with("One of the two figures lacks a part"));
}

TEST_CASE("weights and scales of the index are settings, refused by name where they cannot be")
{
    Conventions conventions;
    REQUIRE(conventions.set("cx_index.scales", "median_wait=600..0").ok());
    REQUIRE(conventions.set("cx_index.weights", "nps=1,median_wait=3").ok());
    const auto rule = readIndexRule(conventions.indexWeights, conventions.indexScales);
    REQUIRE(rule.ok());
    CHECK(rule.value().parts[0].scale == std::pair(-100.0, 100.0));
    CHECK(rule.value().parts[1].scale == std::pair(600.0, 0.0));
    const auto refusal = [&](const char* key, const char* value) {
        const Status status = conventions.set(key, value);
        return status.ok() ? std::string() : status.error().message;
    };
    CHECK(refusal("cx_index.weights", "nps=1,nsp=2").find("\"nsp\"") != std::string::npos);
    CHECK(refusal("cx_index.weights", "nps=0").find("above 0") != std::string::npos);
    CHECK(refusal("cx_index.weights", "nps").find("KPI=VALUE") != std::string::npos);
    CHECK(refusal("cx_index.weights", "nps=1,nps=2").find("twice") != std::string::npos);
    CHECK(refusal("cx_index.weights", "clv=1").find("cx_index.scales") != std::string::npos);
    CHECK(refusal("cx_index.scales", "nps=5..5").find("\"5..5\"") != std::string::npos);
    CHECK(conventions.indexWeights == "nps=1,median_wait=3");
}
