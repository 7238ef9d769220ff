// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace regard::test {

/// A new empty folder in the system's temporary place, removed with its content at the end of
/// scope.
class ScratchFolder final {
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// The path of `name` inside the folder; nothing is created.
    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const
    {
        return m_path / name;
    }

    /// Writes `bytes` into a file `name` of the folder and returns its path.
    std::filesystem::path write(std::string_view name, std::string_view bytes) const;

private:
    std::filesystem::path m_path;
};

/// The whole content of a file, byte for byte. Fails the running test when it cannot be read.
[[nodiscard]] std::string readBytes(const std::filesystem::path& file);

/// The path of tests/data/`relative`.
[[nodiscard]] std::filesystem::path dataPath(std::string_view relative);

} // namespace regard::test
