// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/importer.h>
#include <regard/metrics/engine.h>

#include <map>
#include <string>

// From a file by the mapping of the documentation to a figure that is known from elsewhere
// (tests/data/oracle). What the figures themselves are is tested with the metrics.

using namespace regard;

namespace {

/// A store with one file in it, imported by docs/examples/`example`.json.
class Example final {
public:
    Example(std::string_view example, std::string_view file)
        : m_store(Store::create(m_folder / "example.regard"))
    {
        if (!m_store.ok())
            FAIL(m_store.error().text());
        const std::string path = "../../docs/examples/" + std::string(example) + ".json";
        Expected<Mapping> mapping = loadMapping(test::dataPath(path).string());
        if (!mapping.ok())
            FAIL(mapping.error().text());
        ImportRequest request;
        request.file = test::dataPath("oracle/" + std::string(file));
        request.mapping = mapping.value();
        Expected<ImportResult> result = importFile(m_store.value(), request);
        if (!result.ok())
            FAIL(result.error().text());
        m_result = std::move(result).value();
    }

    [[nodiscard]] const ImportResult& result() const { return m_result; }

    /// The figures of all KPIs named, by id and, where there is a group, its value.
    [[nodiscard]] std::map<std::string, Figure> figures(std::string_view from, std::string_view to,
                                                        std::vector<std::string> kpis,
                                                        std::vector<std::string> by = {}) const
    {
        auto dataset = m_store.value().load(TimeZone());
        if (!dataset.ok())
            FAIL(dataset.error().text());
        const Engine engine(dataset.value());
        Query query;
        query.period.from = *parseIsoDate(from);
        query.period.to = *parseIsoDate(to);
        query.conventions.timeZone = "UTC";
        query.asOf = Moment::date(*parseIsoDate("2026-12-31"));
        query.kpis = std::move(kpis);
        query.by = std::move(by);
        Expected<FigureSet> set = engine.figures(query, {});
        if (!set.ok())
            FAIL(set.error().text());
        std::map<std::string, Figure> byName;
        for (const Figure& figure : set.value().figures) {
            std::string name(figure.kpi->id);
            for (const auto& [dimension, value] : figure.group)
                name += " " + value;
            byName.emplace(name, figure);
        }
        return byName;
    }

private:
    test::ScratchFolder m_folder;
    Expected<Store> m_store;
    ImportResult m_result;
};

double value(const std::map<std::string, Figure>& figures, const std::string& name)
{
    INFO(name);
    REQUIRE(figures.contains(name));
    REQUIRE(figures.at(name).estimate.value.has_value());
    return *figures.at(name).estimate.value;
}

} // namespace

TEST_CASE("example: scores by group give the NPS of the reference")
{
    const Example scores("nps-scores", "nps/nps_scores.csv");
    CHECK(scores.result().record.added == 647);
    CHECK(scores.result().record.setAside == 0);
    const auto groups = scores.figures("2026-01-01", "2026-12-31", {"nps"}, {"attributes.group"});
    CHECK(value(groups, "nps Q1") == Approx(11.6504854369).margin(1e-9)); // R NPS 1.1
    CHECK(value(groups, "nps Q2") == Approx(39.5721925134).margin(1e-9));
    CHECK(value(groups, "nps all_promoters") == 100.0);
    CHECK(value(groups, "nps all_detractors") == -100.0);
    // The group is the date, too: the second quarter against the first.
    const auto quarter = scores.figures("2026-04-01", "2026-06-30", {"nps"});
    REQUIRE(quarter.at("nps").difference.has_value());
    CHECK(quarter.at("nps").verdict == Verdict::Better);
    CHECK(value(quarter, "nps") - *quarter.at("nps").previous->value ==
          Approx(27.9217070765).margin(1e-9));
}

TEST_CASE("example: subscriptions give the churn and the revenue retention of the reference")
{
    const Example book("subscriptions", "retention/subscriptions.csv");
    CHECK(book.result().record.added == 13);
    const auto march = book.figures("2025-03-01", "2025-03-31",
                                    {"churn", "retention", "revenue_churn", "grr", "nrr"});
    CHECK(value(march, "churn") == Approx(100.0 * 2 / 7).margin(1e-10)); // B and G of seven
    CHECK(march.at("churn").estimate.n == 7);
    CHECK(value(march, "retention") == Approx(100.0 * 5 / 7).margin(1e-10));
    // Of 510 a month, 120 left and 20 became less; 45 more came from those who stayed.
    CHECK(value(march, "revenue_churn") == Approx(100.0 * 140 / 510).margin(1e-10));
    CHECK(value(march, "grr") == Approx(72.54901961).margin(1e-7));
    CHECK(value(march, "nrr") == Approx(81.37254902).margin(1e-7));
}

TEST_CASE("example: purchases give the repeat rate and revenue of the reference")
{
    const Example shop("cdnow", "retention/cdnow_transactions.csv");
    CHECK(shop.result().record.added == 6919);
    const auto all = shop.figures(
        "1997-01-01", "1998-06-30",
        {"repeat_rate", "revenue_per_customer", "average_order_value", "purchase_frequency"});
    CHECK(value(all, "repeat_rate") == Approx(100.0 * 1139 / 2357).margin(1e-10));
    CHECK(value(all, "revenue_per_customer") == Approx(103.5604327535).margin(1e-9));
    CHECK(value(all, "average_order_value") == Approx(36.4533960573).margin(1e-9));
    CHECK(value(all, "purchase_frequency") == Approx(2.8408994485).margin(1e-9));
}
