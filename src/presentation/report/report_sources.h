// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/report/report_content.h"

#include <regard/insight/overview.h>
#include <regard/metrics/engine.h>

#include <string>
#include <vector>

namespace regard::presentation {

class Workspace;

/// What a report is made from, gathered where the store is at hand.
struct ReportSources {
    Query query;
    Yardsticks yardsticks;
    std::vector<Event> events;
    std::vector<ImportRecord> imports;
    std::vector<MethodBreak> breaks;
    std::string storeName;
    QString title;   ///< empty: "How we are doing for our customers"
    QString program; ///< "Regard 0.1"
};
[[nodiscard]] ReportSources reportSources(const Workspace& workspace, const QString& title);

/// Computes everything the report says. Takes as long as an Overview and some charts: for a worker.
[[nodiscard]] Expected<ReportContent> makeReport(const Engine& engine, const ReportSources& sources,
                                                 const Control& control = {});

} // namespace regard::presentation
