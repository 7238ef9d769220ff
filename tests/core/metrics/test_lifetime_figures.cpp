// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"

#include "support/catch.h"
#include "support/oracle.h"

#include <regard/statistics/contract_value.h>

#include <cmath>

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
    CHECK(isoDate(histories.value()->cutOff) == "1997-09-30");
    CHECK(histories.value()->histories.size() == 2357);
    const auto expected = oracleJson("clv/cdnow_expected.json")["aggregates_over_2357_customers"];

    const auto bg = lifetimeValue(*histories.value(), stats::LeavingModel::BgNbd, 39);
    REQUIRE(bg.ok());
    CHECK(bg.value().expectedPurchases ==
          Approx(expected["bgnbd_expected_39w"].get<double>()).epsilon(1e-6));
    CHECK_FALSE(bg.value().alive.has_value());
    const auto pareto = lifetimeValue(*histories.value(), stats::LeavingModel::ParetoNbd, 39);
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
    CHECK(earlier.value()->histories.size() == 781); // the January cohort, as published
}

TEST_CASE("days between purchases of CDNOW, for choosing when a customer counts as lost")
{
    const Engine engine(cdnow());
    const auto gaps = engine.purchaseGaps(queryFor("1998-04-01", "1998-06-30"));
    REQUIRE(gaps.ok());
    const auto expected = oracleJson("retention/cdnow_retention_expected.json");
    CHECK(gaps.value().gaps == expected["interpurchase_gap_n"].get<std::int64_t>());
    const auto& days = expected["interpurchase_gap_days"];
    const std::array<std::string, 4> shares{"0.5", "0.8", "0.9", "0.95"};
    for (std::size_t i = 0; i < shares.size(); ++i)
        CHECK(gaps.value().points[i].days == days[shares[i]].get<double>());

    const auto once =
        DatasetBuilder()
            .table(Table::Purchase, "customer, at, amount\nA, 2026-01-01, 5\nA, 2026-01-01, 6")
            .build();
    const auto none = Engine(once).purchaseGaps(queryFor("2026-01-01", "2026-03-31"));
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().message.starts_with("Nobody bought twice"));
}

TEST_CASE("ways to say what a customer is worth stand side by side")
{
    // Three customers buy for 100 four times a year; the lifespan set is 5 years, so r = 0.8.
    std::vector<std::vector<std::string>> rows{{"id", "customer", "at", "amount"}};
    for (const char* customer : {"A", "B", "C"})
        for (const char* at : {"2025-02-01", "2025-05-01", "2025-08-01", "2025-11-01"})
            rows.push_back({std::to_string(rows.size()), customer, at, "100"});
    const Engine engine(DatasetBuilder().table(Table::Purchase, rows).build());
    Query query = queryFor("2025-01-01", "2025-12-31");
    REQUIRE(query.conventions.set("clv.lifespan_years", "5").ok());
    const auto revenue = engine.lifetimeWays(query);
    REQUIRE(revenue.ok());
    REQUIRE(revenue.value().ways.size() == 6);
    CHECK(*revenue.value().ways[0].value == Approx(2000).epsilon(1e-12));
    CHECK_FALSE(revenue.value().ways[1].value.has_value());
    CHECK(revenue.value().ways[1].reason.find("clv.margin") != std::string::npos);

    // With a margin of 21 % the margin a year is 84, as in the published example: 224, 280, 308.
    REQUIRE(query.conventions.set("clv.margin", "0.21").ok());
    const auto margin = engine.lifetimeWays(query);
    REQUIRE(margin.ok());
    const auto expected = oracleJson("clv/sbg_and_simple_clv_expected.json")["simple"];
    const auto& infinite = expected["geometric_infinite"];
    const auto value = [&](std::size_t way) { return *margin.value().ways[way].value; };
    CHECK(value(1) == Approx(420).epsilon(1e-12)); // 2,000 x 0.21
    CHECK(value(2) ==
          Approx(infinite["first_payment_after_one_period__m_r_over_1_d_r"].get<double>()));
    CHECK(value(3) == Approx(infinite["end_of_first_period_certain__m_over_1_d_r"].get<double>()));
    CHECK(value(4) == Approx(infinite["first_payment_now__m_1_d_over_1_d_r"].get<double>()));
    CHECK(margin.value().ways[5].id == "sbg");
    CHECK(margin.value().ways[5].reason.find("at least 100 customers") != std::string::npos);
}

TEST_CASE("the model of contracts takes customers who were watched for different times")
{
    // Months that 200 customers stayed, drawn by hand: of each 100 who began, 37 left after a month,
    // 15 after two, 9 after three; the second hundred was watched for two months only. Worth is m
    // times the discounted lifetime of the fit to the same losses.
    std::vector<std::vector<std::string>> rows{{"id", "tenure_months", "status"}};
    const auto add = [&](int count, int months, const char* status) {
        for (int i = 0; i < count; ++i)
            rows.push_back({"C" + std::to_string(rows.size()), std::to_string(months), status});
    };
    add(74, 1, "ended");
    add(30, 2, "ended");
    add(9, 3, "ended");
    add(39, 3, "active");
    add(48, 2, "active");
    const auto data = DatasetBuilder()
                          .table(Table::Customer, rows)
                          .table(Table::Purchase, "customer, at, amount\nC1, 2025-02-01, 120")
                          .build();
    Query query = queryFor("2025-01-01", "2025-12-31");
    REQUIRE(query.conventions.set("clv.lifespan_years", "5").ok());
    const auto ways = Engine(data).lifetimeWays(query);
    REQUIRE(ways.ok());
    const LifetimeWay& model = ways.value().ways.at(5);
    INFO(model.reason);
    REQUIRE(model.value.has_value());
    const auto fit = stats::fitShiftedBetaGeometric(std::vector<double>{74, 30, 9},
                                                    std::vector<double>{0, 0, 48, 39});
    REQUIRE(fit.has_value());
    // Customers are the 87 who are still there and the one who bought: 120 / 88 a year.
    const double monthly = std::pow(1.1, 1.0 / 12) - 1;
    CHECK(*model.value ==
          Approx(120.0 / 88 / 12 * *fit->discountedLifetime(monthly)).epsilon(1e-9));
}
