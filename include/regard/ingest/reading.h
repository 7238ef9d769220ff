// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>
#include <regard/ingest/mapping.h>
#include <regard/store/store.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regard {

/// Where a reading of a file comes from, best first.
enum class ReadingOrigin : std::uint8_t {
    Told,       ///< a mapping file, or a kept mapping or profile by its name
    Kept,       ///< the store keeps a mapping of this source
    Profile,    ///< a known export (resources/profiles)
    FieldNames, ///< the headers are field names of the data model
    Proposal    ///< a guess by names and values, to be confirmed
};

/// How an export differs from the last one of its source.
struct ExportChange {
    enum class Kind : std::uint8_t { ColumnGone, ColumnRenamed, ColumnNew, Scale, DateOrder, Type };
    Kind kind = Kind::ColumnNew;
    std::string column;
    std::string sentence; ///< what changed, and what that means for the import
    /// Figures would be wrong or a mapped column is missing: asks before anything is written.
    bool grave = false;
};

/// How one file will be read: the whole of what an import needs to know about it.
struct Reading {
    ReadingOrigin origin = ReadingOrigin::Proposal;
    std::string profile; ///< id of the recognised export ("zendesk-tickets"), empty if none
    std::string source;  ///< for people: "Zendesk tickets"
    Mapping mapping;     ///< bound to the headers of this file
    std::optional<Dialect> dialect;    ///< none: detected
    std::vector<std::string> notes;    ///< traps that the profile takes care of, in sentences
    std::vector<ExportChange> changes; ///< against the last import of this source
};

struct ReadingRequest {
    std::filesystem::path file;
    std::string fileName{};    ///< its name for people; empty: the name of `file`
    std::string mappingFile{}; ///< --mapping
    std::string name{};        ///< --as: a kept mapping or the id of a profile
    std::string source{};      ///< --source: the name of the source, instead of the usual one
    std::optional<Dialect> dialect{};
    bool proposals = false; ///< an unknown file gives a proposal instead of an error
};

/// Decides how a file is read. Refuses, with the reason, a report that is summed up already and a
/// file that nothing explains (unless `proposals`).
[[nodiscard]] Expected<Reading> readingFor(const Store& store, const ReadingRequest& request,
                                           const Control& control = {});

/// Keeps mapping and shape of a source, so that its next export needs no work and a change in it
/// is noticed. Called after an import that stands.
[[nodiscard]] Status keepReading(Store& store, const Reading& reading,
                                 const std::filesystem::path& file);

} // namespace regard
