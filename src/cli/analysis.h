// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/run.h"

#include <regard/base/expected.h>
#include <regard/metrics/engine.h>
#include <regard/metrics/query.h>
#include <regard/store/store.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): the parser's own
class App;
class Option;
} // namespace CLI

namespace regard::cli {

/// `--store FILE`.
struct StoreOption {
    std::string path;

    void addTo(CLI::App& command);
    /// Opens what was named, else the store opened last, and remembers it as the last.
    [[nodiscard]] Expected<Store> open() const;
    /// The path that open() would take.
    [[nodiscard]] Expected<std::string> resolve() const;
};

/// The options that kpis, explain, clv and others share.
struct QueryOptions {
    StoreOption store;
    std::string period;
    std::string compare = "previous";
    std::vector<std::string> by;
    std::vector<std::string> where;
    std::string asOf;
    std::vector<std::string> config;

    void addTo(CLI::App& command);
    void addPeriodTo(CLI::App& command);
    void addNowTo(CLI::App& command); ///< --as-of and --config
    void addWhereTo(CLI::App& command);
};

/// The same for what is drawn: the drawing opens the store itself.
[[nodiscard]] ViewOptions viewOf(const QueryOptions& options, const std::string& store);

/// A store opened, its facts loaded, and the query that the options ask for.
struct Analysis {
    Store store;
    std::unique_ptr<Engine> engine;
    Query query;
    Yardsticks yardsticks;
    PeriodContext context;
};

[[nodiscard]] Expected<Analysis> analyse(const QueryOptions& options);

/// "a=b" as (a, b); nothing where there is no "=" or no name.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> keyAndValue(std::string_view text);

/// What is wrong with the number of an import or target as it was written; empty when nothing is.
[[nodiscard]] std::string checkId(const std::string& text);

/// The same for `--as-of`.
[[nodiscard]] std::string checkAsOf(const std::string& text);

/// Reads `--as-of`: "2026-10-01", "2026-10-01 12:30", "2026-10-01T12:30:00", with "Z" or "+02:00"
/// at the end, otherwise on the clock of `zone`.
[[nodiscard]] std::optional<Moment> parseAsOf(std::string_view text, const TimeZone& zone);

/// The conventions' zone, the system's where none is set.
[[nodiscard]] Expected<TimeZone> zoneOf(const Conventions& conventions);

/// What "now" is for a call: --as-of or the clock.
[[nodiscard]] Moment nowFor(const std::string& asOf, const TimeZone& zone);

} // namespace regard::cli
