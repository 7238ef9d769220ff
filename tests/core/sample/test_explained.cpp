// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/domain/definitions.h>
#include <regard/metrics/engine.h>
#include <regard/sample/company.h>
#include <regard/store/store.h>

#include <map>
#include <memory>
#include <numeric>
#include <set>

using namespace regard;

namespace {

/// Figures about the state of customers at the ends of a period: months do not add up to a quarter.
const std::set<std::string_view> kStates{"churn", "retention", "active_customers", "revenue_churn",
                                         "nrr",   "grr",       "engagement"};
/// Some parts of these are told once more, by how many purchases or in what time.
const std::set<std::string_view> kToldTwice{"repeat_rate", "quote_win_rate"};

struct Company {
    Company()
    {
        const Status made = makeSampleCompany(folder / "sample.regard");
        if (!made.ok())
            FAIL(made.error().text());
        const Store store = Store::open(folder / "sample.regard").value();
        query.conventions = store.conventions().value();
        const TimeZone zone = TimeZone::find(query.conventions.timeZone).value();
        engine = std::make_unique<Engine>(store.load(zone).value());
        query.period = {toDay({2026, 7, 1}), toDay({2026, 9, 30})};
        query.asOf = Moment::date(kSampleLastDay + 1);
        query.compare = Comparison::None;
    }

    [[nodiscard]] std::vector<Figure> figures(const Query& asked) const
    {
        auto set = engine->figures(asked, {});
        REQUIRE(set.ok());
        return std::move(set.value().figures);
    }

    test::ScratchFolder folder;
    std::unique_ptr<Engine> engine;
    Query query;
};

std::int64_t asideOf(const Estimate& estimate)
{
    return std::accumulate(
        estimate.setAside.begin(), estimate.setAside.end(), std::int64_t{0},
        [](std::int64_t sum, const auto& reason) { return sum + reason.second; });
}

/// The figure again, from its rows: every row is used or set aside for the reason that it says.
void reconcile(const Company& company, const Query& asked, const Figure& figure)
{
    CAPTURE(std::string(figure.kpi->id), figure.estimate.reason);
    const auto explained = company.engine->explain(figure.kpi->id, asked, {});
    REQUIRE(explained.ok());
    const Explanation& explanation = explained.value();
    const Estimate& estimate = explanation.figure.estimate;
    CHECK(estimate.value == figure.estimate.value);
    CHECK(estimate.n == figure.estimate.n);
    CHECK(estimate.parts == figure.estimate.parts);
    CHECK(estimate.setAside == figure.estimate.setAside);
    CHECK(estimate.rowsInScope == figure.estimate.rowsInScope);

    CHECK(static_cast<std::int64_t>(explanation.rows.size()) == estimate.rowsInScope);
    constexpr std::string_view kAside = "set aside: ";
    std::map<std::string, std::int64_t> aside;
    std::int64_t used = 0;
    for (const ExplainedRow& row : explanation.rows) {
        if (row.countedAs.starts_with(kAside))
            ++aside[std::string(row.countedAs.substr(kAside.size()))];
        else
            ++used;
    }
    const std::map<std::string, std::int64_t> said(estimate.setAside.begin(),
                                                   estimate.setAside.end());
    CHECK(aside == said);
    CHECK(used + asideOf(estimate) == estimate.rowsInScope);
    std::int64_t ofFiles = 0;
    for (const auto& [file, rows] : explanation.sources)
        ofFiles += rows;
    CHECK(ofFiles == used);
    // Shares and the net promoter score: what the answers are adds up to how many there are.
    const bool counted =
        figure.kpi->statistic == Statistic::NetShare ||
        (figure.kpi->statistic == Statistic::Share && !kStates.contains(figure.kpi->id) &&
         !kToldTwice.contains(figure.kpi->id));
    if (counted) {
        const double sum =
            std::accumulate(estimate.parts.begin(), estimate.parts.end(), 0.0,
                            [](double all, const auto& part) { return all + part.second; });
        CHECK(sum == estimate.n);
        CHECK(estimate.n == static_cast<double>(used));
    }
}

} // namespace

TEST_CASE("every KPI of the sample company is explained down to its rows, and reconciles",
          "[sample]")
{
    const Company company;
    SECTION("in total")
    {
        for (const Figure& figure : company.figures(company.query)) {
            reconcile(company, company.query, figure);
            // What a figure says that it depends on is part of its definition.
            for (const auto& [key, value] : figure.conventions) {
                CAPTURE(std::string(figure.kpi->id), key);
                if (changesFigures(key))
                    CHECK(definesKpi(key, figure.kpi->id));
            }
        }
    }
    SECTION("a group")
    {
        for (const char* dimension : {"segment", "channel"}) {
            Query by = company.query;
            by.by = {dimension};
            std::map<std::string_view, std::int64_t> rows;
            for (const Figure& figure : company.figures(by)) {
                rows[figure.kpi->id] += figure.estimate.rowsInScope;
                const auto group = figure.group.find(dimension);
                if (group == figure.group.end() ||
                    (group->second != "Small business" && group->second != "Chat"))
                    continue;
                Query one = company.query;
                one.where = {{dimension, {group->second}}};
                reconcile(company, one, figure);
            }
            // The groups share out the rows of the whole.
            for (const Figure& whole : company.figures(company.query)) {
                CAPTURE(std::string(whole.kpi->id), dimension);
                if (rows[whole.kpi->id] > 0)
                    CHECK(rows[whole.kpi->id] == whole.estimate.rowsInScope);
            }
        }
    }
    SECTION("a month")
    {
        Query by = company.query;
        by.by = {"month"};
        std::map<std::string_view, std::int64_t> rows;
        for (const Figure& figure : company.figures(by)) {
            rows[figure.kpi->id] += figure.estimate.rowsInScope;
            if (figure.period.from != toDay({2026, 8, 1}))
                continue;
            Query one = company.query;
            one.period = figure.period;
            reconcile(company, one, figure);
        }
        for (const Figure& whole : company.figures(company.query)) {
            CAPTURE(std::string(whole.kpi->id));
            if (!kStates.contains(whole.kpi->id))
                CHECK(rows[whole.kpi->id] == whole.estimate.rowsInScope);
        }
    }
}
