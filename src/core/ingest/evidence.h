// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/block_decoder.h"
#include "core/ingest/import_plan.h"

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>

#include <filesystem>

namespace regard {

/// Proves the order of day and month, and the decimal mark, of the automatic columns of a plan from
/// the values in the file, and writes them into the plan. Reads until every column with a value
/// that could be read two ways is proven; with `wholeFile` to the end. A column whose own values
/// prove nothing follows the others of its kind if those agree. Fails with a sentence that names
/// the column, two values and what to write into the mapping.
[[nodiscard]] Status proveConventions(plan::Plan& plan, const std::filesystem::path& file,
                                      const Dialect& dialect, bool wholeFile,
                                      const Control& control);

} // namespace regard
