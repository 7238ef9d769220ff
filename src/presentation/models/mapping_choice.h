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

/// True when every column that the mapping reads is in the file.
[[nodiscard]] bool fitsHeaders(const Mapping& mapping, const std::vector<std::string>& headers);

/// A name for a source from the name of its file: "responses-2026-09.csv" gives "Responses".
[[nodiscard]] QString sourceName(const QString& fileName);

/// "UTF-8 · comma · header in line 1 · 84,210 rows · dates like 2026-09-14 08:31:22".
[[nodiscard]] QString fileFacts(const FileReport& report, const Mapping& mapping);
/// "comma", "semicolon", "tab"; the text itself for others.
[[nodiscard]] QString delimiterName(const std::string& delimiter);

} // namespace regard::presentation
