// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/ingest/source_file.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regard::cli {

/// One table of a file that was named on the command line; not unpacked yet.
struct GivenTable {
    std::filesystem::path file;
    std::string part;             ///< empty for a text file
    std::string shown;            ///< the file as it was named, and the part
    std::optional<Error> problem; ///< why it cannot be read
    std::string note{};           ///< what else is in the file and is not taken; may be empty

    [[nodiscard]] Expected<SourceFile> open() const;
    /// An error with the name that people gave, instead of that of a temporary file.
    [[nodiscard]] Error placed(Error error, const SourceFile& source) const;
};

/// Files that were named on the command line; "-" is standard input, which is read here.
class GivenFiles final {
public:
    /// The tables of a file: those called `parts`, or the usual ones when there are no names. A file
    /// that cannot be read is one table with a problem.
    [[nodiscard]] std::vector<GivenTable> tablesOf(const std::string& file,
                                                   const std::vector<std::string>& parts);
    /// The one table that a command takes: the first usual one, or the part of that name.
    [[nodiscard]] GivenTable tableOf(const std::string& file, const std::string& part);

private:
    [[nodiscard]] Expected<std::filesystem::path> pathOf(const std::string& file);

    std::optional<SourceFile> m_input; ///< standard input, kept until the command is done
};

} // namespace regard::cli
