// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/edits/benchmark_edits.h"

#include <QCoreApplication>

#include <memory>

namespace regard::presentation {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("BenchmarkEdits", text);
}

Status save(Store& store, const Benchmark& benchmark)
{
    const auto id = store.saveBenchmark(benchmark);
    return id.ok() ? Status{} : Status{id.error()};
}

} // namespace

StoreEdit addBenchmarkEdit(Benchmark benchmark)
{
    // Once the store has given an id, doing it again after an undo keeps that id, so that later
    // edits of the same row still find it.
    benchmark.id = 0;
    const auto kept = std::make_shared<Benchmark>(std::move(benchmark));
    return {tr("Add a benchmark"),
            [kept](Store& store) -> Status {
                const auto id = store.saveBenchmark(*kept);
                if (!id.ok())
                    return id.error();
                kept->id = id.value();
                return {};
            },
            [kept](Store& store) { return store.removeBenchmark(kept->id); }};
}

StoreEdit changeBenchmarkEdit(const Benchmark& before, const Benchmark& after)
{
    return {tr("Change a benchmark"), [after](Store& store) { return save(store, after); },
            [before](Store& store) { return save(store, before); }};
}

StoreEdit removeBenchmarkEdit(const Benchmark& benchmark)
{
    return {tr("Remove a benchmark"),
            [id = benchmark.id](Store& store) { return store.removeBenchmark(id); },
            [benchmark](Store& store) { return save(store, benchmark); }};
}

} // namespace regard::presentation
