// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>
#include <regard/store/customers.h>

#include <vector>

namespace regard {

/// How the rows of each source are joined with customers of others, in the order of the sources'
/// first imports that stand. Sources whose rows cannot name customers (figures) are left out. A
/// customer record counts once for each source that brought one, also where a newer record of
/// another source has taken its place.
[[nodiscard]] Expected<std::vector<SourceMatch>> sourceMatches(const sqlite::Database& database);

} // namespace regard
