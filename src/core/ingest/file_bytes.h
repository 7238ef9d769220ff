// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace regard {

/// A file that is read from its beginning to its end, in blocks.
class FileBytes final {
public:
    /// NotFound, or Io with the system's reason; a folder is refused.
    [[nodiscard]] static Expected<FileBytes> open(const std::filesystem::path& file);
    FileBytes(FileBytes&& other) noexcept;
    FileBytes& operator=(FileBytes&& other) noexcept;
    ~FileBytes();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::int64_t size() const { return m_size; }         ///< when it was opened
    [[nodiscard]] std::int64_t position() const { return m_position; } ///< bytes read so far

    /// Makes `block` the next `wanted` bytes, fewer at the end of the file only.
    [[nodiscard]] Status read(std::size_t wanted, std::string& block);
    /// Puts the next `wanted` bytes behind what `text` holds.
    [[nodiscard]] Status append(std::size_t wanted, std::string& text);
    /// Goes on reading at `position`.
    [[nodiscard]] Status seek(std::int64_t position);

private:
    FileBytes() = default;
    void close();

    std::filesystem::path m_path;
    int m_handle = -1;
    std::int64_t m_size = 0;
    std::int64_t m_position = 0;
};

} // namespace regard
