// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the queries of a large company take: bench_queries STORE [RUNS]. The store is opened once;
// each query is asked once of a fresh engine (cold: derived columns are made) and RUNS times of one
// that knows them (7); with 0 runs it is only opened. Writing a result down as JSON is not timed.
// Prints one JSON document for queries_report.py: times in milliseconds and every result, so that other programs can be held against it. For eyes:
//
//   bench_queries STORE >r.json; python3 tests/bench/queries_report.py r.json

#include <regard/insight/overview.h>
#include <regard/store/store.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

using namespace regard;

namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

template <class T>
T must(Expected<T> value)
{
    if (!value.ok()) {
        std::fprintf(stderr, "%s\n", value.error().text().c_str());
        std::exit(1);
    }
    return std::move(value).value();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// A query of the bench: name, and what it gives as rows of keys and numbers.
struct Work {
    std::string name;
    /// Gives what writes the result down.
    std::function<std::function<Json()>(const Engine&)> run;
};

double part(const Figure& figure, std::string_view name)
{
    for (const auto& [label, value] : figure.estimate.parts) {
        if (label == name) {
            return value;
        }
    }
    return 0;
}

/// One row for each figure with rows: KPI, group, n and the parts that tell it apart.
Json rowsOf(const FigureSet& set)
{
    static const std::map<std::string_view, std::vector<std::string_view>> kParts{
        {"nps", {"promoters", "detractors"}},
        {"csat", {"top boxes"}},
        {"fcr", {"resolved at first contact"}},
        {"churn", {"lost"}},
        {"contacts_per_customer", {"contacts"}}};
    Json rows = Json::array();
    for (const Figure& figure : set.figures) {
        if (figure.estimate.n == 0) {
            continue;
        }
        Json row = Json::array({std::string(figure.kpi->id)});
        for (const char* name : {"month", "segment", "channel"}) {
            if (const auto found = figure.group.find(name); found != figure.group.end()) {
                row.push_back(found->second);
            }
        }
        row.push_back(figure.estimate.n);
        const auto parts = kParts.find(figure.kpi->id);
        if (parts != kParts.end()) {
            for (const std::string_view name : parts->second) {
                row.push_back(part(figure, name));
            }
        } else {
            row.push_back(figure.estimate.value.value_or(0));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Json cohortRows(const std::vector<Cohort>& cohorts)
{
    Json rows = Json::array();
    for (const Cohort& cohort : cohorts) {
        Json row = Json::array({isoDate(cohort.month.from).substr(0, 7), cohort.size});
        for (const auto& active : cohort.active) {
            row.push_back(active.value_or(0));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Json historyRow(const PurchaseHistories& histories)
{
    double repeats = 0;
    double recency = 0;
    double age = 0;
    double spend = 0;
    for (const stats::PurchaseHistory& one : histories.histories) {
        repeats += one.repeats;
        recency += one.recency * 7;
        age += one.age * 7;
        spend += one.repeats * one.meanSpend;
    }
    return Json::array(
        {Json::array({"all", histories.histories.size(), repeats, recency, age, spend})});
}

std::vector<Work> tableOfQueries(const Query& base)
{
    const auto grouped = [base](std::vector<std::string> kpis, std::vector<std::string> by,
                                std::vector<Condition> where = {}) {
        Query query = base;
        query.kpis = std::move(kpis);
        query.by = std::move(by);
        query.where = std::move(where);
        return [query](const Engine& engine) -> std::function<Json()> {
            return [set = std::make_shared<const FigureSet>(must(engine.figures(query, {})))] {
                return rowsOf(*set);
            };
        };
    };
    const std::vector<std::string> all{"month", "segment", "channel"};
    return {
        {"NPS/CSAT/CES", grouped({"nps", "csat", "ces"}, all)},
        {"volume, handle time", grouped({"average_handle_time"}, all)},
        {"FCR", grouped({"fcr"}, all)},
        {"churn", grouped({"churn"}, {"month", "segment"})},
        {"cohorts",
         [base](const Engine& engine) -> std::function<Json()> {
             return [cohorts = must(engine.cohorts(base))] { return cohortRows(cohorts); };
         }},
        {"RFM",
         [base](const Engine& engine) -> std::function<Json()> {
             const Json row = historyRow(*must(engine.purchaseHistories(base)));
             return [row] { return row; };
         }},
        {"distinct active", grouped({"contacts_per_customer"}, {"month", "segment"})},
        {"filter: NPS, segment and channel",
         grouped({"nps"}, {}, {{"segment", {"Business"}}, {"channel", {"Chat"}}})},
        {"filter: handle time, region, topics and channel",
         grouped(
             {"average_handle_time"}, {},
             {{"region", {"North"}}, {"topic", {"Billing", "Returns"}}, {"channel", {"Phone"}}})},
        {"filter: handle time by month, two segments",
         grouped({"average_handle_time"}, {"month"}, {{"segment", {"Student", "Public"}}})},
    };
}

/// The Overview of the newest quarter after each of nine filters: the medians of each, then of all.
double overviewMilliseconds(const Engine& engine, const Query& base, int runs)
{
    Query query = base;
    query.compare = Comparison::Previous;
    query.period = defaultPeriod(engine.periodContext(query.conventions, query.asOf));
    std::vector<double> times;
    for (int run = 0; run <= runs; ++run) {
        for (const char* dimension : {"segment", "channel"}) {
            for (const auto& [value, rows] : engine.dimensionValues(dimension)) {
                query.where = {{dimension, {value}}};
                const auto begin = Clock::now();
                (void)must(overview(engine, query, {}));
                if (run > 0) { // the first makes derived columns
                    times.push_back(millisecondsSince(begin));
                }
            }
        }
    }
    return median(times);
}

/// Explains first contact resolution and reads its first hundred rows.
double explainMilliseconds(const Engine& engine, const Query& base, int runs)
{
    Query query = base;
    query.period = defaultPeriod(engine.periodContext(query.conventions, query.asOf));
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const auto begin = Clock::now();
        const Explanation explanation = must(engine.explain("fcr", query, {}));
        for (std::size_t row = 0; row < std::min<std::size_t>(100, explanation.rows.size());
             ++row) {
            (void)engine.rowText(explanation, row);
        }
        times.push_back(millisecondsSince(begin));
    }
    return median(times);
}

/// Memory that the program holds now.
double residentMegabytes()
{
    long pages = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%*d %ld", &pages) != 1) {
            pages = 0;
        }
        std::fclose(file);
    }
    return static_cast<double>(pages) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "usage: bench_queries STORE [RUNS]\n");
        return 2;
    }
    const int runs = argc == 3 ? std::max(0, std::atoi(argv[2])) : 7;

    const auto begin = Clock::now();
    const Store store = must(Store::open(argv[1]));
    const auto dataset = must(store.load(TimeZone()));
    const auto engine = std::make_unique<Engine>(dataset);
    Query base;
    base.compare = Comparison::None;
    base.asOf = Moment::date(dataset->lastDay() + 1);
    base.period = {dataset->firstDay(), dataset->lastDay()};
    Query first = base;
    first.period = defaultPeriod(engine->periodContext(base.conventions, base.asOf));
    first.kpis = {"nps"};
    (void)must(engine->figures(first, {}));

    Json report;
    report["open_to_first_figure_ms"] = millisecondsSince(begin);
    report["columns_mb"] = static_cast<double>(dataset->bytes()) / 1e6;
    report["opened_mb"] = residentMegabytes();
    if (runs == 0) {
        std::printf("%s\n", report.dump().c_str());
        return 0;
    }
    report["from"] = isoDate(base.period.from);
    report["to"] = isoDate(base.period.to);
    report["rows"] = dataset->table(Table::Interaction).rows();
    report["queries"] = Json::array();
    const std::vector<Work> works = tableOfQueries(base);
    const std::size_t tableQueries = 7; // the rest are filters
    // What the table's queries together take longer on an engine that has to make its columns.
    double derived = 0;
    auto unprepared = std::make_unique<Engine>(dataset);
    for (std::size_t i = 0; i < works.size(); ++i) {
        if (i < tableQueries) {
            const auto derivedBegin = Clock::now();
            (void)works[i].run(*unprepared);
            derived += millisecondsSince(derivedBegin);
        }
        const auto fresh = std::make_unique<Engine>(dataset);
        const auto coldBegin = Clock::now();
        const auto write = works[i].run(*fresh);
        const double cold = millisecondsSince(coldBegin);
        Json rows = write();
        std::vector<double> warm;
        for (int run = 0; run <= runs; ++run) {
            const auto warmBegin = Clock::now();
            (void)works[i].run(*engine);
            if (run > 0) {
                warm.push_back(millisecondsSince(warmBegin));
            }
        }
        const double usual = median(warm);
        derived -= i < tableQueries ? usual : 0;
        report["queries"].push_back(
            {{"name", works[i].name}, {"ms", usual}, {"cold_ms", cold}, {"rows", std::move(rows)}});
    }
    unprepared.reset();
    report["derived_ms"] = std::max(0.0, derived);
    report["overview_ms"] = overviewMilliseconds(*engine, base, std::min(runs, 3));
    report["explain_ms"] = explainMilliseconds(*engine, base, std::min(runs, 3));
    report["memory_mb"] = residentMegabytes();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    report["peak_mb"] = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
    std::printf("%s\n", report.dump().c_str());
    return 0;
}
