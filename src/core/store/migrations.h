// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>

#include <span>
#include <string_view>

namespace regard {

/// One step of the layout: resources/sql/NNNN_name.sql. Step i brings a store to version i + 1.
struct Migration {
    std::string_view name;
    std::string_view sql;
};

/// All steps, oldest first; embedded by the build.
[[nodiscard]] std::span<const Migration> migrations();

/// PRAGMA user_version.
[[nodiscard]] Expected<int> layoutVersion(const sqlite::Database& database);

/// Brings a store to the newest of `steps` in one transaction. Nothing happens when it is there.
[[nodiscard]] Status migrate(const sqlite::Database& database, std::span<const Migration> steps);

} // namespace regard
