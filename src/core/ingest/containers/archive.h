// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;
struct zip_file;

namespace regard {

/// One file of an archive, as the archive's list has it.
struct ArchiveEntry {
    std::string name; ///< UTF-8, parts divided by /
    std::uint64_t index = 0;
    std::int64_t bytes = 0;  ///< unpacked
    std::int64_t packed = 0; ///< in the archive
    bool isFolder = false;
    bool isEncrypted = false;
    bool leadsOut = false; ///< its name leads out of the folder that it would be unpacked to
};

/// Reads one file of an archive from its beginning to its end.
class ArchiveReader final {
public:
    /// Fills `into` and gives the number of bytes, 0 at the end. Fails for a file that is damaged,
    /// and for one that unpacks to far more than an export ever does.
    [[nodiscard]] Expected<std::size_t> read(char* into, std::size_t size);
    [[nodiscard]] const ArchiveEntry& entry() const { return m_entry; }
    [[nodiscard]] std::int64_t bytesRead() const { return m_read; }

private:
    friend class Archive;
    struct Close {
        void operator()(zip_file* file) const;
    };
    ArchiveReader(zip_file* file, ArchiveEntry entry, std::string archive);

    std::unique_ptr<zip_file, Close> m_file;
    ArchiveEntry m_entry;
    std::string m_archive;
    std::int64_t m_read = 0;
};

/// A ZIP archive, opened for reading. Its readers must not outlive it.
class Archive final {
public:
    /// Fails for a file that is no archive, is cut off, or lists too many files.
    [[nodiscard]] static Expected<Archive> open(const std::filesystem::path& file);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] const std::vector<ArchiveEntry>& entries() const { return m_entries; }
    /// The first one of that name, whatever the case of its letters; null if there is none.
    [[nodiscard]] const ArchiveEntry* find(std::string_view name) const;
    [[nodiscard]] Expected<ArchiveReader> read(const ArchiveEntry& entry) const;
    /// The first bytes of a file, `most` at most.
    [[nodiscard]] Expected<std::string> head(const ArchiveEntry& entry, std::size_t most) const;
    /// Writes a file of the archive to `target`, which must not be there yet.
    [[nodiscard]] Status unpack(const ArchiveEntry& entry, const std::filesystem::path& target,
                                const Control& control) const;

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    std::filesystem::path m_path;
    std::unique_ptr<zip, Close> m_archive;
    std::vector<ArchiveEntry> m_entries;
};

} // namespace regard
