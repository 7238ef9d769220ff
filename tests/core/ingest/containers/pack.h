// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace regard::test {

/// Files of an archive to be made: path in it, bytes.
using Packed = std::vector<std::pair<std::string, std::string>>;

/// Makes a ZIP at `target`; with a password its files are encrypted.
void pack(const std::filesystem::path& target, const Packed& files,
          const std::string& password = {});
/// The bytes of that ZIP.
[[nodiscard]] std::string packed(const Packed& files);

/// Files below a folder of tests/data/workbooks, as the ZIP of a workbook.
[[nodiscard]] Packed workbookFrom(const std::filesystem::path& folder);

/// A workbook of one sheet called "Data" with these rows of XML in it.
[[nodiscard]] Packed workbookOf(const std::string& rows, const std::string& behindRows = {});

} // namespace regard::test
