// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"
#include "core/store/store_connection.h"

#include <regard/store/fact_queries.h>

#include <memory>
#include <span>

namespace regard {

/// The facts as of now for SQL and exports: one dataset a Store, read again when it has changed.
[[nodiscard]] Expected<std::shared_ptr<const Dataset>>
factsForQueries(const Store& store, Store::Connection& connection);

/// Which tables a SELECT may read: how a store keeps its facts is not for queries; a connection
/// without a store has nothing to hide.
enum class Sees { DataModel, Everything };

/// Runs one SELECT on a connection that shows facts. Anything that would write is refused.
/// `parameters` are found by name; a name that the statement has not is ignored.
[[nodiscard]] Expected<SqlResult> runSelect(const sqlite::Database& database, std::string_view sql,
                                            std::span<const SqlParameter> parameters,
                                            std::size_t maxRows, Sees sees);

/// Runs a statement of our own that gives no rows.
[[nodiscard]] Status runOwn(const sqlite::Database& database, std::string_view sql,
                            std::span<const SqlParameter> parameters);

/// Runs one SELECT over these facts and the ordinary tables of the store, on a connection of its
/// own, under the rules of runSelect().
[[nodiscard]] Expected<SqlResult> runQuery(const std::filesystem::path& store,
                                           const std::shared_ptr<const Dataset>& facts,
                                           std::string_view sql, std::size_t maxRows);

} // namespace regard
