// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/filter_state.h"

#include <regard/domain/records.h>

#include <string>

namespace regard::presentation {

/// Only that value of the dimension; where it was the only one already, everyone again.
[[nodiscard]] FilterState withValueToggled(FilterState filter, const std::string& dimension,
                                           const std::string& value);
/// Only that group.
[[nodiscard]] FilterState withGroup(FilterState filter, const Group& group);

} // namespace regard::presentation
