// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regard {

/// What a file shows before it is read: its header and its first records.
struct FileHead {
    std::string fileName;
    Dialect dialect;
    std::vector<std::string> headers;                 ///< each once, see TableReader::headers()
    std::vector<std::vector<std::string>> headerRows; ///< as they stand
    std::vector<std::vector<std::string>> records;
    std::vector<std::int64_t> lines; ///< on which each record begins
};

/// Reads the header and at most `rows` records. Damage behind the header is left to who reads the
/// whole file: the records before it are given.
[[nodiscard]] Expected<FileHead> readHead(const std::filesystem::path& file,
                                          const std::optional<Dialect>& told, std::size_t rows);

} // namespace regard
