// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/sheets.h"

#include "core/ingest/containers/file_kind.h"
#include "core/ingest/values/reading.h"

namespace regard {
namespace {

constexpr std::size_t kMostNamed = 12;

Error noValues(const Workbook& workbook)
{
    return {ErrorKind::Refused, "No sheet of this workbook that can be seen holds any values.",
            workbook.path().string()};
}

std::vector<std::string> sheetNames(const std::vector<Sheet>& sheets)
{
    std::vector<std::string> names;
    for (const Sheet& sheet : sheets)
        names.push_back(sheet.name);
    return names;
}

} // namespace

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i == kMostNamed)
            return text + ", ...";
        text += (i == 0 ? "" : ", ") + names[i];
    }
    return text;
}

/// The visible sheets of a workbook with something in them.
Expected<std::vector<Sheet>> filledSheets(const Workbook& workbook)
{
    std::vector<Sheet> sheets;
    for (const Sheet& sheet : workbook.sheets()) {
        if (sheet.isHidden)
            continue;
        const Expected<bool> empty = workbook.isEmpty(sheet);
        if (!empty.ok())
            return empty.error();
        if (!empty.value())
            sheets.push_back(sheet);
    }
    return sheets;
}

Expected<Sheet> chosenSheet(const Workbook& workbook, std::string_view name)
{
    if (!name.empty()) {
        for (const Sheet& sheet : workbook.sheets())
            if (values::equalIgnoringCase(sheet.name, name))
                return sheet;
        return Error{ErrorKind::NotFound,
                     "There is no sheet \"" + std::string(name) +
                         "\"; there are: " + listed(sheetNames(workbook.sheets())) + ".",
                     workbook.path().string()};
    }
    for (const Sheet& sheet : workbook.sheets()) {
        if (sheet.isHidden)
            continue;
        const Expected<bool> empty = workbook.isEmpty(sheet);
        if (!empty.ok())
            return empty.error();
        if (!empty.value())
            return sheet;
    }
    return noValues(workbook);
}

Expected<NestedWorkbook> nestedWorkbook(const Archive& archive, const ArchiveEntry& entry,
                                        const Control& control)
{
    Expected<PrivateFolder> folder = PrivateFolder::create();
    if (!folder.ok())
        return folder.error();
    const std::filesystem::path unpacked = folder.value().fileFor("workbook.xlsx");
    const auto placed = [&](Error error) {
        if (error.kind != ErrorKind::Cancelled)
            error.file = archive.path().string() + ": " + entry.name;
        return error;
    };
    if (Status status = archive.unpack(entry, unpacked, control); !status.ok())
        return placed(status.error());
    const Expected<FileKind> kind = fileKind(unpacked);
    if (!kind.ok())
        return placed(kind.error());
    if (kind.value() != FileKind::Workbook)
        return placed({ErrorKind::Refused, "It is called a workbook, and is none."});
    Expected<Workbook> workbook = Workbook::open(unpacked);
    if (!workbook.ok())
        return placed(workbook.error());
    return NestedWorkbook{std::move(folder).value(), std::move(workbook).value()};
}

} // namespace regard
