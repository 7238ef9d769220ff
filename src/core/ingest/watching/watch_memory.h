// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/watched_folder.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace regard {

/// What is known of one file of the folder.
struct SeenFile {
    std::int64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970
    bool judged = false;       ///< else it was seen once, and may still grow
    std::string knowledge;     ///< of the store when it was judged, see knowledgeOf()
    std::vector<WaitingTable> waiting;
};

/// What a store remembers of the folder that it watches: a note in the store.
struct WatchMemory {
    std::filesystem::path folder;
    std::map<std::string, SeenFile> files; ///< by name

    /// Empty for another folder than the one remembered.
    [[nodiscard]] static Expected<WatchMemory> load(const Store& store,
                                                    const std::filesystem::path& folder);
    /// Writes only what differs from what was loaded.
    [[nodiscard]] Status save(Store& store) const;

private:
    std::string m_loaded;
};

/// What judgements depend on, as a text that changes with it: imports and kept matchings.
[[nodiscard]] Expected<std::string> knowledgeOf(const Store& store);

/// What became of one table of a complete file.
struct TableJudgement {
    std::optional<ImportResult> imported;
    std::string reason; ///< why it waits; empty when it is imported, now or earlier
};

/// Imports a table when there is no doubt about it. Fails where the store does, not where the table
/// does.
[[nodiscard]] Expected<TableJudgement> judgeTable(Store& store, const std::filesystem::path& file,
                                                  const std::string& part, const Control& control);

} // namespace regard
