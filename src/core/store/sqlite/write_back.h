// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace regard::sqlite {

/// Lets the system begin to bring a large transaction to the disk while it is still being written,
/// so that there is little to wait for at its end. Looks at the log alone: closing a file that
/// SQLite has locked would give up its locks. Where this is not possible nothing happens.
class WriteBack final {
public:
    /// Of the log of this store, which need not be there yet.
    explicit WriteBack(const std::filesystem::path& store);
    ~WriteBack();
    WriteBack(const WriteBack&) = delete;
    WriteBack& operator=(const WriteBack&) = delete;

    /// Begins with what was added since the last call, when that is worth it. Does not wait.
    void begin();

private:
    std::filesystem::path m_log;
    int m_file = -1;
    std::int64_t m_begun = 0; ///< bytes
};

} // namespace regard::sqlite
