// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/review/table_content.h"

#include <regard/metrics/answer_groups.h>

namespace regard::presentation {

/// Where the customers of each group went: a row a group before, a column a group after.
[[nodiscard]] TableContent groupMovesContent(const GroupMoves& moves, const PeriodContext& context);

} // namespace regard::presentation
