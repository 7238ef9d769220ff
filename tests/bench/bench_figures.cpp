// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the Overview takes after a filter change: bench_figures STORE [AS-OF]. Prints the medians of
// eleven runs in milliseconds, wall clock and processor.

#include <regard/insight/overview.h>
#include <regard/store/store.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace regard;

double wallMilliseconds()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now).count();
}

double processorMilliseconds()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

template <class Work>
void measure(const std::string& name, Work work)
{
    std::vector<double> wall;
    std::vector<double> processor;
    for (int run = 0; run < 11; ++run) {
        const double wallBefore = wallMilliseconds();
        const double processorBefore = processorMilliseconds();
        work();
        wall.push_back(wallMilliseconds() - wallBefore);
        processor.push_back(processorMilliseconds() - processorBefore);
    }
    std::sort(wall.begin(), wall.end());
    std::sort(processor.begin(), processor.end());
    std::printf("%-44s %8.2f ms wall %8.2f ms processor\n", name.c_str(), wall[5], processor[5]);
}

int complain(const Error& error)
{
    std::fprintf(stderr, "%s\n", error.text().c_str());
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "usage: bench_figures STORE [AS-OF]\n");
        return 2;
    }
    const auto store = Store::open(argv[1]);
    if (!store.ok()) {
        return complain(store.error());
    }
    const auto dataset = store.value().load(TimeZone());
    if (!dataset.ok()) {
        return complain(dataset.error());
    }
    const Engine engine(dataset.value());
    Query query;
    const auto asOf =
        argc == 3 ? parseIsoDate(argv[2]) : std::optional(engine.dataset().lastDay() + 1);
    if (!asOf) {
        std::fprintf(stderr, "\"%s\" is not a date such as 2026-10-01.\n", argv[2]);
        return 2;
    }
    query.asOf = Moment::date(*asOf);
    query.period = defaultPeriod(engine.periodContext(query.conventions, query.asOf));

    const double before = wallMilliseconds();
    const auto first = engine.figures(query, {});
    if (!first.ok()) {
        return complain(first.error());
    }
    std::printf("%-44s %8.2f ms wall\n", "first figures, derived columns made",
                wallMilliseconds() - before);
    measure("every figure with its comparison", [&] { (void)engine.figures(query, {}).ok(); });
    measure("Overview with what changed", [&] { (void)overview(engine, query, {}).ok(); });
    for (const std::string& dimension : engine.dimensions()) {
        const auto values = engine.dimensionValues(dimension);
        if (values.empty()) {
            continue;
        }
        Query filtered = query;
        filtered.where = {{dimension, {values.front().first}}};
        measure("every figure, " + dimension + " " + values.front().first,
                [&] { (void)engine.figures(filtered, {}).ok(); });
    }
    return 0;
}
