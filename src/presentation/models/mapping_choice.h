// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/inspect.h>
#include <regard/ingest/mapping.h>

#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace regard::presentation {

/// Where the mapping that a file begins with comes from, the surest first.
enum class MappingOrigin { Saved, Profile, FieldNames, Proposal, None };

struct MappingStart {
    Mapping mapping;
    MappingOrigin origin = MappingOrigin::None;
    QString what; ///< name of the saved mapping or profile
};

/// The mapping to begin with: one kept for a source whose columns are all in this file (the one
/// that uses most of them), else a recognised export, else field names as headers, else a proposal.
/// `saved` is (name, JSON) as the store keeps them.
[[nodiscard]] MappingStart
startingMapping(const FileReport& report,
                const std::vector<std::pair<std::string, std::string>>& saved);

/// True when every column that the mapping reads is in the file.
[[nodiscard]] bool fitsHeaders(const Mapping& mapping, const std::vector<std::string>& headers);

/// A name for a source from the name of its file: "responses-2026-09.csv" gives "Responses".
[[nodiscard]] QString sourceName(const QString& fileName);

/// "UTF-8 · comma · header in line 1 · 84,210 rows · dates like 2026-09-14 08:31:22".
[[nodiscard]] QString fileFacts(const FileReport& report, const Mapping& mapping);
/// "comma", "semicolon", "tab"; the text itself for others.
[[nodiscard]] QString delimiterName(const std::string& delimiter);

} // namespace regard::presentation
