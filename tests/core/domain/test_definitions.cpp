// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include <regard/domain/conventions.h>
#include <regard/domain/definitions.h>
#include <regard/domain/kpi.h>

#include <algorithm>

using namespace regard;

TEST_CASE("Each setting is part of the definition of some KPIs, of all, or of none")
{
    CHECK(kpisDefinedBy("fcr.window_days") == std::vector<std::string>{"fcr", "cx_index"});
    CHECK(kpisDefinedBy("csat.box") == std::vector<std::string>{"csat", "cx_index"});
    CHECK(kpisDefinedBy("ces.box") == std::vector<std::string>{"ces_easy"});
    CHECK(kpisDefinedBy("clv.lifespan_years") == std::vector<std::string>{"clv"});
    for (const char* kpi : {"churn", "retention", "active_customers", "clv"}) {
        CHECK(definesKpi("churn.inactive_days", kpi));
    }
    CHECK_FALSE(definesKpi("churn.inactive_days", "nps"));
    for (const char* key : {"time_zone", "fiscal.first_month", "week.first_day"}) {
        CHECK(kpisDefinedBy(key).size() == kpiDefinitions().size());
    }
    for (const char* key : {"currency", "interval.level", "verdict.false_discovery_rate"}) {
        CHECK_FALSE(changesFigures(key));
    }
}

TEST_CASE("A definition has a version for each day on which it was changed")
{
    const Day march = *parseIsoDate("2026-03-01");
    const Day june = *parseIsoDate("2026-06-01");
    const std::vector<SettingChange> changes{{1, march, "fcr.window_days", "7", "30"},
                                             {2, march, "fcr.key", "customer", "customer+topic"},
                                             {3, june, "fcr.window_days", "30", "7"},
                                             {4, june, "csat.box", "top2", "top1"}};
    CHECK(definitionOf("fcr", changes).version == 3);
    CHECK(definitionOf("fcr", changes).since == june);
    CHECK(definitionOf("csat", changes).version == 2);
    CHECK(definitionOf("nps", changes).version == 1);
    CHECK(definitionOf("nps", changes).since == kNoDay);
}
