// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/migrations.h"
#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace regard {

/// Marks a file as a store of ours in SQLite's header: "RGRD".
inline constexpr int kApplicationId = 0x52475244;

/// Makes an empty file that only its owner may read. Refuses any existing one.
[[nodiscard]] Status makePrivateFile(const std::filesystem::path& path);

/// What Store::create() does, with the steps of the layout given, so that tests can have others.
[[nodiscard]] Expected<sqlite::Database> createDatabase(const std::filesystem::path& path,
                                                        std::span<const Migration> steps);

/// What Store::open() does.
[[nodiscard]] Expected<sqlite::Database> openDatabase(const std::filesystem::path& path,
                                                      std::span<const Migration> steps);

/// Whether a store lies where nothing can be written beside it, as on read-only media, and nobody
/// is at work on it: then it is read as it lies, without locks and without a log.
[[nodiscard]] bool isFixed(const std::filesystem::path& path);

/// A connection to a store: without locks and log where these cannot be made (isFixed(), or a full
/// disk), so that it can at least be read.
[[nodiscard]] Expected<sqlite::Database> connectTo(const std::filesystem::path& path,
                                                   sqlite::OpenMode mode);

/// Sets what a connection needs; each with its reason in the .cpp.
[[nodiscard]] Status configure(const sqlite::Database& database);

/// How much of a file SQLite's own check looks at.
enum class PageCheck {
    Ordinary, ///< all tables but the packed columns, whose checksums are compared when they are read
    Quick,    ///< every page
    Thorough  ///< every page, and indexes against their tables
};

/// SQLite's own check, as sentences; none when sound.
[[nodiscard]] Expected<std::vector<std::string>> checkPages(const sqlite::Database& database,
                                                            PageCheck how);

/// Copies a whole database into a new private file, as of one moment. Leaves no file when it fails.
[[nodiscard]] Status copyDatabase(const sqlite::Database& source,
                                  const std::filesystem::path& target);

} // namespace regard
