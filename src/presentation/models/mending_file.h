// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/ingest/mending.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace regard::presentation {

/// Rows to be mended as CSV (UTF-8): a column `set_aside_reason` with import, line and reason, then the
/// columns of their file. An import knows such rows again, too.
[[nodiscard]] std::string mendingCsv(const MendableRows& rows);

/// Reads such a file back, however it was saved meanwhile: line -> cells in the order of the headers
/// of `rows`. Fails, with what is missing, for a file without the lines or without the columns.
[[nodiscard]] Expected<std::map<std::int64_t, std::vector<std::string>>>
readMendingCsv(const std::filesystem::path& file, const MendableRows& rows);

} // namespace regard::presentation
