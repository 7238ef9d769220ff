// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

#include "core/metrics/measure.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

using namespace regard;
using namespace regard::test;

namespace {

/// Figures of balances of customers, which no channel divides.
bool ofCustomers(std::string_view kpi)
{
    static constexpr std::array<std::string_view, 7> kIds{
        "churn", "retention", "active_customers", "revenue_churn", "grr", "nrr", "engagement"};
    return std::find(kIds.begin(), kIds.end(), kpi) != kIds.end();
}

using Rows = std::vector<std::vector<std::string>>;

/// Seeded noise in every table, blanks and oddities included.
struct World {
    Rows customers{{"id", "segment", "joined_at", "ended_at"}};
    Rows surveys{{"customer", "kind", "score", "scale_min", "scale_max", "sent_at", "answered_at",
                  "channel", "comment", "partial"}};
    Rows contacts{{"customer", "opened_at", "resolved", "reopened", "handle_seconds",
                   "wait_seconds", "channel", "first_response_seconds", "resolution_seconds",
                   "kind", "value_added", "outcome"}};
    Rows purchases{{"id", "customer", "at", "amount", "status", "channel"}};
    Rows subscriptions{{"id", "customer", "started_at", "ended_at", "amount", "interval"}};

    [[nodiscard]] std::shared_ptr<const Dataset> build() const
    {
        return DatasetBuilder()
            .table(Table::Customer, customers)
            .table(Table::Survey, surveys)
            .table(Table::Interaction, contacts)
            .table(Table::Purchase, purchases)
            .table(Table::Subscription, subscriptions)
            .build();
    }
};

World world(unsigned seed, int size = 400)
{
    std::mt19937 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const auto oneOf = [&](std::vector<std::string> list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    };
    const auto customer = [&] { return below(10) == 0 ? "" : "c" + std::to_string(below(60)); };
    const auto day = [&](int from, int days) { return isoDate(from + below(days)); };
    const Day first = *parseIsoDate("2026-01-01");
    World made;
    for (int i = 0; i < 40; ++i) {
        made.customers.push_back({"c" + std::to_string(i), oneOf({"Small", "Large", ""}),
                                  day(first - 300, 400), below(3) == 0 ? day(first, 180) : ""});
    }
    for (int i = 0; i < 50; ++i) {
        const Day started = first - 200 + below(300);
        made.subscriptions.push_back(
            {below(3) == 0 ? "" : "s" + std::to_string(i), "c" + std::to_string(20 + below(40)),
             isoDate(started), below(2) == 0 ? isoDate(started + 1 + below(200)) : "",
             below(8) == 0 ? "" : std::to_string(below(90)), oneOf({"month", "year", "", "week"})});
    }
    for (int i = 0; i < size; ++i) {
        const std::string kind =
            oneOf({"nps", "csat", "ces", "ftr", "image", "perception", "engagement"});
        const std::string score = below(12) == 0  ? ""
                                  : kind == "nps" ? std::to_string(below(11))
                                  : kind == "ftr" ? std::to_string(below(2))
                                                  : std::to_string(1 + below(5));
        made.surveys.push_back({customer(), kind, score, kind == "nps" || kind == "ftr" ? "0" : "1",
                                kind == "nps"   ? "10"
                                : kind == "ftr" ? "1"
                                                : "5",
                                day(first - 5, 180), day(first, 180),
                                oneOf({"Chat", "Phone", "Store", ""}), oneOf({"", "Good", "..."}),
                                oneOf({"", "no", "no", "yes"})});
        made.contacts.push_back(
            {customer(), day(first, 180) + " 1" + std::to_string(below(10)) + ":00:00",
             oneOf({"yes", "no", ""}), oneOf({"yes", "no", ""}), std::to_string(below(900) - 10),
             std::to_string(below(300)), oneOf({"Chat", "Phone", ""}),
             oneOf({"", std::to_string(below(5000))}), std::to_string(below(90000)),
             oneOf({"", "contact", "quote", "sales_call", "visit", "usage"}),
             oneOf({"", "yes", "no"}), oneOf({"", "won", "lost", "abandoned"})});
        made.purchases.push_back({below(4) == 0 ? "" : "p" + std::to_string(i), customer(),
                                  day(first, 180), std::to_string(below(200) - 20),
                                  oneOf({"paid", "paid", "refunded", "failed"}),
                                  oneOf({"Chat", "Store"})});
    }
    return made;
}

Query halfYear()
{
    Query query = queryFor("2026-04-01", "2026-06-30");
    query.compare = Comparison::Previous;
    return query;
}

std::vector<Figure> ask(const std::shared_ptr<const Dataset>& data, const Query& query)
{
    const Engine engine(data);
    auto set = engine.figures(query, {});
    REQUIRE(set.ok());
    return std::move(set.value().figures);
}

} // namespace

TEST_CASE("Whatever the rows: an interval holds its value, rows add up, no value has a reason")
{
    for (const unsigned seed : {1U, 2U, 3U}) {
        for (const Figure& figure : ask(world(seed).build(), halfYear())) {
            CAPTURE(seed, std::string(figure.kpi->id));
            const Estimate& estimate = figure.estimate;
            CHECK(estimate.value.has_value() == estimate.reason.empty());
            std::int64_t aside = 0;
            for (const auto& [reason, count] : estimate.setAside) {
                CHECK(count > 0);
                aside += count;
            }
            CHECK(aside <= estimate.rowsInScope);
            if (estimate.value) {
                CHECK(*estimate.value >= figure.kpi->low);
                CHECK(*estimate.value <= figure.kpi->high);
            }
            if (estimate.interval && figure.kpi->statistic != Statistic::NetShare) {
                CHECK(estimate.interval->low <= *estimate.value + 1e-9);
                CHECK(estimate.interval->high >= *estimate.value - 1e-9);
            }
            if (figure.kpi->id == "nps") {
                CHECK(part(figure, "promoters") + part(figure, "passives") +
                          part(figure, "detractors") ==
                      estimate.n);
                CHECK(estimate.n + static_cast<double>(aside) ==
                      static_cast<double>(estimate.rowsInScope));
            }
        }
    }
}

TEST_CASE("A filter never adds rows, and its values together give the whole")
{
    const auto data = world(7).build();
    Query query = halfYear();
    const auto whole = ask(data, query);
    std::map<std::string_view, std::int64_t> sums;
    for (const char* channel : {"Chat", "Phone", "Store", ""}) {
        query.where = {{"channel", {channel}}};
        for (const Figure& figure : ask(data, query)) {
            sums[figure.kpi->id] += figure.estimate.rowsInScope;
        }
    }
    for (const Figure& figure : whole) {
        CAPTURE(std::string(figure.kpi->id));
        const bool byCustomer = ofCustomers(figure.kpi->id) || figure.kpi->id == "clv";
        CHECK(sums[figure.kpi->id] == (byCustomer ? 0 : figure.estimate.rowsInScope));
    }
}

TEST_CASE("Groups give the whole back: counts of parts add up to those without groups")
{
    const auto data = world(11).build();
    Query query = halfYear();
    const auto whole = ask(data, query);
    for (const char* by : {"segment", "month"}) {
        query.by = {by};
        std::map<std::string_view, std::int64_t> rows;
        std::map<std::string_view, double> promoters;
        for (const Figure& figure : ask(data, query)) {
            rows[figure.kpi->id] += figure.estimate.rowsInScope;
            promoters[figure.kpi->id] += std::max(0.0, part(figure, "promoters"));
        }
        for (const Figure& figure : whole) {
            CAPTURE(std::string(figure.kpi->id), by);
            // Balances of customers are taken at each month's own start.
            const bool balance = ofCustomers(figure.kpi->id);
            if (!(balance && std::string_view(by) == "month")) {
                CHECK(rows[figure.kpi->id] == figure.estimate.rowsInScope);
            }
            if (figure.kpi->id == "nps") {
                CHECK(promoters["nps"] == part(figure, "promoters"));
            }
        }
    }
}

TEST_CASE("The order of the rows does not matter")
{
    const World made = world(13);
    World turned = made;
    for (Rows* rows : {&turned.customers, &turned.surveys, &turned.contacts, &turned.purchases,
                       &turned.subscriptions}) {
        std::reverse(rows->begin() + 1, rows->end());
    }
    const auto a = ask(made.build(), halfYear());
    const auto b = ask(turned.build(), halfYear());
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CAPTURE(std::string(a[i].kpi->id));
        REQUIRE(a[i].estimate.value.has_value() == b[i].estimate.value.has_value());
        CHECK(a[i].verdict == b[i].verdict);
        CHECK(a[i].estimate.setAside == b[i].estimate.setAside);
        if (a[i].estimate.value) {
            CHECK(*a[i].estimate.value == Approx(*b[i].estimate.value).epsilon(1e-12));
        }
        if (a[i].estimate.interval) {
            CHECK(a[i].estimate.interval->low ==
                  Approx(b[i].estimate.interval->low).epsilon(1e-9).margin(1e-9));
        }
    }
}

TEST_CASE("Large data are walked by two threads and give what counting by hand gives")
{
    Rows rows{{"kind", "score", "scale_min", "scale_max", "answered_at", "channel"}};
    double promoters = 0;
    double detractors = 0;
    double satisfied = 0;
    for (int i = 0; i < 30000; ++i) {
        const int score = (i * 7 + i / 11) % 11;
        promoters += score >= 9 ? 1 : 0;
        detractors += score <= 6 ? 1 : 0;
        rows.push_back(
            {"nps", std::to_string(score), "0", "10", "2026-05-01", i % 3 == 0 ? "Chat" : "Phone"});
        const int grade = 1 + i % 5;
        satisfied += grade >= 4 ? 1 : 0;
        rows.push_back({"csat", std::to_string(grade), "1", "5", "2026-05-02", "Chat"});
    }
    const auto data = DatasetBuilder().table(Table::Survey, rows).build();
    const auto figures = ask(data, halfYear());
    const auto valueOf = [&](std::string_view kpi) {
        return *std::find_if(figures.begin(), figures.end(), [&](const Figure& figure) {
                    return figure.kpi->id == kpi;
                })->estimate.value;
    };
    CHECK(valueOf("nps") == Approx(100 * (promoters - detractors) / 30000).epsilon(1e-12));
    CHECK(valueOf("csat") == Approx(100 * satisfied / 30000).epsilon(1e-12));
    CHECK(valueOf("csat_mean") == Approx(3).epsilon(1e-12));
}

TEST_CASE("What is undefined stays undefined under every filter")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Survey, "kind, score, answered_at, channel\n nps, , 2026-05-01, Chat")
            .build();
    Query query = halfYear();
    query.kpis = {"nps"};
    CHECK_FALSE(figureOf(data, query).estimate.value);
    query.where = {{"channel", {"Chat"}}};
    CHECK_FALSE(figureOf(data, query).estimate.value);
    query.where = {{"channel", {"Phone"}}};
    CHECK_FALSE(figureOf(data, query).estimate.value);
}

TEST_CASE("Twice the answers narrow the interval by the square root of two")
{
    Rows once{{"kind", "score", "scale_min", "scale_max", "answered_at"}};
    for (int i = 0; i < 600; ++i) {
        once.push_back({"nps", std::to_string(i % 11), "0", "10", "2026-05-01"});
        once.push_back({"csat", std::to_string(1 + i % 5), "1", "5", "2026-05-01"});
    }
    Rows twice = once;
    twice.insert(twice.end(), once.begin() + 1, once.end());
    for (const char* kpi : {"nps", "csat", "csat_mean"}) {
        CAPTURE(kpi);
        Query query = halfYear();
        query.kpis = {kpi};
        const auto few =
            *figureOf(DatasetBuilder().table(Table::Survey, once).build(), query).estimate.interval;
        const auto many = *figureOf(DatasetBuilder().table(Table::Survey, twice).build(), query)
                               .estimate.interval;
        CHECK((few.high - few.low) / (many.high - many.low) ==
              Approx(std::sqrt(2.0)).epsilon(0.005));
    }
}

TEST_CASE("A tally of parts combined is the tally of the whole")
{
    std::mt19937 random(5);
    metrics::Tally whole;
    std::vector<metrics::Tally> parts(7);
    for (int i = 0; i < 5000; ++i) {
        const auto outcome = random() % 3;
        const double value = static_cast<double>(random() % 1000);
        for (metrics::Tally* tally : {&whole, &parts[random() % parts.size()]}) {
            ++tally->counts[outcome];
            tally->values.add(value);
            tally->list.push_back(value);
        }
    }
    metrics::Tally combined;
    std::shuffle(parts.begin(), parts.end(), random);
    for (const metrics::Tally& tally : parts) {
        combined.combine(tally);
    }
    CHECK(combined.counts == whole.counts);
    CHECK(combined.values.n == whole.values.n);
    CHECK(combined.values.sum == whole.values.sum); // whole numbers: exact
    CHECK(combined.values.squares == whole.values.squares);
    std::sort(whole.list.begin(), whole.list.end());
    std::sort(combined.list.begin(), combined.list.end());
    CHECK(combined.list == whole.list);

    metrics::RatioSums all;
    metrics::RatioSums left;
    metrics::RatioSums right;
    for (int i = 0; i < 100; ++i) {
        const double y = static_cast<double>(random() % 100);
        all.add(y, i % 3);
        (i % 2 == 0 ? left : right).add(y, i % 3);
    }
    right.combine(left);
    CHECK(metrics::ratioOf(right)->value == metrics::ratioOf(all)->value);
    CHECK(*metrics::ratioOf(right)->error == Approx(*metrics::ratioOf(all)->error));
}

TEST_CASE("The ratio of plain means is the mean with its t interval")
{
    // With every denominator 1 the ratio estimator is the mean: 1..5 has mean 3, error sqrt(2.5 /
    // 5).
    metrics::RatioSums sums;
    for (const double y : {1, 2, 3, 4, 5}) {
        sums.add(y, 1);
    }
    const auto ratio = metrics::ratioOf(sums);
    CHECK(ratio->value == 3);
    CHECK(*ratio->error == Approx(std::sqrt(0.5)));
    CHECK(ratio->df == 4);
}
