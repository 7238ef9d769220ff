// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/import_plan.h"

#include <regard/base/expected.h>

#include <string>
#include <string_view>

namespace regard {

/// What an import must remember beside its mapping, so that single rows of its file can be read
/// later as the file was: headers, zone, and the order of day and month and the decimal mark of
/// each column that proved them.
[[nodiscard]] std::string planJson(const plan::Plan& plan);

/// The plan of an import as it was: `mapping` bound to the kept headers, with what was proven.
[[nodiscard]] Expected<plan::Plan> planOf(const Mapping& mapping, std::string_view json);

} // namespace regard
