// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

enum class Encoding { Utf8, Utf8Bom, Utf16LE, Utf16BE, Windows1252, Latin1 };

/// How a delimited text file is written.
struct Dialect {
    Encoding encoding = Encoding::Utf8;
    char delimiter = ',';
    char quote = '"';          ///< 0: none
    char escape = '"';         ///< same as quote: doubled; '\\': backslash
    bool separatorLine = false;///< first line is "sep=;"
    std::int64_t skipLines = 0;///< title lines before the header
    int headerRows = 1;        ///< 0: columns are named "column 1" ...
    bool operator==(const Dialect&) const = default;
};

[[nodiscard]] std::string_view encodingName(Encoding encoding); ///< "UTF-8", "UTF-8 with BOM", "Windows-1252", ...

/// Detects the dialect from the beginning of a file (give at least 64 KiB where there is that
/// much), using the whole evidence, not the first line. An empty sample gives the default.
[[nodiscard]] Dialect detectDialect(std::string_view sample);

/// The records of a piece of a file as string views. Fields are unquoted and unescaped; those
/// that needed it point into `scratch`. Reused from piece to piece so that nothing is allocated
/// in the steady state.
class RecordBatch final {
public:
    [[nodiscard]] std::size_t records() const { return m_ends.size(); }
    [[nodiscard]] std::size_t fieldCount(std::size_t record) const { return m_ends[record] - begin(record); }
    [[nodiscard]] std::string_view field(std::size_t record, std::size_t index) const { return m_fields[begin(record) + index]; }
    /// True when the field stood in quotes ("" differs from nothing).
    [[nodiscard]] std::int64_t line(std::size_t record) const { return m_lines[record]; }
    /// The record as it stands in the piece, line end excluded.
    [[nodiscard]] std::string_view raw(std::size_t record) const { return m_raw[record]; }

    std::vector<std::string_view> m_fields; // filled by tokenize()
    std::vector<std::size_t> m_ends;        // one past the last field of each record
    std::vector<std::int64_t> m_lines;
    std::vector<std::string_view> m_raw;
    std::vector<std::vector<char>> m_scratch;

private:
    [[nodiscard]] std::size_t begin(std::size_t record) const { return record == 0 ? 0 : m_ends[record - 1]; }
};

/// Cuts a piece that begins at the start of a record and ends at the end of one (or of the file)
/// into records. `firstLine` is the 1-based line of its first byte. Blank lines are no records.
/// Returns the Error of a quote that is never closed (line and column of where it opened).
[[nodiscard]] Status tokenize(std::string_view piece, const Dialect& dialect, std::int64_t firstLine, RecordBatch& out);

/// Length of the longest prefix of `piece` (which begins at a record) that ends at the end of a
/// record; 0 when no record ends in it. Exact about quotes.
[[nodiscard]] std::size_t completeRecords(std::string_view piece, const Dialect& dialect);

} // namespace regard
