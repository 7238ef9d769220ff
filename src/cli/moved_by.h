// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/figure_json.h"

#include <regard/metrics/decomposition.h>

#include <iosfwd>
#include <string_view>
#include <vector>

namespace regard::cli {

/// `moved_by`: a list by dimension, weights on the unit scale, values in the unit of the KPI.
[[nodiscard]] Json movedByJson(const std::vector<MovedBy>& moved);

/// "What moved it", with the groups that contributed most of each dimension; nothing where there
/// is nothing to compare with.
void printMovedBy(std::ostream& out, const std::vector<MovedBy>& moved, const Figure& figure,
                  std::string_view currency);

} // namespace regard::cli
