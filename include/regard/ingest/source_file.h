// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// How a file keeps its tables, told from its first bytes and not from its ending.
enum class FileKind {
    Text,     ///< one delimited text
    Workbook, ///< XLSX: one table a sheet
    Archive   ///< ZIP: one table a delimited text or workbook in it
};

/// One table inside a file: a sheet by its name, a file of an archive by its path in it, a sheet of
/// a workbook in an archive by both ("2026/orders.xlsx: May").
struct FilePart {
    std::string name; ///< empty for a text file, which is its own only part
    std::int64_t bytes = 0;
    /// Taken unless parts are chosen: every file of an archive, the first sheet of a workbook.
    bool usual = true;
    /// Why this one cannot be read (protected by a password, a ZIP in a ZIP), in sentences; empty
    /// when it can.
    std::string refused{};
};

/// Refuses, with what to do instead, what is no table and no archive: XLS, ODS, PDF, pictures ...
[[nodiscard]] Expected<FileKind> fileKind(const std::filesystem::path& file);

/// The tables of a file in its own order; hidden and empty sheets, folders and what is no table are
/// left out. Refused where nothing is left.
[[nodiscard]] Expected<std::vector<FilePart>> fileParts(const std::filesystem::path& file,
                                                        const Control& control = {});

/// Removes what a program that was killed has left unpacked. Cheap; for the start of a program.
void removeAbandonedFiles();

/// One table as delimited text on disk, for TableReader. A text file stands as it is; a part of a
/// workbook or an archive is unpacked to a private file that goes with this object.
class SourceFile final {
public:
    /// `part` empty: the first one. Hidden sheets open by their name; a file of an archive also by
    /// its name alone where no other has it. Fails for a file that is damaged, protected by a
    /// password or too large when unpacked, and for a part that is not there (names those that
    /// are).
    [[nodiscard]] static Expected<SourceFile> open(const std::filesystem::path& file,
                                                   std::string_view part = {},
                                                   const Control& control = {});
    /// Text from the clipboard, as a file called `name`.
    [[nodiscard]] static Expected<SourceFile> fromText(std::string_view text,
                                                       std::string_view name);
    /// Everything from a stream, as a file called `name`. Its bytes may be a workbook or an
    /// archive: open text() of it then, while this object lives.
    [[nodiscard]] static Expected<SourceFile> fromStream(std::istream& in, std::string_view name,
                                                         const Control& control = {});
    SourceFile(SourceFile&&) noexcept;
    SourceFile& operator=(SourceFile&&) noexcept;
    ~SourceFile();

    [[nodiscard]] const std::filesystem::path& text() const;
    /// For people and the list of imports: "export.zip: orders.csv", "orders.xlsx: Sheet1".
    [[nodiscard]] const std::string& name() const;
    /// How the text is written, where we wrote it and detection would see something else; none for
    /// a text that tells it by itself.
    [[nodiscard]] const std::optional<Dialect>& dialect() const;

private:
    struct State;
    explicit SourceFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace regard
