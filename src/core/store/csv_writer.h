// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/statement.h"

#include <regard/base/expected.h>

#include <filesystem>

namespace regard {

/// Writes the rows of a SELECT as CSV (RFC 4180, UTF-8, CRLF) with one header row. NULL is an empty
/// field; numbers are written so that reading gives the same number again.
[[nodiscard]] Status writeRows(sqlite::Statement& select, const std::filesystem::path& file);

} // namespace regard
