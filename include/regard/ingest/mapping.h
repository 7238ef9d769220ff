// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/domain/schema.h>
#include <regard/store/import_session.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// field -> (text in the file -> text to read instead; nullopt: empty). "" is a blank, kAnyText every
/// text that is not named.
using ValueTexts = std::map<std::string, std::map<std::string, std::optional<std::string>>>;
inline constexpr std::string_view kAnyText = "*";

/// One `where` rule on a column: keep rows whose text is (or is not) one of these.
struct RowFilter {
    std::vector<std::string> is; ///< empty: any
    std::vector<std::string> isNot;
};

/// What one file row becomes in one table.
struct RecordMapping {
    Table table = Table::Survey;
    /// Header -> field; one header may appear twice.
    std::vector<std::pair<std::string, std::string>> columns;
    /// Field -> text (numbers and booleans as text)
    std::map<std::string, std::string> constants;
    /// Field -> codes that mean "no answer"
    std::map<std::string, std::vector<std::string>> missing;
    RowPolicy rows = RowPolicy::Newer;
    /// Field -> columns that give it, in this order, where its own column is blank
    std::map<std::string, std::vector<std::string>> otherwise{};
    /// Duration field -> unit of its plain numbers: minutes, hours or days in place of seconds
    std::map<std::string, std::string> units{};
    ValueTexts values{}; ///< for this record, before those of the mapping
    /// Rows that give this record, by column; others give none, and that is no fault
    std::map<std::string, RowFilter> where{};
};

/// A mapping file (see docs/data-model.md). Parsed strictly: unknown keys are refused by name.
struct Mapping {
    std::string name;
    std::vector<RecordMapping> records;
    std::string dates = "auto";   ///< auto, a pattern, unix, excel
    std::string timeZone;         ///< zone of clock times without one; empty: the reporting zone
    std::string decimal = "auto"; ///< auto, "." or ","
    std::map<std::string, RowFilter> where;
    ValueTexts values; ///< for all records
};

[[nodiscard]] Expected<Mapping> parseMapping(std::string_view json);
[[nodiscard]] Expected<Mapping> loadMapping(const std::string& path);
[[nodiscard]] std::string toJson(const Mapping& mapping);

/// The mapping for a file whose headers are the field names of one table (spelling of case and
/// spaces tolerated); the table is the one whose required fields are all there and which explains
/// most headers. NotFound, with a sentence that names the closest table and what it lacks, when
/// there is none.
[[nodiscard]] Expected<Mapping> mappingForHeaders(const std::vector<std::string>& headers);

/// A proposal for the import dialog: the best guess for each header by its name and its values
/// (rows of `sample` are records); columns that cannot be guessed are left out.
[[nodiscard]] Mapping proposeMapping(const std::vector<std::string>& headers,
                                     const std::vector<std::vector<std::string>>& sample,
                                     std::string_view fileName);

} // namespace regard
