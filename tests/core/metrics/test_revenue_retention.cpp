// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"
#include "support/oracle.h"

using namespace regard;
using namespace regard::test;

namespace {

std::shared_ptr<const Dataset> subscriptionsOfOracle()
{
    std::vector<std::vector<std::string>> rows{
        {"customer", "started_at", "ended_at", "amount", "interval"}};
    for (const auto& record : oracleCsv("retention/subscriptions.csv")) {
        // customer_id, start_date, cancel_date, mrr_from_date, mrr
        rows.push_back({record[0], record[3], record[2], record[4], "month"});
    }
    return DatasetBuilder().table(Table::Subscription, rows).build();
}

Figure ask(const std::shared_ptr<const Dataset>& data, const char* kpi)
{
    return figureOf(data, queryFor("2026-01-01", "2026-01-31", {kpi}));
}

} // namespace

TEST_CASE("Revenue churn, GRR and NRR of the reference's subscriptions, month by month")
{
    const auto data = subscriptionsOfOracle();
    const auto months = oracleJson("retention/subscriptions_expected.json")["by_month"];
    for (const auto& [month, want] : months.items()) {
        CAPTURE(month);
        const Day from = *parseIsoDate(month + "-01");
        Query query = queryFor(isoDate(from), isoDate(firstOfMonth(from, 1) - 1), {"grr"});
        const Figure gross = figureOf(data, query);
        REQUIRE(gross.estimate.value);
        CHECK(*gross.estimate.value == Approx(100 * want["grr"].get<double>()).epsilon(1e-12));
        CHECK(gross.estimate.n == static_cast<double>(want["customers_at_start"].size()));
        for (const auto& [name, key] :
             {std::pair{"monthly revenue at the start", "start_mrr"},
              std::pair{"churned", "churned_mrr"}, std::pair{"contraction", "contraction_mrr"},
              std::pair{"expansion", "expansion_mrr"}, std::pair{"new, not counted", "new_mrr"},
              std::pair{"monthly revenue at the end", "end_mrr"}}) {
            CAPTURE(name);
            CHECK(part(gross, name) == Approx(want[key].get<double>()));
        }
        query.kpis = {"nrr"};
        CHECK(*figureOf(data, query).estimate.value ==
              Approx(100 * want["nrr"].get<double>()).epsilon(1e-12));
        query.kpis = {"revenue_churn"};
        CHECK(*figureOf(data, query).estimate.value ==
              Approx(100 * want["revenue_churn_gross"].get<double>()).margin(1e-12));
        // The bill of the subscriptions does not touch who is a customer.
        query.kpis = {"churn"};
        CHECK(*figureOf(data, query).estimate.value ==
              Approx(100 * want["churn_rate"].get<double>()).margin(1e-12));
    }
}

TEST_CASE("Revenue churn is the mirror of GRR, interval and all; settings and method stand on it")
{
    const auto data = subscriptionsOfOracle();
    const auto march = [&](const char* kpi) {
        return figureOf(data, queryFor("2025-03-01", "2025-03-31", {kpi}));
    };
    const Figure churn = march("revenue_churn");
    const Figure gross = march("grr");
    REQUIRE(gross.estimate.interval);
    CHECK(churn.estimate.interval->low == Approx(100 - gross.estimate.interval->high));
    CHECK(churn.estimate.interval->high == Approx(100 - gross.estimate.interval->low));
    CHECK(gross.estimate.interval->high <= 100);
    CHECK(gross.method == "bootstrap, by customer");
    CHECK(gross.conventions.front().first == "currency");
    // Twice the same question, the same digits.
    CHECK(march("grr").estimate.interval->low == gross.estimate.interval->low);
}

TEST_CASE("The month of a yearly plan is a twelfth, exact to the cent")
{
    // 100.00 a year is 8.3333... a month; two of three stay and one moves from 100 to 50 a year.
    const auto data =
        DatasetBuilder()
            .table(Table::Subscription,
                   "id, customer, started_at, ended_at, amount, interval\n"
                   "1, A, 2025-01-01, , 100, year\n 2, B, 2025-01-01, , 100, Yearly\n"
                   "3, C, 2025-01-01, 2026-01-10, 100, year\n 4, C, 2026-01-10, , 50, year\n"
                   "5, D, 2025-01-01, , 25, month")
            .build();
    const Figure gross = ask(data, "grr");
    // 25 + 3 x 100 / 12 = 50 at the start; half of one twelfth of 100 lost.
    CHECK(part(gross, "monthly revenue at the start") == Approx(50).epsilon(1e-15));
    CHECK(part(gross, "contraction") == Approx(50.0 / 12));
    CHECK(*gross.estimate.value == Approx(100 * (50 - 50.0 / 12) / 50));
}

TEST_CASE("With ids, subscriptions of one customer stand side by side")
{
    const auto data = DatasetBuilder()
                          .table(Table::Subscription,
                                 "id, customer, started_at, ended_at, amount, interval\n"
                                 "1, A, 2025-01-01, , 10, month\n 2, A, 2025-06-01, , 5, month\n"
                                 "3, B, 2025-01-01, , 5, month\n 4, B, 2026-01-05, , 5, month")
                          .build();
    const Figure net = ask(data, "nrr");
    CHECK(part(net, "monthly revenue at the start") == Approx(20));
    CHECK(*net.estimate.value == Approx(125)); // 25 of 20
    CHECK(*ask(data, "grr").estimate.value == Approx(100));
}

TEST_CASE("Without an amount or with an interval of its own a customer is set aside, and counted")
{
    const auto data = DatasetBuilder()
                          .table(Table::Subscription,
                                 "id, customer, started_at, ended_at, amount, interval\n"
                                 "1, A, 2025-01-01, , 10, month\n 2, B, 2025-01-01, , , month\n"
                                 "3, C, 2025-01-01, , 10, week\n 4, D, 2025-01-01, , 0, month\n"
                                 "5, D, 2026-01-10, , 7, month\n 6, E, 2026-01-10, , 9, month")
                          .build();
    const Figure net = ask(data, "nrr");
    CHECK(*net.estimate.value == Approx(100));
    CHECK(net.estimate.n == 1);
    CHECK(aside(net, "amount or interval not known") == 2);
    CHECK(aside(net, "paid nothing at the start") == 1);
    CHECK(net.estimate.rowsInScope == 4);
    CHECK(part(net, "new, not counted") == Approx(16)); // 7 of D, who paid nothing before, 9 of E
    CHECK_FALSE(net.estimate.interval);                 // one customer
    const Engine engine(data);
    const auto explanation =
        engine.explain("nrr", queryFor("2026-01-01", "2026-01-31", {"nrr"}), {});
    REQUIRE(explanation.ok());
    REQUIRE(explanation.value().rows.size() == 4);
    CHECK(explanation.value().rows[0].countedAs == "unchanged");
    CHECK(explanation.value().rows[3].countedAs == "set aside: paid nothing at the start");
}

TEST_CASE("What revenue retention needs is said where it is not there")
{
    const auto reason = [](const char* text) {
        DatasetBuilder builder;
        builder.table(Table::Survey, "kind, score, answered_at\n nps, 9, 2026-01-02");
        if (*text != '\0') {
            builder.table(Table::Subscription, text);
        }
        return ask(builder.build(), "grr").estimate.reason;
    };
    CHECK(reason("") == "There are no subscriptions in this store.");
    CHECK(reason("id, customer, started_at\n 1, A, 2025-01-01") ==
          "No subscription in this store has an amount.");
    CHECK(reason("id, customer, started_at, amount\n 1, A, 2026-01-05, 5") ==
          "No customer paid for a subscription at the period's start.");
}

TEST_CASE("Revenue retention by segment; by channel it has no meaning and says so")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Customer, "id, segment\n A, Small\n B, Small\n C, Large")
            .table(Table::Survey, "kind, score, answered_at, channel\n nps, 9, 2026-01-02, Chat")
            .table(Table::Subscription, "id, customer, started_at, ended_at, amount\n"
                                        "1, A, 2025-01-01, 2026-01-10, 30\n"
                                        "2, B, 2025-01-01, , 10\n 3, C, 2025-01-01, , 60")
            .build();
    Query query = queryFor("2026-01-01", "2026-01-31", {"grr"});
    query.by = {"segment"};
    const Engine engine(data);
    const auto set = engine.figures(query, {});
    REQUIRE(set.ok());
    REQUIRE(set.value().figures.size() == 2);
    CHECK(*set.value().figures[0].estimate.value == Approx(100));
    CHECK(*set.value().figures[1].estimate.value == Approx(25));
    query.by = {"channel"};
    CHECK(engine.figures(query, {}).value().figures[0].estimate.reason ==
          "The customers have no channel.");
}
