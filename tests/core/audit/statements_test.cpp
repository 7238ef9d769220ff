// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/statements.h"
#include "support/catch.h"
#include "support/dataset_builder.h"

#include <regard/audit/figure_audit.h>
#include <regard/store/fact_queries.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace regard;

TEST_CASE("Every KPI is checked by a statement, or it is said why not")
{
    for (const KpiDefinition& kpi : kpiDefinitions()) {
        CAPTURE(std::string(kpi.id));
        CHECK(isChecked(kpi.id) == whyNotChecked(kpi.id).empty());
    }
    CHECK_FALSE(isChecked("npz"));
    CHECK_FALSE(isChecked("shared/slot"));
    CHECK(whyNotChecked("npz").empty());
}

TEST_CASE(
    "What a statement reads is made before it, each of it once and after what it reads itself")
{
    const audit::Statement* clv = audit::statementNamed("clv");
    REQUIRE(clv != nullptr);
    std::vector<std::string> tables;
    for (const audit::Statement* shared : audit::readBy(*clv))
        tables.emplace_back(audit::tableOf(*shared));
    const auto place = [&](std::string_view name) {
        const auto found = std::find(tables.begin(), tables.end(), name);
        CHECK(std::find(std::min(found + 1, tables.end()), tables.end(), name) == tables.end());
        REQUIRE(found != tables.end());
        return found - tables.begin();
    };
    CHECK(place("main_currency") < place("sale"));
    CHECK(place("sale") < place("basket"));
    CHECK(place("sale") < place("stay"));
    CHECK(place("stay") < place("standing"));
    CHECK(place("standing") < place("balance"));
    CHECK(audit::statementNamed("npz") == nullptr);
}

TEST_CASE("Every table that a statement reads is named at its top")
{
    // A name that is forgotten works as long as an earlier statement happens to make the table.
    for (const audit::Statement& one : audit::statements()) {
        const auto facts = FactQueries::over(test::DatasetBuilder().build());
        REQUIRE(facts.ok());
        CAPTURE(std::string(one.name));
        for (const audit::Statement* shared : audit::readBy(one))
            REQUIRE(facts.value().keep(audit::tableOf(*shared), shared->sql).ok());
        const auto rows = facts.value().run(one.sql);
        if (!rows.ok())
            FAIL_CHECK(rows.error().message);
    }
}
