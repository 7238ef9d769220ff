// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/metrics/figure.h>

#include <nlohmann/json.hpp>

#include <optional>

namespace regard::cli {

/// Keeps keys in the order in which they were given: the order of docs/command-line.md.
using Json = nlohmann::ordered_json;

/// A count as an integer where it is whole, else as it is (weighted answers).
[[nodiscard]] Json countJson(double value);
[[nodiscard]] Json numberOrNull(std::optional<double> value);
[[nodiscard]] Json dayJson(Day day);
[[nodiscard]] Json figureJson(const Figure& figure);
[[nodiscard]] Json figureSetJson(const FigureSet& set);

} // namespace regard::cli
