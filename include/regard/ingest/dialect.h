// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace regard {

/// Ascii: no other byte was seen so far; read as UTF-8, or as Windows-1252 when the first bytes
/// beyond ASCII turn out not to be UTF-8. Named "UTF-8", which it is as long as that holds.
enum class Encoding { Ascii, Utf8, Utf8Bom, Utf16LE, Utf16BE, Windows1252, Latin1, Latin9 };

/// How header rows are written that are not written as the records below them.
struct HeaderStyle {
    std::string delimiter = ",";
    char quote = '"';  ///< 0: none
    char escape = '"'; ///< as in Dialect
    bool operator==(const HeaderStyle&) const = default;
};

/// How a delimited text file is written.
struct Dialect {
    Encoding encoding = Encoding::Utf8;
    std::string delimiter = ","; ///< one character or several; empty: a single column
    char quote = '"';            ///< 0: none
    char escape = '"';           ///< same as quote: doubled; '\\': backslash; 0: none
    bool trimSpaces = false;     ///< blanks after a delimiter are padding, also before a quote
    bool unclosedIsText = false; ///< a quote that nothing closes is text, instead of an Error
    bool separatorLine = false;  ///< first line is "sep=;"
    std::int64_t skipLines = 0;  ///< lines before the header ("sep=" line not among them)
    int headerRows = 1;          ///< 0: columns are named "column 1" ...
    /// Bytes of the file that belong to the table: a footer begins there. 0: all of them.
    std::int64_t tableBytes = 0;
    int table = 1;                       ///< which of the tables in the file, by its place in it
    std::optional<HeaderStyle> header{}; ///< none: header rows are written as the records
    bool operator==(const Dialect&) const = default;
};

/// What somebody says of a dialect; what is not told is detected.
struct DialectTold {
    std::optional<Encoding> encoding{};
    std::optional<std::string> delimiter{};
    std::optional<char> quote{};
    std::optional<char> escape{};
    std::optional<std::int64_t> skipLines{};
    std::optional<int> headerRows{};
    std::optional<int> table{}; ///< 1 is the first in the file
    bool operator==(const DialectTold&) const = default;
};

[[nodiscard]] std::string_view
encodingName(Encoding encoding); ///< "UTF-8", "UTF-8 with BOM", "Windows-1252", ...
/// The encoding of that name, as encodingName() gives it or as it is usually written ("latin-1",
/// "utf16le", "cp1252"); none for another one.
[[nodiscard]] std::optional<Encoding> encodingByName(std::string_view name);

/// A dialect as JSON, every field by name, and back. Parsed strictly: unknown keys and values that
/// make no sense are refused by name; what is missing has its default.
[[nodiscard]] std::string toJson(const Dialect& dialect);
[[nodiscard]] Expected<Dialect> parseDialect(std::string_view json);

/// Detects the dialect from the beginning of a file (give at least 64 KiB where there is that
/// much), using the whole evidence, not the first line. An empty sample gives the default.
/// A footer cannot be seen in a sample: detectFile() looks for it.
[[nodiscard]] Dialect detectDialect(std::string_view sample, const DialectTold& told = {});

/// Detects the dialect of a file from its beginning, and its footer from its end. Of several tables
/// the largest is meant unless another is told. Fails for a file that cannot be read, and for a
/// table that the file does not have.
[[nodiscard]] Expected<Dialect> detectFile(const std::filesystem::path& file,
                                           const DialectTold& told = {});

} // namespace regard
