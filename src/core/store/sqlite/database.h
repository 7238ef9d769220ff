// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/statement.h"

#include <regard/base/expected.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;

namespace regard::sqlite {

enum class OpenMode {
    ReadWrite, ///< an existing file
    ReadOnly,
    Immutable, ///< read-only without locks and without files beside it: only while nobody writes
    Memory     ///< the path is ignored
};

/// The path as an SQLite URI that says `immutable`, for ATTACH.
[[nodiscard]] std::string immutableUri(const std::filesystem::path& path);

/// One connection, for one thread at a time. Closed at the end of scope.
class Database final {
public:
    /// Opens without looking at the content; the file must exist (except Memory).
    [[nodiscard]] static Expected<Database> open(const std::filesystem::path& path, OpenMode mode);
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    ~Database();

    [[nodiscard]] sqlite3* handle() const { return m_handle; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// Runs one or more statements that give no rows.
    Status execute(const std::string& sql) const;
    [[nodiscard]] Expected<Statement> prepare(std::string_view sql) const;
    /// First column of the first row, 0 where there is no row.
    [[nodiscard]] Expected<std::int64_t> integer(std::string_view sql) const;
    [[nodiscard]] std::int64_t lastInsertRowId() const;
    [[nodiscard]] std::int64_t changes() const;

private:
    Database(sqlite3* handle, std::filesystem::path path);
    sqlite3* m_handle = nullptr;
    std::filesystem::path m_path;
};

/// The sentence for what a connection last complained about. `code` is an SQLite result code.
[[nodiscard]] Error errorOf(sqlite3* handle, int code);

} // namespace regard::sqlite
