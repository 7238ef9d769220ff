// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>
#include <regard/ingest/mapping.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regard {

/// How the values of a column can be read, judged from all of them.
struct ColumnReport {
    std::string header;
    std::string
        /// "integer", "decimal", "money", "percentage", "boolean", "date", "date and time",
        /// "duration", "category", "text", "empty"
        type;
    std::string pattern;     ///< "yyyy-MM-dd HH:mm:ss" for dates, "" otherwise
    std::int64_t values = 0; ///< not blank
    std::int64_t blank = 0;
    double readable = 1;            ///< share of non-blank values that fit the type, 0..1
    std::int64_t distinct = 0;      ///< exact up to 1000, 1000 means "1000 or more"
    std::vector<std::string> first; ///< first non-blank values, at most 5
    /// First values (at most 3) whose day and month, or whose decimal mark, no value of the column
    /// proves; empty where it is proved or does not matter.
    std::vector<std::string> undecided;
    std::string note; ///< warning in words, e.g. ambiguous day and month
};

/// One of the tables that stand one below the other in a file.
struct FileTable {
    std::int64_t line = 1; ///< of its first row
    std::int64_t rows = 0; ///< header rows among them
    std::size_t columns = 0;
    std::vector<std::string> first; ///< its first row
};

struct FileReport {
    std::string file;
    Dialect dialect;
    std::vector<FileTable> tables; ///< all of the file; Dialect::table says which one is reported
    std::int64_t bytes = 0;
    std::int64_t records = 0; ///< header rows and blank lines apart
    std::int64_t headerLine = 1;
    std::vector<std::string> headers;
    std::vector<ColumnReport> columns;
    std::int64_t ragged = 0;        ///< records with more or fewer fields than the header
    std::int64_t raggedLine = 0;    ///< line of the first of them, 0 if none
    std::vector<std::string> notes; ///< what was noticed and tolerated, in sentences
    std::string profile;            ///< recognised export, empty if none
    Mapping proposal;               ///< proposed matching
};

/// Reads the whole file once, in constant memory. Without a dialect that was told, a quote that is
/// never closed is taken as text and noted, so that damage can be looked at.
[[nodiscard]] Expected<FileReport> inspectFile(const std::filesystem::path& file,
                                               const std::optional<Dialect>& told,
                                               const Control& control = {});
/// Writes the records, read as inspectFile() does, as RFC 4180 UTF-8 CSV with one header row.
/// Returns the number of records.
[[nodiscard]] Expected<std::int64_t> writeClean(const std::filesystem::path& file,
                                                const std::filesystem::path& out,
                                                const std::optional<Dialect>& told,
                                                const Control& control = {});
/// First records of a file for previews: header first, then at most `rows` records.
[[nodiscard]] Expected<std::vector<std::vector<std::string>>>
previewRecords(const std::filesystem::path& file, const Dialect& dialect, std::size_t rows);

} // namespace regard
