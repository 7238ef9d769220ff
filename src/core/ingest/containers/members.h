// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/containers/archive.h"

#include <regard/ingest/source_file.h>

#include <string_view>

namespace regard {

/// What a file of an archive is to somebody who looks for tables.
enum class MemberKind {
    Table,    ///< delimited text
    Workbook, ///< XLSX
    Refused,  ///< may hold a table, and cannot be read as it is
    Other     ///< no table: pictures, documents, what the archiving program left
};

struct Member {
    MemberKind kind = MemberKind::Other;
    std::string refused; ///< why, in sentences
};

/// Judges by name, and by its first bytes where the name does not tell.
[[nodiscard]] Expected<Member> memberOf(const Archive& archive, const ArchiveEntry& entry);

/// The last part of a path in an archive.
[[nodiscard]] std::string_view fileNameOf(std::string_view path);

} // namespace regard
