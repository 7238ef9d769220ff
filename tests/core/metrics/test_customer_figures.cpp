// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"
#include "support/oracle.h"

#include <set>

using namespace regard;
using namespace regard::test;

namespace {

std::shared_ptr<const Dataset> subscriptionsOfOracle()
{
    std::vector<std::vector<std::string>> rows{{"customer", "started_at", "ended_at"}};
    std::set<std::vector<std::string>> seen;
    for (const auto& record : oracleCsv("retention/subscriptions.csv")) {
        // The same episode stands once for each price.
        const std::vector<std::string> episode{record[0], record[1], record[2]};
        if (seen.insert(episode).second) {
            rows.push_back(episode);
        }
    }
    return DatasetBuilder().table(Table::Subscription, rows).build();
}

std::shared_ptr<const Dataset> cdnow()
{
    std::vector<std::vector<std::string>> rows{{"customer", "at", "amount"}};
    for (const auto& record : oracleCsv("retention/cdnow_transactions.csv")) {
        rows.push_back({record[0], record[1], record[3]});
    }
    return DatasetBuilder().table(Table::Purchase, rows).build();
}

} // namespace

TEST_CASE("Churn of the reference's subscriptions, month by month")
{
    const auto data = subscriptionsOfOracle();
    const auto months = oracleJson("retention/subscriptions_expected.json")["by_month"];
    for (const auto& [month, want] : months.items()) {
        CAPTURE(month);
        const Day from = *parseIsoDate(month + "-01");
        Query query = queryFor(isoDate(from), isoDate(firstOfMonth(from, 1) - 1), {"churn"});
        const Figure churn = figureOf(data, query);
        REQUIRE(churn.estimate.value);
        CHECK(*churn.estimate.value ==
              Approx(100 * want["churn_rate"].get<double>()).epsilon(1e-12));
        CHECK(churn.estimate.n == static_cast<double>(want["customers_at_start"].size()));
        CHECK(part(churn, "lost") == static_cast<double>(want["lost"].size()));
        CHECK(part(churn, "new or back") == static_cast<double>(want["new"].size()));
        CHECK(part(churn, "at the end") == static_cast<double>(want["customers_at_end"].size()));
        CHECK(churn.estimate.interval->low ==
              Approx(100 * want["churn_wilson95"][0].get<double>()).margin(1e-10));
        CHECK(churn.estimate.interval->high ==
              Approx(100 * want["churn_wilson95"][1].get<double>()));
        query.kpis = {"retention"};
        CHECK(*figureOf(data, query).estimate.value ==
              Approx(100 * want["retention_rate"].get<double>()));
        query.kpis = {"active_customers"};
        CHECK(*figureOf(data, query).estimate.value ==
              static_cast<double>(want["customers_at_end"].size()));
    }
}

TEST_CASE("CDNOW: churn by inactivity hangs on the window")
{
    const auto data = cdnow();
    const auto windows = oracleJson("retention/cdnow_retention_expected.json")["inactivity_window"];
    for (const auto& [days, want] : windows.items()) {
        CAPTURE(days);
        Query query = queryFor("1998-04-01", "1998-06-30", {"churn"});
        REQUIRE(query.conventions.set("churn.inactive_days", days).ok());
        const Figure churn = figureOf(data, query);
        CHECK(churn.estimate.n == want["active_on_1998_03_31"].get<double>());
        CHECK(part(churn, "lost") == want["lost"].get<double>());
        CHECK(part(churn, "at the end") == want["active_on_1998_06_30"].get<double>());
        CHECK(*churn.estimate.value == Approx(100 * want["churn"].get<double>()).epsilon(1e-12));
        CHECK(churn.conventions[0] ==
              std::pair<std::string, std::string>{"churn.inactive_days", days});
    }
}

TEST_CASE("CDNOW: repeat rate, order value, frequency and revenue per customer")
{
    const auto data = cdnow();
    const auto want = oracleJson("retention/cdnow_retention_expected.json");
    const auto ask = [&](const char* kpi) {
        return figureOf(data, queryFor("1997-01-01", "1998-06-30", {kpi}));
    };
    const Figure repeat = ask("repeat_rate");
    CHECK(*repeat.estimate.value ==
          Approx(100 * want["repeat_purchase_rate_days"]["rate"].get<double>()).epsilon(1e-12));
    CHECK(repeat.estimate.n == 2357);
    CHECK(part(repeat, "customers with 2 or more purchases") == 1139);
    CHECK(*ask("average_order_value").estimate.value ==
          Approx(want["average_order_value_days"].get<double>()).epsilon(1e-12));
    CHECK(*ask("purchase_frequency").estimate.value ==
          Approx(want["purchase_frequency"].get<double>()).epsilon(1e-12));
    const Figure revenue = ask("revenue_per_customer");
    CHECK(*revenue.estimate.value ==
          Approx(want["revenue_per_customer"].get<double>()).epsilon(1e-12));
    CHECK(part(revenue, "revenue") ==
          Approx(want["overall"]["revenue"].get<double>()).epsilon(1e-12));
    CHECK(revenue.estimate.rowsInScope == want["overall"]["lines"].get<std::int64_t>());
}

TEST_CASE("Purchases with ids of their own are purchases each, even on one day")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Purchase,
                   "id, customer, at, amount\n 1, A, 2026-01-05, 10\n"
                   "2, A, 2026-01-05, 10\n 3, B, 2026-01-05, 10\n , C, 2026-01-06, 1\n"
                   ", C, 2026-01-06, 2")
            .build();
    const Figure repeat = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"repeat_rate"}));
    CHECK(part(repeat, "customers with 2 or more purchases") == 1);
    CHECK(part(repeat, "customers with 2 or more purchase days") == 0);
    CHECK(*repeat.estimate.value == Approx(100.0 / 3));
}

TEST_CASE("Refunds reduce revenue and are no purchases; failed and cancelled rows are set aside")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Purchase,
                   "id, customer, at, amount, status, refunded_amount\n"
                   "1, A, 2026-01-05, 100, paid, \n 2, A, 2026-01-06, -30, , \n"
                   "3, B, 2026-01-07, 50, paid, 20\n 4, B, 2026-01-08, 40, refunded, \n"
                   "5, B, 2026-01-09, 70, Failed, \n 6, B, 2026-01-09, 70, cancelled, \n"
                   "7, , 2026-01-10, 80, paid, \n 8, , 2026-01-10, 0, , \n"
                   "9, C, 2026-01-11, , paid, ")
            .build();
    const auto ask = [&](const char* kpi) {
        return figureOf(data, queryFor("2026-01-01", "2026-01-31", {kpi}));
    };
    const Figure revenue = ask("revenue_per_customer");
    // A 100 - 30, B 50 - 20 and 40 - 40: 100 over 2 customers.
    CHECK(*revenue.estimate.value == Approx(50));
    CHECK(part(revenue, "refunds") == Approx(90));
    CHECK(aside(revenue, "failed") == 1);
    CHECK(aside(revenue, "cancelled") == 1);
    CHECK(aside(revenue, "no amount") == 1);
    CHECK(aside(revenue, "no customer") == 2);
    CHECK(revenue.estimate.rowsInScope == 9);
    const Figure order = ask("average_order_value");
    // 70 + 30 + 80 of three purchases.
    CHECK(*order.estimate.value == Approx(60));
    CHECK(part(order, "purchases without customer") == 1);
    CHECK(aside(order, "no customer and amount 0") == 1);
    CHECK(ask("repeat_rate").estimate.n == 2);
}

TEST_CASE("Worked example: CLV 100 x 4 x 5 = 2,000")
{
    std::vector<std::vector<std::string>> rows{{"id", "customer", "at", "amount"}};
    for (const char* customer : {"A", "B", "C"}) {
        for (const char* at : {"2025-02-01", "2025-05-01", "2025-08-01", "2025-11-01"}) {
            rows.push_back({std::to_string(rows.size()), customer, at, "100"});
        }
    }
    const auto data = DatasetBuilder().table(Table::Purchase, rows).build();
    Query query = queryFor("2025-01-01", "2025-12-31", {"clv"});
    REQUIRE(query.conventions.set("clv.lifespan_years", "5").ok());
    const Figure clv = figureOf(data, query);
    REQUIRE(clv.estimate.value);
    CHECK(*clv.estimate.value == Approx(2000).epsilon(1e-12));
    CHECK(part(clv, "average order value") == Approx(100));
    CHECK(part(clv, "purchases per customer and year") == Approx(4));
    CHECK(part(clv, "lifespan in years") == 5);
}

TEST_CASE("A part of a period is not scaled up to a year")
{
    const auto data = DatasetBuilder()
                          .table(Table::Purchase, "id, customer, at, amount\n 1, A, 2026-01-05, 30")
                          .build();
    Query query = queryFor("2026-01-01", "2026-03-31", {"clv"});
    REQUIRE(query.conventions.set("clv.lifespan_years", "5").ok());
    CHECK(*figureOf(data, query).estimate.value == Approx(30 * 4 * 5));
    query.asOf = Moment::date(*parseIsoDate("2026-02-01"));
    const Figure running = figureOf(data, query);
    CHECK_FALSE(running.estimate.value);
    CHECK(running.estimate.reason ==
          "The period is not over: a part of it is not scaled up to a year.");
}

TEST_CASE("CLV takes its lifespan from churn, annualised as 1 - (1 - c)^n")
{
    // Four customers all along, one leaves in the quarter: c = 1/4, yearly 1 - .75^4 = .68359375,
    // lifespan 1.462857 years. Each buys once for 30 in the quarter: 120 a year and customer.
    const auto data =
        DatasetBuilder()
            .table(Table::Subscription,
                   "customer, started_at, ended_at\n A, 2025-01-01, \n B, 2025-01-01, \n"
                   "C, 2025-01-01, \n D, 2025-01-01, 2026-02-10")
            .table(Table::Purchase,
                   "id, customer, at, amount\n 1, A, 2026-01-05, 30\n 2, B, 2026-01-05, 30\n"
                   "3, C, 2026-01-05, 30\n 4, D, 2026-01-05, 30")
            .build();
    const Figure clv = figureOf(data, queryFor("2026-01-01", "2026-03-31", {"clv"}));
    REQUIRE(clv.estimate.value);
    CHECK(*clv.estimate.value == Approx(120 / 0.68359375));
    CHECK(part(clv, "yearly churn in percent") == Approx(68.359375));
    // Revenue does not vary; churn has relative error: slope .75^3 x 4 = 1.6875, error
    // sqrt(.1875/4).
    const double relative = 1.6875 * 0.216506351 / 0.68359375;
    CHECK(clv.estimate.interval->high ==
          Approx(*clv.estimate.value * (1 + 1.959964 * relative)).epsilon(1e-6));
}

TEST_CASE("CLV without anyone leaving has no value and says why")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Subscription, "customer, started_at\n A, 2025-01-01\n B, 2025-01-01")
            .table(Table::Purchase, "id, customer, at, amount\n 1, A, 2026-01-05, 30")
            .build();
    const Figure clv = figureOf(data, queryFor("2026-01-01", "2026-03-31", {"clv"}));
    CHECK_FALSE(clv.estimate.value);
    CHECK(clv.estimate.reason.find("Nobody left in the period") == 0);
}

TEST_CASE("Worked example: 50 of 1,000 customers lost is 5 % churn, 3.8 to 6.5 %")
{
    std::vector<std::vector<std::string>> rows{{"id", "joined_at", "ended_at"}};
    for (int i = 0; i < 1000; ++i) {
        rows.push_back({"c" + std::to_string(i), "2025-01-01", i < 50 ? "2026-02-01" : ""});
    }
    const auto data = DatasetBuilder().table(Table::Customer, rows).build();
    const Figure churn = figureOf(data, queryFor("2026-01-01", "2026-03-31", {"churn"}));
    CHECK(*churn.estimate.value == Approx(5));
    CHECK(churn.estimate.interval->low == Approx(3.8).margin(0.05));
    CHECK(churn.estimate.interval->high == Approx(6.5).margin(0.05));
}

TEST_CASE("Each customer is judged by the first rule that applies, and the mix is said")
{
    // S has a subscription that ended (purchases do not bring it back), D has dates, P only
    // purchases, J only joined; U ended nobody knows when.
    const auto data =
        DatasetBuilder()
            .table(Table::Customer, "id, joined_at, ended_at, status\n S, 2024-01-01, , \n D, "
                                    "2024-01-01, 2026-02-01, \n"
                                    "U, 2024-01-01, , ended\n T, 2024-01-01, , active")
            .table(Table::Purchase,
                   "id, customer, at, amount\n 1, P, 2025-12-20, 5\n 2, S, 2026-03-20, 5")
            .table(Table::Subscription,
                   "customer, started_at, ended_at\n S, 2025-01-01, 2026-01-15")
            .build();
    const Figure churn = figureOf(data, queryFor("2026-01-01", "2026-03-31", {"churn"}));
    // At the start: S, D, P (bought 11 days before), T. Lost: S, D, P (90 days without a purchase).
    CHECK(churn.estimate.n == 4);
    CHECK(part(churn, "lost") == 3);
    CHECK(aside(churn, "end date missing") == 1);
    CHECK(
        says(churn, "Active or not: 1 by subscription, 2 by start and end date, 1 by purchases."));
}

TEST_CASE("Nobody active at the start: churn is not defined, and joined-and-left inside is in "
          "neither count")
{
    const auto data = DatasetBuilder()
                          .table(Table::Subscription,
                                 "customer, started_at, ended_at\n A, 2026-01-05, 2026-01-20\n"
                                 "B, 2026-01-10, ")
                          .build();
    const Figure churn = figureOf(data, queryFor("2026-01-01", "2026-01-31", {"churn"}));
    CHECK_FALSE(churn.estimate.value);
    CHECK(churn.estimate.reason == "No customer was active at the period's start.");
    CHECK(*figureOf(data, queryFor("2026-01-01", "2026-01-31", {"active_customers"}))
               .estimate.value == 1);
}

TEST_CASE("Churn by segment works on customers; by channel it has no meaning and says so")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Customer,
                   "id, joined_at, ended_at, segment, attributes.contract\n"
                   "A, 2025-01-01, 2026-01-10, Small, monthly\n B, 2025-01-01, , Small, yearly\n"
                   "C, 2025-01-01, , Large, yearly")
            .table(Table::Survey, "kind, score, answered_at, channel\n nps, 9, 2026-01-02, Chat")
            .build();
    Query query = queryFor("2026-01-01", "2026-01-31", {"churn"});
    query.by = {"segment"};
    const Engine engine(data);
    const auto set = engine.figures(query, {});
    REQUIRE(set.ok());
    REQUIRE(set.value().figures.size() == 2);
    CHECK(set.value().figures[0].group == Group{{"segment", "Large"}});
    CHECK(*set.value().figures[0].estimate.value == 0);
    CHECK(*set.value().figures[1].estimate.value == 50);
    query.by = {"attributes.contract"};
    CHECK(*engine.figures(query, {}).value().figures[0].estimate.value == 100);
    query.by.clear();
    query.where = {{"channel", {"Chat"}}};
    const Figure none = engine.figures(query, {}).value().figures[0];
    CHECK_FALSE(none.estimate.value);
    CHECK(none.estimate.reason == "The customers have no channel.");
}

TEST_CASE("Who left before the data begin is not known: no churn of 0 is made up")
{
    const auto data = DatasetBuilder()
                          .table(Table::Customer, "id, joined_at, ended_at\n A, 2020-01-01, \n"
                                                  "B, 2021-01-01, 2026-02-01")
                          .table(Table::Purchase, "id, customer, at, amount\n 1, A, 2025-10-01, 5")
                          .build();
    const Figure before = figureOf(data, queryFor("2025-07-01", "2025-09-30", {"churn"}));
    CHECK_FALSE(before.estimate.value);
    CHECK(before.estimate.reason ==
          "Who left before 2025-10-01 is not known: the data of this store begin then.");
    CHECK(*figureOf(data, queryFor("2025-10-01", "2025-12-31", {"churn"})).estimate.value == 0);
    CHECK(*figureOf(data, queryFor("2026-01-01", "2026-03-31", {"churn"})).estimate.value == 50);
    CHECK(*figureOf(data, queryFor("2025-07-01", "2025-09-30", {"active_customers"}))
               .estimate.value == 2);
}

TEST_CASE("While a period runs, customers are counted as of yesterday, not as of its end")
{
    // Both bought less than 90 days ago on 14 January; on 31 March nobody would have.
    const auto data = DatasetBuilder()
                          .table(Table::Purchase, "id, customer, at, amount\n 1, A, 2025-12-01, 5\n"
                                                  "2, B, 2025-12-10, 5")
                          .build();
    Query query = queryFor("2026-01-01", "2026-03-31", {"churn"});
    query.asOf = Moment::date(*parseIsoDate("2026-01-15"));
    const Figure running = figureOf(data, query);
    CHECK_FALSE(running.complete);
    CHECK(*running.estimate.value == 0);
    query.asOf = Moment::date(*parseIsoDate("2026-04-01"));
    CHECK(*figureOf(data, query).estimate.value == 100);
}
