// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/store/dataset.h>

#include <memory>

namespace regard {

/// Reads all valid rows: what imports that stand brought and no newer version replaces. Customers
/// and category values that no such row names are left out, so that codes and ordinals are dense.
/// Texts are read from the file when they are first asked for.
[[nodiscard]] Expected<std::shared_ptr<const Dataset>>
loadDataset(const sqlite::Database& database, const TimeZone& zone, const Control& control);

} // namespace regard
