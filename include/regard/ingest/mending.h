// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/importer.h>
#include <regard/store/store.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regard {

/// A row set aside, by column, to be edited and tried again.
struct MendableRow {
    std::int64_t line = 0;
    std::string column; ///< header of the column at fault, empty if the whole row
    std::string reason;
    std::vector<std::string> cells; ///< one a header; what a row had too many is in the last
};

struct MendableRows {
    std::int64_t importId = 0;
    std::vector<std::string> headers;
    std::vector<MendableRow> rows; ///< in the order of the file
};

/// The rows that an import set aside and that were not mended since, each once. Refused for an
/// import of a store from before the way of reading was kept.
[[nodiscard]] Expected<MendableRows> mendableRows(const Store& store, std::int64_t importId);

/// Reads edited rows again with the mapping of their import and imports those that can be read now,
/// in one transaction, as an import of its own ("orders.csv, mended"; record.mends says of which).
/// They leave the list of rows set aside; rows that still cannot be read stay on it with their new
/// text and reason, and record.setAside counts them. Rows without any text and rows that are not on
/// the list any more are left alone. Where no row can be read yet nothing is written, and the
/// record has no id. Undoing the import sets its rows aside again. With `dryRun` nothing is
/// written.
[[nodiscard]] Expected<ImportResult> importMended(Store& store, const MendableRows& edited,
                                                  bool dryRun, const Control& control = {});

/// The rows of a file that mendableText() wrote and somebody mended; none when it is another file,
/// or when the import that set them aside does not stand in this store.
[[nodiscard]] Expected<std::optional<MendableRows>> mendedFile(const Store& store,
                                                               const std::filesystem::path& file);

} // namespace regard
