// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/dialect.h>

#include <string>
#include <vector>

namespace regard {

/// A record as a file of this dialect has it, without a line end. A cell that would be read as
/// something else stands in quotes, where the dialect has any.
[[nodiscard]] std::string recordText(const std::vector<std::string>& cells, const Dialect& dialect);

} // namespace regard
