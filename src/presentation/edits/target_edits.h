// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/edits/store_edit.h"

#include <regard/domain/records.h>

#include <string>
#include <vector>

namespace regard::presentation {

/// Sets a new target (id 0) or writes a newer version of one. Undo brings its history back to what
/// it was, to the row.
[[nodiscard]] StoreEdit setTargetEdit(const Target& target);

/// Takes a target back from a day on, with the reason. The history stays, so that it is drawn as
/// set.
[[nodiscard]] StoreEdit removeTargetEdit(const Target& target, Day on, const std::string& reason);

/// Rows of one target in a history, oldest first.
[[nodiscard]] std::vector<TargetVersion> historyOf(const std::vector<TargetVersion>& all,
                                                   std::int64_t id);

} // namespace regard::presentation
