// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/figure_json.h"

#include <regard/metrics/nonresponse.h>

#include <iosfwd>
#include <string_view>
#include <vector>

namespace regard::cli {

/// `nonresponse`: a list by dimension, weights and shares on the unit scale.
[[nodiscard]] Json nonresponseJson(const std::vector<Nonresponse>& responses);

/// "Who did not answer", by dimension; nothing where no survey answers the KPI.
void printNonresponse(std::ostream& out, const std::vector<Nonresponse>& responses,
                      const Figure& figure, std::string_view currency);

} // namespace regard::cli
