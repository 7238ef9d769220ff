// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/review/table_content.h"

#include <regard/metrics/customer_lists.h>

#include <string_view>

namespace regard::presentation {

/// Whom to call.
[[nodiscard]] TableContent callRows(const CallList& list, std::string_view currency);
/// Who left, with what they said last and what they brought.
[[nodiscard]] TableContent leaverRows(const LeaverList& list, std::string_view currency, Day today);

} // namespace regard::presentation
