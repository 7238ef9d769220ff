// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/insight/data_health.h>
#include <regard/insight/overview.h>

#include <QString>
#include <QStringList>

#include <cstdint>
#include <utility>
#include <vector>

namespace regard::presentation {

/// What the card of one source shows.
struct SourceContent {
    QString name;
    QString state; ///< "late by 9 days", "on time"
    Tone tone = Tone::Neutral;
    QString facts;     ///< "198,888 survey responses · 3 imports"
    QString freshness; ///< one sentence
    std::vector<WeekVolume> weeks;
    QString volume; ///< one sentence for the weeks: what they are, and which are unusual
    std::vector<std::pair<QString, QString>> details; ///< "Filled" -> "customer 97 %, team 66 %"
    std::vector<QStringList> fields;                  ///< field, filled, last four weeks, before
    std::int64_t mendable = 0; ///< the newest import whose rows set aside can be mended
};

struct UnlockContent {
    QString title;    ///< "Orders with customer, date and amount"
    QString sentence; ///< what it adds
    int kpis = 0;
};

struct BreakContent {
    QString day;
    QString label;
    QString sentence;
    QString kpis; ///< "CSAT, CSAT mean"
};

/// All that the Data page says of a store's health.
struct HealthContent {
    QString sentence;
    std::vector<SourceContent> sources; ///< late ones and those with concerns first
    QString unlocked;                   ///< "14 of 23 figures have data today."
    std::vector<UnlockContent> unlocks;
    std::vector<BreakContent> breaks;
    QString customers; ///< how the sources meet in the same customers; empty where it is not known
};

[[nodiscard]] HealthContent healthContent(const DataHealth& health,
                                          const std::vector<ImportRecord>& imports);

} // namespace regard::presentation
