// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scratch_folder.h"

#include <filesystem>

namespace regard::test {

/// A store with 24 months of survey answers of 600 customers in two segments and three channels,
/// made in `folder`. NPS rises in the last quarter in Phone; one answer has a score that is none.
[[nodiscard]] std::filesystem::path makeSmallStore(const ScratchFolder& folder);

} // namespace regard::test
