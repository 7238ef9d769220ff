// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/containers/archive.h"
#include "core/ingest/containers/number_format.h"

#include <regard/base/control.h>

#include <cstdint>
#include <string>
#include <vector>

namespace regard {

struct Sheet {
    std::string name;
    std::string entry; ///< its file in the workbook
    bool isHidden = false;
};

/// An XLSX workbook: which sheets it has, and each of them as CSV.
class Workbook final {
public:
    [[nodiscard]] static Expected<Workbook> open(const std::filesystem::path& file);

    [[nodiscard]] const std::filesystem::path& path() const { return m_archive.path(); }
    /// In the order of their tabs, hidden ones too; charts are not among them.
    [[nodiscard]] const std::vector<Sheet>& sheets() const { return m_sheets; }
    /// Size of a sheet as it stands in the workbook.
    [[nodiscard]] std::int64_t bytes(const Sheet& sheet) const;
    /// Whether no cell of it has a value.
    [[nodiscard]] Expected<bool> isEmpty(const Sheet& sheet) const;
    /// Writes a sheet to `target` as CSV in UTF-8, one line a row (blank lines for blank rows), text
    /// in quotes. Memory grows with the texts that the workbook shares between cells alone.
    [[nodiscard]] Status write(const Sheet& sheet, const std::filesystem::path& target,
                               const Control& control) const;

private:
    explicit Workbook(Archive archive) : m_archive(std::move(archive)) {}
    [[nodiscard]] Status readOutline();
    [[nodiscard]] Expected<const ArchiveEntry*> entryOf(const Sheet& sheet) const;

    Archive m_archive;
    std::vector<Sheet> m_sheets;
    std::string m_sharedStrings;        ///< file of the shared texts, empty if there is none
    std::vector<NumberFormat> m_styles; ///< by the number that a cell gives
    bool m_from1904 = false;
};

} // namespace regard
