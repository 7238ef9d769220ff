// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace regard {

/// A group of customers or rows: dimension -> value. Empty: everyone.
using Group = std::map<std::string, std::string>;

/// A counter-measure that must not get worse while a target is met.
struct Guardrail {
    std::string kpi;
    std::optional<double> margin; ///< harm that is tolerated, in the KPI's unit
    bool operator==(const Guardrail&) const = default;
};

/// A target as it was set on a day. Changing one writes a new row with a reason; the old row stays,
/// so that history is drawn as it was set.
struct Target {
    std::int64_t id = 0; ///< stable over changes of the same target
    std::string kpi;
    Group group;
    double baseline = 0; ///< value at baselineDay, in the KPI's unit
    Day baselineDay = kNoDay;
    double value = 0;
    Day due = kNoDay;
    std::string owner;
    std::string objective;
    std::vector<Guardrail> guardrails;
    Day setOn = kNoDay; ///< the day from which this row holds
    std::string reason; ///< why it was changed; empty for the first row
    bool operator==(const Target&) const = default;
};

/// One row of a target's history, newest last. `removed` marks the day it was taken back.
struct TargetVersion {
    Target target;
    bool removed = false;
};

struct Benchmark {
    std::int64_t id = 0;
    std::string kpi;
    std::string sector;
    double value = 0;
    std::optional<double> low;
    std::optional<double> high;
    std::string scale; ///< "0-10", "1-5", "1-7"; empty where the KPI has none
    std::string source;
    Day dated = kNoDay;
    std::optional<std::int64_t> n;
    std::int64_t importId = 0; ///< 0: typed in
    bool operator==(const Benchmark&) const = default;
};

struct Event {
    std::int64_t id = 0;
    Day at = kNoDay;
    Day until = kNoDay; ///< kNoDay: a single day
    std::string title;
    std::string kind; ///< initiative, product, market, process, outage
    std::int64_t importId = 0;
    bool operator==(const Event&) const = default;
};

/// One import as the store remembers it.
struct ImportRecord {
    std::int64_t id = 0;
    std::string file; ///< file name without folder
    /// Mapping or profile name; rows with the same id are the same row within one source.
    std::string source;
    /// Hex digest of the bytes and the mapping: the same again changes nothing.
    std::string fileDigest;
    std::int64_t at = 0;    ///< UTC seconds
    std::int64_t rows = 0;  ///< records read from the file, header apart
    std::int64_t added = 0; ///< new rows
    std::int64_t changed = 0;
    std::int64_t same = 0;
    /// Lines that became part of another row of the same id in this file.
    std::int64_t merged = 0;
    std::int64_t dropped = 0; ///< left out by the mapping's `where`
    std::int64_t setAside = 0;
    bool undone = false;
    /// Header record as it stands in the file (UTF-8), so that rows set aside can be written out
    /// under it, mended and imported again; empty where there is none.
    std::string header;
    std::int64_t mends = 0; ///< the import whose rows set aside these were, 0 for none
};

/// A row that could not be read, kept with its reason so that it can be mended.
struct SetAsideRow {
    std::int64_t importId = 0;
    std::int64_t line = 0; ///< 1-based line where the record starts
    std::string column;    ///< header of the column at fault, empty if the whole row
    std::string reason;    ///< "score 11 is outside 0 to 10"
    std::string raw;       ///< the record's text as it stood in the file
};

} // namespace regard
