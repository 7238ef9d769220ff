// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "asking.h"
#include "support/catch.h"
#include "support/oracle.h"

using namespace regard;
using namespace regard::test;

namespace {

std::shared_ptr<const Dataset> company()
{
    return DatasetBuilder()
        .table(Table::Customer, R"(id, name, segment
            a, Brandt, Enterprise
            b, Oriel, Consumer
            d, Lumen, Consumer)")
        .table(Table::Subscription, R"(id, customer, started_at, ended_at, amount, interval
            s1, a, 2025-01-01, 2026-02-10, 30, month
            s2, b, 2025-01-01, 2026-03-01, 240, year
            s3, c, 2025-01-01, , 99, month
            s4, z, 2025-01-01, 2025-12-01, 10, month)")
        .table(Table::Purchase, R"(id, customer, at, amount
            p1, d, 2024-06-01, 900
            p2, d, 2025-03-01, 50
            p3, d, 2025-11-20, 70)")
        .table(Table::Survey, R"(kind, customer, score, answered_at, comment
            nps, a, 4, 2026-01-15, waited three weeks
            nps, a, 9, 2025-02-01, fine
            csat, b, 2, 2026-04-02, too late to count)")
        .table(Table::Interaction, R"(id, customer, kind, channel, opened_at
            i1, a, contact, Phone, 2026-01-14
            i2, a, contact, Chat, 2026-01-20
            i3, b, visit, Web, 2026-01-21)")
        .build();
}

} // namespace

TEST_CASE("Leavers are listed by what they brought, with what they said last")
{
    const Engine engine(company());
    const auto found = engine.leavers(queryFor("2026-01-01", "2026-03-31"), 10);
    REQUIRE(found.ok());
    const LeaverList& list = found.value();
    CHECK(list.all == 3); // z had left before, c is still there
    REQUIRE(list.leavers.size() == 3);
    // a: 12 x 30. b: a year of 240. d: 50 + 70 within the 365 days up to 31 December 2025.
    CHECK(list.revenueLost == Approx(360 + 240 + 120));
    const Leaver& first = list.leavers[0];
    CHECK(first.card.id == "a");
    CHECK(first.card.name == "Brandt");
    CHECK(first.card.segment == "Enterprise");
    CHECK(first.revenueLost == Approx(360));
    CHECK(isoDate(first.left) == "2026-02-10");
    REQUIRE(first.card.lastAnswer.has_value());
    CHECK(first.card.lastAnswer->kind == "nps");
    CHECK(first.card.lastAnswer->score == 4);
    CHECK(first.card.lastAnswer->comment == "waited three weeks");
    CHECK(first.card.lastChannel == "Chat");
    CHECK(list.leavers[1].card.id == "b");
    CHECK_FALSE(list.leavers[1].card.lastAnswer.has_value()); // it came after the period
    CHECK(list.leavers[1].card.lastChannel.empty());          // a visit is no contact
    const Leaver& silent = list.leavers[2];
    CHECK(silent.card.id == "d");
    CHECK(silent.revenueLost == Approx(120));
    CHECK(isoDate(silent.left) == "2026-02-18"); // 90 days after 20 November
    CHECK(isoDate(silent.card.lastPurchase) == "2025-11-20");
    CHECK(list.silent == 2); // b and d
    // They are those whom churn counts.
    CHECK(part(figureOf(company(), queryFor("2026-01-01", "2026-03-31", {"churn"})), "lost") == 3);
}

TEST_CASE("A list is cut to what was asked for and still counts everybody")
{
    const Engine engine(company());
    Query query = queryFor("2026-01-01", "2026-03-31");
    const auto two = engine.leavers(query, 2);
    REQUIRE(two.ok());
    CHECK(two.value().leavers.size() == 2);
    CHECK(two.value().all == 3);
    query.where = {{"segment", {"Consumer"}}};
    const auto consumers = engine.leavers(query, 10);
    REQUIRE(consumers.ok());
    CHECK(consumers.value().all == 2);
    CHECK(consumers.value().revenueLost == Approx(360));
}

TEST_CASE("Who is worth a call spent much and fades by the model's own chances")
{
    std::vector<std::vector<std::string>> rows{{"customer", "at", "amount"}};
    for (const auto& record : oracleCsv("retention/cdnow_transactions.csv")) {
        rows.push_back({record[0], record[1], record[3]});
    }
    const auto data = DatasetBuilder().table(Table::Purchase, rows).build();
    const Engine engine(data);
    const Query query = queryFor("1998-04-01", "1998-06-30");
    const auto found = engine.worthACall(query, 20);
    REQUIRE(found.ok());
    const CallList& list = found.value();
    REQUIRE(list.customers.size() == 20);
    CHECK(list.all > 20);
    CHECK(list.basis ==
          "Chance of still buying by the Pareto/NBD model, fitted to 2,357 customers.");
    const auto histories = engine.purchaseHistories(query);
    REQUIRE(histories.ok());
    const auto fit =
        stats::fitLeaving(histories.value()->histories, stats::LeavingModel::ParetoNbd);
    REQUIRE(fit.ok());
    double weight = 1e300;
    for (const FadingCustomer& customer : list.customers) {
        CHECK(customer.chanceBefore - customer.chance >= 0.05);
        CHECK(customer.chance >= 0.05);
        const auto& known = histories.value()->customers;
        const auto at = static_cast<std::size_t>(
            std::find(known.begin(), known.end(), customer.card.customer) - known.begin());
        REQUIRE(at < known.size());
        stats::PurchaseHistory history = histories.value()->histories[at];
        CHECK(customer.chance == Approx(stats::chanceAlive(fit.value().parameters, history)));
        history.age -= 30 / 7.0; // the same, thirty days earlier
        CHECK(history.age >= history.recency);
        CHECK(customer.chanceBefore == Approx(stats::chanceAlive(fit.value().parameters, history)));
        const double now = customer.card.spent * (customer.chanceBefore - customer.chance);
        CHECK(now <= weight);
        weight = now;
    }
}

TEST_CASE("The interval of a lifetime value holds it, also where histories are sampled for it")
{
    std::vector<std::vector<std::string>> rows{{"customer", "at", "amount"}};
    for (const auto& record : oracleCsv("retention/cdnow_transactions.csv")) {
        rows.push_back({record[0], record[1], record[3]});
    }
    const Engine engine(DatasetBuilder().table(Table::Purchase, rows).build());
    const auto few = engine.purchaseHistories(queryFor("1998-04-01", "1998-06-30"));
    REQUIRE(few.ok());
    // Three times as many customers, no two alike, who buy as the first ones do.
    PurchaseHistories many;
    many.cutOff = few.value()->cutOff;
    for (int copy = 0; copy < 3; ++copy) {
        for (std::size_t i = 0; i < few.value()->histories.size(); ++i) {
            stats::PurchaseHistory history = few.value()->histories[i];
            history.age += 1e-7 * double(i + 1) * (copy + 1);
            many.histories.push_back(history);
            many.customers.push_back(std::int32_t(many.customers.size()));
        }
    }
    const auto value = lifetimeValue(many, stats::LeavingModel::MbgNbd, 52);
    REQUIRE(value.ok());
    REQUIRE(value.value().perCustomer.has_value());
    REQUIRE(value.value().interval.has_value());
    CHECK(value.value().interval->low < *value.value().perCustomer);
    CHECK(value.value().interval->high > *value.value().perCustomer);
    const auto whole = lifetimeValue(*few.value(), stats::LeavingModel::MbgNbd, 52);
    REQUIRE(whole.ok());
    CHECK(*value.value().perCustomer == Approx(*whole.value().perCustomer).epsilon(1e-3));
}
