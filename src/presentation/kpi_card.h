// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/period.h>
#include <regard/insight/overview.h>
#include <regard/metrics/figure.h>

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard::presentation {

/// All that one card of the Overview shows, as text. No widget decides a word.
struct KpiCardContent {
    std::string kpi;
    QString name;      ///< "First contact resolution"
    QString shortName; ///< "FCR"
    QString value;     ///< "84.2 %"; a dash without a value
    QString interval;  ///< "± 1.4"
    QString change;    ///< "+5"
    QString verdict;   ///< "better"
    Tone changeTone = Tone::Neutral;
    QString comparedWith; ///< "vs Q2 2026"
    QString status;       ///< "On track", empty without a target
    Tone statusTone = Tone::Neutral;
    QString statusReason;
    QString target;   ///< "target 50 · 31 Dec"
    QString count;    ///< "n 2,914"
    QString reason;   ///< why there is no value
    QString settling; ///< what it still waits for, a sentence; empty where it is settled
    bool complete = true;
    std::vector<std::optional<double>> trend;
    std::optional<double> targetValue;
    QString spoken; ///< the whole card as sentences, for a screen reader
};

/// What a card needs to know beside its figure.
struct CardContext {
    std::string currency = "EUR";
    Day today = kNoDay;
    QString comparedWith; ///< "Q2 2026"; empty without a comparison
};

[[nodiscard]] KpiCardContent cardContent(const Figure& figure, const CardContext& context);

/// The KPIs of the first two rows where all have a value, in order.
[[nodiscard]] const std::vector<std::string_view>& firstKpis();
/// Which cards to show, in order: those with a value before those without, as many as fill two
/// rows, with `all` the others too.
[[nodiscard]] std::vector<const Figure*> cardOrder(const FigureSet& figures, bool all);

} // namespace regard::presentation
