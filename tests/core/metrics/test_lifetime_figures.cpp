// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"

#include "support/catch.h"
#include "support/oracle.h"

using namespace regard;
using test::DatasetBuilder;
using test::oracleCsv;
using test::oracleJson;
using test::queryFor;

namespace {

/// Remission of leukaemia as customers with a tenure.
std::shared_ptr<const Dataset> leukaemia()
{
    std::vector<std::vector<std::string>> rows{{"id", "tenure_months", "status", "segment"}};
    for (const auto& record : oracleCsv("survival/aml.csv"))
        rows.push_back({std::to_string(rows.size()), record[0],
                        record[1] == "1" ? "ended" : "active", record[2]});
    return DatasetBuilder().table(Table::Customer, rows).build();
}

std::shared_ptr<const Dataset> cdnow()
{
    std::vector<std::vector<std::string>> rows{{"customer", "at", "amount"}};
    for (const auto& record : oracleCsv("retention/cdnow_transactions.csv"))
        rows.push_back({record[0], record[1], record[3]});
    return DatasetBuilder().table(Table::Purchase, rows).build();
}

} // namespace

TEST_CASE("survival by segment gives R's medians and log-rank test")
{
    const Engine engine(leukaemia());
    Query query = queryFor("2026-01-01", "2026-03-31");
    query.by = {"segment"};
    const auto survival = engine.survival(query);
    REQUIRE(survival.ok());
    REQUIRE(survival.value().groups.size() == 2);
    CHECK(survival.value().groups[0].group == Group{{"segment", "Maintained"}});
    CHECK(survival.value().groups[0].curve.median == 31);
    CHECK(survival.value().withoutTime == 0);
    const auto test = oracleJson("survival/km_expected.json")["logrank"];
    // AML, published with R's survival: chi-squared 3.3963886990, p 0.0653393.
    REQUIRE(survival.value().logRank.has_value());
    CHECK(survival.value().logRank->chi2 == Approx(3.3963886990).epsilon(1e-9));
    CHECK(survival.value().logRank->p == Approx(0.0653393).epsilon(1e-5));
}

TEST_CASE("who joined before leaving was recorded counts from the age then")
{
    // The first end is of 2025-07-01. A joined a year before and left in 2026; B joined after it.
    const auto data = DatasetBuilder()
                          .table(Table::Customer, "id, joined_at, ended_at\n"
                                                  "A, 2024-07-01, 2026-01-01\n"
                                                  "B, 2025-08-01,\n"
                                                  "C, 2025-06-01, 2025-07-01\n")
                          .table(Table::Interaction, "id, customer, opened_at\nI, A, 2025-07-02\n")
                          .build();
    const Engine engine(data);
    const auto survival = engine.survival(queryFor("2026-01-01", "2026-03-31"));
    REQUIRE(survival.ok());
    // A enters at 365 days; C leaves at the very beginning of watching and is left out.
    CHECK(survival.value().seenLate == 1);
    CHECK(survival.value().withoutTime == 1);
    REQUIRE(survival.value().groups.size() == 1);
    CHECK(survival.value().groups[0].curve.n == 2);
}

TEST_CASE("purchases alone do not tell how long customers stay")
{
    const Engine engine(cdnow());
    const auto survival = engine.survival(queryFor("1998-01-01", "1998-06-30"));
    REQUIRE_FALSE(survival.ok());
    CHECK(survival.error().message.find("subscriptions") != std::string::npos);
    Query byMonth = queryFor("1998-01-01", "1998-06-30");
    byMonth.by = {"month"};
    CHECK_FALSE(engine.survival(byMonth).ok());
}

TEST_CASE("models of buying and leaving value the customers of CDNOW as published")
{
    const Engine engine(cdnow());
    const Query query = queryFor("1997-07-01", "1997-09-30");
    const auto histories = engine.purchaseHistories(query);
    REQUIRE(histories.ok());
    CHECK(isoDate(histories.value().cutOff) == "1997-09-30");
    CHECK(histories.value().histories.size() == 2357);
    const auto expected = oracleJson("clv/cdnow_expected.json")["aggregates_over_2357_customers"];

    const auto bg = lifetimeValue(histories.value(), stats::LeavingModel::BgNbd, 39);
    REQUIRE(bg.ok());
    CHECK(bg.value().expectedPurchases ==
          Approx(expected["bgnbd_expected_39w"].get<double>()).epsilon(1e-6));
    CHECK_FALSE(bg.value().alive.has_value());
    const auto pareto = lifetimeValue(histories.value(), stats::LeavingModel::ParetoNbd, 39);
    REQUIRE(pareto.ok());
    CHECK(pareto.value().expectedPurchases ==
          Approx(expected["pnbd_expected_39w"].get<double>()).epsilon(1e-6));
    REQUIRE(pareto.value().alive.has_value());
    CHECK(*pareto.value().alive == Approx(expected["pnbd_p_alive"].get<double>()).epsilon(1e-6));
    REQUIRE((pareto.value().perCustomer && pareto.value().interval));
    CHECK(pareto.value().interval->low < *pareto.value().perCustomer);
    CHECK(pareto.value().interval->high > *pareto.value().perCustomer);

    // The same histories up to an earlier day, and none of them where nobody had bought yet.
    const auto earlier = engine.purchaseHistories(query, *parseIsoDate("1997-01-31"));
    REQUIRE(earlier.ok());
    CHECK(earlier.value().histories.size() == 781); // the January cohort, as published
}
