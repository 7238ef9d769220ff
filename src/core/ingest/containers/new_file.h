// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace regard {

/// A file of our own that is written once, readable by its owner alone.
class NewFile final {
public:
    /// Refuses a path at which something stands already.
    [[nodiscard]] static Expected<NewFile> create(const std::filesystem::path& path);
    [[nodiscard]] Status write(std::string_view bytes);
    /// After this everything is written, or it says why not.
    [[nodiscard]] Status finish();

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    [[nodiscard]] Error failure() const;

    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, Close> m_file;
};

} // namespace regard
