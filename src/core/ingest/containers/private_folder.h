// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <filesystem>
#include <string_view>

namespace regard {

/// A new empty folder in the system's temporary place that nobody else may enter, removed with all
/// that is in it when the object goes. What a killed program left is removed when the next one
/// asks for its first folder.
class PrivateFolder final {
public:
    [[nodiscard]] static Expected<PrivateFolder> create();
    PrivateFolder(PrivateFolder&& other) noexcept;
    PrivateFolder& operator=(PrivateFolder&& other) noexcept;
    ~PrivateFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Where a file called `name` may stand: what could lead elsewhere is taken out of the name.
    [[nodiscard]] std::filesystem::path fileFor(std::string_view name) const;

private:
    PrivateFolder() = default;
    void remove();

    std::filesystem::path m_path;
    int m_lock = -1; ///< held while the folder is in use, and let go by the system on a crash
};

/// Removes private folders whose owners are gone.
void removeAbandonedFolders();

} // namespace regard
