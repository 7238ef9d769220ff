// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/importer.h>
#include <regard/store/store.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace regard {

/// The folder that a store watches for exports. Off in a new store.
struct WatchSettings {
    bool on = false;
    std::filesystem::path folder; ///< absolute; may be there while `on` is false
    bool operator==(const WatchSettings&) const = default;
};

[[nodiscard]] Expected<WatchSettings> watchSettings(const Store& store);
/// Refuses a folder that is not there, and switching on without one.
[[nodiscard]] Status saveWatchSettings(Store& store, const WatchSettings& settings);

/// A table in the watched folder that is not imported by itself, and why.
struct WaitingTable {
    std::filesystem::path file;
    std::string part;   ///< as in FilePart
    std::string name;   ///< for people: "export.zip: orders.csv"
    std::string reason; ///< sentences
};

/// What one look into the folder found.
struct WatchReport {
    std::int64_t at = 0;                ///< UTC seconds
    std::vector<ImportResult> imported; ///< by this look
    std::vector<WaitingTable> waiting;  ///< now, also from earlier looks
    std::vector<std::string>
        unfinished; ///< files that are new or still grow: the next look takes them
};

/// Looks into a folder once. A file whose size and time have not changed since the look before is
/// complete. Each of its tables is imported when a kept matching, a known export or the names of
/// fields explain it, nothing grave changed since the last export of its source, nothing in it can
/// be read in two ways, and nearly all of its rows can be read; a table of which an import was taken
/// back is not imported again. Everything else waits, with the reason, and is judged again when
/// something was imported or taken back, or a matching was kept. What was seen is kept in the store, so that looks by different programs add
/// up. Files in folders below, hidden files and files that are no exports are left alone.
[[nodiscard]] Expected<WatchReport>
lookIntoFolder(Store& store, const std::filesystem::path& folder, const Control& control = {});

/// Names, sizes and times of the exports in a folder as one text, which changes when any of them
/// does: whether a look is worth it, without the store.
[[nodiscard]] Expected<std::string> folderState(const std::filesystem::path& folder);

} // namespace regard
