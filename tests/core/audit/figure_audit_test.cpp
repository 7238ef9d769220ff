// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/dataset_builder.h"

#include <regard/audit/figure_audit.h>
#include <regard/store/fact_queries.h>

#include <algorithm>

using namespace regard;
using namespace regard::test;

namespace {

Query winter()
{
    Query query;
    query.period = {*parseIsoDate("2026-01-01"), *parseIsoDate("2026-02-28")};
    query.asOf = Moment::date(*parseIsoDate("2026-06-01"));
    return query;
}

CheckedKpi checkedOf(const FigureAudit& audit, std::string_view kpi)
{
    const auto found = std::ranges::find(audit.kpis, kpi, &CheckedKpi::kpi);
    REQUIRE(found != audit.kpis.end());
    return *found;
}

} // namespace

TEST_CASE("Figures are checked as a whole, by month, by segment and by channel")
{
    const Engine engine(DatasetBuilder()
                            .table(Table::Customer, "id, segment\n A, Small\n B, Large")
                            .table(Table::Survey, "customer, kind, score, answered_at, channel\n"
                                                  "A, nps, 10, 2026-01-05, Chat\n"
                                                  "B, nps, 2, 2026-01-20, Phone\n"
                                                  ", nps, 9, 2026-01-21, Chat")
                            .build());
    const auto audit = auditFigures(engine, winter());
    REQUIRE(audit.ok());
    CHECK(audit.value().differences.empty());
    const CheckedKpi nps = checkedOf(audit.value(), "nps");
    // The whole, January; Small, Large, nobody's; Chat and Phone. February has no value either way.
    CHECK(nps.compared == 7);
    CHECK(nps.without == 1);
    CHECK(nps.reason.empty());
    CHECK(checkedOf(audit.value(), "clv").compared == 0);
    CHECK(checkedOf(audit.value(), "clv").reason == "No figure of it has a value in this store.");
    CHECK(audit.value().compared() >= 7);
}

TEST_CASE("An empty store has nothing to compare, and says so for every KPI")
{
    const Engine engine(DatasetBuilder().build());
    Query query = winter();
    query.period = {};
    const auto audit = auditFigures(engine, query);
    REQUIRE(audit.ok());
    CHECK(audit.value().compared() == 0);
    CHECK(audit.value().differences.empty());
    for (const CheckedKpi& kpi : audit.value().kpis)
        CHECK_FALSE(kpi.reason.empty());
}

TEST_CASE("A figure is the same where both ways give it, on as many rows, within the tolerance")
{
    CHECK(sameFigure({50.0, 2}, {50.0 + 1e-8, 2}));
    CHECK_FALSE(sameFigure({50.0, 2}, {50.0 + 1e-6, 2}));
    CHECK_FALSE(sameFigure({50.0, 2}, {50.0, 3}));
    CHECK_FALSE(sameFigure({50.0, 2}, {std::nullopt, 0}));
    CHECK_FALSE(sameFigure({std::nullopt, 0}, {0.0, 0}));
    CHECK(sameFigure({std::nullopt, 4}, {std::nullopt, 0}));
}

TEST_CASE("Facts are shown to SQL without a store: values by name, and nothing may be written")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Survey,
                   "kind, score, answered_at\n nps, 10, 2026-01-05\n nps, 3, 2026-01-06")
            .build();
    const auto facts = FactQueries::over(data);
    REQUIRE(facts.ok());
    const std::vector<SqlParameter> least{{"least", {std::int64_t{9}}}, {"unused", {1.5}}};
    const auto result =
        facts.value().run("SELECT count(*), :nothing FROM survey WHERE score >= :least", least);
    REQUIRE(result.ok());
    CHECK(std::get<std::int64_t>(result.value().rows.at(0).at(0).value) == 1);
    CHECK(std::holds_alternative<std::monostate>(result.value().rows.at(0).at(1).value));
    const auto refused = facts.value().run("CREATE TABLE mine (a)");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::Refused);
}
