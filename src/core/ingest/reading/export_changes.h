// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/reading/export_shape.h"

#include <regard/ingest/mapping.h>
#include <regard/ingest/reading.h>

#include <optional>
#include <string>
#include <vector>

namespace regard {

/// How an export differs from the last one of its source. `before` is the mapping with which that
/// one was read. In `now` columns that were renamed are followed and those that are gone are taken
/// out, so that it can be bound to the new header; with `followed` it was made for that header
/// already. The grave changes come first.
[[nodiscard]] std::vector<ExportChange> compareExports(const ExportShape& last,
                                                       const ExportShape& next,
                                                       const Mapping& before, Mapping& now,
                                                       bool followed);

/// "day-first" or "month-first" where a date that is read leaves it open in the next export and the
/// last one had proved it; nothing where the next one proves it itself.
[[nodiscard]] std::optional<std::string> keptOrder(const ExportShape& last, const ExportShape& next,
                                                   const Mapping& mapping);

} // namespace regard
