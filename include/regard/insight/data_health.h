// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/insight/method_breaks.h>
#include <regard/store/store.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace regard {

/// Rows of one source in one week.
struct WeekVolume {
    Day from = kNoDay;
    std::int64_t rows = 0;
    bool complete = true; ///< false: the week is not over, or the data stop inside it
    /// Outside the limits of natural variation (XmR) and a fifth away from the mean.
    bool unusual = false;
};

enum class FreshnessState : std::uint8_t {
    Unknown, ///< too few days or imports to know a rhythm
    OnTime,
    Late,
    Ended ///< silent for more than a year: a history, not a feed
};

/// How recent a source is, against its own rhythm.
struct Freshness {
    FreshnessState state = FreshnessState::Unknown;
    Day lastRow = kNoDay;
    int age = 0; ///< days from the last row to today
    /// Days after which a next row usually is there: nine of ten gaps between days with rows, or
    /// between imports, whichever is longer. 0 where it is not known.
    int usual = 0;
    int lateBy = 0;       ///< days past the usual, with Late
    std::string sentence; ///< "Last row 30 September 2026; late by 9 days."
};

/// How often a field is filled. Shares are on the unit scale.
struct FieldCompleteness {
    Table table = Table::Survey;
    std::string field;
    std::int64_t rows = 0;
    double share = 0;
    std::optional<double> recent; ///< over the last four weeks of the source
    std::optional<double> before; ///< over the year before those
    bool changed = false;         ///< recent and before differ by more than chance and five points
};

/// Rows that say the same twice.
struct Duplicates {
    std::int64_t sameInStore = 0; ///< rows that stood already when they were imported again
    std::int64_t sameId = 0;      ///< lines that became part of another row of the same id
    std::int64_t sameContent = 0; ///< rows with the content of another under another id
    std::int64_t sameDay = 0;     ///< answers of a customer to the same question within 24 hours
};

/// The state of what one source (mapping or profile) brought.
struct SourceHealth {
    std::string source;
    std::vector<std::int64_t> imports;                  ///< ids of those that stand, oldest first
    std::int64_t lastImportAt = 0;                      ///< UTC seconds
    std::vector<std::pair<Table, std::int64_t>> tables; ///< rows that hold now, by table
    std::int64_t rows = 0;
    Freshness freshness;
    std::vector<WeekVolume> weeks; ///< at most the last 53, oldest first
    std::vector<FieldCompleteness> fields;
    Duplicates duplicates;
    std::vector<std::pair<std::string, std::int64_t>> setAside; ///< reason -> rows, most first
    std::optional<SourceMatch> match; ///< none where no other source names customers
    /// What deserves a look, worst first; empty where all is well.
    std::vector<std::string> concerns;
};

/// What one more file would add.
struct Unlock {
    Table table = Table::Survey;
    std::string file;              ///< "contacts with opened and resolved dates"
    std::vector<std::string> kpis; ///< ids of the KPIs that it adds
    std::string sentence;          ///< "A file of contacts ... adds first contact resolution ..."
};

struct DataHealth {
    Day today = kNoDay;
    std::vector<SourceHealth> sources; ///< in the order of their first import
    std::vector<std::pair<std::string, std::int64_t>> setAside; ///< over all, most first
    std::vector<MethodBreak> breaks;
    std::vector<std::string> unlocked; ///< ids of the KPIs that the data allow today
    std::vector<Unlock> unlocks;       ///< most KPIs first
    std::string sentence;              ///< the whole in one sentence
};

/// Rows set aside by an import for one reason.
struct SetAsideCount {
    std::int64_t importId = 0;
    std::string reason; ///< "score out of range"
    std::int64_t rows = 0;
};

/// What the store knows beside the facts.
struct HealthInput {
    std::vector<ImportRecord> imports; ///< undone ones too
    std::vector<SetAsideCount> setAside;
    Conventions conventions;
    Day today = kNoDay;
    std::optional<std::vector<MethodBreak>> breaks{}; ///< where they are known already
};

/// Reads it from the store, without the matches: in a large store those take longest.
[[nodiscard]] Expected<HealthInput> healthInput(const Store& store, const Conventions& conventions,
                                                Day today);
/// Gives the sources their matches, where more than one source names customers.
void addMatches(DataHealth& health, const std::vector<SourceMatch>& matches);

[[nodiscard]] Expected<DataHealth> dataHealth(const Dataset& dataset, const HealthInput& input,
                                              const Control& control = {});

/// KPIs that the data allow, and what the next file would add, without the rest.
[[nodiscard]] std::vector<std::string> unlockedKpis(const Dataset& dataset);
[[nodiscard]] std::vector<Unlock> unlocksOf(const Dataset& dataset);

} // namespace regard
