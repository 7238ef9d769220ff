// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/importer.h>
#include <regard/store/store.h>

#include <cstdint>
#include <string>
#include <vector>

namespace regard {

/// A row set aside, by column, to be edited and tried again.
struct MendableRow {
    std::int64_t line = 0;
    std::string column; ///< header of the column at fault, empty if the whole row
    std::string reason;
    std::vector<std::string> cells; ///< one a header
};

struct MendableRows {
    std::int64_t importId = 0;
    std::vector<std::string> headers;
    std::vector<MendableRow> rows; ///< in the order of the file
};

/// The rows that an import set aside and that were not mended since, each once.
[[nodiscard]] Expected<MendableRows> mendableRows(const Store& store, std::int64_t importId);

/// Reads edited rows again with the mapping of their import and imports those that can be read now,
/// in one transaction, as an import of its own ("orders.csv, mended"). They leave the list of rows
/// set aside; rows that still cannot be read stay on it with their new text and reason. Undoing that
/// import sets them aside again. With `dryRun` nothing is written.
[[nodiscard]] Expected<ImportResult> importMended(Store& store, const MendableRows& edited,
                                                  bool dryRun, const Control& control = {});

} // namespace regard
