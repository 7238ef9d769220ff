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
