// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/store/store.h>

#include <filesystem>
#include <memory>

namespace regard {

/// What a Store holds. Its address does not change while the Store is moved, so that an import
/// session may keep it.
struct Store::Connection {
    sqlite::Database database;
    std::filesystem::path path;
    /// Rows for query(), loaded when first asked for and again when the generation has grown.
    std::shared_ptr<const Dataset> queried{};
};

} // namespace regard
