// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "asking.h"
#include "support/catch.h"
#include "support/oracle.h"

using namespace regard;
using namespace regard::test;

namespace {

std::shared_ptr<const Dataset> cdnow()
{
    std::vector<std::vector<std::string>> rows{{"customer", "at", "amount"}};
    for (const auto& record : oracleCsv("retention/cdnow_transactions.csv")) {
        rows.push_back({record[0], record[1], record[3]});
    }
    return DatasetBuilder().table(Table::Purchase, rows).build();
}

} // namespace

TEST_CASE("Cohorts of CDNOW are those of the reference")
{
    const Engine engine(cdnow());
    const auto cohorts = engine.cohorts(queryFor("1997-01-01", "1998-06-30"));
    REQUIRE(cohorts.ok());
    const auto expected =
        oracleJson("retention/cdnow_retention_expected.json")["cohort_triangle_monthly_active"];
    REQUIRE(expected.size() == 3);
    REQUIRE(cohorts.value().size() == 18);
    for (std::size_t i = 0; i < 3; ++i) {
        const Cohort& cohort = cohorts.value()[i];
        const auto& row = expected[isoDate(cohort.month.from).substr(0, 7)];
        CHECK(cohort.size == row["0"].get<std::int64_t>());
        CHECK_FALSE(cohort.partial.has_value()); // the data ends on the last day of a month
        REQUIRE(cohort.active.size() == 18);
        for (std::size_t k = 0; k < 18; ++k) {
            CAPTURE(i, k);
            REQUIRE(cohort.active[k].has_value() == (k < 18 - i));
            if (cohort.active[k]) {
                CHECK(*cohort.active[k] == row[std::to_string(k)].get<std::int64_t>());
            }
        }
    }
    // Everybody in the sample first bought in the first three months of 1997.
    CHECK(cohorts.value()[3].size == 0);
}

TEST_CASE("A month that is not over is marked, and refunds and what comes after now do not count")
{
    const auto data = DatasetBuilder()
                          .table(Table::Purchase, {{"customer", "at", "amount", "status"},
                                                   {"a", "2026-01-05", "10", "paid"},
                                                   {"a", "2026-02-03", "-10", "paid"},
                                                   {"b", "2026-01-09", "10", "paid"},
                                                   {"b", "2026-02-11", "10", "paid"},
                                                   {"c", "2026-02-12", "10", "failed"},
                                                   {"d", "2026-02-13", "10", "paid"},
                                                   {"a", "2026-03-01", "10", "paid"}})
                          .build();
    Query query = queryFor("2026-01-01", "2026-02-28");
    query.asOf = Moment::date(*parseIsoDate("2026-02-20"));
    const auto cohorts = Engine(data).cohorts(query);
    REQUIRE(cohorts.ok());
    REQUIRE(cohorts.value().size() == 2);
    const Cohort& january = cohorts.value()[0];
    CHECK(january.size == 2);
    CHECK(january.active == std::vector<std::optional<std::int64_t>>{2, 1});
    CHECK(january.partial == 1u);
    CHECK(cohorts.value()[1].size == 1); // d; the payment of c failed
    CHECK(cohorts.value()[1].partial == 0u);
    CHECK_FALSE(cohorts.value()[1].active[1].has_value());
}

TEST_CASE("Cohorts without purchases are refused with the reason")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Survey, {{"kind", "score", "answered_at"}, {"nps", "9", "2026-01-01"}})
            .build();
    const auto cohorts = Engine(data).cohorts(queryFor("2026-01-01", "2026-01-31"));
    REQUIRE_FALSE(cohorts.ok());
    CHECK(cohorts.error().message.find("no purchases") != std::string::npos);
}

TEST_CASE("Money is in the currency of the purchases, the convention where they do not say")
{
    const auto rows = [](const char* currency) {
        return DatasetBuilder()
            .table(Table::Purchase,
                   {{"customer", "at", "amount", "currency"}, {"a", "2026-01-05", "10", currency}})
            .build();
    };
    CHECK(Engine(rows("GBP")).currency({}) == "GBP");
    CHECK(Engine(rows("")).currency({}) == "EUR");
}
