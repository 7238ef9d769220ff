// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "presentation/models/health_content.h"

using namespace regard;
using namespace regard::presentation;

namespace {

DataHealth twoSources()
{
    DataHealth health;
    health.sentence = "2 sources, 1 late.";
    SourceHealth calm;
    calm.source = "Shop";
    calm.imports = {1};
    calm.tables = {{Table::Purchase, 1200}};
    calm.rows = 1200;
    calm.freshness = {FreshnessState::OnTime, toDay({2026, 9, 30}), 1, 1, 0, "On time."};
    calm.fields = {{Table::Purchase, "amount", 1200, 1, {}, {}, false}};
    SourceHealth late;
    late.source = "Help desk";
    late.imports = {2, 3};
    late.tables = {{Table::Interaction, 900}};
    late.freshness = {FreshnessState::Late, toDay({2026, 9, 20}), 10, 1, 9, "Late."};
    late.weeks = {{toDay({2026, 9, 7}), 40, true, false}, {toDay({2026, 9, 14}), 4, true, true}};
    late.fields = {{Table::Interaction, "customer", 900, 0.9996, {}, {}, false},
                   {Table::Interaction, "channel", 900, 0.5, {}, {}, false},
                   {Table::Interaction, "team", 900, 0.97, 0.4, 1.0, true}};
    late.duplicates.sameDay = 3;
    late.setAside = {{"no score", 4}, {"unreadable date", 2}, {"too few fields", 1}};
    SourceMatch match;
    match.source = "Help desk";
    match.customers = 200;
    match.matched = 150;
    match.rowsWithout = 12;
    late.match = match;
    calm.match = match;
    late.concerns = {"It is late."};
    health.sources = {calm, late};
    health.unlocked = {"nps", "csat"};
    health.unlocks = {{Table::Purchase, "orders with customer", {"clv"}, "A file of orders."}};
    MethodBreak older{toDay({2026, 3, 2}), BreakKind::Scale, "csat", {"csat", "csat_mean"},
                      "scale 1-5 to 1-7",  "It moved.",      "1-5",  "1-7"};
    MethodBreak newer = older;
    newer.day = toDay({2026, 6, 1});
    health.breaks = {older, newer};
    return health;
}

QString detail(const SourceContent& source, const QString& name)
{
    for (const auto& [term, value] : source.details)
        if (term == name)
            return value;
    return {};
}

} // namespace

TEST_CASE("the health of a store in words: what needs a look comes first")
{
    std::vector<ImportRecord> imports(3);
    for (std::size_t i = 0; i < imports.size(); ++i)
        imports[i].id = static_cast<std::int64_t>(i) + 1;
    imports[1].setAside = 7;
    const HealthContent content = healthContent(twoSources(), imports);
    REQUIRE(content.sources.size() == 2);
    const SourceContent& late = content.sources[0];
    CHECK(late.name == QStringLiteral("Help desk"));
    CHECK(late.state == QStringLiteral("late by 9 days"));
    CHECK(late.tone == Tone::Warn);
    CHECK(late.facts == QStringLiteral("900 interactions · 2 imports"));
    CHECK(late.volume.endsWith(QStringLiteral("; 1 week is unusual")));
    // What stopped being filled first, then the emptiest; nearly all is not all.
    CHECK(detail(late, QStringLiteral("Filled")) ==
          QStringLiteral("team 40\u00A0%, 100\u00A0% before · channel 50\u00A0% · customer "
                         "99.9\u00A0%"));
    CHECK(detail(late, QStringLiteral("Twice")) == QStringLiteral("3 answered again within a day"));
    CHECK(detail(late, QStringLiteral("Set aside")) ==
          QStringLiteral("7 rows: 4\u00A0\u00D7 no score · 2\u00A0\u00D7 unreadable date · 1 more "
                         "reason"));
    CHECK(detail(late, QStringLiteral("Matched")) ==
          QStringLiteral("150 of 200 customers known elsewhere too (75\u00A0%) · 12 rows without a "
                         "customer"));
    CHECK(late.mendable == 2);
    REQUIRE(late.fields.size() == 3);
    CHECK(late.fields[2] == QStringList{"team", "97\u00A0%", "40\u00A0%", "100\u00A0%"});

    const SourceContent& calm = content.sources[1];
    CHECK(calm.state == QStringLiteral("on time"));
    CHECK(calm.mendable == 0);
    CHECK(detail(calm, QStringLiteral("Filled")) == QStringLiteral("every field of every row"));
    CHECK(detail(calm, QStringLiteral("Twice")) == QStringLiteral("none"));
    CHECK(calm.volume.isEmpty());
}

TEST_CASE("breaks are told newest first with the figures they touch, files by what they add")
{
    const HealthContent content = healthContent(twoSources(), {});
    REQUIRE(content.breaks.size() == 2);
    CHECK(content.breaks[0].day == QStringLiteral("1 Jun 2026"));
    CHECK(content.breaks[0].label == QStringLiteral("Scale 1-5 to 1-7"));
    CHECK(content.breaks[0].kpis == QStringLiteral("CSAT, CSAT mean"));
    CHECK(content.unlocked.startsWith(QStringLiteral("2 of ")));
    REQUIRE(content.unlocks.size() == 1);
    CHECK(content.unlocks[0].title == QStringLiteral("Orders with customer"));
    CHECK(content.customers == QStringLiteral("Of the customers that 2 sources name, 75\u00A0% are "
                                              "known to another source too."));
}
