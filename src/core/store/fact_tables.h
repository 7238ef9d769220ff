// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>
#include <regard/domain/schema.h>
#include <regard/store/dataset.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Columns that the SQL table of a fact table has: the declared fields, the attributes that are
/// there, import_id and line.
[[nodiscard]] std::vector<std::string> sqlColumns(const Dataset& dataset, Table table);

/// Shows the facts of a dataset as read-only tables of this connection, named `prefix` + "survey"
/// and so on. Values are those of docs/data-model.md: source ids of customers, categories as text,
/// instants as "2026-09-14 08:31:22" in UTC, dates as "2026-09-14", money in major units, booleans
/// as 0 and 1. A field that was never imported is NULL in every row, and so is e-mail
/// unless the store keeps addresses.
[[nodiscard]] Status showFacts(const sqlite::Database& database,
                               const std::shared_ptr<const Dataset>& dataset,
                               std::string_view prefix);

} // namespace regard
