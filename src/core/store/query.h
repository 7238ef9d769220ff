// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_connection.h"

#include <memory>

namespace regard {

/// The facts as of now for SQL and exports: one dataset a Store, read again when it has changed.
[[nodiscard]] Expected<std::shared_ptr<const Dataset>>
factsForQueries(const Store& store, Store::Connection& connection);

/// Runs one SELECT over these facts and the ordinary tables of the store, on a connection of its
/// own. Anything that would write, or see how facts are kept, is refused.
[[nodiscard]] Expected<SqlResult> runQuery(const std::filesystem::path& store,
                                           const std::shared_ptr<const Dataset>& facts,
                                           std::string_view sql, std::size_t maxRows);

} // namespace regard
