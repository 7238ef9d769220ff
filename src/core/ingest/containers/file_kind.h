// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/containers/archive.h"

#include <regard/ingest/source_file.h>

#include <string>
#include <string_view>

namespace regard {

/// How many first bytes tell what a file is.
inline constexpr std::size_t kTellingBytes = 4096;

/// What the first bytes of a file say: text, or an archive of some kind; or why neither.
struct ByteKind {
    bool isArchive = false;
    std::string refused; ///< in sentences; empty for text and archives
};
[[nodiscard]] ByteKind kindOfBytes(std::string_view head);

/// Workbook or archive; refuses what is packed in a ZIP and is no table (ODS, documents).
[[nodiscard]] Expected<FileKind> kindOfArchive(const Archive& archive);

} // namespace regard
