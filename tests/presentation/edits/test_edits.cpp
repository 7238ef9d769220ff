// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/edits/benchmark_edits.h"
#include "presentation/edits/settings_edits.h"
#include "presentation/edits/target_edits.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/store/setting_changes.h>

using namespace regard;
using namespace regard::presentation;

namespace {

Store newStore(const test::ScratchFolder& folder)
{
    auto store = Store::create(folder / "edits.regard");
    REQUIRE(store.ok());
    return std::move(store).value();
}

Target npsTarget()
{
    Target target;
    target.kpi = "nps";
    target.baseline = 44;
    target.baselineDay = toDay({2026, 9, 30});
    target.value = 55;
    target.due = toDay({2026, 12, 31});
    target.owner = "Head of Service";
    target.guardrails = {{"average_handle_time", 5.0}, {"response_rate", std::nullopt}};
    target.setOn = toDay({2026, 10, 1});
    return target;
}

Benchmark benchmark(double value)
{
    Benchmark row;
    row.kpi = "nps";
    row.value = value;
    row.source = "Sector study";
    row.dated = toDay({2026, 1, 31});
    row.scale = "0-10";
    return row;
}

std::vector<TargetVersion> history(const Store& store)
{
    auto all = store.targetHistory();
    REQUIRE(all.ok());
    return std::move(all).value();
}

std::vector<Benchmark> benchmarks(const Store& store)
{
    auto all = store.benchmarks();
    REQUIRE(all.ok());
    return std::move(all).value();
}

} // namespace

TEST_CASE("setting, changing and removing a target can be undone and redone in any depth")
{
    const test::ScratchFolder folder;
    Store store = newStore(folder);

    const StoreEdit set = setTargetEdit(npsTarget());
    REQUIRE(set.redo(store).ok());
    auto rows = history(store);
    REQUIRE(rows.size() == 1);
    Target changed = rows[0].target;
    CHECK(changed.value == 55);
    CHECK(changed.guardrails == npsTarget().guardrails);

    changed.value = 52;
    changed.setOn = toDay({2026, 11, 2});
    changed.reason = "The forecast asks for less";
    const StoreEdit change = setTargetEdit(changed);
    REQUIRE(change.redo(store).ok());
    REQUIRE(history(store).size() == 2);

    const StoreEdit remove =
        removeTargetEdit(changed, toDay({2026, 11, 20}), "The objective was dropped");
    REQUIRE(remove.redo(store).ok());
    rows = history(store);
    REQUIRE(rows.back().removed);

    REQUIRE(remove.undo(store).ok());
    rows = history(store);
    REQUIRE(rows.size() == 2);
    CHECK_FALSE(rows.back().removed);
    CHECK(rows.back().target.reason == "The forecast asks for less");

    REQUIRE(change.undo(store).ok());
    rows = history(store);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].target.value == 55);

    REQUIRE(set.undo(store).ok());
    CHECK(history(store).empty());

    // And all the way forward: the same target, so that what came after it still fits.
    REQUIRE(set.redo(store).ok());
    REQUIRE(change.redo(store).ok());
    REQUIRE(remove.redo(store).ok());
    rows = history(store);
    REQUIRE(rows.size() >= 2);
    CHECK(rows.back().removed);
    CHECK(rows[0].target.id == changed.id);
    CHECK(rows[1].target.value == 52);
}

TEST_CASE("a second target is not touched by undoing the first")
{
    const test::ScratchFolder folder;
    Store store = newStore(folder);
    const StoreEdit first = setTargetEdit(npsTarget());
    REQUIRE(first.redo(store).ok());
    Target other = npsTarget();
    other.group = {{"segment", "Mid-market"}};
    REQUIRE(setTargetEdit(other).redo(store).ok());
    REQUIRE(first.undo(store).ok());
    const auto rows = history(store);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].target.group == other.group);
}

TEST_CASE("benchmarks keep their id through undo, so that later edits find them")
{
    const test::ScratchFolder folder;
    Store store = newStore(folder);
    const StoreEdit add = addBenchmarkEdit(benchmark(44));
    REQUIRE(add.redo(store).ok());
    const Benchmark before = benchmarks(store).at(0);
    Benchmark after = before;
    after.value = 46;
    const StoreEdit change = changeBenchmarkEdit(before, after);
    REQUIRE(change.redo(store).ok());
    const StoreEdit remove = removeBenchmarkEdit(after);
    REQUIRE(remove.redo(store).ok());
    CHECK(benchmarks(store).empty());

    REQUIRE(remove.undo(store).ok());
    CHECK(benchmarks(store).at(0).value == 46);
    REQUIRE(change.undo(store).ok());
    CHECK(benchmarks(store).at(0).value == 44);
    REQUIRE(add.undo(store).ok());
    CHECK(benchmarks(store).empty());
    REQUIRE(add.redo(store).ok());
    REQUIRE(change.redo(store).ok());
    CHECK(benchmarks(store).at(0) == after);
}

TEST_CASE("settings can be undone, and say what they change")
{
    const test::ScratchFolder folder;
    Store store = newStore(folder);
    Conventions before;
    Conventions after;
    after.fcrWindowDays = 30;
    after.currency = "USD";
    const StoreEdit edit = settingsEdit(before, after);
    REQUIRE(edit.redo(store).ok());
    CHECK(store.conventions().value().fcrWindowDays == 30);
    REQUIRE(edit.undo(store).ok());
    CHECK(store.conventions().value().fcrWindowDays == 7);

    // Once there are facts the change is recorded, and undoing it takes the record back.
    REQUIRE(store.beginImport({"a.csv", "tool", "digest"}).value().commit({}).ok());
    REQUIRE(edit.redo(store).ok());
    REQUIRE(settingChanges(store).value().size() == 1);
    CHECK(settingChanges(store).value().front().key == "fcr.window_days");
    REQUIRE(edit.undo(store).ok());
    CHECK(settingChanges(store).value().empty());

    CHECK(consequences(before, before).isEmpty());
    const QStringList said = consequences(before, after);
    REQUIRE(said.size() == 2);
    CHECK(said[0].contains(QStringLiteral("within 30 days")));
    CHECK(said[1].contains(QStringLiteral("no amount is converted")));
}
