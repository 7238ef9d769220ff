// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/domain/records.h>
#include <regard/ingest/dialect.h>
#include <regard/ingest/mapping.h>
#include <regard/store/store.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace regard {

/// Why a row of a person who was erased is set aside. Its text is not kept, so it cannot be mended.
inline constexpr const char* kErasedReason = "erased on request";

struct ImportRequest {
    std::filesystem::path file;
    std::string name{}; ///< recorded as the file's name; empty: the name of `file`
    Mapping mapping;
    std::optional<Dialect> dialect{}; ///< none: detected
    bool dryRun = false;
    /// How many accepted rows to describe in ImportResult::preview.
    std::size_t previewRows = 0;
    /// Nobody said which source the file belongs to: it is refused where most of its ids stand in
    /// that source for other customers or other dates.
    bool sourceAssumed = false;
};

/// One field of a row that replaces an older version.
struct FieldChange {
    std::string field;
    std::string before; ///< as text; empty: there was none
    std::string after;
};

/// One accepted row for a preview: (field, text as understood).
struct PreviewRow {
    Table table = Table::Survey;
    std::int64_t line = 0;
    std::vector<std::pair<std::string, std::string>> values;
    RowState state = RowState::Added;
    std::vector<FieldChange> changes{}; ///< of a changed row
};

struct ImportResult {
    /// Id 0 after a dry run, or when the same file stands already (then all rows are "same")
    ImportRecord record;
    /// These bytes with this mapping stand already: nothing was changed.
    bool alreadyImported = false;
    /// Reason class -> count ("no score", "score out of range")
    std::map<std::string, std::int64_t> setAside;
    std::vector<SetAsideRow> lines; ///< the first 1000 rows set aside, in file order
    /// What was left out or mended while reading, in sentences.
    std::vector<std::string> notes;
    std::vector<PreviewRow> preview;
    /// The first 1000 rows that replace an older version, with what changed in them: of a dry run,
    /// and where a preview was asked for.
    std::vector<PreviewRow> changed;
    double seconds = 0;
    double rowsPerSecond = 0;
};

/// Reads, checks and imports one file in one transaction. Fails as a whole (nothing written) for
/// a file that cannot be opened, a mapping whose columns are not in the header (named, with the
/// nearest header), an ambiguous order of day and month; single bad rows are set aside instead.
/// A file of mended rows (see mendedFile()) with the mapping of their import goes to
/// importMended().
[[nodiscard]] Expected<ImportResult> importFile(Store& store, const ImportRequest& request,
                                                const Control& control = {});

} // namespace regard
