// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_facts.h"
#include "support/catch.h"

#include <regard/audit/figure_audit.h>

#include <cstdlib>
#include <map>

using namespace regard;
using namespace regard::test;

namespace {

std::string shown(const CheckedValue& value)
{
    return value.value ? std::to_string(*value.value) + " (n " + std::to_string(value.n) + ")"
                       : "none";
}

std::string shown(const FigureDifference& difference)
{
    std::string text = difference.kpi;
    for (const auto& [name, value] : difference.group)
        text += " " + name + "=\"" + value + "\"";
    return text + ": engine " + shown(difference.figure) + ", SQL " + shown(difference.checked);
}

/// REGARD_DIFFERENTIAL_STORES asks for more than a test run needs, REGARD_DIFFERENTIAL_SEED for one.
unsigned numberOf(const char* name, unsigned otherwise)
{
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

} // namespace

TEST_CASE("Whatever the facts: the engine and an SQL statement of its own give every KPI alike")
{
    const unsigned first = numberOf("REGARD_DIFFERENTIAL_SEED", 1);
    const unsigned stores = numberOf("REGARD_DIFFERENTIAL_STORES", 25);
    std::map<std::string, std::int64_t> compared;
    for (unsigned seed = first; seed < first + stores; ++seed) {
        const RandomFacts facts = randomFacts(seed);
        const Engine engine(facts.dataset);
        const auto audit = auditFigures(engine, facts.query);
        if (!audit.ok())
            FAIL("seed " << seed << ": " << audit.error().message);
        for (const FigureDifference& difference : audit.value().differences)
            FAIL_CHECK("seed " << seed << ": " << shown(difference));
        for (const CheckedKpi& kpi : audit.value().kpis)
            compared[kpi.kpi] += kpi.compared;
    }
    if (stores < 20)
        return;
    for (const KpiDefinition& kpi : kpiDefinitions()) {
        CAPTURE(std::string(kpi.id));
        CHECK((compared[std::string(kpi.id)] > 0) == whyNotChecked(kpi.id).empty());
    }
}
