// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/reading/file_head.h"

#include <string>

namespace regard {

/// A sentence that says why a file looks like a report that is summed up already, empty where it
/// does not. Asked only about files that nothing else explains: few rows, no dates, one group a
/// row, and columns of sums, averages and shares.
[[nodiscard]] std::string summedReport(const FileHead& head);

} // namespace regard
