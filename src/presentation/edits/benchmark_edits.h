// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/edits/store_edit.h"

#include <regard/domain/records.h>

namespace regard::presentation {

/// Adds a benchmark; its id is ignored.
[[nodiscard]] StoreEdit addBenchmarkEdit(Benchmark benchmark);
/// Replaces `before` by `after`; both carry the same id.
[[nodiscard]] StoreEdit changeBenchmarkEdit(const Benchmark& before, const Benchmark& after);
[[nodiscard]] StoreEdit removeBenchmarkEdit(const Benchmark& benchmark);

} // namespace regard::presentation
