// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/containers/private_folder.h"
#include "core/ingest/containers/workbook.h"

#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Names for a sentence: "May, June, July".
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

/// The visible sheets of a workbook with something in them.
[[nodiscard]] Expected<std::vector<Sheet>> filledSheets(const Workbook& workbook);

/// The sheet of that name, also a hidden one; without a name the first filledSheets() would give.
[[nodiscard]] Expected<Sheet> chosenSheet(const Workbook& workbook, std::string_view name);

/// A workbook in an archive, unpacked so that its sheets can be told.
struct NestedWorkbook {
    PrivateFolder folder;
    Workbook workbook;
};
[[nodiscard]] Expected<NestedWorkbook>
nestedWorkbook(const Archive& archive, const ArchiveEntry& entry, const Control& control);

} // namespace regard
