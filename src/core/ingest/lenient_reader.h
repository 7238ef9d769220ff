// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/table_reader.h>

namespace regard {

/// Opens a file to be looked at, not to be imported: as told, or, told nothing, with a quote that
/// is never closed taken as text.
[[nodiscard]] inline Expected<TableReader> openLeniently(const std::filesystem::path& file,
                                                         const std::optional<Dialect>& told)
{
    if (told)
        return TableReader::open(file, told);
    Expected<Dialect> dialect = detectFile(file);
    if (!dialect.ok())
        return dialect.error();
    dialect.value().unclosedIsText = true;
    return TableReader::open(file, dialect.value());
}

} // namespace regard
