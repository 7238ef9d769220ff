// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/insight/method_breaks.h>

#include "core/insight/health/survey_watch.h"

#include <algorithm>

namespace regard {

Expected<std::vector<MethodBreak>> methodBreaks(const Dataset& dataset,
                                                const std::vector<ImportRecord>& imports,
                                                const Conventions& conventions,
                                                const Control& control)
{
    std::vector<insight::Finding> findings;
    insight::Estimates estimates;
    insight::watchSurveys(dataset, imports, findings, estimates, control);
    if (control.stop.stop_requested()) {
        return Error{ErrorKind::Cancelled, "Stopped."};
    }
    insight::watchContacts(dataset, estimates);
    for (insight::Finding& finding : estimates.holding(conventions.falseDiscoveryRate)) {
        findings.push_back(std::move(finding));
    }
    std::vector<MethodBreak> breaks;
    for (const insight::Finding& finding : insight::gathered(std::move(findings))) {
        breaks.push_back(insight::inWords(finding));
    }
    return breaks;
}

void addDefinitionBreaks(std::vector<MethodBreak>& breaks,
                         const std::vector<SettingChange>& changes)
{
    for (const SettingChange& change : changes) {
        MethodBreak one;
        one.day = change.on;
        one.kind = BreakKind::Definition;
        one.kpis = kpisDefinedBy(change.key);
        one.before = change.before;
        one.after = change.after;
        const std::string what = change.key + " " +
                                 (change.before.empty() ? "of the system" : change.before) +
                                 " to " + (change.after.empty() ? "of the system" : change.after);
        one.label = "definition: " + what;
        one.sentence = "The definition was changed on " + isoDate(change.on) + " (" + what +
                       "). All values are recomputed under the new one; those reported before "
                       "that day were not.";
        breaks.push_back(std::move(one));
    }
    std::stable_sort(breaks.begin(), breaks.end(),
                     [](const MethodBreak& a, const MethodBreak& b) { return a.day < b.day; });
}

void noteBreaks(Figure& figure, const std::vector<MethodBreak>& breaks, const Query& query,
                const PeriodContext& context)
{
    if (!figure.estimate.value) {
        return;
    }
    const bool compared = figure.previous && figure.previous->value;
    const Period before = query.compare == Comparison::YearAgo
                              ? yearAgo(figure.period)
                              : previousPeriod(figure.period, context);
    for (const MethodBreak& one : breaks) {
        // Every value stands under the present definition: the figure itself says which.
        if (one.kind == BreakKind::Definition) {
            continue;
        }
        if (std::find(one.kpis.begin(), one.kpis.end(), figure.kpi->id) == one.kpis.end()) {
            continue;
        }
        if (one.day > figure.period.from && one.day <= figure.period.to) {
            figure.notes.push_back("The figure mixes two methods: " + one.sentence);
        } else if (compared && one.day > before.from && one.day <= figure.period.from) {
            figure.notes.push_back("The comparison crosses a break of method: " + one.sentence);
        }
    }
}

void noteBreaks(FigureSet& figures, const std::vector<MethodBreak>& breaks, const Query& query,
                const PeriodContext& context)
{
    for (Figure& figure : figures.figures) {
        noteBreaks(figure, breaks, query, context);
    }
}

} // namespace regard
