// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_facts.h"
#include "support/catch.h"

#include <regard/metrics/engine.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace regard;
using namespace regard::test;

namespace {

/// Value, n and what was set aside of every figure, by KPI and group.
std::map<std::string, std::string> told(const Engine& engine, const Query& query)
{
    const auto set = engine.figures(query, {});
    REQUIRE(set.ok());
    std::map<std::string, std::string> result;
    for (const Figure& figure : set.value().figures) {
        std::string name(figure.kpi->id);
        for (const auto& [dimension, value] : figure.group) {
            name += " " + dimension + "=" + value;
        }
        std::string text = figure.estimate.value ? std::to_string(*figure.estimate.value) : "none";
        text += " of " + std::to_string(figure.estimate.n);
        for (const auto& [label, count] : figure.estimate.parts) {
            text += ", " + std::to_string(count) + " " + label;
        }
        for (const auto& [reason, rows] : figure.estimate.setAside) {
            text += ", " + std::to_string(rows) + " " + reason;
        }
        result[name] = text + figure.estimate.reason;
    }
    return result;
}

} // namespace

TEST_CASE("An engine that has counted before gives what one gives that is asked for the first time")
{
    // What was counted by day and cell, month and cell, or period and cell must not depend on what
    // was asked before.
    for (const unsigned seed : {1U, 2U, 3U}) {
        CAPTURE(seed);
        const RandomFacts facts = randomFacts(seed);
        const Engine seasoned(facts.dataset);
        std::vector<Query> queries;
        const Query base = facts.query;
        for (const std::vector<std::string>& by :
             std::vector<std::vector<std::string>>{{},
                                                   {"segment"},
                                                   {"channel"},
                                                   {"month"},
                                                   {"week", "segment"},
                                                   {"segment", "channel"}}) {
            for (const std::vector<Condition>& where :
                 std::vector<std::vector<Condition>>{{},
                                                     {{"channel", {"Phone"}}},
                                                     {{"channel", {"Phone", "Chat"}}},
                                                     {{"segment", {""}}}}) {
                Query query = base;
                query.by = by;
                query.where = where;
                queries.push_back(query);
            }
        }
        for (const Query& query : queries) {
            const auto engine = std::make_unique<Engine>(facts.dataset);
            const auto fresh = engine->figures(query, {});
            if (!fresh.ok()) {
                CHECK_FALSE(seasoned.figures(query, {}).ok()); // a dimension that is not there
                continue;
            }
            CHECK(told(seasoned, query) == told(*engine, query));
        }
    }
}
