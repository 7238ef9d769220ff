// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/work_crew.h"
#include "core/metrics/engine_state.h"
#include "core/metrics/settling/settling.h"
#include "core/metrics/standing.h"
#include "core/metrics/verdicts.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

namespace regard {

using metrics::Draft;
using metrics::Measure;
using metrics::Measured;
using metrics::Scope;

namespace {

const Error kStopped{ErrorKind::Cancelled, "Stopped."};

/// Below this many fact rows a second thread costs more than it brings.
constexpr std::size_t kRowsForTwo = 20'000;
/// The same for figures.
constexpr std::size_t kFiguresForTwo = 100;

Expected<std::vector<const KpiDefinition*>> wantedKpis(const Query& query)
{
    std::vector<const KpiDefinition*> wanted;
    for (const std::string& id : query.kpis) {
        if (kpiById(id) == nullptr) {
            std::string known;
            for (const KpiDefinition& definition : kpiDefinitions()) {
                known += (known.empty() ? "" : ", ") + std::string(definition.id);
            }
            return Error{ErrorKind::NotFound,
                         "There is no KPI \"" + id + "\". KPIs are " + known + "."};
        }
    }
    for (const KpiDefinition& definition : kpiDefinitions()) {
        const bool listed =
            std::find(query.kpis.begin(), query.kpis.end(), definition.id) != query.kpis.end();
        if (query.kpis.empty() || listed) {
            wanted.push_back(&definition);
        }
    }
    return wanted;
}

std::size_t factRows(const Dataset& dataset)
{
    std::size_t rows = 0;
    for (const Table table : kFactTables) {
        rows += dataset.table(table).rows();
    }
    return rows;
}

/// Lets every measure walk its facts, two at a time on large data. False when stopped.
bool collectAll(const std::vector<Measure*>& measures, const Dataset& dataset,
                const Control& control)
{
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < measures.size() && !control.stop.stop_requested();
             i = next++) {
            measures[i]->collect();
        }
    };
    if (factRows(dataset) >= kRowsForTwo && measures.size() > 1) {
        const std::jthread other(work);
        work();
    } else {
        work();
    }
    return !control.stop.stop_requested();
}

/// The filter as a group, where it names one value a dimension; none where it does not.
std::optional<Group> groupOfFilter(const std::vector<Condition>& where)
{
    Group group;
    for (const Condition& condition : where) {
        if (condition.values.size() != 1 || group.contains(condition.dimension)) {
            return std::nullopt;
        }
        group[condition.dimension] = condition.values.front();
    }
    return group;
}

std::vector<std::pair<std::string, std::string>>
conventionsOf(const Measure& measure, const Query& query, const Dataset& dataset)
{
    std::vector<std::string> keys = measure.settings();
    if (measure.kpi().unit == Unit::Money) {
        keys.emplace_back("currency");
    }
    std::vector<std::pair<std::string, std::string>> settings;
    for (auto& [key, value] : query.conventions.entries()) {
        if (std::find(keys.begin(), keys.end(), key) != keys.end()) {
            settings.emplace_back(std::move(key), std::move(value));
        }
    }
    settings.emplace_back("time_zone", dataset.zone().name());
    return settings;
}

/// The slots of a measure that make a figure each.
std::vector<std::size_t> slotsToShow(const Scope& scope, const Measure& measure)
{
    std::vector<std::size_t> slots;
    const auto presentIn = [&](std::size_t period, std::size_t group) {
        const int other = scope.comparedWith(period);
        return measure.present(period * scope.groups() + group) ||
               (other >= 0 &&
                measure.present(static_cast<std::size_t>(other) * scope.groups() + group));
    };
    for (const std::size_t group : scope.groupOrder()) {
        bool present = !scope.byDimension();
        for (std::size_t period = 0; period < scope.shown() && !present; ++period) {
            present = presentIn(period, group);
        }
        for (std::size_t period = 0; present && period < scope.shown(); ++period) {
            slots.push_back(period * scope.groups() + group);
        }
    }
    return slots;
}

Figure blankFigure(const KpiDefinition& kpi, const Query& query, Day today)
{
    Figure figure;
    figure.kpi = &kpi;
    figure.period = query.period;
    figure.complete = isComplete(query.period, today);
    figure.level = query.conventions.level;
    return figure;
}

/// Everything one query needs beside the facts.
struct Task {
    const Query& query;
    const Dataset& dataset;
    const Scope& scope;
    const Yardsticks& yardsticks;
    Day today;
    Day lastDay;

    /// Targets count as they were set in the period; the newest view of the data shows them as they
    /// are now.
    [[nodiscard]] Day targetDay(const Period& period) const
    {
        return lastDay != kNoDay && period.to >= lastDay ? today : std::min(period.to, today);
    }
};

/// What is the same for all figures of a measure.
struct Frame {
    Figure figure;
    std::string scale;
};

Draft draftOf(const Task& task, const Measure& measure, const Frame& frame, std::size_t slot)
{
    const std::size_t period = slot / task.scope.groups();
    Draft draft;
    Figure& figure = draft.figure;
    figure = frame.figure;
    figure.period = task.scope.periods()[period];
    figure.complete = isComplete(figure.period, task.today);
    figure.group = task.scope.groupOf(slot);
    Measured measured = measure.measure(slot);
    figure.estimate = std::move(measured.estimate);
    figure.notes = std::move(measured.notes);
    figure.method = figure.estimate.interval ? std::string(measure.kpi().method) : "";
    draft.current = std::move(measured.sample);
    draft.factor = measured.factor;
    if (measured.unsettled) {
        figure.settling = metrics::settlingOf(*measured.unsettled, measured.factor, task.today);
        draft.currentEnds = std::move(measured.unsettled);
    }
    if (const int other = task.scope.comparedWith(period); other >= 0) {
        Measured before = measure.measure(static_cast<std::size_t>(other) * task.scope.groups() +
                                          slot % task.scope.groups());
        figure.previous = std::move(before.estimate);
        draft.before = std::move(before.sample);
        draft.beforeEnds = std::move(before.unsettled);
    }
    return draft;
}

/// Data that stop well inside a period that is over make its figures look smaller or better than
/// they are.
constexpr int kDaysWorthSaying = 7;
constexpr int kDaysBenchmarkIsFresh = 731;

void addNotes(const Task& task, Figure& figure)
{
    const bool stops = task.lastDay != kNoDay && task.lastDay >= figure.period.from &&
                       task.lastDay + kDaysWorthSaying < figure.period.to;
    if (figure.complete && figure.estimate.value && stops) {
        figure.notes.push_back("The data end on " + isoDate(task.lastDay) +
                               ", before the period does.");
    }
    if (figure.benchmark && figure.benchmark->dated != kNoDay &&
        figure.benchmark->dated + kDaysBenchmarkIsFresh < figure.period.to) {
        figure.notes.push_back("The benchmark is more than two years old (" +
                               isoDate(figure.benchmark->dated) + ").");
    }
}

/// Which definition the figure stands under, and its settings.
void addDefinition(const Task& task, Figure& figure)
{
    const auto now = definitionOf(figure.kpi->id, task.yardsticks.settingChanges);
    figure.definition = {now.version, now.since, {}};
    for (const auto& [key, value] : task.query.conventions.entries()) {
        if (definesKpi(key, figure.kpi->id)) {
            figure.definition.settings.emplace_back(
                key, key == "time_zone" ? task.dataset.zone().name() : value);
        }
    }
}

void addYardsticks(const Task& task, const Frame& frame, Figure& figure)
{
    if (auto group = groupOfFilter(task.query.where)) {
        for (const auto& [name, value] : figure.group) {
            if (!calendarByName(name)) {
                group->emplace(name, value);
            }
        }
        const auto targets =
            metrics::heldOn(task.yardsticks.targets, task.targetDay(figure.period));
        const Day day = std::min(figure.period.to, task.today);
        if (const Target* target = metrics::targetFor(targets, figure.kpi->id, *group, day)) {
            figure.target =
                metrics::standingOf(*target, *figure.kpi, figure.estimate, figure.complete, day);
            if (target->setOn != kNoDay && target->setOn < figure.definition.since) {
                figure.notes.push_back("The target was set on " + isoDate(target->setOn) +
                                       " under an earlier definition: check whether it still "
                                       "means the same.");
            }
        }
    }
    figure.benchmark = metrics::benchmarkFor(task.yardsticks.benchmarks, figure.kpi->id,
                                             frame.scale, figure.period.to);
}

/// All figures of a measure, by two threads where there are many.
void addDrafts(const Task& task, const Measure& measure, std::vector<Draft>& drafts)
{
    Frame frame{blankFigure(measure.kpi(), task.query, task.today), measure.scale()};
    addDefinition(task, frame.figure);
    if (std::string reason = measure.unavailable(); !reason.empty()) {
        frame.figure.estimate.reason = std::move(reason);
        addYardsticks(task, frame, frame.figure);
        addNotes(task, frame.figure);
        drafts.push_back({std::move(frame.figure), {}, {}, 1});
        return;
    }
    frame.figure.conventions = conventionsOf(measure, task.query, task.dataset);
    // A mean without its scale could be anything.
    if (frame.figure.kpi->unit == Unit::Score && !frame.scale.empty()) {
        frame.figure.conventions.emplace_back("scale", frame.scale);
    }
    const std::vector<std::size_t> slots = slotsToShow(task.scope, measure);
    const std::size_t before = drafts.size();
    drafts.resize(before + slots.size());
    inPieces(slots.size(), 4, slots.size() >= kFiguresForTwo,
             [&](std::size_t, std::size_t begin, std::size_t end) {
                 for (std::size_t i = begin; i < end; ++i) {
                     Draft& draft = drafts[before + i];
                     draft = draftOf(task, measure, frame, slots[i]);
                     addYardsticks(task, frame, draft.figure);
                     addNotes(task, draft.figure);
                 }
             });
}

} // namespace

Engine::Engine(std::shared_ptr<const Dataset> dataset)
    : m_state(std::make_unique<State>(std::move(dataset)))
{
}

Engine::~Engine() = default;

const Dataset& Engine::dataset() const
{
    return *m_state->dataset;
}

PeriodContext Engine::periodContext(const Conventions& conventions, Moment asOf) const
{
    PeriodContext context;
    context.today = dataset().zone().dayOf(asOf);
    context.data = {dataset().firstDay(), dataset().lastDay()};
    context.fiscalFirstMonth = conventions.fiscalFirstMonth;
    context.weekFirstDay = conventions.weekFirstDay;
    const auto months = dataset().busyMonths();
    context.busyMonths.assign(months.begin(), months.end());
    return context;
}

Expected<FigureSet> Engine::figures(const Query& query, const Yardsticks& yardsticks,
                                    const Control& control) const
{
    const auto wanted = wantedKpis(query);
    if (!wanted.ok()) {
        return wanted.error();
    }
    const PeriodContext context = periodContext(query.conventions, query.asOf);
    const auto resolved = Scope::resolve(dataset(), query, context);
    if (!resolved.ok()) {
        return resolved.error();
    }
    const Scope& scope = *resolved.value();
    metrics::Bench bench(scope, m_state->derived, query.asOf, control);
    std::vector<std::unique_ptr<Measure>> measures;
    std::vector<Measure*> available;
    for (const KpiDefinition* kpi : wanted.value()) {
        measures.push_back(metrics::makeMeasure(*kpi, bench));
        if (measures.back()->unavailable().empty()) {
            available.push_back(measures.back().get());
        }
    }
    if (!collectAll(available, dataset(), control)) {
        return kStopped;
    }

    const Task task{query, dataset(), scope, yardsticks, context.today, context.data.to};
    std::vector<Draft> drafts;
    for (const auto& measure : measures) {
        if (control.stop.stop_requested()) {
            return kStopped;
        }
        addDrafts(task, *measure, drafts);
    }

    FigureSet set;
    set.asOf = context.today;
    set.timeZone = dataset().zone().name();
    set.period = query.period;
    set.complete = isComplete(query.period, context.today);
    if (!scope.byCalendar() && scope.comparedWith(0) >= 0) {
        set.comparedWith = scope.periods()[static_cast<std::size_t>(scope.comparedWith(0))];
    }
    set.falseDiscoveryRate = query.conventions.falseDiscoveryRate;
    set.comparisons = metrics::judgeChanges(drafts, set.falseDiscoveryRate);
    for (Draft& draft : drafts) {
        set.figures.push_back(std::move(draft.figure));
    }
    return set;
}

Expected<std::vector<Figure>> Engine::trend(std::string_view kpi, const Query& query, Calendar unit,
                                            const Control& control) const
{
    static const std::map<Calendar, std::string> kNames{{Calendar::Day, "day"},
                                                        {Calendar::Week, "week"},
                                                        {Calendar::Month, "month"},
                                                        {Calendar::Quarter, "quarter"},
                                                        {Calendar::Year, "year"}};
    Query narrowed = query;
    narrowed.kpis = {std::string(kpi)};
    narrowed.by = {kNames.at(unit)};
    narrowed.compare = Comparison::None;
    auto set = figures(narrowed, {}, control);
    if (!set.ok()) {
        return set.error();
    }
    return std::move(set.value().figures);
}

std::vector<std::pair<std::string, std::int64_t>>
Engine::dimensionValues(std::string_view dimension) const
{
    const Dictionary& dictionary = dataset().dictionary(dimension);
    std::vector<std::pair<std::string, std::int64_t>> values;
    for (const std::string& value : dictionary.values()) {
        values.emplace_back(value, 0);
    }
    for (const Table table : kFactTables) {
        for (const std::int32_t code : dataset().table(table).codes(dimension)) {
            if (code >= 0) {
                ++values[static_cast<std::size_t>(code)].second;
            }
        }
    }
    std::erase_if(values, [](const auto& entry) { return entry.second == 0; });
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return values;
}

std::vector<std::string> Engine::dimensions() const
{
    return metrics::dimensionsOf(dataset());
}

} // namespace regard
